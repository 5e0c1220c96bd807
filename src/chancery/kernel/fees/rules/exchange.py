"""How dear may a post make the consular sol, and in which months is its rate asked for?"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Ceiling:
    """By how much, in per cent, the rate of a month may pass the official one, since a date by a norm."""

    since: date
    percent: Decimal
    norm: str


CEILINGS = (
    Ceiling(date(2005, 10, 6), Decimal(15), "D.S. 076-2005-RE, art. 165"),
    Ceiling(date(2023, 10, 5), Decimal(15), "D.S. 032-2023-RE, art. 153"),
)


def ceiling_on(on: date) -> Ceiling:
    """The ceiling in force on a date; before the first norm, that of the first."""
    return next((ceiling for ceiling in reversed(CEILINGS) if ceiling.since <= on), CEILINGS[0])


def highest(official: Decimal, ceiling: Ceiling) -> Decimal:
    """The dearest rate that the law allows over an official one."""
    return official * (100 + ceiling.percent) / 100


def month_of(on: date) -> date:
    """The first day of the month of `on`: how a month is named here."""
    return on.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return month_of(month_of(month) + timedelta(days=31))


def observed_days(month: date) -> tuple[date, date]:
    """The days whose quotations count for a month: the last fifteen of the one before."""
    first = month_of(month)
    return first - timedelta(days=15), first - timedelta(days=1)
