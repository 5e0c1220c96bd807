"""Is the rate of a month under its ceiling, and set by two hands?"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotAllowed, NotFound
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.actions.exchange import (
    RateNotPending,
    RateOverCeiling,
    RateSameHands,
    RateSet,
    ZoneOfOthers,
)
from chancery.kernel.fees.models import ExchangeRate, ProposalState
from chancery.kernel.fees.tests.factories import at_post, officer, serving

pytestmark = pytest.mark.django_db

NOON = datetime(2019, 8, 20, 17, tzinfo=UTC)
AUGUST = date(2019, 8, 1)


@pytest.fixture(autouse=True)
def _in_august() -> Any:
    with clock.set_to(NOON):
        yield


def consul(post: str = "cg-buenos-aires") -> Actor:
    return serving(at_post(post), Role.CONSUL)


def propose(actor: Actor | None = None, *, rate: str = "67", zone: str = "ar", **stated: Any) -> ExchangeRate:
    given: dict[str, Any] = {
        "month": AUGUST,
        "official": Decimal("62.04"),
        "evidence": "Banco Nación, 17-31 jul",
    } | stated
    return actions.propose_rate(zone=queries.zone(zone), rate=Decimal(rate), actor=actor or consul(), **given)


def test_two_heads_set_the_rate_of_a_month() -> None:
    office = at_post("cg-cordoba")
    proposed = propose()
    assert proposed in queries.open_rates(actor=officer(Role.ADMINISTRATOR))
    with pytest.raises(queries.RateMissing):
        queries.exchange_rate(office, date(2019, 8, 31))
    approved = actions.approve_rate(rate=proposed, actor=consul("cg-cordoba"))
    assert queries.exchange_rate(office, date(2019, 8, 31)) == approved
    assert (approved.currency, approved.norm) == ("ARS", "D.S. 076-2005-RE, art. 165")
    assert list(queries.rates_of(AUGUST)) == [approved]


def test_eight_per_cent_over_the_official_is_lawful_and_sixteen_is_not() -> None:
    with pytest.raises(RateOverCeiling) as raised:
        propose(rate="72")
    assert "71.346" in str(raised.value)
    assert list(raised.value.fields) == ["rate"]
    assert propose(rate="71.346").rate == Decimal("71.346")


def test_the_database_knows_the_ceiling() -> None:
    proposed = propose()
    stated = {
        "zone": "ar", "currency": "ARS", "month": date(2019, 9, 1), "official": proposed.official,
        "ceiling": 15, "norm": "N", "evidence": "E", "proposed_by": proposed.proposed_by,
    }  # fmt: skip
    with pytest.raises(IntegrityError, match="rate_under_its_ceiling"), transaction.atomic():
        ExchangeRate.objects.create(rate=Decimal("71.346001"), **stated)
    assert ExchangeRate.objects.create(rate=Decimal("71.346"), **stated)
    with pytest.raises(IntegrityError, match="rate_of_a_month"), transaction.atomic():
        ExchangeRate.objects.create(rate=1, **(stated | {"month": date(2019, 10, 2)}))


def test_a_month_has_one_rate_and_one_open_proposal() -> None:
    proposed = propose()
    with pytest.raises(RateSet):
        propose(rate="65")
    actions.approve_rate(rate=proposed, actor=consul())
    with pytest.raises(RateSet):
        propose(rate="65")
    assert propose(month=date(2019, 9, 1)).month == date(2019, 9, 1)


def test_a_rejected_rate_makes_room_for_another() -> None:
    proposed = propose()
    with pytest.raises(Invalid):
        actions.reject_rate(rate=proposed, reason=" ", actor=consul())
    rejected = actions.reject_rate(rate=proposed, reason="Falta la cotización.", actor=consul())
    assert (rejected.state, rejected.reason) == (ProposalState.REJECTED, "Falta la cotización.")
    assert propose(rate="65")


def test_whoever_proposed_may_not_decide_and_a_decision_is_taken_once() -> None:
    who = consul()
    proposed = propose(who)
    with pytest.raises(RateSameHands):
        actions.approve_rate(rate=proposed, actor=who)
    with pytest.raises(RateSameHands):
        actions.reject_rate(rate=proposed, reason="No.", actor=who)
    with pytest.raises(IntegrityError, match="rate_decided_by_another"), transaction.atomic():
        ExchangeRate.objects.update(decided_by=proposed.proposed_by, state=ProposalState.APPROVED)
    actions.approve_rate(rate=proposed, actor=officer(Role.ADMINISTRATOR))
    with pytest.raises(RateNotPending):
        actions.approve_rate(rate=proposed, actor=consul())


def test_a_consul_answers_for_the_own_zone_and_nobody_else_for_any() -> None:
    with pytest.raises(ZoneOfOthers):
        propose(consul("cg-tokio"))
    for role in (Role.OFFICER, Role.CASHIER, Role.SUPERVISOR):
        with pytest.raises(NotAllowed):
            propose(serving(at_post("cg-buenos-aires"), role))
    proposed = propose(officer(Role.ADMINISTRATOR))
    with pytest.raises(ZoneOfOthers):
        actions.approve_rate(rate=proposed, actor=consul("cg-tokio"))
    assert [zone.code for zone in queries.zones_for(consul("cg-milan"))] == ["euro"]
    assert queries.zones_for(serving(at_post("cg-milan"), Role.OFFICER)) == ()
    with pytest.raises(NotFound):
        queries.zone("atlantis")


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        ({"month": date(2019, 7, 1)}, "month"),
        ({"month": date(2019, 10, 1)}, "month"),
        ({"official": Decimal(0)}, "official"),
        ({"rate": "0"}, "rate"),
        ({"evidence": " "}, "evidence"),
    ],
)
def test_a_rate_that_does_not_fit_names_its_field(stated: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as raised:
        propose(**stated)
    assert list(raised.value.fields) == [field]
    assert propose()


def test_an_approved_rate_keeps_its_terms() -> None:
    approved = actions.approve_rate(rate=propose(), actor=consul())
    with pytest.raises(IntegrityError, match="keeps its terms"), transaction.atomic():
        ExchangeRate.objects.filter(id=approved.id).update(rate=1)
    with pytest.raises(IntegrityError, match="keeps every row"), transaction.atomic():
        ExchangeRate.objects.all().delete()
