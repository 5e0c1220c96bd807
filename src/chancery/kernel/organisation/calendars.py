"""Which day is N days after this one? Pure: the calendar is handed in, the clock is not read.

Articles without another name are those of the TUO of Ley 27444 (DS 004-2019-JUS); what a trace cites is the row of the
calendar's law that was in force on the day of which it speaks.
"""

import calendar as months_of
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from chancery.kernel.base.errors import Conflict
from chancery.kernel.organisation import counting
from chancery.kernel.organisation.counting import Law, Rule

WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_DAY = timedelta(days=1)


class Unit(StrEnum):
    """In what a legal period is stated."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    YEARS = "years"


UNITS = {
    Unit.WORKING_DAYS: ("día hábil", "días hábiles"),
    Unit.CALENDAR_DAYS: ("día calendario", "días calendario"),
    Unit.MONTHS: ("mes", "meses"),
    Unit.YEARS: ("año", "años"),
}
SAME_DAY = "el mismo día"


def in_words(amount: int, unit: Unit) -> str:
    """«30 días hábiles», «1 mes»; what has no day at all is due on the same one."""
    if amount == 0:
        return SAME_DAY
    one, many = UNITS[unit]
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

    `law` states by which norm each rule holds. `compensable_days_work` decides whether the public sector's compensable
    days count as working days (they do for tax; not for procedures, since the service is closed).
    `enabled_days_work` decides whether the days of rest that a norm enables count: they do only where the norm reaches,
    for no court or appeal period knew DU 099-2009. `rest_changes` are the dates from which other days of the week are
    the days of rest, in order.
    """

    name: str
    time_zone: str
    holidays: Mapping[date, Holiday] = field(hash=False)
    first: date
    last: date
    law: Law = field(hash=False)
    rest_days: frozenset[int] = frozenset({5, 6})
    compensable_days_work: bool = False
    enabled_days_work: bool = False
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
        is_closed = holiday is not None and not self._is_worked(holiday)
        is_rest = day.weekday() in self.rest_on(day)
        if not is_rest and not is_closed:
            return True, "día hábil", self.norm(Rule.WORKING_DAYS, day)
        enabled = counting.stated(self.law, Rule.ENABLED_DAYS, day) if self.enabled_days_work else None
        if enabled is not None:
            return True, f"{WEEKDAYS[day.weekday()]} o feriado habilitado", enabled.norm
        if holiday is not None and is_closed:
            return False, _described(holiday), holiday.norm
        return False, f"{WEEKDAYS[day.weekday()]}, descanso semanal", self.norm(Rule.WORKING_DAYS, day)

    def norm(self, rule: Rule, on: date) -> str:
        """The norm that states a rule on a day. Raises `RuleNotStated`."""
        return counting.norm_of(self.law, rule, on)

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


def add_working_days(start: date, amount: int, calendar: Calendar) -> Computation:
    """The last day of `amount` working days notified on `start`, which itself does not count (arts. 144, 145).

    A period of 0 days ends on `start`, or on the first working day after it.
    """
    return _ending([starting(start, calendar), *working_days(start, amount, calendar)], calendar)


def add_calendar_days(start: date, amount: int, calendar: Calendar) -> Computation:
    """The last day of `amount` running days (art. 150), moved to a working day if it is none (art. 145.2)."""
    return _ending([starting(start, calendar), *calendar_days(start, amount, calendar)], calendar)


def add_months(start: date, amount: int, calendar: Calendar) -> Computation:
    """Date to date; where the month lacks the day, the first working day of the next month (art. 145.3)."""
    whole = start.year * 12 + start.month - 1 + amount
    year, month = whole // 12, whole % 12 + 1
    length = months_of.monthrange(year, month)[1]
    if start.day <= length:
        on = date(year, month, start.day)
        reason = f"{in_words(amount, Unit.MONTHS)}, de fecha a fecha"
    else:
        on = date(year, month, length) + _DAY
        reason = f"{in_words(amount, Unit.MONTHS)}: ese mes no tiene día {start.day}"
    last = DayStep(on, True, amount, reason, calendar.norm(Rule.MONTHS, on))
    return _ending([starting(start, calendar), last], calendar)


def add_years(start: date, amount: int, calendar: Calendar) -> Computation:
    """Date to date, as twelve times as many months (art. 145.3)."""
    return add_months(start, 12 * amount, calendar)


def add(
    start: date, amount: int, unit: Unit, calendar: Calendar, *, extension: int = 0, distance_days: int = 0
) -> Computation:
    """The last day of a period stated in any unit, with what the law adds to it.

    `extension` is as many units more, granted once and where the law lets it be (art. 147); `distance_days` are
    working days appended after the period has been counted (art. 146).
    """
    count = {
        Unit.WORKING_DAYS: add_working_days,
        Unit.CALENDAR_DAYS: add_calendar_days,
        Unit.MONTHS: add_months,
        Unit.YEARS: add_years,
    }[unit]
    whole = count(start, amount + extension, calendar)
    trace = whole.trace
    if extension:
        trace = tuple(extended(trace, amount, unit, calendar))
    trace = (*trace, *distance(whole.on, distance_days, calendar))
    return Computation(trace[-1].day, trace)


