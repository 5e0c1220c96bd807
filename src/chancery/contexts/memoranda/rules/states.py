"""Where may an internal document stand, and what may then be done with it?"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

OWN_KEY_WAITS = timedelta(days=2)
"""How long a number waits for its head's own key: the paper bears the date on which it was frozen (ADR 35)."""


class State(StrEnum):
    """Where an internal document stands. What each addressee did with it stands on its dispatches."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    ENDORSED = "endorsed"
    FROZEN = "frozen"
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
    State.FROZEN: "Numerado, espera la clave de quien firma",
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
    State.FROZEN: "orange",
    State.SIGNED: "yellow",
    State.ANSWERED: "green",
    State.FILED: "grey",
    State.ANNULLED: "red",
    State.DISCARDED: "grey",
}
BEFORE_SIGNATURE = frozenset({State.DRAFT, State.IN_REVIEW, State.ENDORSED, State.FROZEN})
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
    "prepare": frozenset({State.ENDORSED}),
    "take_in": frozenset({State.FROZEN}),
    "take_back": frozenset({State.FROZEN}),
    "dispatch": frozenset({State.SIGNED}),
    "receive": frozenset({State.DISPATCHED, State.RECEIVED, State.ANSWERED, State.FILED}),
    "file_away": frozenset({State.DISPATCHED, State.RECEIVED, State.ANSWERED, State.FILED}),
    "annul": SIGNED - {State.ANNULLED},
}


def may(verb: str, state: str) -> bool:
    """Whether this may be done with a document that stands there."""
    return state in _FROM[verb]
