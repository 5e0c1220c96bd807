"""Where an identity card abroad may stand, and who takes each step: the office, the holder, RENIEC's answers, the law."""

from enum import StrEnum

from chancery.kernel.base.actor import Role
from chancery.kernel.procedures.vocabulary import Need, Notice, Step

SLIP = "card_slip"
RECORD = "card_record"


class State(StrEnum):
    """Where the procedure of one card may stand."""

    FILED = "filed"
    PAID = "paid"
    DEFECTIVE = "defective"
    REGISTERED = "registered"
    APPROVED = "approved"
    SENT = "sent"
    EVALUATED = "evaluated"
    OBSERVED = "observed"
    PRINTED = "printed"
    DISPATCHED = "dispatched"
    RECEIVED = "received"
    TO_FORWARD = "to_forward"
    FORWARDED = "forwarded"
    UNACCEPTED = "unaccepted"
    DELIVERED = "delivered"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"
    LAPSED = "lapsed"


ON_ITS_WAY = (State.APPROVED, State.SENT, State.EVALUATED, State.PRINTED, State.DISPATCHED)
"""Captured, and not yet at an office: the holder may say where to collect the card, and nothing has to travel for it."""
_PICKUP_CHANGED = Notice(
    "Cambió la oficina donde recogerá su DNI ({number})",
    "El DNI del trámite {number} {reason}. Si no lo pidió usted, avise a la oficina consular.",
)
SYSTEM_STEPS = (
    Step(
        "admit",
        "Registrar el pago",
        by=Role.SYSTEM,
        from_=State.FILED,
        to=State.PAID,
        notice=Notice(
            "Su trámite de DNI está pagado ({number})",
            "Recibimos el pago del trámite {number}. Acuda a la oficina consular para la captura de sus datos: "
            "lleve el DNI anterior, si lo tiene.",
        ),
    ),
    Step("lapse", "Declarar que caducó", by=Role.SYSTEM, from_=State.FILED, to=State.LAPSED),
    Step(
        "dispatch",
        "Enviar la ficha",
        by=Role.SYSTEM,
        from_=State.REGISTERED,
        to=State.SENT,
        notice=Notice(
            "Enviamos su ficha al RENIEC ({number})",
            "La ficha del trámite {number} salió hacia el RENIEC, que la evalúa y le avisaremos del resultado.",
        ),
    ),
    Step(
        "receive",
        "Recibir el DNI",
        by=Role.SYSTEM,
        from_=(State.PRINTED, State.DISPATCHED),
        to=State.RECEIVED,
        notice=Notice(
            "Su DNI está listo para recoger ({number})",
            "El DNI del trámite {number} llegó a la oficina consular. Recójalo con el comprobante y el documento "
            "anterior, que se destruye ante usted. Si lo perdió, lo declara al recogerlo.",
        ),
    ),
    Step(
        "set_apart",
        "Separar el DNI para otra oficina",
        by=Role.SYSTEM,
        from_=(State.PRINTED, State.DISPATCHED),
        to=State.TO_FORWARD,
    ),
    Step(
        "change_pickup",
        "Cambiar la oficina de recojo",
        by=Role.SYSTEM,
        from_=(*ON_ITS_WAY, State.TO_FORWARD),
        notice=_PICKUP_CHANGED,
    ),
    Step(
        "redirect",
        "Recoger en otra oficina",
        by=Role.SYSTEM,
        from_=State.RECEIVED,
        to=State.TO_FORWARD,
        notice=_PICKUP_CHANGED,
    ),
    Step(
        "keep",
        "Recoger donde está el DNI",
        by=Role.SYSTEM,
        from_=State.TO_FORWARD,
        to=State.RECEIVED,
        notice=_PICKUP_CHANGED,
    ),
    Step(
        "accept",
        "Aceptar el DNI de otra oficina",
        by=Role.SYSTEM,
        from_=(State.FORWARDED, State.UNACCEPTED),
        to=State.RECEIVED,
        notice=Notice(
            "Su DNI está listo para recoger ({number})",
            "El DNI del trámite {number} {reason}. Recójalo con el comprobante y el documento anterior, que se "
            "destruye ante usted. Si lo perdió, lo declara al recogerlo.",
        ),
    ),
    Step(
        "dispute",
        "No aceptar el DNI de otra oficina",
        by=Role.SYSTEM,
        from_=(State.FORWARDED, State.UNACCEPTED),
        to=State.UNACCEPTED,
    ),
    Step(
        "give_up",
        "Dar por no respondido el envío a otra oficina",
        by=Role.SYSTEM,
        from_=State.FORWARDED,
        to=State.UNACCEPTED,
    ),
    Step("escalate", "Alertar por plazo vencido", by=Role.SYSTEM, from_=State.TO_FORWARD),
    Step(
        "abandon",
        "Declarar en abandono",
        by=Role.SYSTEM,
        from_=(State.DEFECTIVE, State.OBSERVED),
        to=State.ABANDONED,
        notice=Notice(
            "Su trámite de DNI quedó en abandono ({number})",
            "Venció el plazo para subsanar el trámite {number} y quedó en abandono. Puede pedirlo de nuevo "
            "en cualquier oficina consular.",
        ),
    ),
)