def extended(trace: Sequence[DayStep], amount: int, unit: Unit, calendar: Calendar) -> Iterator[DayStep]:
    """The trace in which the days beyond the period itself are told to be of its extension."""
    own = 12 * amount if unit is Unit.YEARS else amount
    for step in trace:
        if step.counted and step.ordinal > own:
            norm = calendar.norm(Rule.EXTENSION, step.day)
            yield replace(step, reason=f"{step.reason}, por la prórroga", norm=norm)
        else:
            yield step


def distance(last: date, days: int, calendar: Calendar) -> Iterator[DayStep]:
    """The working days appended, after a period has ended, for who lives far from the office (art. 146)."""
    for step in working_days(last, days, calendar):
        if step.counted:
            norm = calendar.norm(Rule.DISTANCE, step.day)
            yield replace(step, reason="término de la distancia", norm=norm)
        else:
            yield step


def deemed_served(
    deposited_at: datetime, calendar: Calendar, *, wait: int, acknowledged_at: datetime | None = None
) -> Computation:
    """When a notice left in the electronic mailbox is served.

    On the day of its acknowledgement if that falls within `wait` working days of the deposit; otherwise on
    the first working day after those days (Ley 31736).
    """
    deposited_on = deposited_at.astimezone(calendar.zone).date()
    norm = calendar.norm(Rule.MAILBOX, deposited_on)
    if acknowledged_at is not None:
        acknowledged_on = acknowledged_at.astimezone(calendar.zone).date()
        if acknowledged_on <= add_working_days(deposited_on, wait, calendar).on:
            step = DayStep(acknowledged_on, True, 1, "acuse de recibo en la casilla", norm)
            return Computation(acknowledged_on, (starting(deposited_on, calendar), step))
    unanswered = add_working_days(deposited_on, wait + 1, calendar)
    *before, last = unanswered.trace
    reason = f"sin acuse en {wait} días hábiles: se tiene por notificado"
    return Computation(unanswered.on, (*before, replace(last, reason=reason, norm=norm)))


def presented(day: date, calendar: Calendar) -> Iterator[DayStep]:
    """What is handed in by digital means on a closed day counts as presented on the next day of work (art. 123.3).

    Nothing where `day` is a working day, at whatever hour, or where no norm says so yet. The last step's day is the one
    on which it counts as presented.
    """
    rule = counting.stated(calendar.law, Rule.FILING, day)
    works, closed, _ = calendar.look(day)
    while rule is not None and not works:
        yield DayStep(day, False, 0, f"presentado en día inhábil ({closed})", rule.norm)
        day += _DAY
        works, closed, _ = calendar.look(day)
        if works:
            yield DayStep(day, False, 0, "se tiene por presentado este día", rule.norm)


def starting(start: date, calendar: Calendar) -> DayStep:
    """The step of the day on which a period is notified: it never counts (art. 144)."""
    reason = "día de la notificación o presentación: no se cuenta"
    return DayStep(start, False, 0, reason, calendar.norm(Rule.START, start))


def working_days(start: date, amount: int, calendar: Calendar, *, counted: int = 0) -> Iterator[DayStep]:
    """Each day after `start` until `amount` have counted, `counted` of them before."""
    day = start
    while counted < amount:
        day += _DAY
        works, reason, norm = calendar.look(day)
        counted += works
        yield DayStep(day, works, counted, reason, norm)


def calendar_days(start: date, amount: int, calendar: Calendar, *, counted: int = 0) -> Iterator[DayStep]:
    """Each day after `start` until `amount` have counted, `counted` of them before; every day counts."""
    for ordinal in range(counted + 1, amount + 1):
        day = start + (ordinal - counted) * _DAY
        yield DayStep(day, True, ordinal, "día calendario", calendar.norm(Rule.CALENDAR_DAYS, day))


def to_working_day(last: DayStep, calendar: Calendar) -> Iterator[DayStep]:
    """The days by which a period that ends on a closed day is prolonged (art. 145.2)."""
    day = last.day
    works, reason, _ = calendar.look(day)
    while not works:
        day += _DAY
        closed = reason
        works, reason, _ = calendar.look(day)
        norm = calendar.norm(Rule.LAST_DAY, day)
        yield DayStep(day, False, last.ordinal, f"se prorroga: el anterior es {closed}", norm)


def _ending(steps: list[DayStep], calendar: Calendar) -> Computation:
    steps.extend(to_working_day(steps[-1], calendar))
    return Computation(steps[-1].day, tuple(steps))


def _described(holiday: Holiday) -> str:
    if holiday.kind is HolidayKind.NON_WORKING_COMPENSABLE:
        return f"{holiday.name} (no laborable compensable)"
    return f"feriado: {holiday.name}"
