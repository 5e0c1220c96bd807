"""Which day is N days after this one? Pure: the calendar is handed in, the clock is not read.

Articles without another name are those of the TUO of Ley 27444 (DS 004-2019-JUS).
"""

import calendar as months_of
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from chancery.kernel.base.errors import Conflict

START_NORM = "TUO Ley 27444, art. 144"
WORKING_DAYS_NORM = "TUO Ley 27444, art. 145.1"
LAST_DAY_NORM = "TUO Ley 27444, art. 145.2"
MONTHS_NORM = "TUO Ley 27444, art. 145.3"
DISTANCE_NORM = "TUO Ley 27444, art. 146"
CALENDAR_DAYS_NORM = "TUO Ley 27444, art. 150"
MAILBOX_NORM = "Ley 31736"

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_DAY = timedelta(days=1)


class Unit(StrEnum):
    """In what a legal period is stated."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    YEARS = "years"


_UNITS = {
    Unit.WORKING_DAYS: ("día hábil", "días hábiles"),
    Unit.CALENDAR_DAYS: ("día calendario", "días calendario"),
    Unit.MONTHS: ("mes", "meses"),
    Unit.YEARS: ("año", "años"),
}


def in_words(amount: int, unit: Unit) -> str:
    """«30 días hábiles», «1 mes»."""
    one, many = _UNITS[unit]
    return f"{amount} {one if amount == 1 else many}"


class HolidayKind(StrEnum):
    """Why the service does not work on a day."""

    NATIONAL = "national"
    REGIONAL = "regional"
    LOCAL = "local"
    NON_WORKING_COMPENSABLE = "non_working_compensable"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A dated day without service, and the norm that says so."""

    on: date
    name: str
    kind: HolidayKind
    norm: str


@dataclass(frozen=True, slots=True)
class CountingRule:
    """A norm that, from a date to before another, counts days of rest and holidays as working days.

    `except_on` holds the (month, day) pairs that stay holidays all the same.
    """

    valid_from: date
    valid_until: date
    except_on: frozenset[tuple[int, int]]
    norm: str


class CalendarTooShort(Conflict):
    """A calendar without the holidays of a year would give a wrong date, so it gives none."""

    code = "calendar_too_short"
    sentence = (
        "No se puede calcular el plazo: el calendario «{calendar}» no tiene aún los feriados de {year}."
    )
    next_step = "Pida al administrador que cargue el calendario de ese año."


@dataclass(frozen=True, slots=True)
class DayStep:
    """A day looked at, whether it counted, how many had counted by then, why, and by which norm."""

    day: date
    counted: bool
    ordinal: int
    reason: str
    norm: str


