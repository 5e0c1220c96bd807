"""When do the clocks of a case start, pause, resume, end and run out?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Prefetch

from chancery.kernel.base import at_once, clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.events import publish
from chancery.kernel.base.languages import SPANISH, phrase, said_in
from chancery.kernel.cases import clocks, links
from chancery.kernel.cases.events import SilenceFell
from chancery.kernel.cases.models import Case, CaseDeadline, Delay, Interval
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger.queries import has_entry
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation import dated
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
    actor: Actor,
    amounts: Mapping[str, int] = MappingProxyType({}),
    presented_on: date | None = None,
) -> dict[str, str]:
    """Set every clock of `case` as its new state demands, and the date by which the queue is ordered.

    A clock starts when the case enters its span (the states in which it counts or pauses) and ends when the
    case leaves it; inside the span it is one clock, however often it pauses. Returns what the ledger keeps: each
    running clock with its date, or «paused». `amounts` are the units that some have from now on, whatever the table
    says; `presented_on` is the day from which those that begin now count, where it is not that of `at`. A new case is
    added with its clocks; the caller writes any other.
    """
    running = {} if source is None else _running(case)
    calendar = organisation.calendar_of(case.office)
    late: list[tuple[CaseDeadline, date]] = []
    for declared in procedure.deadlines:
        span = {str(state) for state in (*declared.counts_in, *declared.pauses_in)}
        each = running.get(declared.code)
        begins = each is None and case.state in span and source not in span
        if begins and not _is_done(case, procedure, declared):
            each = running[declared.code] = _start(case, procedure, declared, presented_on)
        if each is not None:
            was_due = each.deadline.due_on
            each.deadline.amount = amounts.get(declared.code, each.deadline.amount)
            _set(each, case, declared, at, calendar)
            if was_due is not None and _ended_late(each.deadline, declared, was_due, calendar):
                late.append((each.deadline, was_due))
    due_on = {
        code: clock.deadline.due_on for code, clock in running.items() if clock.deadline.ended_at is None
    }
    case.due_on = _queue_date(due_on, procedure)
    _write(case, running.values())
    for deadline, was_due in late:
        _note_delay(case, deadline, was_due, actor)
    return {code: day.isoformat() if day else "paused" for code, day in sorted(due_on.items())}


def trace(deadline: CaseDeadline) -> clocks.Due:
    """The computation behind a deadline, each day kept or skipped with its norm."""
    intervals = sorted(deadline.intervals.all(), key=lambda interval: interval.started_at)
    return _due(deadline, intervals, organisation.calendar_of(deadline.case.office))


def _due(deadline: CaseDeadline, intervals: Collection[Interval], calendar: Calendar) -> clocks.Due:
    return _count(deadline, _stretches(intervals, calendar.zone), calendar)


_Begun = tuple[tuple[clocks.Stretch, ...], frozenset[date]]
"""What a clock counts, and which of the days on which it begins are days of presentation already."""


def _stretches(intervals: Collection[Interval], zone: ZoneInfo) -> _Begun:
    stretches = tuple((interval.begun_on(zone), _day(interval.paused_at, zone)) for interval in intervals)
    return stretches, frozenset(filter(None, (interval.presented_on for interval in intervals)))


def _count(deadline: CaseDeadline, begun: _Begun, calendar: Calendar) -> clocks.Due:
    """An office's own duty is presented by nobody: it counts from its day, whatever day that is."""
    is_presented = not _procedure(deadline.case).is_internal
    given, deemed = begun
    stretches, passed = clocks.from_presentation(given, calendar, deemed) if is_presented else (given, [])
    period = clocks.due(stretches, amount=deadline.amount, unit=deadline.unit, calendar=calendar)
    waits = deadline.notification
    due = clocks.silence_on(period, is_positive=waits > 0, notification=waits, calendar=calendar)
    return (
        replace(due, trace=tuple(sorted((*passed, *due.trace), key=lambda step: step.day))) if passed else due
    )


@transaction.atomic
def run_out(*, deadline: CaseDeadline, actor: Actor) -> None:
    """Do what the procedure says when a clock runs out, once. Nothing happens if it was met meanwhile.

    Of one that binds nobody it is only noted, so that no day declared afterwards opens again what it closed.
    """
    from chancery.kernel.cases import actions, papers

    ledger.hold(deadline.case_id)
    case = Case.objects.select_for_update().get(pk=deadline.case_id)
    fresh = CaseDeadline.objects.get(pk=deadline.pk)
    if fresh.ended_at is not None or fresh.ran_out_at is not None or not fresh.is_overdue(case):
        return
    fresh.ran_out_at = clock.now()
    fresh.save(update_fields=["ran_out_at"])
    procedure = _procedure(case)
    declared = _declared(procedure, fresh.code)
    if declared.binds == "nobody":
        return
    if declared.binds == "authority" and fresh.due_on is not None:
        _note_delay(case, fresh, fresh.due_on, actor)
    with actions.step(case, declared.then, actor=actor) as taking:
        taking.facts["deadline"] = {"code": fresh.code, "due": fresh.due_on, "norm": fresh.norm}
        if taking.step.issues is not None:
            taking.issue(papers.silence_certificate(taking, fresh, trace(fresh)))
    if declared.binds == "authority":
        _tell_unit(case, actor, f"Plazo vencido: {declared.title}", _of(case, "venció el", fresh))
    if declared.silence:
        is_positive = procedure.assessment is Assessment.PRIOR_POSITIVE
        publish(SilenceFell(case.id, procedure.code, is_positive))