HUMAN_STEPS = (
    Step(
        "capture",
        "Capturar los datos",
        by=Role.OFFICER,
        from_=State.PAID,
        to=State.REGISTERED,
        needs=(Need.FEE_PAID,),
        hint="Revisa el comprobante, el acta y el registro, y anota qué se tomó. Ninguna huella ni imagen queda aquí.",
    ),
    Step(
        "return_act",
        "Entregar la esquela",
        by=Role.OFFICER,
        from_=State.PAID,
        to=State.DEFECTIVE,
        reason_required=True,
        issues=SLIP,
        hint="El acta tiene un defecto: la esquela dice cuál y cómo se corrige. El trámite espera.",
        notice=Notice(
            "El acta de su trámite de DNI tiene un defecto ({number})",
            "No se puede registrar el trámite {number} con el acta presentada: {reason}. "
            "Adjunte el acta corregida desde la página del expediente.",
        ),
    ),
    Step(
        "bring_act",
        "Presentar el acta corregida",
        by=Role.APPLICANT,
        from_=State.DEFECTIVE,
        to=State.PAID,
        plain=True,
        hands_in=True,
        hint="Adjunte el acta sin el defecto que señala la esquela.",
    ),
    Step(
        "approve",
        "Aprobar en ventanilla",
        by=Role.OFFICER,
        from_=State.REGISTERED,
        to=State.APPROVED,
        hint="Solo duplicados, renovaciones y rectificaciones sin sustento, con las huellas comparadas.",
    ),
    Step(
        "transmit",
        "Enviar por vía virtual",
        by=Role.OFFICER,
        from_=State.REGISTERED,
        to=State.SENT,
        hint="La captura en vivo se envía al RENIEC para que la evalúe.",
    ),
    Step(
        "evaluate",
        "Anotar que está en evaluación",
        by=Role.OFFICER,
        from_=(State.APPROVED, State.SENT),
        to=State.EVALUATED,
        plain=True,
        hint="El RENIEC recibió la ficha.",
    ),
    Step(
        "observe",
        "Anotar la observación del RENIEC",
        by=Role.OFFICER,
        from_=State.EVALUATED,
        to=State.OBSERVED,
        reason_required=True,
        plain=True,
        asks="Qué observó el RENIEC y cómo se subsana.",
        hint="Desde hoy corren treinta días hábiles para subsanar.",
        notice=Notice(
            "El RENIEC observó su trámite de DNI ({number})",
            "El RENIEC observó el trámite {number}: {reason}. Acuda a la oficina consular dentro de treinta días "
            "hábiles para que sus datos se capturen en una ficha nueva, o desista desde la página del expediente. "
            "Después quedará en abandono.",
        ),
    ),
    Step(
        "recover",
        "Recuperar en una ficha nueva",
        by=Role.OFFICER,
        from_=State.OBSERVED,
        to=State.REGISTERED,
        hint="Captura otra vez lo observado. La ficha anterior queda como estaba.",
    ),
    Step(
        "print_card",
        "Anotar que está impreso",
        by=Role.OFFICER,
        from_=State.EVALUATED,
        to=State.PRINTED,
        plain=True,
        hint="El RENIEC aprobó e imprimió el DNI.",
    ),
    Step(
        "ship",
        "Anotar que está despachado",
        by=Role.OFFICER,
        from_=State.PRINTED,
        to=State.DISPATCHED,
        plain=True,
        hint="El RENIEC lo despachó con su guía.",
    ),
    Step(
        "deliver",
        "Entregar el DNI",
        by=Role.OFFICER,
        from_=State.RECEIVED,
        to=State.DELIVERED,
        issues=RECORD,
        hint="Compara la huella uno a uno, destruye el documento anterior y da a firmar el acta.",
        notice=Notice(
            "Su DNI fue entregado ({number})",
            "El DNI del trámite {number} fue entregado. Si no lo recibió usted, avise a la oficina consular.",
        ),
    ),
    Step(
        "forward",
        "Enviar a la oficina de recojo",
        by=Role.OFFICER,
        from_=State.TO_FORWARD,
        to=State.FORWARDED,
        hint="El titular lo recogerá en otra oficina, que lo acepta cuando llega. Hasta entonces responde esta.",
        notice=Notice(
            "Su DNI va camino a otra oficina ({number})",
            "El DNI del trámite {number} {reason}. Le avisaremos cuando esté listo para recoger.",
        ),
    ),
    Step(
        "take_back",
        "Recuperar el DNI no aceptado",
        by=Role.OFFICER,
        from_=State.UNACCEPTED,
        to=State.TO_FORWARD,
        hint="La otra oficina no lo aceptó, o no respondió en su plazo, y volvió aquí: se envía de nuevo, o se devuelve al RENIEC.",
    ),
    Step(
        "return_card",
        "Devolver para reproceso",
        by=Role.OFFICER,
        from_=(State.RECEIVED, State.TO_FORWARD),
        to=State.RETURNED,
        reason_required=True,
        hint="El DNI tiene un error del RENIEC o de la oficina: vuelve y se pide un reproceso, sin derecho.",
        notice=Notice(
            "Su DNI vuelve al RENIEC ({number})",
            "El DNI del trámite {number} llegó con un error: {reason}. Pida el reproceso, que no se paga, "
            "con el número de este trámite.",
        ),
    ),
    Step(
        "withdraw",
        "Desistir",
        by=Role.APPLICANT,
        from_=(State.FILED, State.PAID, State.DEFECTIVE, State.OBSERVED),
        to=State.WITHDRAWN,
        plain=True,
        hint="Pone fin al trámite por su propia decisión. Lo pagado por lo ya hecho no se devuelve.",
    ),
)
