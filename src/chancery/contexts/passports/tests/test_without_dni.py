"""A minor whom RENIEC does not have yet gets a passport on the birth act; who is of age does not."""

from datetime import date, timedelta
from typing import Any

import pytest

from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.models import Application, Cancellation
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import CancelGround, Match, Recognition
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World, of_a_child
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.cases import actions as cases
from chancery.kernel.gateway import published
from chancery.kernel.gateway.published import FactKind
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
ACT = "Acta 63120456, libro de nacimientos del Consulado General en Milán"


def newborn(at: World, **changes: Any) -> dict[str, Any]:
    """What changes where a mother asks for a child who has no DNI yet."""
    said = of_a_child(dni="", birth_act=ACT, **changes)
    return {**said, "uploads": {"birth_act": factories.picture(at.post.citizen)}}


def enrolled(at: World, application: Application) -> Application:
    answered = actions.ask_register(application=application, is_act_seen=True, actor=at.post.officer)
    return factories.enrol(at, application, answered=answered)


def test_a_minor_without_a_dni_asks_with_the_birth_act(at: World) -> None:
    said = newborn(at)
    for changes, refusal in (
        ({**said, "birth_act": " "}, actions.BirthActUntold),
        ({**said, "uploads": {}}, actions.BirthActUnshown),
        ({**said, "birth_act_on": clock.today() - timedelta(days=220)}, actions.BirthActOld),
        ({**said, "birth_act_on": clock.latest_today() + timedelta(days=1)}, actions.BirthActOld),
    ):
        with pytest.raises(refusal):
            factories.filed(at, **changes)
    application = factories.filed(at, **{**said, "birth_act_on": clock.today() - timedelta(days=20)})
    assert (application.dni, application.case.state) == ("", State.REQUESTED)


def test_who_is_of_age_is_told_what_to_do_first(at: World) -> None:
    with pytest.raises(actions.AdultWithoutDni) as refused:
        factories.filed(at, dni="", birth_act=ACT)
    assert "Inicie antes el trámite de DNI" in refused.value.advice
    assert factories.filed(at)


def test_the_officer_sees_the_act_and_the_passport_is_made_and_stands(at: World) -> None:
    application = factories.filed(at, **newborn(at))
    with pytest.raises(actions.BirthActUnseen):
        actions.ask_register(application=application, actor=at.post.officer)
    application = enrolled(at, application)
    match = queries.match_of(application)
    assert match is not None
    assert match.finding == Match.BIRTH_ACT
    acts.pay(application.case, at.post)
    assert list(queries.ready_to_send(at.post.consul, at.office.id)) == [application]
    actions.send(applications=[factories.again(application)], office=at.office, actor=at.post.consul)
    passport = actions.personalise(application=factories.again(application), actor=at.maker)
    passport = factories.certify(at, passport)
    actions.despatch(
        applications=[factories.again(application)], office=at.office, guide="Valija 12", actor=at.maker
    )
    cases.advance(case=factories.again(application).case, code="receive", actor=at.post.officer)
    passport = factories.deliver(at, passport, recognition=Recognition.DOCUMENT)
    assert queries.standing_of(application) == passport
    (told,) = published.facts(
        FactKind.TRAVEL_DOCUMENT, clock.now() - timedelta(hours=1), clock.now() + timedelta(hours=1)
    )
    assert (told.holder_document_kind, told.holder_document_number) == ("", "")
    with pytest.raises(actions.AnotherStands):
        factories.filed(at, **of_a_child())
    officer = at.post.officer
    actions.report(
        number=passport.number, ground=CancelGround.LOST, circumstances="En el tren", holder=application.holder,
        dni="", office=at.office, actor=officer,
    )  # fmt: skip
    assert Cancellation.objects.get().dni == ""
    assert queries.standing_of(application) is None
    assert factories.filed(at, **of_a_child())


def test_one_request_a_child_with_or_without_the_dni(at: World) -> None:
    factories.filed(at, **newborn(at))
    with pytest.raises(actions.AlreadyAskedFor):
        factories.filed(at, **newborn(at))
    with pytest.raises(actions.AlreadyAskedFor):
        factories.filed(at, **of_a_child())
    assert factories.filed(at, **newborn(at, given_names="Mateo"))


def test_a_dni_that_the_register_does_not_have_yet(at: World) -> None:
    with factories.register():
        plain = factories.filed(at, **of_a_child(dni="00000123"))
        answered = actions.ask_register(application=plain, is_act_seen=True, actor=at.post.officer)
        with pytest.raises(actions.NotRegistered) as refused:
            factories.enrol(at, plain, answered=answered)
        assert "partida" in refused.value.advice
        shown = factories.filed(at, **of_a_child(dni="00000124", birth_act=ACT, born_on=date(2024, 2, 1)))
        assert enrolled(at, shown).case.state == State.ENROLLED


def test_the_counter_confirms_that_it_saw_the_act(at: World) -> None:
    application = factories.filed(at, **newborn(at))
    browser = browser_of(at.post.officer)
    address = f"/tramites/pasaporte/{application.case.number}"
    page = browser.get(f"{address}/enrolar").content.decode()
    assert "vi su partida de nacimiento" in page
    assert ACT in page
    other = factories.filed(at, **of_a_child(given_names="Mateo"))
    page = browser.get(f"/tramites/pasaporte/{other.case.number}/enrolar").content.decode()
    assert "vi su partida de nacimiento" not in page
