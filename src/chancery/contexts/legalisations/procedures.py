"""What the law allows in a legalisation, of a Peruvian document for abroad and of a foreign one for Peru."""

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

OLD_REGULATION = Norm("D.S. 076-2005-RE, arts. 508-517", "Reglamento Consular: legalizaciones")
REGULATION = Norm("D.S. 032-2023-RE", "Reglamento Consular")
TARIFF = Norm("D.S. 045-2003-RE", "Tarifa de Derechos Consulares")
CONVENTION = Norm(
    "Convenio de La Haya del 5 de octubre de 1961",
    "Suprime la exigencia de legalización de los documentos públicos extranjeros",
)
LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
TUPA = Norm("TUPA del Ministerio de Relaciones Exteriores (R.M. 1122-2016-RE)")
TEMPLATE = Path(__file__).parent / "papers/legalisation.typ"


class State(StrEnum):
    """Where a request for a legalisation may stand."""

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


_STATES: dict[StrEnum, str] = {
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
}
_FINAL: frozenset[StrEnum] = frozenset(
    {State.DELIVERED, State.REFUSED, State.WITHDRAWN, State.ABANDONED, State.ANNULLED}
)
_REQUIREMENTS = (
    Requirement(
        "source_document",
        "Documento que se desea legalizar",
        hint="PDF con firma digital, o escaneado si presentará el original en la oficina",
    ),
    Requirement(
        "certification_chain",
        "Certificaciones previas",
        optional=True,
        when="si el documento las necesita",
        hint="Por ejemplo: la del ministerio de relaciones exteriores del país que lo emitió",
    ),
    Requirement("translation", "Traducción oficial", optional=True, when="si no está en español"),
)
_OPENED = Notice(
    "Recibimos su solicitud {number}",
    "Su solicitud de legalización tiene el número {number}. El siguiente paso es pagar el derecho de trámite desde "
    "la página del expediente. Con ese número puede seguirla en «Mis trámites».",
)


def _steps(officer: Role, *, paper: str, refusal: str) -> tuple[Step, ...]:
    """The same story at a counter in Lima and before a consul, who signs in person (D.S. 076-2005-RE, art. 433)."""
    return (
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
            by=officer,
            from_=State.FILED,
            to=State.UNDER_REVIEW,
            needs=(Need.FEE_PAID,),
            assigns=True,
            plain=True,
            hint="El expediente queda a su cargo.",
        ),
        Step(
            "observe",
            "Observar",
            by=officer,
            from_=State.UNDER_REVIEW,
            to=State.OBSERVED,
            needs=(Need.HOLDER,),
            reason_required=True,
            plain=True,
            once=True,
            hint="Pide al solicitante, una sola vez y en un solo acto, que corrija lo que falta. El plazo se suspende.",
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
            plain=True,
            hands_in=True,
            hint="Adjunte el documento corregido y explique qué cambió.",
        ),
        Step(
            "issue",
            "Legalizar",
            by=officer,
            from_=State.UNDER_REVIEW,
            to=State.ISSUED,
            needs=(Need.FEE_PAID, Need.HOLDER),
            issues=paper,
            hint="Firma y numera la legalización. No se puede deshacer: solo anular con motivo.",
            notice=Notice(
                "Su legalización está lista ({number})",
                "Se emitió la legalización de su solicitud {number}. Entre a la página del expediente para "
                "descargarla. Cualquier persona puede verificarla con el código impreso en ella.",
            ),
        ),
        Step(
            "refuse",
            "Denegar",
            by=officer,
            from_=State.UNDER_REVIEW,
            to=State.REFUSED,
            needs=(Need.HOLDER,),
            reason_required=True,
            issues=refusal,
            hint="Pone fin al trámite con un documento motivado que se notifica.",
            notice=Notice(
                "Su solicitud {number} fue denegada",
                "No se puede legalizar el documento de su solicitud {number}: {reason}. "
                "Puede presentar un recurso dentro del plazo que indica el documento de denegatoria.",
            ),
        ),
        Step(
            "receive",
            "Confirmar recepción",
            by=Role.APPLICANT,
            from_=State.ISSUED,
            to=State.DELIVERED,
            plain=True,
            hint="Descargó la legalización o la recogió: el expediente se cierra.",
        ),
        Step(
            "deliver",
            "Entregar en ventanilla",
            by=officer,
            from_=State.ISSUED,
            to=State.DELIVERED,
            plain=True,
            reason_required=True,
            asks="Nombre y documento de quien recibe",
            hint="Deja constancia de a quién se entregó.",
            notice=Notice(
                "Entregamos su legalización ({number})",
                "El documento legalizado de su solicitud {number} fue entregado en ventanilla.",
            ),
        ),
        Step(
            "withdraw",
            "Desistir",
            by=Role.APPLICANT,
            from_=(State.REQUESTED, State.FILED, State.UNDER_REVIEW, State.OBSERVED),
            to=State.WITHDRAWN,
            plain=True,
            hint="Pone fin al trámite por su propia decisión.",
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
            "escalate", "Alertar por plazo vencido", by=Role.SYSTEM, from_=(State.FILED, State.UNDER_REVIEW)
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
    )


