"""Which line of a bank's statement is which movement of the books? By amount and reference, else by amount and date.

What fits more than one is left to a person: a wrong match would hide a difference.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from chancery.contexts.consular_accounts.rules.statements import StatementLine

WINDOW_DAYS = 5
_SHORTEST = 4


class MatchKind(StrEnum):
    """What a line of the bank turned out to be."""

    DEPOSIT = "deposit"
    PAYMENT = "payment"
    REMITTANCE = "remittance"
    RECEIVED = "received"
    REFUND = "refund"
    EXPLAINED = "explained"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]


_LABELS = {
    MatchKind.DEPOSIT: "Depósito de efectivo",
    MatchKind.PAYMENT: "Pago de un usuario",
    MatchKind.REMITTANCE: "Remesa",
    MatchKind.RECEIVED: "Remesa de una oficina dependiente",
    MatchKind.REFUND: "Devolución",
    MatchKind.EXPLAINED: "Explicado",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A movement of the books: money that should be in the account is positive."""

    kind: MatchKind
    id: UUID
    on: date
    amount: Decimal
    reference: str = ""
    label: str = ""


def match(
    lines: Sequence[StatementLine], candidates: Iterable[Candidate]
) -> tuple[tuple[StatementLine, Candidate], ...]:
    """The pairs that leave no doubt, those that name a reference first."""
    by_amount: dict[Decimal, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_amount[candidate.amount].append(candidate)
    lines_by_amount: dict[Decimal, list[StatementLine]] = defaultdict(list)
    for line in lines:
        lines_by_amount[line.amount].append(line)
    pairs: list[tuple[StatementLine, Candidate]] = []
    for amount, alike in lines_by_amount.items():
        pairs += _pairs(alike, by_amount.get(amount, []))
    return tuple(sorted(pairs, key=lambda pair: pair[0].position))


def _pairs(
    lines: list[StatementLine], candidates: list[Candidate]
) -> Iterator[tuple[StatementLine, Candidate]]:
    """Among movements of one amount."""
    for says in (_names, _is_near):
        fits = [(line, candidate) for line in lines for candidate in candidates if says(line, candidate)]
        sure = [
            (line, candidate)
            for line, candidate in fits
            if sum(1 for other, _ in fits if other is line) == 1
            and sum(1 for _, other in fits if other is candidate) == 1
        ]
        yield from sure
        lines = [line for line in lines if all(line is not taken for taken, _ in sure)]
        candidates = [each for each in candidates if all(each is not taken for _, taken in sure)]


def _names(line: StatementLine, candidate: Candidate) -> bool:
    wanted = _plain(candidate.reference)
    return len(wanted) >= _SHORTEST and wanted in _plain(f"{line.reference} {line.description}")


def _is_near(line: StatementLine, candidate: Candidate) -> bool:
    return abs((line.booked_on - candidate.on).days) <= WINDOW_DAYS


def _plain(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())
