"""The steps of a passport: who enrols, who sends to Lima, who personalises, who certifies, who hands it over."""

from enum import StrEnum

from chancery.kernel.base.actor import Role
from chancery.kernel.procedures.silence import note_silence
from chancery.kernel.procedures.vocabulary import Need, Notice, Seat, Step

PAGE = "passport_page"
REFUSAL = "passport_refusal"


class State(StrEnum):
    """Where a request for a passport may stand."""

    REQUESTED = "requested"
    ENROLLED = "enrolled"
    PAID = "paid"
    SENT = "sent"
    PERSONALISED = "personalised"
    CERTIFIED = "certified"
    DESPATCHED = "despatched"
    READY = "ready"
    RETURNED = "returned"
    UNCOLLECTED = "uncollected"
    UNCLAIMED = "unclaimed"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    DISCARDED = "discarded"
    REFUSED = "refused"
    APPEALED = "appealed"
    APPEALED_SILENCE = "appealed_silence"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    EXPIRED = "expired"


TO_DECIDE = (State.PAID,)
"""Where a request waits for the consul's word: all that comes before is the applicant's, all that comes after is making it."""

IN_LIMA = (State.SENT, State.PERSONALISED, State.CERTIFIED, State.RETURNED, State.UNCLAIMED, State.DELIVERED)
"""What is Lima's to move: what it makes, and what anybody may have cancelled at once, at whatever office."""

BY_THE_SYSTEM = (
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.ENROLLED,
        to=State.PAID,
        notice=Notice(
            "Su pasaporte está pagado ({number})",
            "Recibimos el pago del pasaporte {number}. La oficina consular lo enviará a Lima, donde se fabrica. "
            "Le avisaremos cuando esté listo para recogerlo.",
        ),
    ),
    Step(
        "resume",
        "Retomar donde estaba",
        by=Role.SYSTEM,
        from_=State.REQUESTED,
        to=State.ENROLLED,
        hint="Tras una apelación fundada, quien ya estaba enrolado no se enrola de nuevo.",
    ),
    Step(
        "lapse",
        "Declarar que caducó",
        by=Role.SYSTEM,
        from_=(State.REQUESTED, State.ENROLLED),
        to=State.LAPSED,
        notice=Notice(
            "La solicitud de pasaporte {number} caducó",
            "Pasó el plazo para enrolarse o pagar la solicitud {number}, y quedó sin efecto. "
            "Puede presentar otra cuando lo desee.",
        ),
    ),
    Step(
        "cancel",
        "Cancelar el pasaporte",
        by=Role.SYSTEM,
        from_=State.DELIVERED,
        to=State.CANCELLED,
        notice=Notice(
            "Se canceló el pasaporte del expediente {number}",
            "El pasaporte del expediente {number} ya no vale para viajar: {reason}. Si aparece, no lo use: entréguelo "
            "en una oficina consular.",
        ),
    ),
    Step(
        "lay_aside",
        "Declarar que no se recogió",
        by=Role.SYSTEM,
        from_=State.READY,
        to=State.UNCOLLECTED,
        notice=Notice(
            "Pasó el plazo para recoger su pasaporte ({number})",
            "El pasaporte {number} no se recogió dentro del plazo. Todavía puede recogerlo mientras siga en la oficina "
            "consular: acuda cuanto antes. Después se devuelve a Lima y se inutiliza, y habrá que pedir y pagar otro.",
        ),
    ),
    Step("expire", "Declarar vencido", by=Role.SYSTEM, from_=State.DELIVERED, to=State.EXPIRED),
    note_silence(TO_DECIDE),
    Step(
        "escalate",
        "Alertar por plazo vencido",
        by=Role.SYSTEM,
        from_=(State.PAID, State.SENT, State.PERSONALISED, State.CERTIFIED, State.DESPATCHED, State.RETURNED),
    ),
)