@dated.as_they_stand()
def moving(case_ids: Sequence[UUID]) -> list[UUID]:
    """Of these cases, in their order, those with a clock whose last day the calendar makes another one now.

    Read without a lock, since `recount` looks again. Clocks that began, paused and went on on the same days end on the
    same day: each of these is counted once.
    """
    oldest_first = Prefetch("intervals", Interval.objects.order_by("started_at"))
    under_way = CaseDeadline.objects.filter(
        case_id__in=case_ids, ended_at__isnull=True, ran_out_at__isnull=True, due_on__isnull=False
    )
    known: dict[tuple[Any, ...], date | None] = {}
    calendars: dict[UUID, Calendar] = {}
    found = set()
    for deadline in under_way.select_related("case__office").prefetch_related(oldest_first):
        office = deadline.case.office
        calendar = calendars.get(office.id) or calendars.setdefault(
            office.id, organisation.calendar_of(office)
        )
        begun = _stretches(deadline.intervals.all(), calendar.zone)
        case = deadline.case
        begun_alike = (office.id, case.procedure_code, case.procedure_version, begun)
        alike = (*begun_alike, deadline.amount, deadline.unit, deadline.notification)
        if alike not in known:
            known[alike] = _count(deadline, begun, calendar).on
        if known[alike] not in (None, deadline.due_on):
            found.add(deadline.case_id)
    return [case_id for case_id in case_ids if case_id in found]


@transaction.atomic
def recount(*, case_id: UUID, why: str, actor: Actor) -> None:
    """Compute the clocks of a case anew because its office's calendar changed; where a day moved, say so, and why.

    What ran out has run out: a day declared afterwards gives it no time back.
    """
    ledger.hold(case_id)
    cases = Case.objects.select_for_update(of=("self",)).select_related("office", "applicant")
    case = cases.get(pk=case_id)
    procedure = _procedure(case)
    calendar = organisation.calendar_of(case.office)
    running, moved = _running(case), {}
    for code, each in running.items():
        before, after = each.deadline.due_on, _due(each.deadline, each.intervals, calendar).on
        if each.deadline.ran_out_at is None and before != after and before is not None and after is not None:
            each.deadline.due_on = after
            moved[code] = (before, after)
    if not moved:
        return
    _write(case, [running[code] for code in moved])
    case.due_on = _queue_date({code: each.deadline.due_on for code, each in running.items()}, procedure)
    case.save(update_fields=["due_on"])
    facts = {code: {"from": before, "to": after} for code, (before, after) in sorted(moved.items())}
    ledger.record(chain=case.id, verb="cases.recount", actor=actor, facts={"due": facts, "why": why})
    because = phrase(
        "Cambió el calendario de días hábiles de la oficina que ve el expediente {number}: {why}.",
        number=case.number, why=why,
    )  # fmt: skip
    moves = {
        code: phrase(
            "El plazo «{title}» vencía el {before} y ahora vence el {after}.",
            title=_declared(procedure, code).title, before=f"{before:%d/%m/%Y}", after=f"{after:%d/%m/%Y}",
        )
        for code, (before, after) in sorted(moved.items())
        if _declared(procedure, code).binds != "nobody"
    }  # fmt: skip
    if not moves:
        return
    notifications.notify(
        recipient=case.applicant,
        subject=phrase("Cambió la fecha de un plazo de su expediente {number}", number=case.number),
        text=lambda: " ".join(each() for each in (because, *moves.values())),
        case_id=case.id,
        link=links.page_of(case),
        takes_effect=False,
        actor=actor,
    )
    for code, words in moves.items():
        declared = _declared(procedure, code)
        if declared.binds == "authority":
            subject = f"Cambió la fecha de un plazo: {declared.title}"
            _tell_unit(case, actor, subject, " ".join(said_in(SPANISH, each) for each in (because, words)))


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
    procedure = _procedure(case)
    declared = _declared(procedure, fresh.code)
    ledger.record(
        chain=case.id, verb="cases.remind", actor=actor, facts={"deadline": fresh.code, "due": fresh.due_on}
    )
    if declared.binds == "authority":
        _tell_unit(case, actor, f"Plazo por vencer: {declared.title}", _of(case, "vence el", fresh))
    else:
        notifications.notify(
            recipient=case.applicant,
            subject=phrase("Su plazo está por vencer: {title}", title=declared.title),
            text=phrase(
                "En el expediente {number}, su plazo para «{title}» vence el {due}. Entre a la página del expediente y "
                "complete lo que falta.",
                number=case.number, title=declared.title, due=f"{fresh.due_on:%d/%m/%Y}",
            ),
            case_id=case.id,
            link=links.page_of(case),
            takes_effect=False,
            actor=actor,
        )  # fmt: skip


