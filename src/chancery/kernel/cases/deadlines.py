"""When do the clocks of a case start, pause, resume, end and run out?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Prefetch

from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.events import publish
from chancery.kernel.cases import clocks, links
from chancery.kernel.cases.events import SilenceFell
from chancery.kernel.cases.models import Case, CaseDeadline, Interval
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Calendar
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.vocabulary import Assessment, Deadline, Procedure

_NOTIFICATION = "lpag.notification"
FROM_SERVICE = ("lpag.appeal",)
"""Periods that begin when the notice of the act takes effect, and not with the act (art. 144): see `served`."""


def turn(
    case: Case,
    procedure: Procedure,
    *,
    source: str | None,
    at: datetime,
    amounts: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, str]:
    """Set every clock of `case` as its new state demands, and the date by which the queue is ordered.

    A clock starts when the case enters its span (the states in which it counts or pauses) and ends when the
    case leaves it; inside the span it is one clock, however often it pauses. Returns what the ledger keeps: each
    running clock with its date, or «paused». `amounts` are the units that some have from now on, whatever the table
    says. The caller writes `case`, which may be a new one.
    """
    running = {} if source is None else _running(case)
    calendar = organisation.calendar_of(case.office)
    for declared in procedure.deadlines:
        span = {str(state) for state in (*declared.counts_in, *declared.pauses_in)}
        if declared.code not in running and case.state in span and source not in span:
            running[declared.code] = _start(case, procedure, declared)
        if declared.code in running:
            running[declared.code].deadline.amount = amounts.get(
                declared.code, running[declared.code].deadline.amount
            )
            _set(running[declared.code], case, declared, at, calendar)
    _write(running.values())
    due_on = {
        code: clock.deadline.due_on for code, clock in running.items() if clock.deadline.ended_at is None
    }
    case.due_on = _queue_date(due_on, procedure)
    return {code: day.isoformat() if day else "paused" for code, day in sorted(due_on.items())}


def trace(deadline: CaseDeadline) -> clocks.Due:
    """The computation behind a deadline, each day kept or skipped with its norm."""
    intervals = sorted(deadline.intervals.all(), key=lambda interval: interval.started_at)
    return _due(deadline, intervals, organisation.calendar_of(deadline.case.office))


def _due(deadline: CaseDeadline, intervals: Iterable[Interval], calendar: Calendar) -> clocks.Due:
    zone = calendar.zone
    stretches = [
        (interval.started_at.astimezone(zone).date(), _day(interval.paused_at, zone))
        for interval in intervals
    ]
    period = clocks.due(stretches, amount=deadline.amount, unit=deadline.unit, calendar=calendar)
    waits = deadline.notification
    return clocks.silence_on(period, is_positive=waits > 0, notification=waits, calendar=calendar)


@transaction.atomic
def run_out(*, deadline: CaseDeadline, actor: Actor) -> None:
    """Do what the procedure says when a clock runs out, once. Nothing happens if it was met meanwhile."""
    from chancery.kernel.cases import actions

    ledger.hold(deadline.case_id)
    case = Case.objects.select_for_update().get(pk=deadline.case_id)
    fresh = CaseDeadline.objects.get(pk=deadline.pk)
    if fresh.ended_at is not None or fresh.ran_out_at is not None or not is_overdue(fresh, case):
        return
    fresh.ran_out_at = clock.now()
    fresh.save(update_fields=["ran_out_at"])
    procedure = registry.version(case.procedure_code, case.procedure_version)
    declared = _declared(procedure, fresh.code)
    with actions.step(case, declared.then, actor=actor) as taking:
        taking.facts["deadline"] = {"code": fresh.code, "due": fresh.due_on, "norm": fresh.norm}
    if declared.binds == "authority":
        _tell_unit(case, actor, f"Plazo vencido: {declared.title}", "venció el", fresh)
    if declared.silence:
        is_positive = procedure.assessment is Assessment.PRIOR_POSITIVE
        publish(SilenceFell(case.id, procedure.code, is_positive))


@transaction.atomic
def recount(*, case_id: UUID, actor: Actor) -> None:
    """Compute the clocks of a case anew because its office's calendar changed; say so where a day moved.

    What ran out has run out: a day declared afterwards gives it no time back.
    """
    ledger.hold(case_id)
    cases = Case.objects.select_for_update(of=("self",)).select_related("office", "applicant")
    case = cases.get(pk=case_id)
    procedure = registry.version(case.procedure_code, case.procedure_version)
    calendar = organisation.calendar_of(case.office)
    running, moved = _running(case), {}
    for code, each in running.items():
        before, after = each.deadline.due_on, _due(each.deadline, each.intervals, calendar).on
        if each.deadline.ran_out_at is None and before != after and before is not None and after is not None:
            each.deadline.due_on = after
            moved[code] = (before, after)
    if not moved:
        return
    _write([running[code] for code in moved])
    case.due_on = _queue_date({code: each.deadline.due_on for code, each in running.items()}, procedure)
    case.save(update_fields=["due_on"])
    facts = {code: {"from": before, "to": after} for code, (before, after) in sorted(moved.items())}
    ledger.record(chain=case.id, verb="cases.recount", actor=actor, facts={"due": facts})
    notifications.notify(
        recipient=case.applicant,
        subject=f"Cambió la fecha de un plazo de su expediente {case.number}",
        text=f"Cambió el calendario de días hábiles de la oficina que ve su expediente {case.number}. "
        + " ".join(
            f"El plazo «{_declared(procedure, code).title}» vencía el {before:%d/%m/%Y} y ahora vence el {after:%d/%m/%Y}."
            for code, (before, after) in sorted(moved.items())
        ),
        case_id=case.id,
        link=links.page_of(case),
        takes_effect=False,
        actor=actor,
    )
    for code in moved:
        declared = _declared(procedure, code)
        if declared.binds == "authority":
            subject = f"Cambió la fecha de un plazo: {declared.title}"
            _tell_unit(case, actor, subject, "vence ahora el", running[code].deadline)


@transaction.atomic
def remind(*, deadline: CaseDeadline, actor: Actor) -> None:
    """Warn whoever is bound by a deadline that is near, once."""
    ledger.hold(deadline.case_id)
    case = Case.objects.select_for_update(of=("self",)).select_related("applicant").get(pk=deadline.case_id)
    fresh = CaseDeadline.objects.get(pk=deadline.pk)
    if fresh.ended_at is not None or fresh.reminded_at is not None or fresh.due_on is None:
        return
    fresh.reminded_at = clock.now()
    fresh.save(update_fields=["reminded_at"])
    procedure = registry.version(case.procedure_code, case.procedure_version)
    declared = _declared(procedure, fresh.code)
    ledger.record(
        chain=case.id, verb="cases.remind", actor=actor, facts={"deadline": fresh.code, "due": fresh.due_on}
    )
    if declared.binds == "authority":
        _tell_unit(case, actor, f"Plazo por vencer: {declared.title}", "vence el", fresh)
    else:
        notifications.notify(
            recipient=case.applicant,
            subject=f"Su plazo está por vencer: {declared.title}",
            text=f"En el expediente {case.number}, su plazo para «{declared.title}» vence el "
            f"{fresh.due_on:%d/%m/%Y}. Entre a la página del expediente y complete lo que falta.",
            case_id=case.id,
            link=links.page_of(case),
            takes_effect=False,
            actor=actor,
        )


def is_overdue(deadline: CaseDeadline, case: Case) -> bool:
    """Whether the last day has passed where the case is handled. Computed, never stored."""
    return deadline.due_on is not None and clock.today(ZoneInfo(case.office.time_zone)) > deadline.due_on


@dataclass(slots=True)
class _Clock:
    """A deadline under way with its stretches, oldest first, and which of its rows are not written yet."""

    deadline: CaseDeadline
    intervals: list[Interval]
    touched: list[Interval]


def _running(case: Case) -> dict[str, _Clock]:
    oldest_first = Prefetch("intervals", Interval.objects.order_by("started_at"))
    deadlines = case.deadlines.filter(ended_at__isnull=True).prefetch_related(oldest_first)
    return {deadline.code: _Clock(deadline, list(deadline.intervals.all()), []) for deadline in deadlines}


def _start(case: Case, procedure: Procedure, declared: Deadline) -> _Clock:
    today = clock.today()
    period = organisation.legal_period(declared.period, today)
    waits = declared.silence and procedure.assessment is Assessment.PRIOR_POSITIVE
    deadline = CaseDeadline(
        case=case,
        code=declared.code,
        amount=period.amount,
        unit=period.unit,
        norm=period.norm,
        notification=organisation.legal_period(_NOTIFICATION, today).amount if waits else 0,
    )
    return _Clock(deadline, [], [])


def _set(running: _Clock, case: Case, declared: Deadline, at: datetime, calendar: Calendar) -> None:
    deadline = running.deadline
    current = next((stretch for stretch in running.intervals if stretch.paused_at is None), None)
    if case.state in declared.counts_in:
        if current is None and not _waits_for_service(declared):
            begun = Interval(deadline=deadline, started_at=at)
            running.intervals.append(begun)
            running.touched.append(begun)
    elif current is not None:
        current.paused_at = max(at, current.started_at)
        running.touched.append(current)
    if case.state not in declared.counts_in and case.state not in declared.pauses_in:
        deadline.ended_at = at
        deadline.due_on = None
    else:
        deadline.due_on = _due(deadline, running.intervals, calendar).on


def _waits_for_service(declared: Deadline) -> bool:
    """A post that writes its own cases does not learn of what is opened in Lima: there the period begins with the act."""
    return declared.period in FROM_SERVICE and not site.is_node()


def _write(running: Iterable[_Clock]) -> None:
    """New clocks and stretches in one statement each; a change of an old one in its own."""
    new = [each.deadline for each in running if each.deadline._state.adding]
    begun = [stretch for each in running for stretch in each.touched if stretch.pk is None]
    if new:
        CaseDeadline.objects.bulk_create(new)
    if begun:
        Interval.objects.bulk_create(begun)
    for each in running:
        if each.deadline not in new:
            each.deadline.save(update_fields=["amount", "due_on", "ended_at"])
        for stretch in each.touched:
            if stretch not in begun:
                stretch.save(update_fields=["paused_at"])


def _queue_date(due_on: Mapping[str, date | None], procedure: Procedure) -> date | None:
    """The nearest date that binds the authority."""
    binding = {declared.code for declared in procedure.deadlines if declared.binds == "authority"}
    dates = [day for code, day in due_on.items() if day is not None and code in binding]
    return min(dates, default=None)


def _declared(procedure: Procedure, code: str) -> Deadline:
    return {declared.code: declared for declared in procedure.deadlines}[code]


def _day(instant: datetime | None, zone: ZoneInfo) -> date | None:
    return instant.astimezone(zone).date() if instant is not None else None


def _tell_unit(case: Case, actor: Actor, subject: str, verb: str, deadline: CaseDeadline) -> None:
    """Tell the holder and the heads of the unit."""
    heads = identity.officers_at(case.office_id, Role.SUPERVISOR)
    people = {person.id: person for person in heads}
    if case.assigned_to is not None:
        people[case.assigned_to.id] = case.assigned_to
    for person in people.values():
        notifications.notify(
            recipient=person,
            subject=f"{subject} ({case.number})",
            text=f"En el expediente {case.number}, el plazo {verb} {deadline.due_on:%d/%m/%Y} ({deadline.norm}).",
            case_id=case.id,
            link=links.page_of(case),
            takes_effect=False,
            actor=actor,
        )
