"""Is an office open as much as the regulation wants: so many hours each day, and a Saturday each month?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from chancery.contexts.counter.rules.figures import FIGURES
from chancery.kernel.base import wording
from chancery.kernel.organisation.calendars import WEEKDAYS

SATURDAY = 6


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What an office owes its public, and by which norm: told to its head, and no refusal."""

    sentence: str
    norm: str


def shortfalls(
    week: Iterable[tuple[int, time, time]], saturdays: Collection[date], on: date
) -> Iterator[Shortfall]:
    """What is missing in a week of opening hours, and of the Saturdays announced in this month and the next."""
    open_for: dict[int, int] = defaultdict(int)
    for weekday, opens, closes in week:
        open_for[weekday] += _minutes(closes) - _minutes(opens)
    wanted = FIGURES.row("opening_hours", on)
    for weekday, minutes in sorted(open_for.items()):
        if weekday != SATURDAY and minutes < wanted.amount * 60:
            hours, left = divmod(minutes, 60)
            told = f"{hours} h {left} min" if left else f"{hours} h"
            yield Shortfall(
                f"El {WEEKDAYS[weekday - 1]} la oficina atiende {told}: son al menos {wanted.amount} horas cada día hábil.",
                wanted.norm,
            )
    if SATURDAY not in open_for:
        yield from _saturdays(saturdays, on)


def _saturdays(announced: Collection[date], on: date) -> Iterator[Shortfall]:
    wanted = FIGURES.row("opening_saturdays", on)
    following = (on.replace(day=1) + timedelta(days=31)).replace(day=1)
    for first in (on, following):
        month = (first.year, first.month)
        count = sum((day.year, day.month) == month for day in announced)
        if count < wanted.amount and _saturday_from(first).month == first.month:
            yield Shortfall(
                f"Sábados de atención anunciados en {wording.month_words(first)}: {count}. Debe haber al "
                f"menos {wanted.amount} cada mes.",
                wanted.norm,
            )


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(SATURDAY - day.isoweekday()) % 7)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
