"""Is whoever is bound by a deadline warned of it, on the day that the procedure says, and once?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions, deadlines, jobs, queries
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.tests.factories import Counter, counter, published
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.procedures.tests.examples import APPEALED_AFTER_SILENCE

pytestmark = pytest.mark.django_db
_DECISION, _CURE = APPEALED_AFTER_SILENCE.deadlines
WARNED = replace(
    APPEALED_AFTER_SILENCE,
    code="example_warned",
    deadlines=(replace(_DECISION, remind_days_before=2), replace(_CURE, remind_days_before=3)),
)
FILED_ON, DUE = date(2026, 3, 20), date(2026, 5, 6)
WARNING = DUE - timedelta(days=2)


@pytest.fixture
def at() -> Iterator[Counter]:
    with on(FILED_ON), published(WARNED, APPEALED_AFTER_SILENCE):
        yield counter()


def on(day: date):  # type: ignore[no-untyped-def]
    return clock.set_to(datetime.combine(day, time(12), clock.LIMA))


def sweep(day: date) -> None:
    with on(day):
        jobs.sweep(timestamp=0)


def taken(at: Counter, code: str = WARNED.code) -> Case:
    case = at.file(code)
    with actions.step(case, "take", actor=at.officer):
        pass
    return case


def warned(case: Case) -> set[UUID]:
    """Who was warned that a deadline of the case is near."""
    notices = Notice.objects.filter(case_id=case.id, subject__contains="por vencer")
    assert not notices.filter(takes_effect=True).exists()
    told = list(notices.values_list("recipient_id", flat=True))
    assert len(told) == len(set(told))
    return set(told)


def test_the_authority_is_warned_on_its_day_and_once(at: Counter) -> None:
    case = taken(at)
    stranger = people.make_person("Jefa", "Ajena")
    people.make_role(stranger, Role.SUPERVISOR, organisation.office("ode-cusco"))
    assert case.deadlines.get().due_on == DUE
    sweep(WARNING - timedelta(days=1))
    assert warned(case) == set()
    sweep(WARNING)
    assert warned(case) == {at.officer.person_id, at.supervisor.person_id}
    for day in (WARNING, WARNING + timedelta(days=1), DUE):
        sweep(day)
    assert warned(case) == {at.officer.person_id, at.supervisor.person_id}
    kept = [entry for entry in ledger.entries(case.id) if entry.verb == "cases.remind"]
    assert [entry.facts for entry in kept] == ['{"deadline":"decision","due":"2026-05-06"}']
    notice = Notice.objects.get(
        case_id=case.id, recipient_id=at.officer.person_id, subject__contains="por vencer"
    )
    assert "vence el 06/05/2026" in notice.text


def test_the_applicant_is_warned_of_what_the_applicant_owes(at: Counter) -> None:
    case = taken(at)
    with actions.step(case, "observe", actor=at.officer, reason="Falta"):
        pass
    due = case.deadlines.get(code="cure").due_on
    assert due is not None
    sweep(due - timedelta(days=4))
    assert warned(case) == set()
    sweep(due - timedelta(days=3))
    sweep(due)
    assert warned(case) == {at.applicant.id}
    notice = Notice.objects.get(case_id=case.id, subject__contains="por vencer")
    assert f"vence el {due:%d/%m/%Y}" in notice.text


def test_a_sweep_that_comes_late_still_warns_before_the_last_day_has_passed(at: Counter) -> None:
    case = taken(at)
    sweep(DUE)
    assert warned(case) == {at.officer.person_id, at.supervisor.person_id}


def test_nobody_is_warned_of_what_was_done_of_what_pauses_or_of_what_asks_for_no_warning(at: Counter) -> None:
    done, paused, unasked = taken(at), taken(at), taken(at, APPEALED_AFTER_SILENCE.code)
    with actions.step(done, "decide", actor=at.officer):
        pass
    with actions.step(paused, "observe", actor=at.officer, reason="Falta"):
        pass
    with on(WARNING):
        assert [each.code for each in queries.to_be_reminded()] == ["cure"]
    sweep(WARNING)
    assert warned(done) == warned(unasked) == set()
    assert warned(paused) <= {at.applicant.id}


def test_two_who_sweep_at_once_warn_once(at: Counter) -> None:
    case = taken(at)
    with on(WARNING):
        (stale,) = queries.to_be_reminded()
        for _ in range(2):
            deadlines.remind(deadline=stale, actor=people.SYSTEM)
        assert list(queries.to_be_reminded()) == []
    assert warned(case) == {at.officer.person_id, at.supervisor.person_id}


def test_a_clock_that_ended_meanwhile_warns_nobody(at: Counter) -> None:
    case = taken(at)
    with on(WARNING):
        (stale,) = queries.to_be_reminded()
        with actions.step(case, "decide", actor=at.officer):
            pass
        deadlines.remind(deadline=stale, actor=people.SYSTEM)
    assert warned(case) == set()
