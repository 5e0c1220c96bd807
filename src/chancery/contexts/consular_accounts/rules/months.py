"""Which month does an account cover, how does its office stand, and by when is its balance remitted?"""

from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from chancery.contexts.consular_accounts.rules.figures import FIGURES
from chancery.kernel.organisation import calendars
from chancery.kernel.organisation.calendars import Calendar, Computation, Unit


class Rank(StrEnum):
    """To whom an office accounts: a dependant to its regional head, all others to Lima (D.S. 076-2005-RE, arts. 187-191)."""

    INDEPENDENT = "independent"
    DEPENDANT = "dependant"
    HEAD = "head"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _RANKS[self]


_RANKS = {
    Rank.INDEPENDENT: "Oficina independiente",
    Rank.DEPENDANT: "Oficina dependiente",
    Rank.HEAD: "Jefatura de los servicios consulares",
}
_PERIODS = {
    Rank.INDEPENDENT: "consular_account.remit_independent",
    Rank.DEPENDANT: "consular_account.remit_dependant",
    Rank.HEAD: "consular_account.remit_head",
}
NO_COLLECTION = "consular_account.no_collection"
DEPOSIT = "consular_account.deposit"


def first_of(day: date) -> date:
    """The first day of the month of a day: by it a month is known."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The month after."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def previous_month(month: date) -> date:
    """The month before."""
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


def last_of(month: date) -> date:
    """The last day of a month, on which its books are closed (D.S. 076-2005-RE, art. 181)."""
    return next_month(month) - timedelta(days=1)


def end_of(month: date, zone: tzinfo) -> datetime:
    """The moment at which a month ends in a time zone."""
    return datetime.combine(next_month(month), time(0), zone)


def has_ended(month: date, today: date) -> bool:
    """Whether the last day of a month has passed where the office is."""
    return today > last_of(month)


def remittance_period(rank: Rank) -> str:
    """The legal period in which an office of that rank remits."""
    return _PERIODS[rank]


def due(month: date, amount: int, unit: Unit, calendar: Calendar) -> Computation:
    """The last day of a period counted from the end of a month by the calendar of the host country."""
    return calendars.add(last_of(month), amount, unit, calendar)


def single_document_limit(month: date) -> int:
    """Up to how many acts in that month an office may keep one document in place of three books (D.S. 076-2005-RE, arts. 142 and 179)."""
    return FIGURES.on("single_document_acts", last_of(month))