@dataclass(frozen=True, slots=True)
class Computation:
    """A date, and each day that led to it."""

    on: date
    trace: tuple[DayStep, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working calendar of an office, known from `first` to `last`, both included.

    `compensable_days_work` decides whether the public sector's compensable days count as working days
    (they do for tax; not for procedures, since the service is closed). `rules` apply only where the
    procedure asks for them: no court or appeal period knew DU 099-2009. `rest_changes` are the dates from which
    other days of the week are the days of rest, in order.
    """

    name: str
    time_zone: str
    holidays: Mapping[date, Holiday] = field(hash=False)
    first: date
    last: date
    rest_days: frozenset[int] = frozenset({5, 6})
    rules: tuple[CountingRule, ...] = ()
    compensable_days_work: bool = False
    rest_changes: tuple[tuple[date, frozenset[int]], ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this calendar's days begin."""
        return ZoneInfo(self.time_zone)

    def is_working(self, day: date) -> bool:
        """Whether the service works on `day`. Raises CalendarTooShort outside the known years."""
        return self.look(day)[0]

    def look(self, day: date) -> tuple[bool, str, str]:
        """Whether `day` is a working day, why (in Spanish), and by which norm."""
        if not self.first <= day <= self.last:
            raise CalendarTooShort(calendar=self.name, year=day.year)
        holiday = self.holidays.get(day)
        is_rest = day.weekday() in self.rest_on(day)
        if not is_rest and (holiday is None or self._is_worked(holiday)):
            return True, "día hábil", WORKING_DAYS_NORM
        for rule in self.rules:
            if rule.valid_from <= day < rule.valid_until and (day.month, day.day) not in rule.except_on:
                return True, f"{WEEKDAYS[day.weekday()]} o feriado habilitado", rule.norm
        if holiday is not None and not self._is_worked(holiday):
            return False, _described(holiday), holiday.norm
        return False, f"{WEEKDAYS[day.weekday()]}, descanso semanal", WORKING_DAYS_NORM

    def rest_on(self, day: date) -> frozenset[int]:
        """The days of weekly rest as they are on `day` (0 is Monday)."""
        rest = self.rest_days
        for since, changed in self.rest_changes:
            if since <= day:
                rest = changed
        return rest

    def next_working(self, day: date) -> date:
        """`day` itself when it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def _is_worked(self, holiday: Holiday) -> bool:
        return holiday.kind is HolidayKind.NON_WORKING_COMPENSABLE and self.compensable_days_work


def add_working_days(start: date, amount: int, calendar: Calendar, *, distance_days: int = 0) -> Computation:
    """The last day of `amount` working days notified on `start`, which itself does not count (arts. 144, 145).

    `distance_days` are appended after the period has been counted (art. 146). A period of 0 days ends on
    `start`, or on the first working day after it.
    """
    steps = [starting(start), *working_days(start, amount + distance_days, calendar)]
    for index, step in enumerate(steps):
        if step.counted and step.ordinal > amount:
            steps[index] = DayStep(step.day, True, step.ordinal, "término de la distancia", DISTANCE_NORM)
    return _ending(steps, calendar)


def add_calendar_days(start: date, amount: int, calendar: Calendar) -> Computation:
    """The last day of `amount` running days (art. 150), moved to a working day if it is none (art. 145.2)."""
    return _ending([starting(start), *calendar_days(start, amount)], calendar)


def add_months(start: date, amount: int, calendar: Calendar) -> Computation:
    """Date to date; where the month lacks the day, the first working day of the next month (art. 145.3)."""
    whole = start.year * 12 + start.month - 1 + amount
    year, month = whole // 12, whole % 12 + 1
    length = months_of.monthrange(year, month)[1]
    if start.day <= length:
        on = date(year, month, start.day)
        reason = f"{amount} meses, de fecha a fecha"
    else:
        on = date(year, month, length) + _DAY
        reason = f"{amount} meses: ese mes no tiene día {start.day}"
    return _ending([starting(start), DayStep(on, True, amount, reason, MONTHS_NORM)], calendar)


def add_years(start: date, amount: int, calendar: Calendar) -> Computation:
    """Date to date, as twelve times as many months (art. 145.3)."""
    return add_months(start, 12 * amount, calendar)


def add(start: date, amount: int, unit: Unit, calendar: Calendar) -> Computation:
    """The last day of a period stated in any unit."""
    count = {
        Unit.WORKING_DAYS: add_working_days,
        Unit.CALENDAR_DAYS: add_calendar_days,
        Unit.MONTHS: add_months,
        Unit.YEARS: add_years,
    }[unit]
    return count(start, amount, calendar)


def deemed_served(
    deposited_at: datetime, calendar: Calendar, *, wait: int, acknowledged_at: datetime | None = None
) -> Computation:
    """When a notice left in the electronic mailbox is served.

    On the day of its acknowledgement if that falls within `wait` working days of the deposit; otherwise on
    the first working day after those days (Ley 31736).
    """
    deposited_on = deposited_at.astimezone(calendar.zone).date()
    if acknowledged_at is not None:
        acknowledged_on = acknowledged_at.astimezone(calendar.zone).date()
        if acknowledged_on <= add_working_days(deposited_on, wait, calendar).on:
            step = DayStep(acknowledged_on, True, 1, "acuse de recibo en la casilla", MAILBOX_NORM)
            return Computation(acknowledged_on, (starting(deposited_on), step))
    unanswered = add_working_days(deposited_on, wait + 1, calendar)
    *before, last = unanswered.trace
    reason = f"sin acuse en {wait} días hábiles: se tiene por notificado"
    return Computation(
        unanswered.on, (*before, DayStep(last.day, last.counted, last.ordinal, reason, MAILBOX_NORM))
    )


def starting(start: date) -> DayStep:
    """The step of the day on which a period is notified: it never counts (art. 144)."""
    return DayStep(start, False, 0, "día de la notificación o presentación: no se cuenta", START_NORM)


def working_days(start: date, amount: int, calendar: Calendar, *, counted: int = 0) -> Iterator[DayStep]:
    """Each day after `start` until `amount` have counted, `counted` of them before."""
    day = start
    while counted < amount:
        day += _DAY
        works, reason, norm = calendar.look(day)
        counted += works
        yield DayStep(day, works, counted, reason, norm)


def calendar_days(start: date, amount: int, *, counted: int = 0) -> Iterator[DayStep]:
    """Each day after `start` until `amount` have counted, `counted` of them before; every day counts."""
    for ordinal in range(counted + 1, amount + 1):
        yield DayStep(start + (ordinal - counted) * _DAY, True, ordinal, "día calendario", CALENDAR_DAYS_NORM)


def to_working_day(last: DayStep, calendar: Calendar) -> Iterator[DayStep]:
    """The days by which a period that ends on a closed day is prolonged (art. 145.2)."""
    day = last.day
    works, reason, _ = calendar.look(day)
    while not works:
        day += _DAY
        closed = reason
        works, reason, _ = calendar.look(day)
        yield DayStep(day, False, last.ordinal, f"se prorroga: el anterior es {closed}", LAST_DAY_NORM)


def _ending(steps: list[DayStep], calendar: Calendar) -> Computation:
    steps.extend(to_working_day(steps[-1], calendar))
    return Computation(steps[-1].day, tuple(steps))


def _described(holiday: Holiday) -> str:
    if holiday.kind is HolidayKind.NON_WORKING_COMPENSABLE:
        return f"{holiday.name} (no laborable compensable)"
    return f"feriado: {holiday.name}"