def days_late(delay: Delay) -> int:
    """How many working days of the office passed between the last day and what was owed, or until now."""
    calendar = organisation.calendar_of(delay.office)
    until = _day(delay.deadline.ended_at or clock.now(), calendar.zone)
    assert until is not None
    days = ((delay.due_on + timedelta(days=n)) for n in range(1, (until - delay.due_on).days + 1))
    return sum(calendar.is_working(day) for day in days)


@dataclass(slots=True)
class _Clock:
    """A deadline under way with its stretches, oldest first, and which of its rows are not written yet."""

    deadline: CaseDeadline
    intervals: list[Interval]
    touched: list[Interval]
    presented_on: date | None = None


def _running(case: Case) -> dict[str, _Clock]:
    oldest_first = Prefetch("intervals", Interval.objects.order_by("started_at"))
    deadlines = case.deadlines.filter(ended_at__isnull=True).prefetch_related(oldest_first)
    return {deadline.code: _Clock(deadline, list(deadline.intervals.all()), []) for deadline in deadlines}


def _is_done(case: Case, procedure: Procedure, declared: Deadline) -> bool:
    """Whether a clock has nothing left to close: its step, which is taken but once, was taken."""
    if declared.binds != "nobody" or case._state.adding:
        return False
    return has_entry(case.id, f"{procedure.context}.{declared.code}")


def _start(case: Case, procedure: Procedure, declared: Deadline, presented_on: date | None) -> _Clock:
    today = clock.today(ZoneInfo(case.office.time_zone))
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
    return _Clock(deadline, [], [], presented_on)


def _set(running: _Clock, case: Case, declared: Deadline, at: datetime, calendar: Calendar) -> None:
    deadline = running.deadline
    current = next((stretch for stretch in running.intervals if stretch.paused_at is None), None)
    if case.state in declared.counts_in:
        if current is None and not _waits_for_service(declared):
            begun = Interval(deadline=deadline, started_at=at, presented_on=running.presented_on)
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


def _ended_late(deadline: CaseDeadline, declared: Deadline, due_on: date, calendar: Calendar) -> bool:
    """Whether the authority did what it owed after the day, and before anybody had noted that the day was over."""
    if declared.binds != "authority" or deadline.ended_at is None or deadline.ran_out_at is not None:
        return False
    return deadline.ended_at.astimezone(calendar.zone).date() > due_on


def _note_delay(case: Case, deadline: CaseDeadline, due_on: date, actor: Actor) -> None:
    """Who answers for the time: the holder of the case, or the head of its office where nobody holds it."""
    Delay.objects.create(deadline=deadline, office=case.office, officer=case.assigned_to, due_on=due_on)
    facts = {
        "deadline": deadline.code,
        "due": due_on,
        "office": case.office.code,
        "officer": case.assigned_to_id,
    }
    ledger.record(chain=case.id, verb="cases.note_delay", actor=actor, facts=facts)


def _waits_for_service(declared: Deadline) -> bool:
    """A post that writes its own cases does not learn of what is opened in Lima: there the period begins with the act."""
    return declared.period in FROM_SERVICE and not site.is_node()


def _write(case: Case, running: Iterable[_Clock]) -> None:
    """A new case, new clocks and stretches in one statement; a change of an old one in its own."""
    new = [each.deadline for each in running if each.deadline._state.adding]
    begun = [stretch for each in running for stretch in each.touched if stretch.pk is None]
    at_once.add(*([case] if case._state.adding else []), *new, *begun)
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


def _procedure(case: Case) -> Procedure:
    return registry.version(case.procedure_code, case.procedure_version)


def _declared(procedure: Procedure, code: str) -> Deadline:
    return {declared.code: declared for declared in procedure.deadlines}[code]


def _day(instant: datetime | None, zone: ZoneInfo) -> date | None:
    return instant.astimezone(zone).date() if instant is not None else None


def _of(case: Case, verb: str, deadline: CaseDeadline) -> str:
    return f"En el expediente {case.number}, el plazo {verb} {deadline.due_on:%d/%m/%Y} ({deadline.norm})."


def _tell_unit(case: Case, actor: Actor, subject: str, text: str) -> None:
    """Tell the holder and the heads of the unit."""
    heads = identity.officers_at(case.office_id, Role.SUPERVISOR)
    people = {person.id: person for person in heads}
    if case.assigned_to is not None:
        people[case.assigned_to.id] = case.assigned_to
    for person in people.values():
        notifications.notify(
            recipient=person,
            subject=f"{subject} ({case.number})",
            text=text,
            case_id=case.id,
            link=links.page_of(case),
            takes_effect=False,
            actor=actor,
        )
