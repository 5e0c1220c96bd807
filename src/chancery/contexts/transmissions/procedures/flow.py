"""The road that every transmitted document takes, from the post that issued it to whoever collects it."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from chancery.contexts.transmissions.procedures.norms import LPAG, OLD_REGULATION, PLATFORM
from chancery.kernel.base.actor import Role
from chancery.kernel.procedures.vocabulary import Deadline, Notice, PaperKind, Step

LIMA = "legalisations-lima"
"""Where the signature of a consul is legalised (D.S. 076-2005-RE, arts. 513-514)."""
COPY, RECEIPT, LEGALISATION = "registry_copy", "hand_over_receipt", "consul_legalisation"
PAPERS = Path(__file__).parents[1] / "papers"


class State(StrEnum):
    """Where a transmission may stand."""

    REQUESTED = "requested"
    PAID = "paid"
    AT_CONSULATE = "at_consulate"
    ISSUED = "issued"
    TRANSMITTED = "transmitted"
    RECEIVED = "received"
    LEGALISED = "legalised"
    FORWARDED = "forwarded"
    READY = "ready"
    DELIVERED = "delivered"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    APPEALED = "appealed"
    APPEALED_SILENCE = "appealed_silence"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"
    UNCOLLECTED = "uncollected"
    ANNULLED = "annulled"


ON_THE_ROAD: Mapping[StrEnum, str] = {
    State.ISSUED: "Emitida",
    State.TRANSMITTED: "Transmitida",
    State.RECEIVED: "Recibida",
    State.LEGALISED: "Legalizada",
    State.FORWARDED: "Enviada a la oficina de entrega",
    State.READY: "Lista",
    State.DELIVERED: "Entregada",
    State.WITHDRAWN: "Desistida",
    State.UNCOLLECTED: "No recogida",
    State.ANNULLED: "Anulada",
}
_OPEN = (State.ISSUED, State.TRANSMITTED, State.RECEIVED, State.LEGALISED, State.FORWARDED)
ENDED: frozenset[StrEnum] = frozenset({State.DELIVERED, State.WITHDRAWN, State.UNCOLLECTED, State.ANNULLED})

# What Lima and the office of delivery do is a step of the law: the case is the consulate's, where they hold no role,
# and each action asks for the role at its own office.
STEPS = (
    Step(
        "transmit",
        "Enviar a Lima",
        by=Role.OFFICER,
        from_=State.ISSUED,
        to=State.TRANSMITTED,
        issues=RECEIPT,
        hint="Calcula la huella del archivo, la encadena y da una constancia de envío.",
        notice=Notice(
            "El consulado envió su documento a Lima ({number})",
            "El documento de su solicitud {number} salió del consulado hacia Lima, donde se legalizará la firma del cónsul.",
        ),
    ),
    Step(
        "receive",
        "Recibir en Lima",
        by=Role.SYSTEM,
        from_=State.TRANSMITTED,
        to=State.RECEIVED,
        issues=RECEIPT,
    ),
    Step(
        "return_to_post",
        "Informar una diferencia al consulado",
        by=Role.SYSTEM,
        from_=State.TRANSMITTED,
        to=State.ISSUED,
        reason_required=True,
        issues=RECEIPT,
    ),
    Step(
        "legalise",
        "Legalizar la firma del cónsul",
        by=Role.SYSTEM,
        from_=State.RECEIVED,
        to=State.LEGALISED,
        issues=LEGALISATION,
        notice=Notice(
            "Se legalizó su documento ({number})",
            "En Lima se comprobó la firma del cónsul en el documento de su solicitud {number}. Quien lo reciba lo verá al verificarlo.",
        ),
    ),
    Step(
        "forward",
        "Enviar a la oficina de entrega",
        by=Role.SYSTEM,
        from_=State.LEGALISED,
        to=State.FORWARDED,
        issues=RECEIPT,
    ),
    Step(
        "return_to_lima",
        "Informar una diferencia a Lima",
        by=Role.SYSTEM,
        from_=State.FORWARDED,
        to=State.LEGALISED,
        reason_required=True,
        issues=RECEIPT,
    ),
    Step(
        "accept",
        "Recibir para entregar",
        by=Role.SYSTEM,
        from_=State.FORWARDED,
        to=State.READY,
        issues=RECEIPT,
        notice=Notice(
            "Su documento está listo ({number})",
            "Ya puede recoger el documento de su solicitud {number} en la oficina que eligió. Lleve su documento de identidad; "
            "si va otra persona, debe llevar además un poder.",
        ),
    ),
    Step(
        "make_ready",
        "Poner a disposición",
        by=Role.SYSTEM,
        from_=(State.ISSUED, State.LEGALISED),
        to=State.READY,
        notice=Notice(
            "Su documento está listo ({number})",
            "El documento de su solicitud {number} está listo. Si lo pidió digital, descárguelo desde la página del expediente y "
            "confirme que lo recibió; si lo pidió impreso, recójalo en la oficina que eligió con su documento de identidad.",
        ),
    ),
    Step("print_paper", "Imprimir", by=Role.SYSTEM, from_=State.READY),
    Step(
        "deliver",
        "Entregar",
        by=Role.SYSTEM,
        from_=State.READY,
        to=State.DELIVERED,
        issues=RECEIPT,
        notice=Notice(
            "Se entregó su documento ({number})",
            "El documento de su solicitud {number} fue entregado: {reason}. Si no fue usted ni nadie por usted, avise de inmediato.",
        ),
    ),
    Step(
        "close_uncollected",
        "Archivar por no haberse recogido",
        by=Role.SYSTEM,
        from_=State.READY,
        to=State.UNCOLLECTED,
        notice=Notice(
            "Archivamos su solicitud {number}: nadie recogió el documento",
            "Pasó el plazo para recoger el documento de su solicitud {number}. Sigue valiendo y puede descargarlo desde la "
            "página del expediente.",
        ),
    ),
    Step(
        "close_annulled",
        "Cerrar por anulación del documento",
        by=Role.SYSTEM,
        from_=(*_OPEN, State.READY),
        to=State.ANNULLED,
        notice=Notice(
            "Se detuvo el envío de su documento ({number})",
            "El documento de su solicitud {number} dejó de valer, y no se entregará.",
        ),
    ),
    Step("escalate_road", "Alertar por demora en el envío", by=Role.SYSTEM, from_=_OPEN),
)

DEADLINES = (
    Deadline(
        "sending",
        "Enviar el documento a Lima",
        period="transmission.sending",
        counts_in=(State.ISSUED,),
        then="escalate_road",
        norm=PLATFORM,
    ),
    Deadline(
        "reception",
        "Recibir en Lima y cotejar la huella",
        period="transmission.reception",
        counts_in=(State.TRANSMITTED,),
        then="escalate_road",
        norm=PLATFORM,
    ),
    Deadline(
        "legalisation",
        "Legalizar la firma del cónsul y enviar a la oficina de entrega",
        period="transmission.legalisation",
        counts_in=(State.RECEIVED, State.LEGALISED),
        then="escalate_road",
        norm=OLD_REGULATION,
    ),
    Deadline(
        "arrival",
        "Recibir en la oficina de entrega",
        period="transmission.arrival",
        counts_in=(State.FORWARDED,),
        then="escalate_road",
        norm=PLATFORM,
    ),
    Deadline(
        "collection",
        "Recoger el documento",
        period="transmission.collection",
        counts_in=(State.READY,),
        then="close_uncollected",
        norm=LPAG,
        binds="applicant",
        remind_days_before=15,
    ),
)

ROAD_PAPERS = (
    PaperKind(
        LEGALISATION,
        "Legalización de firma consular",
        "LTR",
        PAPERS / "legalisation.typ",
        numbered_by_office=True,
    ),
    PaperKind(
        RECEIPT,
        "Constancia de traslado",
        "CTR",
        PAPERS / "receipt.typ",
        signed_by="seal",
        numbered_by_office=True,
    ),
)
