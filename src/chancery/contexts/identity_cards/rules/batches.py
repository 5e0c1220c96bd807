"""How are paper forms sent to RENIEC, and is what comes back what was said to come?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from chancery.contexts.identity_cards.rules.holders import FIGURES


class CardOutcome(StrEnum):
    """What came of a number that RENIEC's guide lists or that was in its box."""

    MATCHED = "matched"
    MISSING = "missing"
    SURPLUS = "surplus"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "matched": "Recibido",
            "missing": "Falta: está en la guía y no llegó",
            "surplus": "Sobra: llegó y no está en la guía",
            "unknown": "No corresponde a un DNI que esta oficina espere",
            "elsewhere": "Llegó, pero su expediente se lleva en otro sistema, el nodo de un puesto o Lima: guárdelo y recíbalo ahí",
        }[self]


@dataclass(frozen=True, slots=True, order=True)
class Sort:
    """What the forms of one lot have in common: the subtype, the mode, and whether of minors."""

    kind: str
    mode: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class LotPlan:
    """Forms of one sort, in envelopes of at most thirty."""

    sort: Sort
    envelopes: tuple[tuple[UUID, ...], ...]

    @property
    def count(self) -> int:
        """How many forms."""
        return sum(len(envelope) for envelope in self.envelopes)


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found, what was listed and is missing, and what came though nobody listed it."""

    matched: tuple[str, ...]
    missing: tuple[str, ...]
    surplus: tuple[str, ...]


def plan(forms: Iterable[tuple[UUID, Sort]], on: date) -> tuple[LotPlan, ...]:
    """Lots by sort, each in as few envelopes as can be, the forms in the order given."""
    room = FIGURES.on("envelope_room", on)
    by_sort: dict[Sort, list[UUID]] = {}
    for form, sort in forms:
        by_sort.setdefault(sort, []).append(form)
    return tuple(
        LotPlan(
            sort,
            tuple(tuple(by_sort[sort][first : first + room]) for first in range(0, len(by_sort[sort]), room)),
        )
        for sort in sorted(by_sort)
    )


def compare(listed: Iterable[str], found: Iterable[str]) -> Compared:
    """The guide against the box; each number counts once."""
    said, there = dict.fromkeys(listed), dict.fromkeys(found)
    return Compared(
        matched=tuple(each for each in said if each in there),
        missing=tuple(each for each in said if each not in there),
        surplus=tuple(each for each in there if each not in said),
    )
