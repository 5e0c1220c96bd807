"""When a day of an office's calendar changes, do the clocks under way follow, and is everybody told?"""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.db import connection

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import deadlines, jobs
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.tests.factories import Counter, counter, published
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import actions as organisation
from chancery.kernel.organisation import corrections, tables
from chancery.kernel.organisation import queries as offices
from chancery.kernel.organisation.models import Holiday, Office
from chancery.kernel.procedures.tests.examples import APPEALED_AFTER_SILENCE

pytestmark = pytest.mark.django_db
NOON = datetime.combine(date(2026, 3, 20), time(12), clock.LIMA)
BEFORE, HOLIDAY, AFTER = date(2026, 5, 6), date(2026, 4, 15), date(2026, 5, 7)
WHY = "el 15/04/2026 es día no laborable (Aniversario; Ordenanza)"
CODE = APPEALED_AFTER_SILENCE.code


@pytest.fixture
def at() -> Iterator[Counter]:
    with clock.set_to(NOON), published(APPEALED_AFTER_SILENCE):
        yield counter()


def declare(office: Office, on: date = HOLIDAY) -> None:
    """A holiday that one administrator proposes and another approves."""
    pair = [people.make_administrator() for _ in range(2)]
    proposal = organisation.propose_holiday(
        office=office, on=on, name="Aniversario", norm="Ordenanza", actor=pair[0]
    )
    organisation.approve_holiday(proposal=proposal, actor=pair[1])