AT_THE_POST = (
    Step(
        "enrol",
        "Enrolar",
        by=Role.OFFICER,
        from_=State.REQUESTED,
        to=State.ENROLLED,
        hint="Toma la fotografía, anota huellas y firma, y compara los datos con RENIEC. Después se paga.",
        notice=Notice(
            "Ya está enrolado ({number})",
            "Tomamos la fotografía y los datos del pasaporte {number}. El siguiente paso es pagar el derecho consular, "
            "desde la página del expediente o en la oficina.",
        ),
    ),
    Step(
        "check_identity",
        "Comprobar en RENIEC",
        by=Role.OFFICER,
        from_=(State.ENROLLED, State.PAID),
        hint="Vuelve a comparar los datos con el registro de identidad. Sin coincidencia no se fabrica el pasaporte.",
    ),
    Step(
        "send",
        "Enviar a Lima",
        by=Role.CONSUL,
        from_=State.PAID,
        to=State.SENT,
        needs=(Need.FEE_PAID,),
        hint="Autoriza el pasaporte y lo envía a personalizar. Es el acto consular: toma sus números.",
        notice=Notice(
            "Su pasaporte se está fabricando ({number})",
            "La oficina consular envió a Lima la solicitud de pasaporte {number}. Suele tardar unos treinta días.",
        ),
    ),
    Step(
        "receive",
        "Recibir en la oficina",
        by=Role.OFFICER,
        from_=State.DESPATCHED,
        to=State.READY,
        plain=True,
        hint="Confirma que el pasaporte llegó entero, con el precinto del envío.",
        notice=Notice(
            "Su pasaporte está listo ({number})",
            "El pasaporte {number} llegó a la oficina consular. Recójalo en persona y traiga su pasaporte anterior, "
            "si lo tiene.",
        ),
    ),
    Step(
        "send_back",
        "Devolver a Lima",
        by=Role.OFFICER,
        from_=(State.DESPATCHED, State.READY),
        to=State.RETURNED,
        plain=True,
        reason_required=True,
        hint="Llegó dañado, con datos errados, o no llegó: Lima lo inutiliza y fabrica otro.",
        notice=Notice(
            "Su pasaporte tardará más ({number})",
            "El pasaporte {number} no llegó como debía y se fabricará otro, sin costo: {reason}.",
        ),
    ),
    Step(
        "deliver",
        "Entregar el pasaporte",
        by=Role.OFFICER,
        from_=(State.READY, State.UNCOLLECTED),
        to=State.DELIVERED,
        hint="Compara a quien lo recibe con el chip, uno a uno, y anula el pasaporte anterior.",
        notice=Notice(
            "Recibió su pasaporte ({number})",
            "Le entregamos el pasaporte {number}. Si lo pierde o se lo roban, infórmelo de inmediato desde esta página: "
            "se cancela al momento.",
        ),
    ),
    Step(
        "return_uncollected",
        "Devolver a Lima el que no se recogió",
        by=Role.OFFICER,
        from_=State.UNCOLLECTED,
        to=State.UNCLAIMED,
        plain=True,
        reason_required=True,
        asks="Con qué guía o valija se devuelve",
        hint="Pasó el plazo para recogerlo: sale de la oficina con su guía, y en Lima otra persona lo inutiliza.",
        notice=Notice(
            "Su pasaporte ya no está en la oficina ({number})",
            "El pasaporte {number} no se recogió en el plazo y se devolvió a Lima para inutilizarlo. Si lo necesita, "
            "puede presentar otra solicitud.",
        ),
    ),
    Step(
        "refuse",
        "Denegar",
        by=Role.CONSUL,
        from_=(State.REQUESTED, State.ENROLLED, State.PAID),
        to=State.REFUSED,
        reason_required=True,
        issues=REFUSAL,
        hint="Pone fin al trámite con una decisión motivada.",
        notice=Notice(
            "No se expidió el pasaporte {number}",
            "La solicitud de pasaporte {number} fue denegada. La decisión, con sus razones y los recursos que caben, "
            "está en el expediente.",
        ),
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.REQUESTED, State.ENROLLED),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite por su propia decisión.",
    ),
)

MADE_IN_LIMA = (
    Step(
        "personalise",
        "Personalizar",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.SENT,
        to=State.PERSONALISED,
        issues=PAGE,
        apart_from="send",
        hint="Toma la siguiente libreta de su bóveda y compone la página de datos. No lo hace quien lo envió, y otra persona la revisa.",
    ),
    Step(
        "certify",
        "Certificar",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.PERSONALISED,
        to=State.CERTIFIED,
        hint="Control de calidad, por quien no lo personalizó: lee la zona y certifica el chip. Sin esto no se entrega.",
    ),
    Step(
        "reject",
        "Rechazar la libreta",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.PERSONALISED,
        to=State.SENT,
        reason_required=True,
        hint="El control de calidad no pasa: la libreta se inutiliza y el pasaporte se personaliza de nuevo.",
    ),
    Step(
        "despatch",
        "Despachar",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.CERTIFIED,
        to=State.DESPATCHED,
        hint="Envía el pasaporte certificado a la oficina consular.",
    ),
    Step(
        "void",
        "Inutilizar la libreta",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.RETURNED,
        to=State.SENT,
        reason_required=True,
        hint="La libreta que volvió, o que no llegó, se da de baja, y el pasaporte se personaliza de nuevo.",
    ),
    Step(
        "discard",
        "Inutilizar el que no se recogió",
        by=Role.OFFICER,
        seat=Seat.REMITTANCES,
        from_=State.UNCLAIMED,
        to=State.DISCARDED,
        reason_required=True,
        apart_from="return_uncollected",
        hint="La libreta que nadie recogió se perfora y se da de baja en la custodia. No se fabrica otra.",
    ),
)
