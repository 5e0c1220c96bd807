"""When must stock be counted, how much must there be, and how long will it last?"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import ceil
from pathlib import Path

MINIMUM_STOCK = "stickers.minimum_stock"
LARGEST_RESERVE = "stickers.largest_reserve"
BARE_ACT = "stickers.bare_act"
"""The codes of the legal periods (`kernel/organisation/data/legal_periods.csv`)."""

DIGITAL_BLOCK = 1000
"""How many digital serials an office's series gives itself at a time; they weigh nothing."""

_FORESEEN = 2 * 365
_TABLE = Path(__file__).parent.parent / "counting_days.csv"


@dataclass(frozen=True, slots=True)
class CountingDay:
    """A day of each year on which an office swears what it holds, since a date by a norm; the upper bound is open."""

    month: int
    day: int
    valid_from: date
    valid_until: date | None

    def of_year(self, year: int) -> date | None:
        """That day of a year, if the norm stands on it."""
        day = date(year, self.month, self.day)
        is_in_force = self.valid_from <= day and (self.valid_until is None or day < self.valid_until)
        return day if is_in_force else None


@cache
def counting_days() -> tuple[CountingDay, ...]:
    """The table, read once."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            CountingDay(
                month=int(row["month"]),
                day=int(row["day"]),
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            )
            for row in csv.DictReader(file)
        )


def counting_day(on: date) -> date | None:
    """The last day on or before `on` at which stock had to be counted."""
    return max((day for day in _days_of(on.year - 1, on.year) if day <= on), default=None)


def next_counting_day(on: date) -> date:
    """The first day on or after `on` at which stock must be counted."""
    return min(day for day in _days_of(on.year, on.year + 1) if day >= on)


def _days_of(*years: int) -> Iterator[date]:
    return (day for year in years for each in counting_days() if (day := each.of_year(year)))


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a vault and those under it hold, use, and must hold.

    `used` were used in the `days` before. `minimum` is what the law wants in stock, `largest` the most that a regional
    head may keep in reserve; there is none for other vaults.
    """

    stock: int
    used: int
    days: int
    minimum: int
    largest: int | None

    @property
    def a_day(self) -> float:
        """How many are used a day."""
        return self.used / self.days

    @property
    def days_left(self) -> int | None:
        """For how many days it lasts at this pace; None while none is used."""
        return self.stock * self.days // self.used if self.used else None

    @property
    def lasts(self) -> str:
        """How long, in words: the pace of a quarter says little beyond two years."""
        left = self.days_left
        if left is None:
            return "sin uso"
        if left > _FORESEEN:
            return "más de dos años"
        return f"{left} día{'' if left == 1 else 's'}"

    @property
    def lacks(self) -> int:
        """How many must be ordered to hold what the law wants."""
        return max(0, self.minimum - self.stock)

    @property
    def is_excessive(self) -> bool:
        """Whether a regional head holds more than the law allows."""
        return self.largest is not None and self.used > 0 and self.stock > self.largest


def forecast(
    *, stock: int, used: int, since: date, until: date, minimum_months: int, reserve_months: int | None
) -> Forecast:
    """How long stock lasts at the pace of the days from `since` to before `until`.

    A legal period of months is turned into days by the year's 365/12.
    """
    days = max(1, (until - since).days)
    minimum = ceil(used * minimum_months * 365 / 12 / days)
    largest = None if reserve_months is None else int(used * reserve_months * 365 / 12 / days)
    return Forecast(stock, used, days, minimum, largest)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often something happened to one officer's acts, beside the mean of the office."""

    done: int
    spoilt: int
    office_done: int
    office_spoilt: int

    @property
    def share(self) -> float:
        """The officer's own share."""
        return self.spoilt / self.done if self.done else 0.0

    @property
    def office_share(self) -> float:
        """The office's."""
        return self.office_spoilt / self.office_done if self.office_done else 0.0

    @property
    def stands_out(self) -> bool:
        """Whether somebody should look: at least three, and twice the share of the office or more."""
        others_done, others_spoilt = self.office_done - self.done, self.office_spoilt - self.spoilt
        others = others_spoilt / others_done if others_done else 0.0
        return self.spoilt >= 3 and self.share >= 2 * others


def initials(name: str) -> str:
    """«R. Q. Ñ.»: all that a stranger reads of a person."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())
