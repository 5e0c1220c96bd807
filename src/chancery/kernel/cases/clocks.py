"""When does a clock that pauses run out? Pure: stretches of time and a calendar in, a date and its trace out.

A clock is a sequence of stretches: it starts on a day, which does not count (TUO Ley 27444, art. 144), and
counts each day up to the one on which it pauses, included. So a pause lifted on its own day costs nothing, and
a clock paused on its last day, which was still in time, ends on the day on which it goes on.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from chancery.kernel.organisation import calendars
from chancery.kernel.organisation.calendars import Calendar, DayStep, Unit
from chancery.kernel.organisation.counting import Rule

Stretch = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a period; none while it pauses.

    `consumed` counts the units used up in the stretches that have ended; `remaining` is what they left.
    """

    on: date | None
    consumed: int
    remaining: int
    trace: tuple[DayStep, ...]


def due(stretches: Sequence[Stretch], *, amount: int, unit: str, calendar: Calendar) -> Due:
    """The last day of `amount` units counted over `stretches`, of which only the last may be open.

    Months and years run from date to date, and each day of pause moves that date by one: they are consumed
    whole or not at all.
    """
    if not stretches:
        return Due(None, 0, amount, ())
    if Unit(unit) in (Unit.MONTHS, Unit.YEARS):
        return _date_to_date(stretches, amount, Unit(unit), calendar)
    steps: list[DayStep] = []
    counted = consumed = 0
    for start, end in stretches:
        consumed = counted
        steps.append(_starting(start, counted, calendar))
        for step in _days(start, amount, counted, Unit(unit), calendar):
            if end is not None and step.day > end:
                break
            steps.append(step)
            counted = step.ordinal
        if counted >= amount:
            rolled = tuple(calendars.to_working_day(steps[-1], calendar))
            last = (rolled or steps)[-1].day
            if end is None or end > last:
                consumed = consumed if end is None else counted
                return Due(last, consumed, amount - consumed, (*steps, *rolled))
        if end is not None:
            steps.append(_paused(end, counted, "el plazo se suspende", calendar))
    return Due(None, counted, amount - counted, tuple(steps))


def from_presentation(
    stretches: Sequence[Stretch], calendar: Calendar, deemed: Collection[date] = ()
) -> tuple[list[Stretch], list[DayStep]]:
    """Each stretch from the day on which what began it counts as presented, and the days passed over until then.

    Digital filing never closes, and what comes on a closed day counts on the next day of work (art. 123.3). The `deemed`
    days are days of presentation already, by the calendar of the window that took what was presented (art. 131).
    """
    moved: list[Stretch] = []
    passed: list[DayStep] = []
    for start, end in stretches:
        waiting = [] if start in deemed else list(calendars.presented(start, calendar))
        if waiting and (end is None or waiting[-1].day <= end):
            passed += waiting[:-1]
            start = waiting[-1].day
        moved.append((start, end))
    return moved, passed


def silence_on(period: Due, *, is_positive: bool, notification: int, calendar: Calendar) -> Due:
    """The day on which silence takes effect over `period`; none while it pauses.

    Positive silence waits for the working days the authority has to notify (arts. 36, 199.1). Negative
    silence lets the applicant appeal as soon as the period has passed, and the authority must still decide
    (arts. 199.3 to 199.5).
    """
    if period.on is None or not is_positive:
        return period
    waiting = [
        replace(step, reason=f"{step.reason}, para notificar", norm=calendar.norm(Rule.SILENCE, step.day))
        if step.counted
        else step
        for step in calendars.working_days(period.on, notification, calendar)
    ]
    on = waiting[-1].day if waiting else period.on
    return Due(on, period.consumed, period.remaining, (*period.trace, *waiting))


def _days(start: date, amount: int, counted: int, unit: Unit, calendar: Calendar) -> Iterator[DayStep]:
    if unit is Unit.WORKING_DAYS:
        return calendars.working_days(start, amount, calendar, counted=counted)
    return calendars.calendar_days(start, amount, calendar, counted=counted)


def _starting(start: date, counted: int, calendar: Calendar) -> DayStep:
    if counted == 0:
        return calendars.starting(start, calendar)
    return _paused(start, counted, "el plazo se reanuda", calendar)


def _paused(day: date, counted: int, reason: str, calendar: Calendar) -> DayStep:
    return DayStep(day, False, counted, reason, calendar.norm(Rule.SUSPENSION, day))


def _date_to_date(stretches: Sequence[Stretch], amount: int, unit: Unit, calendar: Calendar) -> Due:
    start, (_, end) = stretches[0][0], stretches[-1]
    pauses = [(paused, resumed) for (_, paused), (resumed, _) in pairwise(stretches) if paused is not None]
    steps = [
        _paused(paused, 0, f"suspendido hasta el {resumed:%d/%m/%Y}", calendar) for paused, resumed in pauses
    ]
    lost = sum(((resumed - paused).days for paused, resumed in pauses), 0)
    whole = calendars.add(start, amount, unit, calendar)
    target = whole.trace[1].day + timedelta(days=lost)
    last = replace(whole.trace[1], day=target)
    rolled = tuple(calendars.to_working_day(last, calendar))
    trace = (*whole.trace[:1], *steps, last, *rolled)
    if end is not None and end <= trace[-1].day:
        return Due(None, 0, amount, (*whole.trace[:1], *steps))
    return Due(trace[-1].day, 0, amount, trace)
