"""What do we answer to who asks about an exchange?"""

from dataclasses import dataclass
from datetime import datetime

from chancery.contexts.exchanges.models import Cargo, CargoHint
from chancery.contexts.exchanges.queries.lists import entity_of_program, incoming_by_cuo, outgoing_by_cuo
from chancery.contexts.exchanges.rules import Code, State, Text
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import queries as documents


@dataclass(frozen=True, slots=True)
class Standing:
    """The fields of `RespuestaConsultaTramite`. `receipt` is the PDF itself."""

    code: Code
    text: str
    cuo: str = ""
    reference: str = ""
    flag: str = ""
    number: str = ""
    year: str = ""
    unit: str = ""
    user: str = ""
    registered_at: datetime | None = None
    observation: str = ""
    receipt: bytes = b""


def standing_of(cuo: str) -> Standing:
    """How the exchange of a number stands with us.

    Who sent a document learns what we decided, with our receipt. Who gave us a receipt learns whether we have it: the
    contract has no other way to ask, and a receipt that is sent again is answered with an error (ADR 33).
    """
    received = incoming_by_cuo(cuo)
    if received is not None:
        cargo = getattr(received, "cargo", None)
        state = State(received.state)
        if cargo is None:
            return Standing(Code.OK, Text.FOUND, cuo, received.reference, state)
        return _with(cargo, cuo, received.reference, state, documents.content(cargo.file_id))
    sent = outgoing_by_cuo(cuo)
    if sent is None:
        return Standing(Code.NOT_FOUND, Text.NOT_FOUND)
    told = getattr(sent, "cargo", None) or sent.hints.order_by("-at", "-pk").first()
    if told is None:
        return Standing(Code.OK, Text.FOUND, cuo, sent.reference, State(sent.state))
    return _with(told, cuo, sent.reference, State(told.outcome), b"")


def standing_for_program(cuo: str, *, actor: Actor) -> Standing:
    """The same for another entity's program: of its own exchanges alone, and as if there were no other."""
    entity = entity_of_program(actor.client_id or "")
    received, sent = incoming_by_cuo(cuo), outgoing_by_cuo(cuo)
    ruc = received.sender_ruc if received else sent.receiver.ruc if sent else ""
    if entity is None or entity.ruc != ruc:
        return Standing(Code.NOT_FOUND, Text.NOT_FOUND)
    return standing_of(cuo)


def _with(told: Cargo | CargoHint, cuo: str, reference: str, state: State, receipt: bytes) -> Standing:
    return Standing(
        code=Code.OK,
        text=Text.FOUND,
        cuo=cuo,
        reference=reference,
        flag=state,
        number=told.number,
        year=told.year,
        unit=told.unit,
        user=told.user,
        registered_at=told.registered_at,
        observation=told.observation,
        receipt=receipt,
    )
