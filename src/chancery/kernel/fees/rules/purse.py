"""What do the rules of the purse say? Whether a case is settled, and where two accounts of a day differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chancery.kernel.base.money import Money


class ChargeState(StrEnum):
    """What became of an amount owed."""

    OWED = "owed"
    PAID = "paid"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]


class DifferenceKind(StrEnum):
    """How the provider's account of a day may disagree with ours."""

    MISSING_HERE = "missing_here"
    MISSING_THERE = "missing_there"
    AMOUNT_DIFFERS = "amount_differs"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]


class Movement(StrEnum):
    """Which way the money went."""

    PAYMENT = "payment"
    REFUND = "refund"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]


_LABELS: dict[StrEnum, str] = {
    ChargeState.OWED: "Pendiente de pago",
    ChargeState.PAID: "Pagado",
    ChargeState.CANCELLED: "Anulado",
    ChargeState.REFUNDED: "Devuelto",
    DifferenceKind.MISSING_HERE: "Falta aquí",
    DifferenceKind.MISSING_THERE: "Falta en la pasarela",
    DifferenceKind.AMOUNT_DIFFERS: "El monto difiere",
    Movement.PAYMENT: "Pago",
    Movement.REFUND: "Devolución",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One line on which the two accounts disagree; the side that lacks it is `None`."""

    kind: DifferenceKind
    movement: Movement
    reference: str
    ours: Money | None
    theirs: Money | None


def is_settled(states: Iterable[ChargeState]) -> bool:
    """Whether a case owes nothing: no charge is open, and what was returned was paid anew."""
    found = frozenset(states)
    return ChargeState.OWED not in found and (ChargeState.PAID in found or ChargeState.REFUNDED not in found)


def compare(
    ours: Mapping[tuple[Movement, str], Money], theirs: Mapping[tuple[Movement, str], Money]
) -> tuple[Difference, ...]:
    """Every disagreement between two accounts of one day, keyed by movement and provider's reference."""
    found = []
    for movement, reference in sorted(ours.keys() | theirs.keys()):
        mine, their = ours.get((movement, reference)), theirs.get((movement, reference))
        if mine == their:
            continue
        kind = DifferenceKind.AMOUNT_DIFFERS
        if mine is None:
            kind = DifferenceKind.MISSING_HERE
        elif their is None:
            kind = DifferenceKind.MISSING_THERE
        found.append(Difference(kind, movement, reference, mine, their))
    return tuple(found)
