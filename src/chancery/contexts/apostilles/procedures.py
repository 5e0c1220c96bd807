"""What the law allows in an apostille: states, steps, deadlines, papers."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.procedures.appeals import with_appeal
from chancery.kernel.procedures.silence import with_certificate
from chancery.kernel.procedures.vocabulary import (
    Assessment,
    Deadline,
    Need,
    Norm,
    Notice,
    PaperKind,
    Procedure,
    Requirement,
    Step,
    refusal_paper,
)

CONVENTION = Norm(
    "Convenio de La Haya del 5 de octubre de 1961",
    "Suprime la exigencia de legalización de los documentos públicos extranjeros",
)
APPROVAL = Norm("Resolución Legislativa 29445", "Aprueba la adhesión del Perú al Convenio de la Apostilla")
REGULATION = Norm("D.S. 032-2023-RE", "Reglamento Consular")
LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
TUPA = Norm("TUPA del Ministerio de Relaciones Exteriores (R.M. 1122-2016-RE)")


class State(StrEnum):
    """Where a request for an apostille may stand."""

    REQUESTED = "requested"
    FILED = "filed"
    UNDER_REVIEW = "under_review"
    OBSERVED = "observed"
    ISSUED = "issued"
    DELIVERED = "delivered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"
    ANNULLED = "annulled"
    APPEALED = "appealed"
    APPEALED_SILENCE = "appealed_silence"
    SETTLED = "settled"
    CONFIRMED = "confirmed"


CERTIFICATE = PaperKind(
    "apostille_certificate",
    "Apostilla",
    "APO",
    Path(__file__).parent / "papers/certificate.typ",
    annulled_by=Role.SUPERVISOR,
)
REFUSAL = refusal_paper("apostille_refusal", "Denegatoria de apostilla", "DAP")

APOSTILLE_1 = Procedure(
    code="apostille",
    version=1,
    context="apostilles",
    slug="apostilla",
    in_force_since=date(2026, 1, 1),
    title="Apostilla de documento público",
    summary="Certifica la firma, el cargo y el sello de un documento público peruano para que valga en otro Estado "
    "parte del Convenio de La Haya de 1961.",
    synonyms=(
        "apostillar",
        "La Haya",
        "legalizar documento",
        "antecedentes",
        "título",
        "partida",
        "certificado",
    ),
    legal_basis=(CONVENTION, APPROVAL, REGULATION, LPAG, TUPA),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=(OfficeKind.LEGALISATION, OfficeKind.DECENTRALISED, OfficeKind.FRONT_DESK),
    series="EXA",
    tariff="apostille",
    paid_step="admit",
    annulled_step="close_annulled",
    requirements=(
        Requirement(
            "source_document",
            "Documento público que se desea apostillar",
            hint="PDF con firma digital, o escaneado si presentará el original en la oficina",
        ),
        Requirement(
            "certification_chain",
            "Certificaciones previas",
            optional=True,
            when="si el documento las necesita",
            hint="Por ejemplo: notario y luego Colegio de Notarios; UGEL; SUNEDU",
        ),
        Requirement("translation", "Traducción oficial", optional=True, when="si el país de destino la pide"),
    ),
    states={
        State.REQUESTED: "Pendiente de pago",
        State.FILED: "Presentada",
        State.UNDER_REVIEW: "En evaluación",
        State.OBSERVED: "Observada",
        State.ISSUED: "Emitida",
        State.DELIVERED: "Entregada",
        State.REFUSED: "Denegada",
        State.WITHDRAWN: "Desistida",
        State.ABANDONED: "En abandono",
        State.ANNULLED: "Anulada",
    },
    initial=State.REQUESTED,
    final=frozenset({State.DELIVERED, State.REFUSED, State.WITHDRAWN, State.ABANDONED, State.ANNULLED}),
    steps=(
        Step(
            "admit",
            "Registrar el pago",
            by=Role.SYSTEM,
            from_=State.REQUESTED,
            to=State.FILED,
            notice=Notice(
                "Pago confirmado: su solicitud {number} está en trámite",
                "Recibimos el pago de su solicitud {number}. Un funcionario la evaluará. "
                "Le avisaremos apenas haya una decisión; no necesita hacer nada más por ahora.",
            ),
        ),
        Step(
            "take",
            "Tomar en evaluación",
            by=Role.OFFICER,
            from_=State.FILED,
            to=State.UNDER_REVIEW,
            needs=(Need.FEE_PAID,),
            assigns=True,
            hint="El expediente queda a su cargo.",
            plain=True,
        ),
        Step(
            "observe",
            "Observar",
            by=Role.OFFICER,
            from_=State.UNDER_REVIEW,
            to=State.OBSERVED,
            needs=(Need.HOLDER,),
            reason_required=True,
            hint="Pide al solicitante, una sola vez y en un solo acto, que corrija lo que falta. El plazo se suspende.",
            plain=True,
            once=True,
            notice=Notice(
                "Debe subsanar su solicitud {number}",
                "Revisamos su solicitud {number} y falta corregir lo siguiente: {reason}. "
                "Entre a la página del expediente y adjunte lo que se pide antes de la fecha indicada; "
                "si no lo hace, la solicitud quedará en abandono.",
            ),
        ),
        Step(
            "correct",
            "Subsanar",
            by=Role.APPLICANT,
            from_=State.OBSERVED,
            to=State.UNDER_REVIEW,
            hint="Adjunte el documento corregido y explique qué cambió.",
            plain=True,
            hands_in=True,
        ),
        Step(
            "issue",
            "Emitir apostilla",
            by=Role.OFFICER,
            from_=State.UNDER_REVIEW,
            to=State.ISSUED,
            needs=(Need.FEE_PAID, Need.HOLDER),
            issues="apostille_certificate",
            hint="Firma y numera la apostilla. No se puede deshacer: solo anular con motivo.",
            notice=Notice(
                "Su apostilla está lista ({number})",
                "Se emitió la apostilla de su solicitud {number}. Entre a la página del expediente para "
                "descargarla. Cualquier persona puede verificarla con el código impreso en ella.",
            ),
        ),
        Step(
            "refuse",
            "Denegar",
            by=Role.OFFICER,
            from_=State.UNDER_REVIEW,
            to=State.REFUSED,
            needs=(Need.HOLDER,),
            reason_required=True,
            issues="apostille_refusal",
            hint="Pone fin al trámite con un documento motivado que se notifica.",
            notice=Notice(
                "Su solicitud {number} fue denegada",
                "No se puede emitir la apostilla de su solicitud {number}: {reason}. "
                "Puede presentar un recurso dentro del plazo que indica el documento de denegatoria.",
            ),
        ),
        Step(
            "receive",
            "Confirmar recepción",
            by=Role.APPLICANT,
            from_=State.ISSUED,
            to=State.DELIVERED,
            hint="Descargó la apostilla o la recogió: el expediente se cierra.",
            plain=True,
        ),
        Step(
            "deliver",
            "Entregar en ventanilla",
            by=Role.OFFICER,
            from_=State.ISSUED,
            to=State.DELIVERED,
            plain=True,
            reason_required=True,
            asks="Nombre y documento de quien recibe",
            hint="Deja constancia de a quién se entregó.",
            notice=Notice(
                "Entregamos su apostilla ({number})",
                "El documento apostillado de su solicitud {number} fue entregado en ventanilla.",
            ),
        ),
        Step(
            "withdraw",
            "Desistir",
            by=Role.APPLICANT,
            from_=(State.REQUESTED, State.FILED, State.UNDER_REVIEW, State.OBSERVED),
            to=State.WITHDRAWN,
            hint="Pone fin al trámite por su propia decisión.",
            plain=True,
        ),
        Step(
            "expire",
            "Archivar por falta de pago",
            by=Role.SYSTEM,
            from_=State.REQUESTED,
            to=State.ABANDONED,
            notice=Notice(
                "Archivamos su solicitud {number} por falta de pago",
                "No recibimos el pago de su solicitud {number} dentro del plazo. No debe nada. "
                "Puede presentar una nueva solicitud cuando lo desee.",
            ),
        ),
        Step(
            "close_annulled",
            "Cerrar por anulación del documento",
            by=Role.SYSTEM,
            from_=State.ISSUED,
            to=State.ANNULLED,
        ),
        Step(
            "lapse",
            "Declarar el abandono",
            by=Role.SYSTEM,
            from_=State.OBSERVED,
            to=State.ABANDONED,
            notice=Notice(
                "Su solicitud {number} quedó en abandono",
                "Venció el plazo para subsanar su solicitud {number} y no recibimos lo pedido, por lo que quedó "
                "en abandono (TUO de la Ley 27444). Puede presentar una nueva solicitud.",
            ),
        ),
        Step(
            "escalate",
            "Alertar por plazo vencido",
            by=Role.SYSTEM,
            from_=(State.FILED, State.UNDER_REVIEW),
        ),
        Step(
            "note_silence",
            "Dejar constancia del silencio negativo",
            by=Role.SYSTEM,
            from_=(State.FILED, State.UNDER_REVIEW),
            notice=Notice(
                "Venció el plazo para resolver su solicitud {number}",
                "Pasó el plazo legal para resolver su solicitud {number}. Puede esperar la decisión, que la entidad "
                "sigue obligada a tomar, o considerar denegada la solicitud y presentar un recurso (silencio "
                "administrativo negativo).",
            ),
        ),
    ),
    deadlines=(
        Deadline(
            "payment",
            "Pagar el derecho de trámite",
            period="apostille.payment",
            counts_in=(State.REQUESTED,),
            then="expire",
            norm=TUPA,
            binds="applicant",
            remind_days_before=2,
        ),
        Deadline(
            "review",
            "Evaluar la solicitud",
            period="apostille.review",
            counts_in=(State.FILED, State.UNDER_REVIEW),
            pauses_in=(State.OBSERVED,),
            then="escalate",
            norm=TUPA,
            remind_days_before=1,
        ),
        Deadline(
            "decision",
            "Resolver el procedimiento",
            period="lpag.procedure",
            counts_in=(State.FILED, State.UNDER_REVIEW),
            pauses_in=(State.OBSERVED,),
            then="note_silence",
            norm=LPAG,
            silence=True,
        ),
        Deadline(
            "correction",
            "Subsanar la observación",
            period="lpag.required_act",
            counts_in=(State.OBSERVED,),
            then="lapse",
            norm=LPAG,
            binds="applicant",
            remind_days_before=3,
        ),
    ),
    papers=(CERTIFICATE, REFUSAL),
    route="apostilles:case",
    filing_route="apostilles:file",
    advice=(
        "La primera página de la solicitud le dice si el país de destino acepta la apostilla. Si no la acepta, necesita "
        "una legalización.",
        "La apostilla certifica la firma, el cargo y el sello; no certifica lo que dice el documento.",
        "No vence. Cualquier persona puede verificarla con el código impreso en ella.",
    ),
    opened_notice=Notice(
        "Recibimos su solicitud {number}",
        "Su solicitud de apostilla tiene el número {number}. El siguiente paso es pagar el derecho de trámite desde "
        "la página del expediente. Con ese número puede seguirla en «Mis trámites».",
    ),
)

APOSTILLE_2 = with_appeal(APOSTILLE_1, State, since=date(2026, 7, 1), series="RAP")
APOSTILLE = with_certificate(APOSTILLE_2, since=date(2026, 12, 1), series="SAP")
