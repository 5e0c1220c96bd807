"""What the law allows in a visa: who asks, who interviews, who lets it be given, who decides, prints and checks."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
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
)

MIGRATION = Norm("Decreto Legislativo 1350", "Ley de Migraciones: arts. 27 y 29")
REGULATION = Norm("D.S. 032-2023-RE, arts. 111-115", "Reglamento Consular: visas")
OLD_REGULATION = Norm("D.S. 076-2005-RE, arts. 359-377", "Reglamento Consular anterior: visas")
TARIFF = Norm("D.S. 045-2003-RE, sección VII", "Tarifa de Derechos Consulares: visas")
LPAG = Norm("TUO de la Ley 27444 (D.S. 004-2019-JUS)", "Ley del Procedimiento Administrativo General")
ACT = "visa"
LABEL = "visa_label"
REFUSAL = "visa_refusal"
_PAPERS = Path(__file__).parent / "papers"


class State(StrEnum):
    """Where a request for a visa may stand."""

    FILED = "filed"
    OBSERVED = "observed"
    INTERVIEWED = "interviewed"
    CONSULTED = "consulted"
    AUTHORISED = "authorised"
    NOT_AUTHORISED = "not_authorised"
    GRANTED = "granted"
    PAID = "paid"
    PRINTED = "printed"
    CHECKED = "checked"
    DELIVERED = "delivered"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    USED = "used"


_OPEN = (State.FILED, State.INTERVIEWED, State.AUTHORISED, State.NOT_AUTHORISED)
STANDING = (State.GRANTED, State.PAID, State.PRINTED, State.CHECKED, State.DELIVERED)
"""Where a visa is granted and was not taken back."""
HANDED_OVER = (State.DELIVERED, State.USED, State.EXPIRED, State.CANCELLED)
"""Where somebody may have entered with it."""

_SYSTEM_STEPS = (
    Step(
        "authorise", "Registrar la autorización", by=Role.SYSTEM, from_=State.CONSULTED, to=State.AUTHORISED
    ),
    Step(
        "deny", "Registrar que no se autoriza", by=Role.SYSTEM, from_=State.CONSULTED, to=State.NOT_AUTHORISED
    ),
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.GRANTED,
        to=State.PAID,
        notice=Notice(
            "Su visa está pagada ({number})",
            "Recibimos el pago de la visa de la solicitud {number}. Le avisaremos cuando esté lista para recogerla.",
        ),
    ),
    Step(
        "lapse",
        "Declarar que caducó",
        by=Role.SYSTEM,
        from_=(State.OBSERVED, State.GRANTED),
        to=State.LAPSED,
        notice=Notice(
            "La solicitud {number} caducó",
            "Pasó el plazo para completar o pagar la solicitud de visa {number}, y quedó sin efecto. "
            "Puede presentar otra cuando lo desee.",
        ),
    ),
    Step("expire", "Declarar vencida", by=Role.SYSTEM, from_=State.DELIVERED, to=State.EXPIRED),
    Step(
        "use",
        "Registrar que se usó",
        by=Role.SYSTEM,
        from_=State.DELIVERED,
        to=State.USED,
        notice=Notice(
            "Se usó la visa de la solicitud {number}",
            "Con la visa de la solicitud {number}: {reason}. No le quedan entradas: para otro viaje hace falta otra visa.",
        ),
    ),
    Step(
        "escalate",
        "Alertar por plazo vencido",
        by=Role.SYSTEM,
        from_=(*_OPEN, State.PAID, State.PRINTED),
    ),
)

_HUMAN_STEPS = (
    Step(
        "interview",
        "Entrevistar y evaluar",
        by=Role.OFFICER,
        from_=(State.FILED, State.INTERVIEWED),
        to=State.INTERVIEWED,
        hint="Registra la entrevista, comparada con los documentos, y responde las cinco preguntas del Reglamento.",
    ),
    Step(
        "observe",
        "Pedir documentos",
        by=Role.OFFICER,
        from_=State.FILED,
        to=State.OBSERVED,
        reason_required=True,
        plain=True,
        once=True,
        hint="Pide al solicitante, una sola vez, lo que falta. El plazo se suspende.",
        notice=Notice(
            "Faltan documentos en su solicitud de visa {number}",
            "Revisamos su solicitud {number} y falta lo siguiente: {reason}. Adjúntelo desde la página del expediente.",
        ),
    ),
    Step(
        "correct",
        "Completar",
        by=Role.APPLICANT,
        from_=State.OBSERVED,
        to=State.FILED,
        plain=True,
        hands_in=True,
        hint="Adjunte lo que se le pidió.",
    ),
    Step(
        "check_sponsor",
        "Comprobar quién respalda el viaje",
        by=Role.OFFICER,
        from_=_OPEN,
        hint="Pregunta por su RUC al registro de contribuyentes. Sin un respaldo activo no se concede una visa de negocios.",
    ),
    Step(
        "consult",
        "Consultar",
        by=Role.CONSUL,
        from_=(State.INTERVIEWED, State.AUTHORISED),
        to=State.CONSULTED,
        hint="Envía el expediente a quien debe autorizar la visa. El plazo se suspende hasta que responda.",
        notice=Notice(
            "Su solicitud de visa {number} está en consulta",
            "La solicitud {number} necesita la autorización de otra autoridad. Le avisaremos de la decisión.",
        ),
    ),
    Step(
        "grant",
        "Conceder la visa",
        by=Role.CONSUL,
        from_=(State.INTERVIEWED, State.AUTHORISED),
        to=State.GRANTED,
        hint="Decide y pide el derecho consular. La etiqueta la imprime otra persona.",
        notice=Notice(
            "Se concedió la visa de la solicitud {number}",
            "La visa de la solicitud {number} fue concedida. El siguiente paso es pagar el derecho consular, "
            "si lo hay, desde la página del expediente.",
        ),
    ),
    Step(
        "refuse",
        "Denegar la visa",
        by=Role.CONSUL,
        from_=_OPEN,
        to=State.REFUSED,
        reason_required=True,
        issues=REFUSAL,
        hint="Pone fin al trámite. La denegatoria queda registrada y no admite recurso.",
        notice=Notice(
            "La visa de la solicitud {number} fue denegada",
            "No se concedió la visa de la solicitud {number}. La decisión está en el expediente. Es definitiva: "
            "no procede recurso alguno (Decreto Legislativo 1350, art. 27.5). Puede presentar una nueva solicitud.",
        ),
    ),
    Step(
        "print_label",
        "Imprimir la etiqueta",
        by=Role.OFFICER,
        from_=State.PAID,
        to=State.PRINTED,
        needs=(Need.FEE_PAID,),
        issues=LABEL,
        hint="Toma la siguiente etiqueta de su bóveda. La imprime quien no decidió la visa.",
    ),
    Step(
        "spoil_label",
        "Inutilizar la etiqueta",
        by=Role.OFFICER,
        from_=(State.PRINTED, State.CHECKED),
        to=State.PAID,
        reason_required=True,
        hint="Da de baja la etiqueta mal impresa, para imprimir otra.",
    ),
    Step(
        "check_label",
        "Revisar la etiqueta",
        by=Role.CONSUL,
        from_=State.PRINTED,
        to=State.CHECKED,
        hint="Lee la zona de lectura mecánica de la etiqueta impresa: sin esta revisión no se entrega.",
        notice=Notice(
            "Su visa está lista ({number})",
            "La visa de la solicitud {number} está lista. Recójala en la oficina consular.",
        ),
    ),
    Step(
        "deliver",
        "Entregar",
        by=Role.OFFICER,
        from_=State.CHECKED,
        to=State.DELIVERED,
        plain=True,
        hint="El titular, o quien tiene su poder, recibe el pasaporte con la visa.",
    ),
    Step(
        "cancel",
        "Cancelar la visa",
        by=Role.CONSUL,
        from_=STANDING,
        to=State.CANCELLED,
        reason_required=True,
        hint="La visa deja de valer desde este momento, y el control migratorio lo ve.",
        notice=Notice(
            "Se canceló la visa de la solicitud {number}",
            "La visa de la solicitud {number} ya no vale: {reason}.",
        ),
    ),
    Step(
        "tell_passport_loss",
        "Avisar la pérdida del pasaporte",
        by=Role.APPLICANT,
        from_=STANDING,
        reason_required=True,
        hint="Si perdió o le robaron el pasaporte que lleva la visa: el control migratorio preguntará a quien lo muestre.",
    ),
    Step(
        "report_passport",
        "Registrar qué fue del pasaporte",
        by=Role.OFFICER,
        from_=STANDING,
        reason_required=True,
        hint="El pasaporte que lleva la visa se perdió, fue robado o se anuló. La visa sigue en pie, y la frontera pregunta antes.",
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.FILED, State.OBSERVED, State.INTERVIEWED, State.AUTHORISED, State.GRANTED),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite por su propia decisión.",
    ),
)

VISA = Procedure(
    code="visa",
    version=1,
    context="visas",
    slug="visa",
    in_force_since=date(2026, 1, 1),
    title="Visa para viajar al Perú",
    summary="Una persona extranjera pide ante una oficina consular la visa que necesita para entrar en el Perú.",
    synonyms=("visado", "visa", "turista", "negocios", "residente", "visa consular", "entrar al Perú"),
    legal_basis=(MIGRATION, REGULATION, OLD_REGULATION, TARIFF, LPAG),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="VIS",
    numbered_by_office=True,
    paid_step="admit",
    requirements=(
        Requirement(
            "passport", "Página de datos del pasaporte", hint="Debe valer seis meses desde la entrada"
        ),
        Requirement("photograph", "Fotografía reciente, de frente y con fondo blanco"),
        Requirement("journey", "Reserva o pasaje, y dónde se alojará"),
        Requirement(
            "solvency", "Prueba de que puede pagar el viaje", optional=True, hint="Obligatoria para turistas"
        ),
        Requirement(
            "letters",
            "Cartas de la empresa extranjera y de su contraparte en el Perú",
            optional=True,
            hint="Obligatorias para negocios: motivo, plazo y quién responde",
        ),
    ),
    states={
        State.FILED: "Presentada",
        State.OBSERVED: "Con documentos pendientes",
        State.INTERVIEWED: "Entrevistada",
        State.CONSULTED: "En consulta",
        State.AUTHORISED: "Autorizada",
        State.NOT_AUTHORISED: "No autorizada",
        State.GRANTED: "Concedida",
        State.PAID: "Pagada",
        State.PRINTED: "Impresa",
        State.CHECKED: "Lista para entregar",
        State.DELIVERED: "Entregada",
        State.REFUSED: "Denegada",
        State.CANCELLED: "Cancelada",
        State.WITHDRAWN: "Desistida",
        State.LAPSED: "Caducada",
        State.EXPIRED: "Vencida",
        State.USED: "Usada",
    },
    initial=State.FILED,
    final=frozenset(
        {State.REFUSED, State.CANCELLED, State.WITHDRAWN, State.LAPSED, State.EXPIRED, State.USED}
    ),
    steps=(*_SYSTEM_STEPS, *_HUMAN_STEPS),
    deadlines=(
        Deadline(
            "review",
            "Resolver la solicitud",
            period="visa.review",
            counts_in=_OPEN,
            pauses_in=(State.OBSERVED, State.CONSULTED),
            then="escalate",
            norm=REGULATION,
            remind_days_before=1,
        ),
        Deadline(
            "correction",
            "Completar los documentos",
            period="visa.correction",
            counts_in=(State.OBSERVED,),
            then="lapse",
            norm=LPAG,
            binds="applicant",
            remind_days_before=2,
        ),
        Deadline(
            "payment",
            "Pagar el derecho consular",
            period="visa.payment",
            counts_in=(State.GRANTED,),
            then="lapse",
            norm=TARIFF,
            binds="applicant",
            remind_days_before=5,
        ),
        Deadline(
            "printing",
            "Imprimir y revisar la etiqueta",
            period="visa.printing",
            counts_in=(State.PAID, State.PRINTED),
            then="escalate",
            norm=OLD_REGULATION,
        ),
    ),
    papers=(
        PaperKind(
            LABEL,
            "Etiqueta de visa",
            "EVI",
            _PAPERS / "visa_label.typ",
            signed_by="seal",
            numbered_by_office=True,
            is_reserved=True,
        ),
        PaperKind(
            REFUSAL, "Denegatoria de visa", "DVI", _PAPERS / "visa_refusal.typ", numbered_by_office=True
        ),
    ),
    route="visas:case",
    filing_route="visas:file",
    opened_notice=Notice(
        "Recibimos la solicitud de visa {number}",
        "La solicitud de visa tiene el número {number}. La oficina consular la citará para una entrevista. "
        "No pague nada todavía: el derecho consular se cobra solo si se concede.",
    ),
    advice=(
        "Pídala en su país o en el país donde reside, con quince días de anticipación. En otro país hace falta una autorización.",
        "El pasaporte debe valer al menos seis meses desde el día en que entra en el Perú.",
        "Nadie cobra por adelantado: el derecho consular se paga después de la decisión, en la oficina o en línea.",
        "La denegatoria es definitiva, y no impide presentar otra solicitud.",
    ),
)
