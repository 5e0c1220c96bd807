"""What nobody collects is reminded of, marked, returned by one person and voided by another, and leaves the custody."""

from datetime import timedelta

import pytest

from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.models import Application, Passport
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.contexts.stickers import queries as stock
from chancery.contexts.stickers.queries import Fate, Supply
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, jobs
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


def after(days: int) -> None:
    with clock.set_to(clock.now() + timedelta(days=days)):
        jobs.sweep(timestamp=0)


def uncollected(at: World) -> Passport:
    passport = factories.ready(at)
    after(190)
    return passport


def returned(at: World) -> Application:
    passport = uncollected(at)
    cases.advance(
        case=factories.again(passport.application).case,
        code="return_uncollected",
        reason="Valija 31",
        actor=at.post.officer,
    )
    return factories.again(passport.application)


def state_of(passport: Passport) -> str:
    return factories.again(passport.application).case.state


def test_the_holder_is_reminded_and_then_told(at: World) -> None:
    passport = factories.ready(at)
    (running,) = case_queries.deadlines_of(factories.again(passport.application).case)
    assert (running.code, running.amount, running.unit) == ("collection", 180, "calendar_days")
    after(170)
    assert state_of(passport) == State.READY
    told = Notice.objects.filter(case_id=passport.application.case_id, recipient=at.post.applicant)
    assert told.filter(text__icontains="Recoger el pasaporte").count() == 1
    after(190)
    assert state_of(passport) == State.UNCOLLECTED
    assert told.filter(subject__contains="Pasó el plazo para recoger").exists()


def test_who_comes_late_but_before_it_left_still_gets_it(at: World) -> None:
    passport = uncollected(at)
    assert factories.deliver(at, passport)
    assert state_of(passport) == State.DELIVERED


def test_it_is_returned_by_one_person_and_voided_by_another(at: World) -> None:
    application = returned(at)
    passport = queries.current(application)
    assert passport is not None
    assert application.case.state == State.UNCLAIMED
    with pytest.raises(gate.WrongState):
        factories.deliver(at, passport)
    both = person_of(at.post.officer)
    people.make_role(both, Role.OFFICER, queries.lima())
    with pytest.raises(gate.SameHand):
        actions.discard(application=application, reason="Perforada", actor=people.actor_of(both))
    actions.discard(application=application, reason="Perforada con el acta 4", actor=at.checker)
    assert application.case.state == State.DISCARDED
    assert dict(stock.gone(Supply.PASSPORT))[passport.serial] == Fate.MISPRINTED
    assert list(queries.booklets()) == []
    assert passport.number in list(queries.cancelled_within(clock.today()))


def test_only_what_was_not_collected_is_returned_so(at: World) -> None:
    passport = factories.ready(at)
    with pytest.raises(gate.WrongState):
        cases.advance(
            case=factories.again(passport.application).case,
            code="return_uncollected",
            reason="Valija 31",
            actor=at.post.officer,
        )


def test_once_it_left_the_holder_may_ask_anew(at: World) -> None:
    uncollected(at)
    with pytest.raises(actions.AlreadyAskedFor):
        factories.filed(at)
    cases.advance(
        case=Application.objects.get().case,
        code="return_uncollected",
        reason="Valija 31",
        actor=at.post.officer,
    )
    assert factories.filed(at)


def test_the_post_sees_what_lies_there_and_no_other_does(at: World) -> None:
    with acts.at_work(at.office):
        waiting = factories.ready(at)
        (found,) = queries.uncollected(at.post.officer)
        last = acts.today(at.office) + timedelta(days=180)
    assert found.collect_by == organisation.calendar_of(at.office).next_working(last)
    assert [each.pk for each in queries.uncollected(at.maker)] == [waiting.application_id]
    elsewhere = acts.post("cg-madrid")
    assert list(queries.uncollected(elsewhere.officer)) == []
    page = browser_of(at.post.officer).get("/tramites/pasaporte/no-recogidos/")
    assert waiting.number in page.content.decode()
    assert browser_of(at.post.citizen).get("/tramites/pasaporte/no-recogidos/").status_code == 403
    answer = browser_of(at.post.officer).get("/api/v1/passports/uncollected").json()
    assert [each["number"] for each in answer] == [waiting.application.case.number]


def test_lima_voids_by_page_and_by_call(at: World) -> None:
    application = returned(at)
    browser = browser_of(at.checker)
    address = f"/tramites/pasaporte/{application.case.number}/no-recogido"
    assert address in browser.get(f"/tramites/pasaporte/{application.case.number}/").content.decode()
    assert application.case.number in browser.get("/tramites/pasaporte/lima/").content.decode()
    assert browser.post(address, {"reason": ""}).status_code == 422
    sent = {"reason": "Perforada"}
    call = f"/api/v1/passports/{application.case.number}/booklets/discard"
    assert browser.post(call, sent, "application/json").json()["state"] == "discarded"


def test_the_page_leads_to_what_the_holder_was_told_last(at: World) -> None:
    passport = factories.ready(at)
    page = browser_of(at.post.citizen).get(f"/tramites/pasaporte/{passport.application.case.number}/")
    told = Notice.objects.filter(recipient=at.post.applicant).latest("created_at")
    assert told.subject.startswith("Su pasaporte está listo")
    assert f'href="/buzon/{told.pk}/" lang="es">{told.subject}</a>' in page.content.decode()
