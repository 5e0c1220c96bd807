"""Who is refused a salvoconducto appeals; somebody else decides, and what is granted back is decided anew."""

from datetime import timedelta

import pytest

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.models import Application
from chancery.contexts.travel_papers.procedures import TRAVEL_PAPER, State
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import BIRTH_ACT, KIN, World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, jobs
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.documents.models import Document
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications.models import Notice
from chancery.kernel.procedures import checks

pytestmark = pytest.mark.django_db
WHY = "La partida es la mía: adjunto la de mi hermana"


@pytest.fixture
def at() -> World:
    return factories.world()


@pytest.fixture
def head(at: World) -> Actor:
    return acts.serving(at.office, Role.SUPERVISOR, "Jefa")


def refused(at: World) -> Application:
    application = factories.identified(at)
    actions.refuse(application=application, reason="La partida es de otra persona", actor=at.post.consul)
    return factories.again(application)


def appealed(at: World) -> Application:
    application = refused(at)
    cases.advance(case=application.case, code="appeal", reason=WHY, actor=at.post.citizen)
    return factories.again(application)


def test_the_declaration_is_sound() -> None:
    assert list(checks.problems(TRAVEL_PAPER)) == []
    assert TRAVEL_PAPER.version == 1
    assert State.REFUSED not in TRAVEL_PAPER.final


def unanswered(at: World) -> Application:
    """Of which nobody decided anything for sixty days, and whose applicant appealed then."""
    application = factories.identified(at)
    with pytest.raises(gate.NoSilence):
        cases.advance(case=application.case, code="appeal_silence", reason=WHY, actor=at.post.citizen)
    with clock.set_to(clock.now() + timedelta(days=60)):
        jobs.sweep(timestamp=0)
        application = factories.again(application)
        cases.advance(case=application.case, code="appeal_silence", reason=WHY, actor=at.post.citizen)
    return factories.again(application)


def test_who_hears_nothing_appeals_and_an_appeal_that_nobody_decides_stands_granted(at: World) -> None:
    application = unanswered(at)
    assert application.case.state == State.APPEALED_SILENCE
    notices = Notice.objects.filter(case_id=application.case_id, subject__startswith="Venció el plazo")
    assert "apelar desde la página del expediente" in notices.get().text
    with pytest.raises(actions.AlreadyRequested):
        factories.filed(at)
    with clock.set_to(clock.now() + timedelta(days=130)):
        jobs.sweep(timestamp=0)
    assert factories.again(application).case.state == State.FILED
    certificate = Document.objects.get(case_id=application.case_id)
    assert (certificate.kind, certificate.number[:4]) == ("travel_paper_silence", "SSA-")


def test_the_head_hears_an_appeal_against_silence(at: World, head: Actor) -> None:
    application = unanswered(at)
    with clock.set_to(clock.now() + timedelta(days=61)):
        actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    assert factories.again(application).case.state == State.FILED


def test_the_paper_names_the_remedy_and_its_page_offers_it(at: World) -> None:
    application = refused(at)
    paper = Document.objects.get(case_id=application.case_id, kind="travel_paper_refusal")
    assert '"appeal_days":15' in paper.facts
    assert '"heard_by_head":true' in paper.facts
    page = browser_of(at.post.citizen).get(f"/tramites/salvoconducto/{application.case.number}/")
    assert f"/expedientes/{application.case.number}/paso/apelar" in page.content.decode()
    notice = Notice.objects.get(case_id=application.case_id, act_number=paper.number)
    assert "puede apelar desde la página del expediente" in notice.text


def test_an_appeal_that_is_right_is_decided_anew_and_printed(at: World, head: Actor) -> None:
    application = appealed(at)
    with pytest.raises(gate.RoleMissing):
        actions.grant_appeal(application=application, reason="Tiene razón", actor=at.post.officer)
    actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    assert application.case.state == State.FILED
    actions.identify(application=application, birth_act=BIRTH_ACT, kin=KIN, actor=at.post.officer)
    actions.grant(application=factories.again(application), actor=at.post.consul)
    decision = queries.decision_of(application)
    assert decision is not None
    assert decision.is_granted
    assert application.decisions.count() == 2
    acts.pay(application.case, at.post)
    actions.print_paper(application=factories.again(application), actor=at.post.officer)


