"""When does a period end about which anybody asks? Nothing is read but the tables, and nothing is written.

It counts with the same functions as the clocks of a case, so that what it tells beforehand is what will be.
"""

from dataclasses import dataclass
from datetime import date

from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import clocks
from chancery.kernel.organisation import calendars, reckoning
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import CalendarTooShort, DayStep, Unit
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.queries import Period

NOTIFICATION = "lpag.notification"
MOST = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """A period and what bears on it.

    `begins_on` is the day of the notification, or of the filing where `is_filing`. `paused_on` and `resumed_on` are the
    days on which the period was suspended and went on. `place` is where the applicant lives, if the distance counts.
    `is_tax` and `is_enabled` are the two switches of the calendar.
    """

    office: Office
    begins_on: date
    period: Period
    extension: int = 0
    place: str = ""
    paused_on: date | None = None
    resumed_on: date | None = None
    is_filing: bool = False
    has_positive_silence: bool = False
    is_tax: bool = False
    is_enabled: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The last day, the day of positive silence where it was asked for, and each day that led there.

    `changed_to` is the period that the law gives for the same thing on the last day, where that is another one.
    """

    due_on: date
    silence_on: date | None
    trace: tuple[DayStep, ...]
    distance: reckoning.Distance | None
    changed_to: Period | None

    @property
    def counted(self) -> int:
        """How many days counted."""
        return sum(step.counted for step in self.trace)


def stated(amount: int, unit: Unit) -> Period:
    """A period that whoever asks states, and no table."""
    return Period("", "Plazo que usted indicó", amount, unit, "")


def answer(question: Question) -> Answer:
    """The last day and why, day by day. Raises `Invalid`, `CalendarTooShort`, `RuleNotStated`, `DistanceNotFound`."""
    _require_sense(question)
    period, office = question.period, question.office
    calendar = organisation.calendar_of(
        office, compensable_days_work=question.is_tax, enabled_days_work=question.is_enabled
    )
    if not calendar.first <= question.begins_on <= calendar.last:
        raise CalendarTooShort(calendar=calendar.name, year=question.begins_on.year)
    passed = list(calendars.presented(question.begins_on, calendar)) if question.is_filing else []
    start = passed[-1].day if passed else question.begins_on
    stretches: list[clocks.Stretch] = [(start, question.paused_on)]
    if question.resumed_on is not None:
        stretches.append((question.resumed_on, None))
    whole = clocks.due(
        stretches, amount=period.amount + question.extension, unit=period.unit, calendar=calendar
    )
    if whole.on is None:
        raise Invalid(
            {"resumed_on": ["Indique cuándo se reanudó el plazo: mientras está suspendido no vence."]}
        )
    trace = tuple(calendars.extended(whole.trace, period.amount, period.unit, calendar))
    far = reckoning.distance(question.place, office.city, start) if question.place else None
    if far is not None:
        trace = (*trace, *calendars.distance(whole.on, far.days, calendar))
    due_on, silence_on = trace[-1].day, None
    if question.has_positive_silence:
        days = organisation.legal_period(NOTIFICATION, start).amount
        ended = clocks.Due(due_on, 0, 0, trace)
        silent = clocks.silence_on(ended, is_positive=True, notification=days, calendar=calendar)
        silence_on, trace = silent.on, silent.trace
    return Answer(due_on, silence_on, (*passed[:-1], *trace), far, _changed(period, due_on))


def _require_sense(question: Question) -> None:
    fields: dict[str, list[str]] = {}
    if not 0 <= question.period.amount + question.extension <= MOST:
        fields["amount"] = [f"El plazo va de 0 a {MOST}."]
    if question.paused_on is not None and question.paused_on < question.begins_on:
        fields["paused_on"] = ["La suspensión no puede ser anterior al inicio."]
    if question.resumed_on is not None and question.paused_on is None:
        fields["paused_on"] = ["Indique desde cuándo se suspendió el plazo."]
    elif question.resumed_on and question.paused_on and question.resumed_on < question.paused_on:
        fields["resumed_on"] = ["El plazo se reanuda el día en que se suspendió, o después."]
    if fields:
        raise Invalid(fields)


def _changed(period: Period, due_on: date) -> Period | None:
    """What the law gives when the period ends, where it changed meanwhile: the one under which it began holds."""
    if not period.code:
        return None
    latest = organisation.legal_period(period.code, due_on)
    return latest if (latest.amount, latest.unit) != (period.amount, period.unit) else None
