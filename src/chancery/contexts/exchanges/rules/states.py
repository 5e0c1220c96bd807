"""How far has an exchange come, and what may become of it?

The letters, the codes and the texts are those of the State's component: programs of others compare them, so they are
given to the letter; ours never decides by a text.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from chancery.kernel.base.errors import Conflict


class State(StrEnum):
    """`cflgest` of the contract. No entity uses `CURED` any more: it is understood and never written."""

    PENDING = "P"
    SENT = "E"
    RECEIVED = "R"
    OBSERVED = "O"
    CURED = "S"
    NOT_FILED = "N"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]


_LABELS = {
    State.PENDING: "Pendiente",
    State.SENT: "Enviado",
    State.RECEIVED: "Recibido",
    State.OBSERVED: "Observado",
    State.CURED: "Subsanado",
    State.NOT_FILED: "No presentado",
}


class Side(StrEnum):
    """On which side of an exchange one stands."""

    SENDER = "sender"
    RECEIVER = "receiver"


class Outcome(StrEnum):
    """What the receiver decides about a document; each is told with a signed receipt."""

    ACCEPTED = "R"
    OBSERVED = "O"
    REJECTED = "N"

    @property
    def label(self) -> str:
        """The title of the receipt that tells it."""
        return _OUTCOMES[self]

    @property
    def state(self) -> State:
        return State(self.value)


_OUTCOMES = {
    Outcome.ACCEPTED: "Cargo de recepción",
    Outcome.OBSERVED: "Cargo con observación",
    Outcome.REJECTED: "Constancia de documento no presentado",
}


class Code(StrEnum):
    """`vcodres` of the contract."""

    OK = "0000"
    NOT_FOUND = "0001"
    ERROR = "-1"


class Text(StrEnum):
    """`vdesres` of the contract, to the letter."""

    DELIVERED = (
        "El documento N° CUO {cuo} se encuentra a disposición para la recepción formal de la entidad destinataria "
        "{entity} en los horarios de atención de su Mesa de Partes."
    )
    ERROR = "ERROR INTENTELO NUEVAMENTE"
    RECEIPT_TAKEN = "RECEPCION DE CARGO EXITOSO"
    RECEIPT_KNOWN = "EL CARGO YA SE ENCUENTRA REGISTRADO"
    RECEIPT_REFUSED = "NO SE PUDO REGISTRAR EL CARGO"
    FOUND = "DATOS ENCONTRADOS"
    NOT_FOUND = "DATOS NO ENCONTRADOS"


class MoveRefused(Conflict):
    """What the receiver decided once stands."""

    code = "exchange_move_refused"
    sentence = "El intercambio está «{state}» y no puede pasar a «{target}»."
    next_step = "Vuelva a abrir el intercambio para ver su estado actual."


_DECIDED = frozenset({State.RECEIVED, State.OBSERVED, State.NOT_FILED})
_MOVES: Mapping[Side, Mapping[State, frozenset[State]]] = {
    # A receipt is proof of arrival even where no answer to the sending ever came.
    Side.SENDER: {
        State.PENDING: frozenset({State.SENT}) | _DECIDED,
        State.SENT: _DECIDED,
        State.OBSERVED: frozenset({State.NOT_FILED}),
    },
    Side.RECEIVER: {State.PENDING: _DECIDED, State.OBSERVED: frozenset({State.NOT_FILED})},
}


def available(side: Side, state: State) -> frozenset[State]:
    """Where an exchange may go from here."""
    return _MOVES[side].get(state, frozenset())


def check_move(side: Side, state: State, target: State) -> None:
    """Raises `MoveRefused`."""
    if target not in available(side, state):
        raise MoveRefused(state=state.label, target=target.label)


def state_of(flag: str) -> State | None:
    """The state that another entity names; `S` is read as the observation that it once followed."""
    try:
        state = State(flag.strip().upper())
    except ValueError:
        return None
    return State.OBSERVED if state is State.CURED else state


MOST_REFUSALS = 5
"""After so many answers that it was not accepted, a person looks at it."""
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)


def next_attempt(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time, an hour at most."""
    doubled: int = 2 ** min(max(attempts - 1, 0), 10)
    return min(_FIRST_PAUSE * doubled, _LONGEST_PAUSE)
