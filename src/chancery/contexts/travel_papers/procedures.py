"""What the law allows in a salvoconducto: who asks, who proves the identity, who decides, prints and hands over."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.appeals import LPAG, appealable
from chancery.kernel.procedures.silence import certified, decision, note_silence
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

OLD_REGULATION = Norm("D.S. 076-2005-RE, arts. 351-357", "Reglamento Consular anterior: salvoconductos")
REGULATION = Norm("D.S. 032-2023-RE, art. 109", "Reglamento Consular: menores sin inscribir")
PASSPORTS = Norm("D.S. 037-2016-RE, arts. 17-19", "Pasaportes y salvoconductos en el exterior")
MINORS = Norm(
    "Ley 27337, arts. 111 y 112", "Código de los Niños y Adolescentes: viaje de menores (por confirmar)"
)
TARIFF = Norm("D.S. 045-2003-RE, nums. 63 y 64", "Tarifa de Derechos Consulares: salvoconductos")
ACT = "travel_paper"
PAPER = "travel_paper"
REFUSAL = "travel_paper_refusal"
_PAPERS = Path(__file__).parent / "papers"


class State(StrEnum):
    """Where a request for a salvoconducto may stand."""

    FILED = "filed"
    OBSERVED = "observed"
    IDENTIFIED = "identified"
    GRANTED = "granted"
    PAID = "paid"
    PRINTED = "printed"
    DELIVERED = "delivered"
    REFUSED = "refused"
    APPEALED = "appealed"
    APPEALED_SILENCE = "appealed_silence"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    USED = "used"


_OPEN = (State.FILED, State.IDENTIFIED)

_SYSTEM_STEPS = (
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.GRANTED,
        to=State.PAID,
        notice=Notice(
            "Su salvoconducto se puede imprimir ({number})",
            "No falta ningún pago en la solicitud {number}. Le avisaremos cuando el salvoconducto esté listo para recogerlo.",
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
            "Pasó el plazo para completar o pagar la solicitud de salvoconducto {number}, y quedó sin efecto. "
            "Puede presentar otra cuando lo necesite.",
        ),
    ),
    Step(
        "expire",
        "Declarar vencido",
        by=Role.SYSTEM,
        from_=(State.PRINTED, State.DELIVERED),
        to=State.EXPIRED,
        notice=Notice(
            "Venció el salvoconducto de la solicitud {number}",
            "Pasaron los días del salvoconducto de la solicitud {number}. No se prorroga: si todavía no viajó, acuda a la "
            "oficina consular.",
        ),
    ),
    Step(
        "use",
        "Registrar el ingreso al Perú",
        by=Role.SYSTEM,
        from_=State.DELIVERED,
        to=State.USED,
        notice=Notice(
            "Se usó el salvoconducto de la solicitud {number}",
            "Con el salvoconducto de la solicitud {number}: {reason}. Queda usado: no sirve para otro viaje.",
        ),
    ),
    Step("escalate", "Alertar por plazo vencido", by=Role.SYSTEM, from_=(*_OPEN, State.PAID, State.PRINTED)),
    note_silence(_OPEN),
)

_HUMAN_STEPS = (
    Step(
        "identify",
        "Comprobar la identidad",
        by=Role.OFFICER,
        from_=_OPEN,
        to=State.IDENTIFIED,
        hint="Pregunta al registro de identidad; si no responde o no hay DNI, con la partida y, si es mayor de edad, con un pariente.",
    ),
    Step(
        "observe",
        "Pedir documentos",
        by=Role.OFFICER,
        from_=_OPEN,
        to=State.OBSERVED,
        reason_required=True,
        plain=True,
        once=True,
        hint="Pide al solicitante, una sola vez, lo que falta. El plazo se suspende.",
        notice=Notice(
            "Faltan documentos en su solicitud de salvoconducto {number}",
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
        "record_leave",
        "Registrar la autorización de quienes se quedan",
        by=Role.OFFICER,
        from_=(*_OPEN, State.GRANTED, State.PAID),
        hint="Solo de un menor: qué partidas se vieron, y cómo autorizó cada uno que ejerce la patria potestad y no viaja.",
    ),
    Step(
        "approve_second",
        "Aprobar la causa de otro salvoconducto",
        by=Role.OFFICER,
        from_=State.IDENTIFIED,
        reason_required=True,
        once=True,
        asks="por qué se justifica otro salvoconducto",
        hint="A quien ya tuvo uno no se le da otro sin causa justificada, que aprueba una persona distinta de quien decide.",
    ),
    Step(
        "grant",
        "Conceder el salvoconducto",
        by=Role.CONSUL,
        from_=State.IDENTIFIED,
        to=State.GRANTED,
        hint="Decide y pide el derecho consular, si lo hay. Lo imprime otra persona.",
        notice=Notice(
            "Se concedió el salvoconducto de la solicitud {number}",
            "El salvoconducto de la solicitud {number} fue concedido. El siguiente paso es pagar el derecho consular, "
            "si lo hay, desde la página del expediente o en la oficina.",
        ),
    ),
    Step(
        "refuse",
        "Denegar el salvoconducto",
        by=Role.CONSUL,
        from_=_OPEN,
        to=State.REFUSED,
        reason_required=True,
        issues=REFUSAL,
        hint="Pone fin al trámite con una decisión motivada, que se notifica.",
        notice=Notice(
            "El salvoconducto de la solicitud {number} fue denegado",
            "No se concedió el salvoconducto de la solicitud {number}: {reason}. La decisión, con los recursos que proceden, "
            "está en el expediente.",
        ),
    ),
    Step(
        "print_paper",
        "Imprimir el salvoconducto",
        by=Role.OFFICER,
        from_=State.PAID,
        to=State.PRINTED,
        needs=(Need.FEE_PAID,),
        issues=PAPER,
        hint="Imprime los tres originales. Lo imprime quien no lo concedió.",
        notice=Notice(
            "Su salvoconducto está listo ({number})",
            "El salvoconducto de la solicitud {number} está listo. Recójalo en la oficina consular: vale treinta días desde hoy "
            "y no se prorroga.",
        ),
    ),
    Step(
        "spoil_paper",
        "Inutilizar lo impreso",
        by=Role.OFFICER,
        from_=State.PRINTED,
        to=State.PAID,
        reason_required=True,
        hint="Da de baja los originales mal impresos, con su número, para imprimir otros.",
    ),
    Step(
        "hand_over",
        "Entregar",
        by=Role.OFFICER,
        from_=State.PRINTED,
        to=State.DELIVERED,
        hint="Lee la zona de lectura mecánica del original del titular y se lo entrega: si dice otra cosa, no se entrega.",
    ),
    Step(
        "tell_loss",
        "Avisar que se perdió o lo robaron",
        by=Role.APPLICANT,
        from_=State.DELIVERED,
        to=State.CANCELLED,
        reason_required=True,
        asks="dónde y cuándo ocurrió",
        hint="El salvoconducto deja de valer desde este momento, y el control migratorio lo ve.",
        notice=Notice(
            "El salvoconducto de la solicitud {number} ya no vale",
            "Recibimos su aviso sobre el salvoconducto de la solicitud {number}: {reason}. Desde este momento no vale, y el "
            "control migratorio lo ve. Si lo encuentra, entréguelo en la oficina consular.",
        ),
    ),
    Step(
        "cancel",
        "Cancelar el salvoconducto",
        by=Role.CONSUL,
        from_=(State.GRANTED, State.PAID, State.PRINTED, State.DELIVERED),
        to=State.CANCELLED,
        reason_required=True,
        hint="Deja de valer desde este momento, y el control migratorio lo ve.",
        notice=Notice(
            "Se canceló el salvoconducto de la solicitud {number}",
            "El salvoconducto de la solicitud {number} ya no vale: {reason}.",
        ),
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.FILED, State.OBSERVED, State.IDENTIFIED, State.GRANTED),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite por su propia decisión.",
    ),
)

_TRAVEL_PAPER = Procedure(
    code="travel_paper",
    version=1,
    context="travel_papers",
    slug="salvoconducto",
    in_force_since=date(2026, 1, 1),
    title="Salvoconducto",
    summary="Quien está en el exterior sin pasaporte pide el documento de emergencia con que vuelve al Perú o al país donde vive.",
    synonyms=(
        "salvoconducto",
        "documento de viaje de emergencia",
        "perdí mi pasaporte",
        "pasaporte robado",
        "pasaporte vencido",
        "volver al Perú",
        "repatriación",
    ),
    legal_basis=(OLD_REGULATION, REGULATION, PASSPORTS, MINORS, TARIFF, LPAG),
    assessment=Assessment.PRIOR_NEGATIVE,
    offices=CONSULAR,
    series="SAL",
    numbered_by_office=True,
    paid_step="admit",
    requirements=(
        Requirement("photograph", "Fotografía reciente, de frente y con fondo blanco"),
        Requirement(
            "report",
            "Denuncia policial o declaración jurada",
            optional=True,
            hint="Si el pasaporte se perdió o lo robaron",
        ),
        Requirement(
            "identity",
            "Lo que pruebe quién es: DNI, partida, pasaporte vencido, copia de cualquiera de ellos",
            optional=True,
        ),
        Requirement(
            "leave",
            "Partida del menor y autorización de los padres que no viajan con él",
            optional=True,
            hint="Si viaja un menor de edad; también la partida de defunción o la resolución del juez, si autoriza uno solo",
        ),
        Requirement("ticket", "Pasaje o reserva del viaje", optional=True),
    ),
    states={
        State.FILED: "Presentada",
        State.OBSERVED: "Con documentos pendientes",
        State.IDENTIFIED: "Con identidad comprobada",
        State.GRANTED: "Concedido, por pagar",
        State.PAID: "Por imprimir",
        State.PRINTED: "Listo para entregar",
        State.DELIVERED: "Entregado",
        State.REFUSED: "Denegado",
        State.CANCELLED: "Cancelado",
        State.WITHDRAWN: "Desistida",
        State.LAPSED: "Caducada",
        State.EXPIRED: "Vencido",
        State.USED: "Usado",
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
            period="travel_paper.review",
            counts_in=_OPEN,
            pauses_in=(State.OBSERVED,),
            then="escalate",
            norm=OLD_REGULATION,
        ),
        decision(_OPEN, LPAG, pauses_in=(State.OBSERVED,)),
        Deadline(
            "correction",
            "Completar los documentos",
            period="travel_paper.correction",
            counts_in=(State.OBSERVED,),
            then="lapse",
            norm=LPAG,
            binds="applicant",
            remind_days_before=2,
        ),
        Deadline(
            "payment",
            "Pagar el derecho consular",
            period="travel_paper.payment",
            counts_in=(State.GRANTED,),
            then="lapse",
            norm=TARIFF,
            binds="applicant",
            remind_days_before=2,
        ),
        Deadline(
            "printing",
            "Imprimir y entregar",
            period="travel_paper.printing",
            counts_in=(State.PAID, State.PRINTED),
            then="escalate",
            norm=OLD_REGULATION,
        ),
    ),
    papers=(
        PaperKind(
            PAPER,
            "Salvoconducto",
            "SVC",
            _PAPERS / "travel_paper.typ",
            signed_by="seal",
            numbered_by_office=True,
        ),
        refusal_paper(REFUSAL, "Denegatoria de salvoconducto", "DSC"),
    ),
    route="travel_papers:case",
    filing_route="travel_papers:file",
    opened_notice=Notice(
        "Recibimos la solicitud de salvoconducto {number}",
        "La solicitud de salvoconducto tiene el número {number}. La oficina consular comprobará la identidad y decidirá cuanto "
        "antes. No pague nada todavía: el derecho se cobra solo si se concede, y es gratuito en caso de indigencia.",
    ),
    advice=(
        "Sirve una sola vez: para volver al Perú o al país donde vive. Vale treinta días y no se prorroga.",
        "Si su pasaporte se perdió o lo robaron, denúncielo antes ante la policía; si no puede, declare cómo fue.",
        "Nadie cobra por adelantado. Es gratuito para quien no tiene cómo pagarlo.",
        "Un menor de edad viaja con la autorización de los padres que no van con él: fírmela en la oficina consular.",
        "Si tiene tiempo antes del viaje, pida un pasaporte: muchos países de tránsito no aceptan un salvoconducto.",
    ),
)

TRAVEL_PAPER = certified(
    appealable(_TRAVEL_PAPER, State, series="RSA", review=State.FILED, silent=_OPEN), series="SSA"
)
