"""Does silence fall when the law says, do what its kind does, and never over a case decided in time?"""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancery.kernel.base import clock, events
from chancery.kernel.cases import actions, deadlines, gate, jobs
from chancery.kernel.cases.events import SilenceFell
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.tests.factories import Counter, counter, published
from chancery.kernel.documents import queries as papers
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.procedures import checks
from chancery.kernel.procedures.tests.examples import APPEALED_AFTER_SILENCE, GRANTED_BY_SILENCE, State

pytestmark = pytest.mark.django_db
FILED_ON = date(2026, 3, 20)
PERIOD_ENDS, SILENCE_FALLS = date(2026, 5, 6), date(2026, 5, 13)
POSITIVE, NEGATIVE = GRANTED_BY_SILENCE.code, APPEALED_AFTER_SILENCE.code


@pytest.fixture
def at() -> Iterator[Counter]:
    with clock.set_to(noon(FILED_ON)), published(GRANTED_BY_SILENCE, APPEALED_AFTER_SILENCE):
        yield counter()


@pytest.fixture
def heard() -> Iterator[list[SilenceFell]]:
    """Every silence that was told."""
    told: list[SilenceFell] = []
    events.subscribe(SilenceFell, told.append)
    yield told
    events._handlers[SilenceFell].remove(told.append)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.LIMA)


def sweep_on(day: date) -> None:
    with clock.set_to(noon(day)):
        jobs.sweep(timestamp=0)


def verbs(case: Case) -> list[str]:
    return [entry.verb for entry in ledger.entries(case.id) if not entry.verb.startswith("notifications.")]


def take_and_decide(at: Counter, case: Case, *, on: date) -> None:
    with clock.set_to(noon(on)):
        for code in ("take", "decide"):
            with actions.step(case, code, actor=at.officer):
                pass


def test_the_examples_are_sound() -> None:
    assert list(checks.problems(GRANTED_BY_SILENCE)) == list(checks.problems(APPEALED_AFTER_SILENCE)) == []


def test_what_ends_today_or_tomorrow_is_looked_at_together_and_locked_by_nobody(at: Counter) -> None:
    taken = []
    for _ in range(2):
        for _ in range(3):
            at.file(POSITIVE)
        with CaptureQueriesContext(connection) as asked:
            sweep_on(SILENCE_FALLS)
        taken.append(len(asked))
    assert taken[0] == taken[1]


def test_positive_silence_waits_for_what_could_still_be_notified_and_then_grants(
    at: Counter, heard: list[SilenceFell]
) -> None:
    case = at.file(POSITIVE)
    decision = case.deadlines.get()
    assert decision.due_on == SILENCE_FALLS
    assert deadlines.trace(decision).trace[-1].reason.endswith("para notificar")
    sweep_on(PERIOD_ENDS + timedelta(days=1))
    sweep_on(SILENCE_FALLS)
    case.refresh_from_db()
    assert (case.state, heard) == (State.FILED, [])

    sweep_on(SILENCE_FALLS + timedelta(days=1))
    sweep_on(SILENCE_FALLS + timedelta(days=2))
    case.refresh_from_db()
    assert (case.state, case.closed_at is not None) == (State.GRANTED, True)
    assert heard == [SilenceFell(case.id, POSITIVE, is_positive=True)]
    assert verbs(case)[-1] == "example.stand_granted"
    told = Notice.objects.get(recipient=at.applicant, subject__startswith="Aprobada por silencio")
    assert told.takes_effect


def test_positive_silence_leaves_a_certificate_that_anybody_verifies(at: Counter) -> None:
    case = at.file(POSITIVE)
    sweep_on(SILENCE_FALLS)
    assert not papers.of_case(case.id).exists()
    sweep_on(SILENCE_FALLS + timedelta(days=1))
    certificate = papers.of_case(case.id).get()
    assert (certificate.kind, certificate.number[:3]) == ("example_silence", "SPE")
    facts = json.loads(certificate.facts)
    assert (facts["due_on"], facts["case_number"]) == (SILENCE_FALLS.isoformat(), case.number)
    assert facts["effect"] == "lo solicitado se tiene por aprobado"
    assert facts["silence_norm"] == "TUO Ley 27444, arts. 36 y 199.1"
    holy_week = [row for row in facts["count"] if row["since"] == "02/04/2026"]
    assert [row["what"] for row in holy_week] == ["feriado: Jueves Santo (DLeg 713, art. 6)"]
    found = papers.by_verification_code(certificate.verification_code)
    assert found.number == certificate.number


def test_negative_silence_leaves_no_paper(at: Counter) -> None:
    case = at.file(NEGATIVE)
    sweep_on(PERIOD_ENDS + timedelta(days=1))
    assert not papers.of_case(case.id).exists()


def test_negative_silence_opens_the_appeal_and_the_authority_must_still_decide(
    at: Counter, heard: list[SilenceFell]
) -> None:
    case, other = at.file(NEGATIVE), at.file(NEGATIVE)
    assert case.deadlines.get().due_on == PERIOD_ENDS
    with pytest.raises(gate.NoSilence):
        actions.advance(case=case, code="appeal", actor=at.citizen)
    sweep_on(PERIOD_ENDS)
    with pytest.raises(gate.NoSilence):
        actions.advance(case=case, code="appeal", actor=at.citizen)

    sweep_on(PERIOD_ENDS + timedelta(days=1))
    case.refresh_from_db()
    assert case.state == State.FILED
    assert {each.is_positive for each in heard} == {False}
    assert Notice.objects.filter(recipient=at.applicant, subject__startswith="Venció el plazo").count() == 2
    actions.advance(case=case, code="appeal", actor=at.citizen)
    take_and_decide(at, other, on=PERIOD_ENDS + timedelta(days=5))
    other.refresh_from_db()
    assert other.state == State.GRANTED


@pytest.mark.parametrize("code", [POSITIVE, NEGATIVE])
def test_a_case_decided_in_time_knows_no_silence(code: str, at: Counter, heard: list[SilenceFell]) -> None:
    in_time, late = at.file(code), at.file(code)
    take_and_decide(at, in_time, on=PERIOD_ENDS)
    sweep_on(SILENCE_FALLS + timedelta(days=30))
    assert [each.case_id for each in heard] == [late.id]
    assert verbs(in_time)[-1] == "example.decide"


def test_silence_does_not_fall_while_the_applicant_corrects(at: Counter, heard: list[SilenceFell]) -> None:
    case = at.file(POSITIVE)
    for code, reason in (("take", ""), ("observe", "Falta la última página")):
        with actions.step(case, code, actor=at.officer, reason=reason):
            pass
    sweep_on(FILED_ON + timedelta(days=5))
    assert case.deadlines.get(code="decision").due_on is None
    sweep_on(SILENCE_FALLS + timedelta(days=1))
    assert heard == []
