"""Is no business visa given on a firm of which the tax register says nothing, or nothing good?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chancery.contexts.visas import actions, queries, rules
from chancery.contexts.visas.models import Application
from chancery.contexts.visas.procedures import State
from chancery.contexts.visas.rules import SponsorStanding
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import gate
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway import conversation
from chancery.kernel.gateway.models import Exchange, PendingConsultation
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.gateway.simulators.taxpayers import TaxpayersSimulator, made_up
from chancery.kernel.gateway.tests.asking import JOB, KINDS, standing
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.writers import WrittenElsewhere

pytestmark = pytest.mark.django_db
ACTIVE, CLOSED, NOBODY = "20131312955", "20131312297", "20000000001"


@pytest.fixture
def at() -> World:
    return factories.world(labels=0)


@pytest.fixture
def sunat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TaxpayersSimulator]:
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)
    with standing(KINDS[-1], tmp_path) as (simulator, _url):
        yield simulator


def backed(at: World, ruc: str = ACTIVE, name: str = "") -> Application:
    """A business visa whose traveller was heard, and of whose firm nobody asked yet."""
    application = factories.filed(
        at, category="business", sponsor=name or made_up(ruc)["ddp_nombre"].title(), sponsor_registration=ruc
    )
    actions.interview(
        application=application, notes="Habló", answers=factories.ALL_MET, actor=at.post.officer
    )
    return factories.again(application)


def ask(at: World, application: Application) -> SponsorStanding:
    answered = actions.ask_sponsor(application=application, actor=at.post.officer)
    check = actions.check_sponsor(
        application=factories.again(application), answered=answered, actor=at.post.officer
    )
    return SponsorStanding(check.standing)


def test_a_firm_that_is_active_under_that_name(at: World, sunat: TaxpayersSimulator) -> None:
    application = backed(at)
    with pytest.raises(actions.SponsorUnconfirmed) as refused:
        actions.grant(application=application, actor=at.post.consul)
    assert "nadie lo comprobó" in str(refused.value)
    assert ask(at, application) is SponsorStanding.ACTIVE
    exchange = Exchange.objects.get(partner="SUNAT")
    assert (exchange.case_id, exchange.person_id) == (application.case_id, at.post.officer.person_id)
    assert application.case.number in exchange.purpose
    actions.grant(application=factories.again(application), actor=at.post.consul)
    assert factories.again(application).case.state == State.GRANTED


@pytest.mark.parametrize(
    ("ruc", "name", "found"),
    [
        (ACTIVE, "Exportadora Que Nadie Conoce", SponsorStanding.OTHER_NAME),
        (CLOSED, "", SponsorStanding.INACTIVE),
        (NOBODY, "Empresa Inexistente", SponsorStanding.UNKNOWN),
    ],
)
def test_what_the_register_says_otherwise(
    at: World, sunat: TaxpayersSimulator, ruc: str, name: str, found: SponsorStanding
) -> None:
    application = backed(at, ruc, name)
    assert ask(at, application) is found
    if found.is_enough:
        actions.grant(application=factories.again(application), actor=at.post.consul)
        return
    with pytest.raises(actions.SponsorUnconfirmed) as refused:
        actions.grant(application=factories.again(application), actor=at.post.consul)
    assert found.label in str(refused.value)
    factories.check_sponsor(at, factories.again(application))
    actions.grant(application=factories.again(application), actor=at.post.consul)


def test_a_silent_register_lets_the_counter_go_on_and_not_the_consul(
    at: World, sunat: TaxpayersSimulator
) -> None:
    application = backed(at)
    sunat.fault = Fault.BROKEN
    assert ask(at, application) is SponsorStanding.PENDING
    with pytest.raises(actions.SponsorUnconfirmed):
        actions.grant(application=factories.again(application), actor=at.post.consul)
    sunat.fault = Fault.NONE
    pending = PendingConsultation.objects.get()
    gateway.reconcile(consultation_id=pending.id, actor=JOB)
    check = queries.sponsor_check_of(application)
    assert check is not None
    assert check.standing == SponsorStanding.ACTIVE
    assert Notice.objects.filter(
        recipient_id=at.post.officer.person_id, subject__contains="registro de contribuyentes"
    ).exists()
    actions.grant(application=factories.again(application), actor=at.post.consul)


def test_whom_nobody_backs_is_asked_about_nowhere(at: World, sunat: TaxpayersSimulator) -> None:
    tourist = factories.interviewed(at)
    with pytest.raises(actions.NoSponsorToCheck):
        actions.ask_sponsor(application=tourist, actor=at.post.officer)
    assert not Exchange.objects.exists()
    actions.grant(application=tourist, actor=at.post.consul)


def test_who_asks_for_the_visa_does_not_ask_the_register(at: World, sunat: TaxpayersSimulator) -> None:
    application = backed(at)
    with pytest.raises(NotAllowed):
        actions.ask_sponsor(application=application, actor=at.post.citizen)
    assert not Exchange.objects.exists()


@pytest.mark.parametrize(
    ("bar", "refusal"),
    [("closed", gate.WrongState), ("kin", gate.OwnMatter), ("node", WrittenElsewhere)],
)
def test_nothing_is_asked_where_the_step_may_not_be_taken(
    at: World, sunat: TaxpayersSimulator, bar: str, refusal: type[Exception]
) -> None:
    application = backed(at)
    acts.bar(application.case, bar, at.post)
    with pytest.raises(refusal):
        actions.ask_sponsor(application=factories.again(application), actor=at.post.officer)
    assert not Exchange.objects.exists()


def test_by_page_and_by_call(at: World, sunat: TaxpayersSimulator) -> None:
    application = backed(at)
    officer, page = browser_of(at.post.officer), f"/tramites/visa/{application.case.number}/"
    assert officer.post(f"{page}respaldo").status_code == 302
    told = browser_of(at.post.consul).get(page).content.decode()
    assert "Activo en el registro de contribuyentes, con ese nombre" in told
    assert "registro de contribuyentes" not in browser_of(at.post.citizen).get(page).content.decode()
    answer: Any = officer.post(f"/api/v1/visas/{application.case.number}/check-sponsor")
    assert answer.json()["state"] == "interviewed"
    assert application.sponsor_checks.count() == 2


@pytest.mark.parametrize(
    ("declared", "registered", "is_same"),
    [
        ("Quispe Ñahui S.A.C.", "QUISPE NAHUI S.A.C.", True),
        ("Quispe Ñahui", "QUISPE NAHUI S.A.C.", True),
        ("Exportadora Sol", "QUISPE NAHUI S.A.C.", False),
        ("", "QUISPE NAHUI S.A.C.", False),
    ],
)
def test_a_firm_is_known_by_its_words(declared: str, registered: str, is_same: bool) -> None:
    assert rules.is_same_firm(declared, registered) is is_same
