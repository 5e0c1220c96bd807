"""Where may an internal document stand, and what may then be done with it?"""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where an internal document stands. What each addressee did with it stands on its dispatches."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    ENDORSED = "endorsed"
    SIGNED = "signed"
    DISPATCHED = "dispatched"
    RECEIVED = "received"
    ANSWERED = "answered"
    FILED = "filed"
    ANNULLED = "annulled"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        """Its Spanish name."""
        return STATE_LABELS[self]

    @property
    def colour(self) -> str:
        """Of the tag that shows it."""
        return _COLOURS.get(self, "blue")


STATE_LABELS: Mapping[State, str] = {
    State.DRAFT: "Borrador",
    State.IN_REVIEW: "En revisión",
    State.ENDORSED: "Por firmar",
    State.SIGNED: "Firmado, por despachar",
    State.DISPATCHED: "Despachado",
    State.RECEIVED: "Recibido",
    State.ANSWERED: "Respondido",
    State.FILED: "Archivado",
    State.ANNULLED: "Anulado",
    State.DISCARDED: "Descartado",
}
_COLOURS: Mapping[State, str] = {
    State.DRAFT: "grey",
    State.ENDORSED: "orange",
    State.SIGNED: "yellow",
    State.ANSWERED: "green",
    State.FILED: "grey",
    State.ANNULLED: "red",
    State.DISCARDED: "grey",
}
BEFORE_SIGNATURE = frozenset({State.DRAFT, State.IN_REVIEW, State.ENDORSED})
SIGNED = frozenset(State) - BEFORE_SIGNATURE - {State.DISCARDED}
_FROM: Mapping[str, frozenset[State]] = {
    "save": frozenset({State.DRAFT}),
    "add_co_author": frozenset({State.DRAFT}),
    "discard": frozenset({State.DRAFT}),
    "send_to_review": frozenset({State.DRAFT}),
    "recall": frozenset({State.IN_REVIEW, State.ENDORSED}),
    "endorse": frozenset({State.IN_REVIEW}),
    "return_for_changes": frozenset({State.IN_REVIEW, State.ENDORSED}),
    "sign": frozenset({State.ENDORSED}),
    "dispatch": frozenset({State.SIGNED}),
    "receive": frozenset({State.DISPATCHED, State.RECEIVED, State.ANSWERED, State.FILED}),
    "file_away": frozenset({State.DISPATCHED, State.RECEIVED, State.ANSWERED, State.FILED}),
    "annul": SIGNED - {State.ANNULLED},
}


def may(verb: str, state: str) -> bool:
    """Whether this may be done with a document that stands there."""
    return state in _FROM[verb]