def test_one_that_is_not_is_confirmed_with_a_paper(at: World, head: Actor) -> None:
    application = appealed(at)
    with pytest.raises(gate.ReasonMissing):
        actions.confirm_refusal(application=application, reason=" ", actor=head)
    actions.confirm_refusal(application=application, reason="La partida no es suya", actor=head)
    assert application.case.state == State.CONFIRMED
    paper = Document.objects.get(case_id=application.case_id, kind="travel_paper_appeal")
    assert paper.number.startswith("RSA-")
    assert WHY in paper.facts
    with pytest.raises(gate.WrongState):
        cases.advance(case=application.case, code="appeal", reason=WHY, actor=at.post.citizen)


def test_who_refused_does_not_hear_the_appeal(at: World, head: Actor) -> None:
    application = appealed(at)
    people.make_role(person_of(at.post.consul), Role.SUPERVISOR, at.office)
    both = people.actor_of(person_of(at.post.consul))
    for decide in (actions.grant_appeal, actions.confirm_refusal):
        with pytest.raises(gate.SameHand) as same:
            decide(application=application, reason="No", actor=both)
    assert "Denegar el salvoconducto" in str(same.value)
    actions.confirm_refusal(application=application, reason="No", actor=head)


def test_whoever_was_refused_may_ask_anew_and_then_the_appeal_goes_no_further(at: World, head: Actor) -> None:
    application = appealed(at)
    with pytest.raises(actions.AlreadyRequested):
        factories.filed(at)
    assert factories.filed(at, given_names="Otra Persona")
    actions.confirm_refusal(application=application, reason="No", actor=head)
    assert factories.filed(at)


def test_an_appeal_is_not_granted_while_another_request_is_under_way(at: World, head: Actor) -> None:
    application = refused(at)
    newer = factories.filed(at)
    cases.advance(case=application.case, code="appeal", reason=WHY, actor=at.post.citizen)
    with pytest.raises(actions.AlreadyRequested):
        actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    cases.advance(case=newer.case, code="withdraw", actor=at.post.citizen)
    actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    assert application.case.state == State.FILED


def test_what_nobody_appeals_in_time_stands(at: World) -> None:
    application = refused(at)
    notice = Notice.objects.exclude(act_number="").get(case_id=application.case_id)
    notifications.open_notice(notice=notice, actor=at.post.citizen)
    (running,) = case_queries.deadlines_of(factories.again(application).case)
    assert (running.code, running.amount) == ("appeal", 15)
    with clock.set_to(clock.now() + timedelta(days=10)):
        jobs.sweep(timestamp=0)
    assert factories.again(application).case.state == State.REFUSED
    with clock.set_to(clock.now() + timedelta(days=40)):
        jobs.sweep(timestamp=0)
    assert factories.again(application).case.state == State.SETTLED


def test_the_head_decides_by_page_and_by_call(at: World, head: Actor) -> None:
    application = appealed(at)
    browser = browser_of(head)
    address = f"/tramites/salvoconducto/{application.case.number}"
    assert f"{address}/apelacion-fundada" in browser.get(f"{address}/").content.decode()
    assert browser_of(at.post.citizen).get(f"{address}/confirmar").status_code == 403
    assert browser.post(f"{address}/apelacion-fundada", {"reason": ""}).status_code == 422
    assert browser.post(f"{address}/apelacion-fundada", {"reason": "Tiene razón"}).status_code == 302
    actions.refuse(application=factories.again(application), reason="Otra razón", actor=at.post.consul)
    cases.advance(case=factories.again(application).case, code="appeal", reason=WHY, actor=at.post.citizen)
    answer = browser.post(
        f"/api/v1/travel-papers/{application.case.number}/confirm-refusal",
        {"reason": "No la tiene"},
        "application/json",
    )
    assert answer.json()["state"] == "confirmed"