_DEADLINES = (
    Deadline(
        "payment",
        "Pagar el derecho de trámite",
        period="legalisation.payment",
        counts_in=(State.REQUESTED,),
        then="expire",
        norm=TUPA,
        binds="applicant",
        remind_days_before=2,
    ),
    Deadline(
        "review",
        "Evaluar la solicitud",
        period="legalisation.review",
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
)

LEGALISATION_1 = Procedure(
    code="legalisation",
    version=1,
    context="legalisations",
    slug="legalizacion",
    in_force_since=date(2026, 1, 1),
    title="Legalización de documento peruano",
    summary="Certifica la firma, el cargo y el sello de un documento peruano que va a un país que no acepta la "
    "apostilla, o que el Convenio de La Haya deja fuera, como los consulares y los comerciales.",
    synonyms=(
        "legalizar",
        "legalizar documento",
        "documento peruano",
        "certificado de origen",
        "consular",
        "aduana",
    ),
    legal_basis=(OLD_REGULATION, REGULATION, CONVENTION, LPAG, TUPA),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=(OfficeKind.LEGALISATION, OfficeKind.DECENTRALISED, OfficeKind.FRONT_DESK),
    series="EXL",
    tariff="legalisation",
    paid_step="admit",
    annulled_step="close_annulled",
    requirements=_REQUIREMENTS,
    states=_STATES,
    initial=State.REQUESTED,
    final=_FINAL,
    steps=_steps(Role.OFFICER, paper="legalisation", refusal="legalisation_refusal"),
    deadlines=_DEADLINES,
    papers=(
        PaperKind("legalisation", "Legalización", "LEG", TEMPLATE, annulled_by=Role.SUPERVISOR),
        refusal_paper("legalisation_refusal", "Denegatoria de legalización", "DLE"),
    ),
    route="legalisations:case",
    filing_route="legalisations:file",
    opened_notice=_OPENED,
    advice=(
        "Si el país de destino acepta la apostilla, pida una apostilla y no una legalización.",
        "Después de esta legalización, el consulado del país de destino en el Perú debe legalizarla a su vez.",
        "La legalización certifica la firma, el cargo y el sello; no certifica lo que dice el documento.",
        "El documento que expidió un consulado peruano también se legaliza aquí para usarlo en el Perú.",
    ),
)

FOREIGN_LEGALISATION_1 = Procedure(
    code="foreign_legalisation",
    version=1,
    context="legalisations",
    slug="legalizacion-consular",
    in_force_since=date(2026, 1, 1),
    title="Legalización consular de documento extranjero",
    summary="El cónsul del Perú certifica la firma de la autoridad extranjera de un documento que viene de un país "
    "que no acepta la apostilla, para que valga en el Perú.",
    synonyms=(
        "legalizar",
        "documento extranjero",
        "legalización consular",
        "consulado",
        "autoridad extranjera",
    ),
    legal_basis=(OLD_REGULATION, REGULATION, TARIFF, CONVENTION, LPAG),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=(
        OfficeKind.CONSULATE_GENERAL,
        OfficeKind.CONSULATE,
        OfficeKind.CONSULAR_SECTION,
        OfficeKind.CONSULAR_AGENCY,
    ),
    series="EXC",
    tariff="legalisation.foreign",
    paid_step="admit",
    annulled_step="close_annulled",
    requirements=_REQUIREMENTS,
    states=_STATES,
    initial=State.REQUESTED,
    final=_FINAL,
    steps=_steps(Role.CONSUL, paper="consular_legalisation", refusal="consular_legalisation_refusal"),
    deadlines=_DEADLINES,
    papers=(
        PaperKind("consular_legalisation", "Legalización consular", "LEC", TEMPLATE, annulled_by=Role.CONSUL),
        refusal_paper("consular_legalisation_refusal", "Denegatoria de legalización consular", "DLC"),
    ),
    route="legalisations:case",
    filing_route="legalisations:file_foreign",
    opened_notice=_OPENED,
    advice=(
        "Si el país que emitió el documento acepta la apostilla, pídala allí: el consulado no la reemplaza.",
        "Lo atiende el consulado del Perú en el país que emitió el documento.",
        "Muchos países piden que su propio ministerio de relaciones exteriores certifique antes la firma.",
        "Si el documento no está en español, tradúzcalo en el Perú con un traductor público juramentado.",
    ),
)

LEGALISATION_2 = with_appeal(LEGALISATION_1, State, since=date(2026, 7, 1), series="RLE")
FOREIGN_LEGALISATION_2 = with_appeal(FOREIGN_LEGALISATION_1, State, since=date(2026, 7, 1), series="RLC")
LEGALISATION = with_certificate(LEGALISATION_2, since=date(2026, 12, 1), series="SLE")
FOREIGN_LEGALISATION = with_certificate(FOREIGN_LEGALISATION_2, since=date(2026, 12, 1), series="SLC")
