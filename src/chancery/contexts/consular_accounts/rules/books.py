"""How do the two sides of a cash book balance, in local money and in consular soles, and how is a balance converted?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

ZERO = Decimal("0.00")
_CENT = Decimal("0.01")
DOLLARS = "USD"


class BookKind(StrEnum):
    """The books of the regulation (D.S. 076-2005-RE, arts. 141-142 and 179), and what is signed besides (arts. 183, 186)."""

    ENTRIES = "entries"
    STICKERS = "stickers"
    CASH = "cash"
    SINGLE = "single"
    BALANCES = "balances"
    NOTE = "note"
    RELIEF = "relief"

    @property
    def label(self) -> str:
        """The Spanish name that the book bears."""
        return _BOOKS[self]

    @property
    def slug(self) -> str:
        """Its name in the name of a file."""
        return _SLUGS[self]


_BOOKS = {
    BookKind.ENTRIES: "Registro General de Entradas",
    BookKind.STICKERS: "Libro de Autoadhesivos",
    BookKind.CASH: "Libro de Caja",
    BookKind.SINGLE: "Documento Único",
    BookKind.BALANCES: "Libro de Saldos Consulares",
    BookKind.NOTE: "Borderó de remesa",
    BookKind.RELIEF: "Acta de entrega de las cuentas",
}
_SLUGS = {
    BookKind.ENTRIES: "registro-general-de-entradas",
    BookKind.STICKERS: "libro-de-autoadhesivos",
    BookKind.CASH: "libro-de-caja",
    BookKind.SINGLE: "documento-unico",
    BookKind.BALANCES: "libro-de-saldos",
    BookKind.NOTE: "bordero-de-remesa",
    BookKind.RELIEF: "acta-de-entrega",
}


class Side(StrEnum):
    """Of which side of the cash book a line is (D.S. 076-2005-RE, art. 183)."""

    DEBIT = "debit"
    CREDIT = "credit"

    @property
    def label(self) -> str:
        """The word of the regulation."""
        return "DEBE" if self is Side.DEBIT else "HABER"


class Concept(StrEnum):
    """Why money stands in the cash book."""

    BROUGHT = "brought"
    COLLECTED = "collected"
    ELSEWHERE = "elsewhere"
    REFUNDED = "refunded"
    BALANCE = "balance"

    @property
    def label(self) -> str:
        """The Spanish name shown in the book."""
        return _CONCEPTS[self]


_CONCEPTS = {
    Concept.BROUGHT: "Saldo del mes anterior",
    Concept.COLLECTED: "Recaudado",
    Concept.ELSEWHERE: "Recaudado por la pasarela o en Lima, que no pasa por la cuenta de la oficina",
    Concept.REFUNDED: "Devoluciones documentadas",
    Concept.BALANCE: "Saldo por remitir",
}


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in the money of the country and what it is in consular soles; no cent of either is lost."""

    local: Decimal = ZERO
    consular: Decimal = ZERO

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.local + other.local, self.consular + other.consular)

    def __sub__(self, other: "Sum") -> "Sum":
        return Sum(self.local - other.local, self.consular - other.consular)

    def __neg__(self) -> "Sum":
        return Sum(-self.local, -self.consular)

    def __bool__(self) -> bool:
        return bool(self.local or self.consular)


def total(sums: Iterable[Sum]) -> Sum:
    """All of them together."""
    added = Sum()
    for each in sums:
        added = added + each
    return added


@dataclass(frozen=True, slots=True)
class Collected:
    """What was collected under one section of the tariff at one rate."""

    section: str
    rate: Decimal | None
    count: int
    sum: Sum


@dataclass(frozen=True, slots=True)
class CashRow:
    """A line of the cash book."""

    side: Side
    concept: Concept
    sum: Sum
    section: str = ""
    rate: Decimal | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class CashBook:
    """The cash book of a month: its lines and what remains to be remitted. Its two sides are equal by what it is."""

    rows: tuple[CashRow, ...]
    brought: Sum
    collected: Sum
    elsewhere: Sum
    refunded: Sum
    balance: Sum

    def side(self, side: Side) -> Sum:
        """The total of one side."""
        return total(row.sum for row in self.rows if row.side is side)


def cash_book(
    *, brought: Sum, collected: Sequence[Collected], elsewhere: Sum, refunded: Sum, refunds: int = 0
) -> CashBook:
    """DEBE: what was brought and what was collected, by section. HABER: what went elsewhere or back, and the balance."""
    into = total(each.sum for each in collected)
    balance = brought + into - elsewhere - refunded
    rows = [CashRow(Side.DEBIT, Concept.BROUGHT, brought)] if brought else []
    rows += [
        CashRow(Side.DEBIT, Concept.COLLECTED, each.sum, each.section, each.rate, each.count)
        for each in collected
    ]
    if elsewhere:
        rows.append(CashRow(Side.CREDIT, Concept.ELSEWHERE, elsewhere))
    if refunded:
        rows.append(CashRow(Side.CREDIT, Concept.REFUNDED, refunded, count=refunds))
    rows.append(CashRow(Side.CREDIT, Concept.BALANCE, balance))
    return CashBook(tuple(rows), brought, into, elsewhere, refunded, balance)


def to_remit(balance: Sum) -> Sum:
    """What an office must send: its whole balance, or nothing when more went back than came in."""
    return balance if balance.local > 0 else Sum()


def to_carry(balance: Sum) -> Sum:
    """What stays for the next month: a balance against the office."""
    return Sum() if balance.local > 0 else balance


def in_dollars(local: Decimal, bank_rate: Decimal) -> Decimal:
    """What the bank gives for an amount of local money, `bank_rate` being what one dollar costs."""
    return (local / bank_rate).quantize(_CENT, rounding=ROUND_HALF_UP)


def shared(locals_: Sequence[Decimal], bank_rate: Decimal) -> tuple[Decimal, ...]:
    """The dollars of each part of a remittance, so that they add up to the dollars of the whole."""
    shares: list[Decimal] = []
    counted = given = ZERO
    for local in locals_:
        counted += local
        upto = in_dollars(counted, bank_rate)
        shares.append(upto - given)
        given = upto
    return tuple(shares)
