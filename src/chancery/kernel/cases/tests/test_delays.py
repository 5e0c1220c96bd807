"""When the authority lets a period run out, is it known who answers, and to whom?"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions, deadlines, jobs, queries
from chancery.kernel.cases.models import Case, Delay
from chancery.kernel.cases.tests.factories import Counter, counter, published
from chancery.kernel.identity import access
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as offices
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.tests.examples import APPEALED_AFTER_SILENCE

pytestmark = pytest.mark.django_db
CODE = APPEALED_AFTER_SILENCE.code
FILED_ON, DUE = date(2026, 3, 20), date(2026, 5, 6)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.LIMA)


@pytest.fixture
def at() -> Iterator[Counter]:
    with clock.set_to(noon(FILED_ON)), published(APPEALED_AFTER_SILENCE):
        yield counter()


def sweep_on(day: date) -> None:
    with clock.set_to(noon(day)):
        jobs.sweep(timestamp=0)


def take(at: Counter, case: Case, *, code: str = "take") -> None:
    with actions.step(case, code, actor=at.officer):
        pass


def head_of(office: Office) -> Actor:
    person = people.make_person("Jefa", "Ajena")
    people.make_role(person, Role.SUPERVISOR, office)
    return people.actor_of(person)


def test_who_held_the_case_answers_and_where_nobody_did_its_office(at: Counter) -> None:
    held, free = at.file(CODE), at.file(CODE)
    take(at, held)
    sweep_on(DUE)
    assert not Delay.objects.exists()
    sweep_on(DUE + timedelta(days=1))
    sweep_on(DUE + timedelta(days=2))
    answering = {
        delay.deadline.case_id: delay.officer_id for delay in Delay.objects.select_related("deadline")
    }
    assert answering == {held.id: at.officer.person_id, free.id: None}
    assert {delay.office for delay in Delay.objects.all()} == {at.office}
    noted = next(entry for entry in ledger.entries(held.id) if entry.verb == "cases.note_delay")
    assert '"due":"2026-05-06"' in noted.facts
    assert str(at.officer.person_id) in noted.facts


def test_what_is_done_late_before_anybody_noted_it_is_late_all_the_same(at: Counter) -> None:
    in_time, late = at.file(CODE), at.file(CODE)
    take(at, in_time)
    take(at, late)
    with clock.set_to(noon(DUE)):
        take(at, in_time, code="decide")
    with clock.set_to(noon(DUE + timedelta(days=5))):
        take(at, late, code="decide")
        delay = Delay.objects.get()
        assert (delay.deadline.case_id, delay.due_on, delay.officer_id) == (
            late.id,
            DUE,
            at.officer.person_id,
        )
        assert deadlines.days_late(delay) == 3  # the 9th and 10th of May are a weekend
        assert list(queries.delays(at.supervisor, only_open=True)) == []
        assert list(queries.delays(at.supervisor, only_open=False)) == [delay]


def test_the_applicants_own_time_makes_nobody_answer(at: Counter) -> None:
    case = at.file(CODE)
    take(at, case)
    with actions.step(case, "observe", actor=at.officer, reason="Falta la última página"):
        pass
    sweep_on(FILED_ON + timedelta(days=60))
    case.refresh_from_db()
    assert case.closed_at is not None
    assert not Delay.objects.exists()


def test_heads_see_those_of_their_office_auditors_all_and_others_none(at: Counter) -> None:
    case = at.file(CODE)
    sweep_on(DUE + timedelta(days=1))
    auditor = people.make_person("Olga", "Control")
    people.make_role(auditor, Role.AUDITOR, at.office)
    for actor, seen in (
        (at.supervisor, [case.id]),
        (people.actor_of(auditor), [case.id]),
        (head_of(offices.office("ode-cusco")), []),
    ):
        found = queries.delays(actor, only_open=True)
        assert [delay.deadline.case_id for delay in found] == seen
    with pytest.raises(access.RoleMissing):
        queries.delays(at.officer, only_open=True)


def test_it_cannot_be_undone(at: Counter) -> None:
    at.file(CODE)
    sweep_on(DUE + timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Delay.objects.update(officer=None, due_on=DUE + timedelta(days=9))
    with pytest.raises(IntegrityError), transaction.atomic():
        Delay.objects.all().delete()
    assert Delay.objects.get().due_on == DUE