def waiting() -> list[dict[str, str]]:
    """What was asked of the worker, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE task_name = 'cases.recount' RETURNING args, scheduled_at > now()"
        )
        rows = cursor.fetchall()
    assert all(is_later for _, is_later in rows)
    return [json.loads(args) for args, _ in rows]


def work() -> int:
    """Do what is asked of the worker, and what that asks for, until nothing is left; how many jobs."""
    done = 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'cases.recount' RETURNING args")
            rows = cursor.fetchall()
            if not rows:
                return done
            for (args,) in rows:
                jobs.recount(**json.loads(args))
                done += 1


def dates(case: Case) -> tuple[date | None, date | None]:
    case.refresh_from_db()
    return case.deadlines.get(code="decision").due_on, case.due_on


def test_a_holiday_declared_moves_the_clocks_of_its_office_and_of_no_other(at: Counter) -> None:
    case = at.file(CODE)
    elsewhere = offices.office("ode-cusco")
    other = at.file(CODE)
    Case.objects.filter(pk=other.pk).update(office=elsewhere)
    assert dates(case) == dates(other) == (BEFORE, BEFORE)
    declare(at.office)
    assert work() == 1
    assert dates(case) == (AFTER, AFTER)
    assert dates(other) == (BEFORE, BEFORE)

    kept = ledger.entries(case.id)
    recounted = [entry for entry in kept if entry.verb == "cases.recount"]
    assert [entry.facts for entry in recounted] == [
        '{"due":{"decision":{"from":"2026-05-06","to":"2026-05-07"}},"why":"' + WHY + '"}'
    ]
    trace = deadlines.trace(case.deadlines.get(code="decision")).trace
    assert [(step.counted, step.reason) for step in trace if step.day == HOLIDAY] == [
        (False, "feriado: Aniversario")
    ]
    told = Notice.objects.filter(case_id=case.id, subject__contains="Cambió la fecha")
    assert {notice.recipient_id for notice in told} == {at.applicant.id, at.supervisor.person_id}
    for notice in told:
        assert "06/05/2026 y ahora vence el 07/05/2026" in notice.text
        assert WHY in notice.text
    assert not told.filter(takes_effect=True).exists()


def test_a_day_that_moves_nothing_tells_nobody(at: Counter) -> None:
    case = at.file(CODE)
    declare(at.office, BEFORE + timedelta(days=7))
    assert work() == 1
    assert dates(case) == (BEFORE, BEFORE)
    assert not Notice.objects.filter(subject__contains="Cambió la fecha").exists()
    assert "cases.recount" not in [entry.verb for entry in ledger.entries(case.id)]


def test_it_is_asked_for_a_minute_later_and_once_more_it_changes_nothing(at: Counter) -> None:
    case = at.file(CODE)
    declare(at.office)
    asked = waiting()
    assert asked == [{"office_id": str(at.office.id), "day": HOLIDAY.isoformat(), "why": WHY}]
    for _ in range(2):
        jobs.recount(**asked[0])
    assert dates(case) == (AFTER, AFTER)
    assert Notice.objects.filter(recipient=at.applicant, subject__contains="Cambió la fecha").count() == 1


def test_what_ran_out_stays_run_out_and_what_is_closed_stays_closed(at: Counter) -> None:
    ran_out = at.file(CODE)
    with clock.set_to(datetime.combine(AFTER, time(12), clock.LIMA)):
        jobs.sweep(timestamp=0)
        at_risk = at.file(CODE)
        declare(at.office, AFTER + timedelta(days=4))
        work()
        deadlines.recount(case_id=ran_out.id, why=WHY, actor=people.SYSTEM)
    assert dates(ran_out)[0] == BEFORE
    moved = [entry.verb for entry in ledger.entries(at_risk.id)]
    assert "cases.recount" in moved


def test_many_cases_are_recounted_in_batches(at: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BATCH", 2)
    cases = [at.file(CODE) for _ in range(5)]
    declare(at.office)
    assert work() == 3
    assert {dates(case) for case in cases} == {(AFTER, AFTER)}


def test_a_worker_that_dies_in_the_middle_goes_on_where_it_was_and_tells_nothing_twice(
    at: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [at.file(CODE) for _ in range(4)]
    declare(at.office)
    [asked] = waiting()
    recount, done = deadlines.recount, list[UUID]()

    def dies(*, case_id: UUID, why: str, actor: Actor) -> None:
        if len(done) == 2:
            raise RuntimeError("cut")
        done.append(case_id)
        recount(case_id=case_id, why=why, actor=actor)

    with monkeypatch.context() as patched:
        patched.setattr(deadlines, "recount", dies)
        with pytest.raises(RuntimeError):
            jobs.recount(**asked)
    assert sorted(dates(case)[0] == AFTER for case in cases) == [False, False, True, True]
    jobs.recount(**asked)
    assert {dates(case) for case in cases} == {(AFTER, AFTER)}
    assert Notice.objects.filter(recipient=at.applicant, subject__contains="Cambió la fecha").count() == 4


def test_the_head_of_another_office_is_not_told(at: Counter) -> None:
    stranger = people.make_person("Jefa", "Ajena")
    people.make_role(stranger, Role.SUPERVISOR, offices.office("ode-cusco"))
    at.file(CODE)
    declare(at.office)
    work()
    assert not Notice.objects.filter(recipient=stranger).exists()


def test_a_holiday_withdrawn_brings_the_date_back_and_says_why(at: Counter) -> None:
    case = at.file(CODE)
    declare(at.office)
    work()
    stated = Holiday.objects.get(office=at.office, on=HOLIDAY)
    pair = [people.make_administrator() for _ in range(2)]
    proposal = corrections.propose_correction(holiday=stated, on=None, norm="Fe de erratas", actor=pair[0])
    organisation.approve_holiday(proposal=proposal, actor=pair[1])
    work()
    assert dates(case) == (BEFORE, BEFORE)
    why = "el 15/04/2026 ya no es día no laborable (Aniversario; Fe de erratas)"
    told = Notice.objects.get(recipient=at.applicant, text__contains=why)
    assert "vencía el 07/05/2026 y ahora vence el 06/05/2026" in told.text


def test_a_holiday_that_moves_is_told_once(at: Counter) -> None:
    case = at.file(CODE)
    declare(at.office, date(2026, 5, 11))
    work()
    stated = Holiday.objects.get(office=at.office, on=date(2026, 5, 11))
    pair = [people.make_administrator() for _ in range(2)]
    proposal = corrections.propose_correction(holiday=stated, on=HOLIDAY, norm="D.S.", actor=pair[0])
    organisation.approve_holiday(proposal=proposal, actor=pair[1])
    assert work() == 1
    assert dates(case) == (AFTER, AFTER)
    assert Notice.objects.filter(recipient=at.applicant, subject__contains="Cambió la fecha").count() == 1


def test_what_the_tables_of_a_new_release_declare_moves_clocks_too(
    at: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = at.file(CODE)
    rows = tables.rows("peru_holidays")
    declared = {
        **rows[0], "rule": "2026-04-15", "name": "Día no laborable", "kind": "non_working_compensable",
        "kept_abroad": "no", "norm": "D.S. de abril", "valid_from": "2026-04-15",
    }  # fmt: skip
    read = tables.rows
    monkeypatch.setattr(
        tables, "rows", lambda name: (*read(name), declared) if name == "peru_holidays" else read(name)
    )
    organisation.load_network(actor=people.SYSTEM, years=[2026, 2027])
    assert work() > 1
    assert dates(case) == (AFTER, AFTER)
    assert (
        "D.S. de abril"
        in Notice.objects.get(recipient=at.applicant, subject__contains="Cambió la fecha").text
    )


def test_what_comes_on_a_closed_day_counts_from_the_next_day_of_work(at: Counter) -> None:
    with clock.set_to(datetime.combine(date(2026, 3, 21), time(23), clock.LIMA)):
        saturday = at.file(CODE)
    assert dates(saturday) == (AFTER, AFTER)
    trace = deadlines.trace(saturday.deadlines.get(code="decision")).trace
    assert [(step.day.day, step.counted) for step in trace[:4]] == [
        (21, False), (22, False), (23, False), (24, True),
    ]  # fmt: skip
    assert trace[0].reason.startswith("presentado en día inhábil")
