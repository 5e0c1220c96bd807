"""Who is refused, or hears nothing in time, appeals; the head of the unit decides, and every clock runs."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.models import Request
from chancery.contexts.apostilles.procedures import APOSTILLE, APOSTILLE_1, APOSTILLE_2, State
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, jobs
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.cases.served import ClockHasRunOut
from chancery.kernel.documents.models import Document
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications import curing
from chancery.kernel.notifications.models import FlawKind, Notice, ServedBy
from chancery.kernel.procedures import checks, registry

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 9, 1, 15, tzinfo=UTC)
DAY = timedelta(days=1)
WHY = "La autoridad que lo firma está registrada"


@pytest.fixture
def at() -> Iterator[Ministry]:
    with clock.set_to(MORNING):
        yield factories.ministry()


def refused(at: Ministry) -> Request:
    request = factories.taken(at)
    actions.refuse(request=request, reason="La firma no corresponde", actor=at.officer)
    return fresh(request)


def read(request: Request, actor: Actor) -> Request:
    """The applicant opens the notice of the refusal: from then on the time to appeal runs."""
    notice = Notice.objects.exclude(act_number="").get(case_id=request.case_id)
    notifications.open_notice(notice=notice, actor=actor)
    return fresh(request)


def fresh(request: Request) -> Request:
    request.case.refresh_from_db()
    return request


def sweep(later: timedelta) -> None:
    with clock.set_to(MORNING + later):
        jobs.sweep(timestamp=0)


def appeal(request: Request, actor: Actor, code: str = "appeal") -> Request:
    factories.advance(request, code, actor, reason=WHY)
    return fresh(request)


def test_each_version_is_sound_and_the_earlier_ones_are_kept() -> None:
    versions = (APOSTILLE_1, APOSTILLE_2, APOSTILLE)
    assert [list(checks.problems(version)) for version in versions] == [[], [], []]
    assert [version.version for version in versions] == [1, 2, 3]
    assert registry.in_force("apostille", APOSTILLE_2.in_force_since - DAY) is APOSTILLE_1
    assert registry.in_force("apostille", APOSTILLE.in_force_since - DAY) is APOSTILLE_2
    assert registry.in_force("apostille", APOSTILLE.in_force_since) is APOSTILLE
    assert State.APPEALED not in APOSTILLE_1.states


def test_a_refusal_is_appealed_granted_and_issued(at: Ministry) -> None:
    request = refused(at)
    assert (request.case.state, request.case.closed_at, request.case.assigned_to_id) == (
        State.REFUSED,
        None,
        None,
    )
    (running,) = case_queries.deadlines_of(request.case)
    assert (running.code, running.amount, running.norm) == ("appeal", 15, "TUO Ley 27444, art. 218.2")
    assert running.due_on is None
    with pytest.raises(gate.ReasonMissing):
        factories.advance(request, "appeal", at.citizen)
    with pytest.raises(gate.RoleMissing):
        factories.advance(request, "appeal", at.officer, reason=WHY)
    appeal(request, at.citizen)
    assert request.case.state == State.APPEALED
    (running,) = case_queries.deadlines_of(request.case)
    assert (running.code, running.amount) == ("appeal_decision", 30)
    with pytest.raises(gate.RoleMissing):
        factories.advance(request, "grant_appeal", at.officer, reason="Tiene razón")
    factories.advance(request, "grant_appeal", at.supervisor, reason="Tiene razón")
    assert fresh(request).case.state == State.UNDER_REVIEW
    cases.claim(case=request.case, actor=at.other_officer)
    actions.issue(
        request=request,
        actor=at.other_officer,
        signatory_ids=[signatories.signatory().id],
        original_seen=True,
    )
    assert fresh(request).case.state == State.ISSUED


def test_a_refusal_is_confirmed_with_a_paper_that_ends_the_matter(at: Ministry) -> None:
    request = appeal(refused(at), at.citizen)
    with pytest.raises(gate.RoleMissing):
        actions.confirm_refusal(request=request, reason="No la tiene", actor=at.officer)
    with pytest.raises(gate.ReasonMissing):
        actions.confirm_refusal(request=request, reason=" ", actor=at.supervisor)
    actions.confirm_refusal(request=request, reason="No la tiene", actor=at.supervisor)
    assert fresh(request).case.state == State.CONFIRMED
    assert request.case.closed_at is not None
    paper = Document.objects.get(kind="apostille_appeal")
    assert paper.number.startswith("RAP-")
    assert WHY in paper.facts
    assert "No la tiene" not in paper.public_facts
    assert Notice.objects.filter(case_id=request.case_id, subject__contains="Se confirmó").exists()
    with pytest.raises(gate.WrongState):
        factories.advance(request, "appeal", at.citizen, reason=WHY)


def test_what_nobody_appeals_in_time_stands(at: Ministry) -> None:
    late, in_time, unread = read(refused(at), at.citizen), read(refused(at), at.citizen), refused(at)
    with clock.set_to(MORNING + 20 * DAY):
        appeal(in_time, at.citizen)
    sweep(20 * DAY)
    assert fresh(late).case.state == State.REFUSED
    with clock.set_to(MORNING + 23 * DAY), pytest.raises(gate.TermOver):
        appeal(late, at.citizen)
    sweep(23 * DAY)
    assert fresh(late).case.state == State.SETTLED
    assert late.case.closed_at is not None
    assert fresh(in_time).case.state == State.APPEALED
    sweep(60 * DAY)
    assert fresh(unread).case.state == State.REFUSED
    with pytest.raises(gate.WrongState):
        appeal(late, at.citizen)


def test_the_time_to_appeal_begins_with_the_notice_and_falls_with_its_flaw(at: Ministry) -> None:
    request = refused(at)
    with clock.set_to(MORNING + 4 * DAY):
        assert read(request, at.citizen).case.state == State.REFUSED
    (running,) = case_queries.deadlines_of(request.case)
    assert (MORNING + 4 * DAY).strftime("%A") == "Saturday"
    assert running.due_on == date(2026, 9, 28)
    notice = Notice.objects.exclude(act_number="").get(case_id=request.case_id)
    paper = Document.objects.get(number=notice.act_number)
    assert paper.case_id == request.case_id
    with clock.set_to(MORNING + 9 * DAY):
        curing.find_flaw(notice=notice, kind=FlawKind.CONTENT, account="Faltó el texto", actor=at.supervisor)
    (running,) = case_queries.deadlines_of(request.case)
    assert running.due_on is None
    sweep(60 * DAY)
    assert fresh(request).case.state == State.REFUSED
    with clock.set_to(MORNING + 61 * DAY):
        declared = curing.Declared(at=clock.now(), account="Escrito de la persona")
        curing.note_declaration(notice=notice, declared=declared, actor=at.officer)
    sweep(90 * DAY)
    assert fresh(request).case.state == State.SETTLED
    with clock.set_to(MORNING + 91 * DAY), pytest.raises(ClockHasRunOut):
        curing.find_flaw(notice=notice, kind=FlawKind.FORM, account="Otra vez", actor=at.supervisor)
    notice.refresh_from_db()
    assert notice.served_at is not None


def test_one_may_appeal_before_a_weekend_reading_takes_effect(at: Ministry) -> None:
    request = refused(at)
    with clock.set_to(MORNING + 4 * DAY):
        read(request, at.citizen)
    with clock.set_to(MORNING + 5 * DAY):
        assert appeal(request, at.citizen).case.state == State.APPEALED
    sweep(40 * DAY)
    assert fresh(request).case.state == State.APPEALED


def test_whoever_appeals_before_being_notified_knows_the_refusal(at: Ministry) -> None:
    request = appeal(refused(at), at.citizen)
    notice = Notice.objects.exclude(act_number="").get(case_id=request.case_id)
    assert notice.served_by == ServedBy.CONDUCT
    (running,) = case_queries.deadlines_of(request.case)
    assert running.code == "appeal_decision"


def test_silence_is_appealed_once_and_its_own_silence_grants(at: Ministry) -> None:
    request = factories.paid(at)
    with pytest.raises(gate.NoSilence):
        appeal(request, at.citizen, "appeal_silence")
    sweep(50 * DAY)
    with clock.set_to(MORNING + 50 * DAY):
        appeal(request, at.citizen, "appeal_silence")
    assert request.case.state == State.APPEALED_SILENCE
    sweep(100 * DAY)
    assert fresh(request).case.state == State.UNDER_REVIEW
    assert Notice.objects.filter(case_id=request.case_id, subject__contains="se tiene por aprobada").exists()
    with clock.set_to(MORNING + 100 * DAY), pytest.raises(gate.NoSilence):
        appeal(request, at.citizen, "appeal_silence")


def test_since_version_three_an_appeal_granted_by_silence_leaves_a_certificate() -> None:
    since = timedelta(days=91)
    with clock.set_to(MORNING + since):
        at = factories.ministry()
        request = factories.paid(at)
    assert request.case.procedure_version == 3
    sweep(since + 50 * DAY)
    assert not Document.objects.filter(case_id=request.case_id).exists()
    with clock.set_to(MORNING + since + 50 * DAY):
        appeal(request, at.citizen, "appeal_silence")
    sweep(since + 100 * DAY)
    assert fresh(request).case.state == State.UNDER_REVIEW
    certificate = Document.objects.get(case_id=request.case_id)
    assert (certificate.kind, certificate.number[:3]) == ("apostille_silence", "SAP")
    assert json.loads(certificate.facts)["effect"] == "la apelación se tiene por aprobada"
    browser = browser_of(at.citizen)
    assert certificate.number in browser.get(f"/tramites/apostilla/{request.case.number}/").content.decode()


def test_an_appeal_that_is_not_decided_stays_to_be_decided(at: Ministry) -> None:
    request = appeal(refused(at), at.citizen)
    sweep(50 * DAY)
    assert fresh(request).case.state == State.APPEALED
    assert Notice.objects.filter(case_id=request.case_id, text__contains="acudir al Poder Judicial").exists()
    with clock.set_to(MORNING + 51 * DAY):
        actions.confirm_refusal(request=request, reason="Tarde, pero no", actor=at.supervisor)
    assert fresh(request).case.state == State.CONFIRMED


def test_a_case_of_version_one_ends_as_it_began() -> None:
    with clock.set_to(datetime(2026, 6, 1, 15, tzinfo=UTC)):
        at = factories.ministry()
        request = factories.taken(at)
    with clock.set_to(MORNING):
        actions.refuse(request=request, reason="La firma no corresponde", actor=at.officer)
        assert fresh(request).case.closed_at is not None
        with pytest.raises(gate.UnknownStep):
            appeal(request, at.citizen)


def test_the_pages_and_the_calls(at: Ministry) -> None:
    request = refused(at)
    number, citizen, head = request.case.number, browser_of(at.citizen), browser_of(at.supervisor)
    page = citizen.get(f"/tramites/apostilla/{number}/").content.decode()
    assert f"/expedientes/{number}/paso/apelar" in page
    assert citizen.post(f"/expedientes/{number}/paso/apelar", {"reason": ""}).status_code == 422
    assert citizen.post(f"/expedientes/{number}/paso/apelar", {"reason": WHY}).status_code == 302
    shown = head.get(f"/tramites/apostilla/{number}/").content.decode()
    assert "En apelación" in shown
    assert f"/tramites/apostilla/{number}/confirmar" in shown
    assert citizen.get(f"/tramites/apostilla/{number}/confirmar").status_code == 403
    assert head.post(f"/tramites/apostilla/{number}/confirmar", {"reason": "No"}).status_code == 302
    other = appeal(refused(at), at.citizen).case.number
    headers = {"Idempotency-Key": str(uuid4())}
    answer = head.post(
        f"/api/v1/apostilles/{other}/confirm_refusal", {"reason": "No"}, "application/json", headers=headers
    )
    assert answer.json()["state"] == "confirmed"
