"""On which day does the law say that a filing came? Pure: policy, calendar and hours are handed in.

Three layers contradict one another: art. 123.3 of the TUO of Ley 27444 since Ley 31465 (the whole day counts), D.S.
075-2023-PCM (what comes after closing comes the next day), and Indecopi's Res. 0518-2024/SEL (that rule is a barrier).
So each is a row, by channel and date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from chancery.kernel.base import clock
from chancery.kernel.organisation.calendars import Calendar
from chancery.kernel.organisation.counting import Rule

_DAY = timedelta(days=1)
RECEPTION_NORM = "TUO Ley 27444, arts. 135 y 149"

EARLIEST = datetime(2000, 1, 1, tzinfo=clock.LIMA)
"""Nothing that is registered now was presented before."""

Hours = Mapping[int, tuple[tuple[time, time], ...]]
"""When the counter is open on each weekday (ISO, 1 is Monday), in its own time."""


class AfterHours(StrEnum):
    """To which day belongs what comes when the counter is closed."""

    SAME_DAY = "same_day"
    NEXT_WORKING_DAY = "next_working_day"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return "el mismo día" if self is AfterHours.SAME_DAY else "el día hábil siguiente"


@dataclass(frozen=True, slots=True)
class Policy:
    """What an hour means in one channel, from a date to before another, by a norm."""

    channel: str
    after_closing: AfterHours
    on_closed_days: AfterHours
    norm: str
    valid_from: date
    valid_until: date | None = None


DAY_LONG = Policy(
    channel="",
    after_closing=AfterHours.SAME_DAY,
    on_closed_days=AfterHours.NEXT_WORKING_DAY,
    norm="TUO Ley 27444, art. 123.3, modificado por la Ley 31465",
    valid_from=date(2022, 5, 5),
)
"""What holds where no row says otherwise: the reception of digital documents never closes."""


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One conclusion: what, which day, why, and by which norm."""

    what: str
    day: date
    reason: str
    norm: str

    def __str__(self) -> str:
        return f"{self.what}: {self.day:%d/%m/%Y}, {self.reason} ({self.norm})"


@dataclass(frozen=True, slots=True)
class Moments:
    """The three days that follow from an instant, and how each was reached.

    `presented_on` is the legal date of the filing, `received_on` that of the receipt in working hours, and
    `clock_starts_on` the first day that a period counts.
    """

    presented_on: date
    received_on: date
    clock_starts_on: date
    trace: tuple[TraceStep, ...]


def moments(
    presented_at: datetime,
    policy: Policy,
    calendar: Calendar,
    hours: Hours,
    *,
    unit: Calendar | None = None,
) -> Moments:
    """What an instant means where the document is handed in: its time zone, its days, its hours.

    On the web that is where the competent unit is, for the law is silent on who files from another time zone; at a
    post's window it is the post (TUO of Ley 27444, art. 131), and periods are counted by the calendar of the `unit`.
    """
    local = presented_at.astimezone(calendar.zone)
    presented, why = _presented(local, policy, calendar, hours)
    received, when = _received(local, calendar, hours)
    trace = [
        TraceStep(
            "Presentado",
            presented,
            f"porque llegó el {local:%d/%m/%Y} a las {local:%H:%M}, {why}",
            policy.norm,
        ),
        TraceStep("Cargo de recepción", received, when, RECEPTION_NORM),
    ]
    counting = unit or calendar
    starts = counting.next_working(presented + _DAY)
    norm = counting.norm(Rule.START, presented)
    trace.append(TraceStep("Primer día del plazo", starts, "el día hábil siguiente", norm))
    return Moments(presented, received, starts, tuple(trace))


def _presented(local: datetime, policy: Policy, calendar: Calendar, hours: Hours) -> tuple[date, str]:
    day = local.date()
    works, reason, _ = calendar.look(day)
    if not works:
        if policy.on_closed_days is AfterHours.SAME_DAY:
            return day, f"{reason}: cuenta el mismo día"
        return calendar.next_working(day), f"{reason}: cuenta el día hábil siguiente"
    if _is_after_closing(local, hours):
        if policy.after_closing is AfterHours.SAME_DAY:
            return day, "tras el cierre: cuenta el mismo día, hasta las 24:00"
        return calendar.next_working(day + _DAY), "tras el cierre: cuenta el día hábil siguiente"
    return day, "en día hábil, antes del cierre"


def _received(local: datetime, calendar: Calendar, hours: Hours) -> tuple[date, str]:
    day = local.date()
    if not calendar.is_working(day):
        return calendar.next_working(day), "el primer día en que atiende la mesa de partes"
    if _is_after_closing(local, hours):
        return calendar.next_working(day + _DAY), "el primer día en que atiende la mesa de partes"
    return day, "en el horario de la mesa de partes de ese día"


def _is_after_closing(local: datetime, hours: Hours) -> bool:
    """A day whose hours nobody stated closes at midnight."""
    closings = [closes for _, closes in hours.get(local.isoweekday(), ())]
    return bool(closings) and local.time() >= max(closings)
