"""What came into an office's stock, what left it and how, and what remained: the sticker book (Libro de Autoadhesivos)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Func, IntegerField, Sum
from django.db.models.functions import Coalesce

from chancery.contexts.stickers import rules
from chancery.contexts.stickers.models import CustodyEntry
from chancery.contexts.stickers.rules import Fate, Span, Turn
from chancery.kernel.organisation.models import Office

_FAR = date(9999, 12, 31)

# The running sum of the boundaries of what came and went is one wherever a serial is there, however often it did.
_STOCK = """
SELECT prefix, point, sum(change) FROM (
  SELECT prefix, lower(serials) AS point, sign AS change FROM stickers_custodyentry WHERE {where}
  UNION ALL
  SELECT prefix, upper(serials), -sign FROM stickers_custodyentry WHERE {where}
) AS boundaries GROUP BY prefix, point HAVING sum(change) <> 0 ORDER BY prefix, point
"""
_BOOK = 'office_id = %s AND is_reserve = %s AND NOT is_internal AND "on" >= %s AND "on" < %s'


@dataclass(frozen=True, slots=True)
class BookLine:
    """What one thing that may happen to stickers added to stock, or took from it (negative), of one prefix."""

    turn: str
    label: str
    quantity: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PrefixBook:
    """The book of one prefix: opening stock, what came, what went, closing stock."""

    prefix: str
    is_digital: bool
    opening: tuple[Span, ...]
    lines: tuple[BookLine, ...]
    closing: tuple[Span, ...]

    @property
    def opened_with(self) -> int:
        """How many there were at the beginning."""
        return rules.total(self.opening)

    @property
    def closed_with(self) -> int:
        """How many remained."""
        return rules.total(self.closing)


@dataclass(frozen=True, slots=True)
class Book:
    """The sticker book of an office (or of its reserve as regional head) from one day to before another."""

    office: str
    is_reserve: bool
    since: date
    until: date
    prefixes: tuple[PrefixBook, ...]


def sticker_book(office: Office, *, since: date, until: date, is_reserve: bool = False) -> Book:
    """The book of what an office held, in the days of its own calendar.

    What moves between the office, its windows and its officers is its own stock and is not told. The caller has passed
    its own gate: a book is read by whoever keeps or reviews it.
    """
    opening = _stock(office, is_reserve, date.min, since)
    closing = _stock(office, is_reserve, date.min, until)
    moved = _lines(office, is_reserve, since, until)
    prefixes = sorted({span.prefix for span in (*opening, *closing)} | set(moved))
    return Book(
        office.name,
        is_reserve,
        since,
        until,
        tuple(
            PrefixBook(
                prefix,
                rules.is_digital(prefix),
                tuple(span for span in opening if span.prefix == prefix),
                tuple(moved.get(prefix, ())),
                tuple(span for span in closing if span.prefix == prefix),
            )
            for prefix in prefixes
        ),
    )


def stock_on(office: Office, on: date, *, is_reserve: bool = False) -> tuple[Span, ...]:
    """What an office held at the end of a day, what was between its own vaults included."""
    return _stock(office, is_reserve, date.min, on, inclusive=True)


def _stock(
    office: Office, is_reserve: bool, since: date, until: date, *, inclusive: bool = False
) -> tuple[Span, ...]:
    where = _BOOK.replace('"on" < %s', '"on" <= %s') if inclusive else _BOOK
    return tuple(span for span, _ in _swept(where, [office.id, is_reserve, since, until]))


def _swept(where: str, given: list[Any]) -> list[tuple[Span, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_STOCK.format(where=where), given * 2)
        return list(
            rules.sweep((prefix, int(point), int(change)) for prefix, point, change in cursor.fetchall())
        )


def _lines(office: Office, is_reserve: bool, since: date, until: date) -> dict[str, list[BookLine]]:
    """By prefix, each kind of turn with its quantity, signed, and its serials."""
    order = [*(turn.value for turn in Turn), *(fate.value for fate in Fate)]
    found: dict[str, list[BookLine]] = {}
    rows = (
        CustodyEntry.objects.filter(
            office=office, is_reserve=is_reserve, is_internal=False, on__gte=since, on__lt=until
        )
        .values("prefix", "turn")
        .annotate(quantity=Sum(F("sign") * size_of("serials")))
    )
    for row in sorted(rows, key=lambda each: (each["prefix"], order.index(each["turn"]))):
        where = f"{_BOOK} AND prefix = %s AND turn = %s"
        given = [office.id, is_reserve, since, until, row["prefix"], row["turn"]]
        spans = rules.merge(span for span, _ in _swept(where, given))
        line = BookLine(row["turn"], rules.turn_label(row["turn"]), row["quantity"], spans)
        if line.quantity or line.spans:
            found.setdefault(row["prefix"], []).append(line)
    return found


def size_of(column: str) -> Func:
    """How many serials a column of ranges holds."""
    upper, lower = (
        Func(F(column), function=name, output_field=IntegerField()) for name in ("upper", "lower")
    )
    return upper - lower  # type: ignore[return-value]


def vault_stock(vault_id: UUID) -> tuple[tuple[Span, int], ...]:
    """What a vault should hold by its own lines, with how often: once each, or the lines are wrong."""
    return tuple(_swept("vault_id = %s", [vault_id]))


def used_between(vault_ids: Iterable[object], since: date, until: date) -> int:
    """How many paper stickers were used up at these vaults, however spoilt, from one day to before another."""
    gone = CustodyEntry.objects.filter(
        vault__in=list(vault_ids),
        turn__in=[Fate.USED, Fate.MISPRINTED, Fate.VOIDED, Fate.DAMAGED],
        on__gte=since,
        on__lt=until,
    )
    paper = gone.exclude(prefix__regex="^.{4}$").exclude(prefix__in=rules.PREFIXES)
    total = paper.aggregate(total=Coalesce(Sum(F("sign") * size_of("serials")), 0))["total"]
    return -int(total)
