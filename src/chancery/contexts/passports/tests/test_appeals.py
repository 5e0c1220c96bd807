"""Who is refused a passport appeals; what is granted back goes on where it stood, without a second fee or photograph."""

from datetime import timedelta

import pytest

from chancery.contexts.passports import actions
from chancery.contexts.passports.models import Application
from chancery.contexts.passports.procedures import PASSPORT, State
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, jobs
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.procedures import checks

pytestmark = pytest.mark.django_db
WHY = "El impedimento se levantó en mayo: adjunto la resolución"


@pytest.fixture
def head(at: World) -> Actor:
    return acts.serving(at.office, Role.SUPERVISOR, "Jefa")


def appealed(at: World, application: Application) -> Application:
    actions.refuse(application=application, reason="Tiene impedimento de salida", actor=at.post.consul)
    cases.advance(case=application.case, code="appeal", reason=WHY, actor=at.post.citizen)
    return factories.again(application)


def test_the_declaration_is_sound() -> None:
    assert list(checks.problems(PASSPORT)) == []
    assert PASSPORT.version == 1


@pytest.mark.parametrize("is_decided", [True, False], ids=["granted", "by-silence"])
def test_who_paid_and_hears_nothing_appeals_and_goes_on_where_it_stood(
    at: World, head: Actor, *, is_decided: bool
) -> None:
    application = factories.paid(at)
    with pytest.raises(gate.NoSilence):
        cases.advance(case=application.case, code="appeal_silence", reason=WHY, actor=at.post.citizen)
    with clock.set_to(clock.now() + timedelta(days=60)):
        jobs.sweep(timestamp=0)
        application = factories.again(application)
        cases.advance(case=application.case, code="appeal_silence", reason=WHY, actor=at.post.citizen)
        assert factories.again(application).case.state == State.APPEALED_SILENCE
        if is_decided:
            actions.grant_appeal(application=factories.again(application), reason="Sí", actor=head)
    with clock.set_to(clock.now() + timedelta(days=130)):
        jobs.sweep(timestamp=0)
    application = factories.again(application)
    assert application.case.state == State.PAID
    assert fees.charges_of(application.case_id).count() == 1
    papers = [each.kind for each in Document.objects.filter(case_id=application.case_id)]
    assert papers == ([] if is_decided else ["passport_silence"])


def test_the_page_offers_the_remedy_that_the_paper_names(at: World) -> None:
    application = factories.filed(at)
    actions.refuse(application=application, reason="Tiene impedimento de salida", actor=at.post.consul)
    paper = Document.objects.get(case_id=application.case_id, kind="passport_refusal")
    assert '"appeal_days":15' in paper.facts
    assert '"heard_by_head":true' in paper.facts
    page = browser_of(at.post.citizen).get(f"/tramites/pasaporte/{application.case.number}/")
    assert f"/expedientes/{application.case.number}/paso/apelar" in page.content.decode()


def test_who_was_not_enrolled_goes_on_to_be(at: World, head: Actor) -> None:
    application = appealed(at, factories.filed(at))
    with pytest.raises(gate.RoleMissing):
        actions.grant_appeal(application=application, reason="Tiene razón", actor=at.post.consul)
    actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    assert application.case.state == State.REQUESTED
    assert factories.enrol(at, application).case.state == State.ENROLLED


def test_who_was_enrolled_is_not_enrolled_again_and_pays_what_was_not_paid(at: World, head: Actor) -> None:
    application = factories.enrolled(at)
    actions.refuse(application=application, reason="Tiene impedimento de salida", actor=at.post.consul)
    assert fees.charges_of(application.case_id).get().state == ChargeState.CANCELLED
    cases.advance(case=application.case, code="appeal", reason=WHY, actor=at.post.citizen)
    application = factories.again(application)
    actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    assert application.case.state == State.ENROLLED
    acts.pay(application.case, at.post)
    assert factories.again(application).case.state == State.PAID


def test_who_had_paid_does_not_pay_again(at: World, head: Actor) -> None:
    application = appealed(at, factories.paid(at))
    actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    assert application.case.state == State.PAID
    assert fees.charges_of(application.case_id).count() == 1
    actions.send(applications=[application], office=at.office, actor=at.post.consul)
    assert factories.again(application).case.state == State.SENT


def test_a_refusal_is_confirmed_by_somebody_else_with_a_paper(at: World, head: Actor) -> None:
    application = appealed(at, factories.filed(at))
    consul = person_of(at.post.consul)
    people.make_role(consul, Role.SUPERVISOR, at.office)
    with pytest.raises(gate.SameHand):
        actions.confirm_refusal(application=application, reason="Sigue", actor=people.actor_of(consul))
    actions.confirm_refusal(application=application, reason="El impedimento sigue", actor=head)
    assert application.case.state == State.CONFIRMED
    paper = Document.objects.get(case_id=application.case_id, kind="passport_appeal")
    assert paper.number.startswith("RPA-")
    assert WHY in paper.facts


def test_one_request_at_a_time_also_after_a_refusal(at: World, head: Actor) -> None:
    application = factories.filed(at)
    actions.refuse(application=application, reason="Tiene impedimento de salida", actor=at.post.consul)
    newer = factories.filed(at)
    cases.advance(case=application.case, code="appeal", reason=WHY, actor=at.post.citizen)
    with pytest.raises(actions.AlreadyAskedFor):
        actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    cases.advance(case=newer.case, code="withdraw", actor=at.post.citizen)
    with pytest.raises(actions.AlreadyAskedFor):
        factories.filed(at)
    actions.grant_appeal(application=application, reason="Tiene razón", actor=head)
    assert application.case.state == State.REQUESTED


def test_the_head_decides_by_page_and_by_call(at: World, head: Actor) -> None:
    application = appealed(at, factories.filed(at))
    number, browser = application.case.number, browser_of(head)
    address = f"/tramites/pasaporte/{number}"
    assert f"{address}/confirmar" in browser.get(f"{address}/").content.decode()
    assert browser_of(at.post.citizen).get(f"{address}/apelacion-fundada").status_code == 403
    assert browser.post(f"{address}/confirmar", {"reason": ""}).status_code == 422
    answer = browser.post(f"/api/v1/passports/{number}/grant-appeal", {"reason": "Sí"}, "application/json")
    assert answer.json()["state"] == "requested"
