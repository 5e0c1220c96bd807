"""Does a post ask less for a time only where its head proposed it by a norm and an administrator in Lima approved it?"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotAllowed, NotFound
from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.actions.tariff import (
    CalculationChanged,
    PriceOfOwnPost,
    ProposalNotPending,
    ProposalOpen,
    ProposalSameHands,
    ProposalTooLate,
)
from chancery.kernel.fees.models import TariffItem, TariffProposal
from chancery.kernel.fees.queries import NoConsularTariff, Wanted
from chancery.kernel.fees.tests.factories import SYSTEM, at_post, officer, rate, serving
from chancery.kernel.ledger.models import Entry
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.writers import WrittenInLima

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)
FROM, UNTIL = date(2026, 4, 1), date(2026, 7, 1)


@pytest.fixture
def office() -> Office:
    found = at_post("cg-caracas")
    actions.load_tariff(actor=SYSTEM)
    return found


def propose(office: Office, actor: Actor, **stated: Any) -> TariffProposal:
    given: dict[str, Any] = {
        "code": "consular.3",
        "amount": Decimal("1.00"),
        "norm": "Norma de prueba 2-2026",
        "grounds": "Los connacionales no pueden pagar más",
        "valid_from": FROM,
        "valid_until": UNTIL,
    }
    return actions.propose_temporary_price(office=office, actor=actor, **{**given, **stated})


def asked(office: Office, on: date) -> Decimal:
    return queries.quote([Wanted("consular.3")], office=office, on=on).consular


def test_what_the_head_proposes_lima_approves_and_the_post_asks_it_on_its_days(office: Office) -> None:
    with clock.set_to(NOON):
        for month in (3, 4, 6, 7):
            with clock.set_to(datetime(2026, month, 2, 17, tzinfo=UTC)):
                rate(office, "1", on=date(2026, month, 1))
        proposal = propose(office, serving(office, Role.CONSUL))
        assert asked(office, FROM) == 6
        item = actions.approve_tariff(proposal=proposal, actor=officer(Role.ADMINISTRATOR))
        days = (FROM - timedelta(1), FROM, UNTIL - timedelta(1), UNTIL)
        assert [asked(office, day) for day in days] == [6, 1, 1, 6]
        assert list(queries.temporary_to_come(office, clock.today())) == [item]
        assert not queries.tariff_to_come(clock.today()).exists()
    general = queries.tariff_on("consular.3", FROM)
    assert (general.amount, general.valid_until) == (Decimal(6), None)
    assert (item.number, item.section, item.kind) == (general.number, general.section, general.kind)
    assert queries.tariff_on("consular.3", FROM, at_post("cg-bogota").id) == general
    facts = Entry.objects.filter(verb="fees.approve_tariff").latest("id").facts
    assert '"office":"cg-caracas"' in facts
    assert '"valid_until":"2026-07-01"' in facts


def test_only_the_head_of_the_post_or_an_administrator_proposes(office: Office) -> None:
    with clock.set_to(NOON):
        for other in (serving(office, Role.OFFICER), serving(at_post("cg-bogota"), Role.CONSUL)):
            with pytest.raises(NotAllowed):
                propose(office, other)
        head = serving(office, Role.CONSUL)
        proposal = propose(office, head)
        with pytest.raises(NotAllowed):
            actions.approve_tariff(proposal=proposal, actor=head)
        with pytest.raises(NotAllowed):
            actions.reject_tariff(proposal=proposal, reason="No.", actor=serving(office, Role.SUPERVISOR))


def test_an_administrator_who_proposed_it_may_not_decide(office: Office) -> None:
    with clock.set_to(NOON):
        administrator = officer(Role.ADMINISTRATOR)
        proposal = propose(office, administrator)
        with pytest.raises(ProposalSameHands):
            actions.approve_tariff(proposal=proposal, actor=administrator)
        other = officer(Role.ADMINISTRATOR)
        actions.reject_tariff(proposal=proposal, reason="La norma no lo autoriza.", actor=other)
        with pytest.raises(ProposalNotPending):
            actions.approve_tariff(proposal=proposal, actor=other)
        assert asked_without_rate(office) == 6


def test_an_administrator_who_heads_the_post_leaves_its_price_to_another(office: Office) -> None:
    with clock.set_to(NOON):
        proposal = propose(office, serving(office, Role.CONSUL))
        head = serving(office, Role.CONSUL, Role.ADMINISTRATOR)
        elsewhere = serving(at_post("cg-bogota"), Role.CONSUL, Role.ADMINISTRATOR)
        with pytest.raises(PriceOfOwnPost):
            actions.approve_tariff(proposal=proposal, actor=head)
        may = [queries.may_decide_proposal(proposal, actor=actor) for actor in (head, elsewhere)]
        assert may == [False, True]
        assert actions.approve_tariff(proposal=proposal, actor=elsewhere)


def asked_without_rate(office: Office) -> Decimal:
    return queries.tariff_on("consular.3", FROM, office.id).amount


def test_one_open_proposal_for_an_item_and_post(office: Office) -> None:
    with clock.set_to(NOON):
        propose(office, serving(office, Role.CONSUL))
        with pytest.raises(ProposalOpen):
            propose(office, officer(Role.ADMINISTRATOR))
        with pytest.raises(ProposalOpen):
            propose(office, officer(Role.ADMINISTRATOR), valid_until=FROM)
        with pytest.raises(Invalid):
            propose(office, officer(Role.ADMINISTRATOR), code="consular.14", valid_until=FROM)
        assert propose(office, officer(Role.ADMINISTRATOR), code="consular.14")
        assert propose(at_post("cg-bogota"), officer(Role.ADMINISTRATOR))
        assert actions.propose_tariff(
            code="consular.3",
            title="Copia certificada",
            price=Money(Decimal("7.00"), "XSC"),
            norm="Norma de prueba 3-2026",
            valid_from=FROM,
            actor=officer(Role.ADMINISTRATOR),
        )


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        ("code", {"code": "apostille"}),
        ("code", {"code": "legalisation.foreign"}),
        ("code", {"code": "consular.31"}),
        ("code", {"code": "consular.1"}),
        ("amount", {"amount": Decimal(-1)}),
        ("grounds", {"grounds": " "}),
        ("valid_from", {"valid_from": date(2026, 3, 2)}),
        ("valid_until", {"valid_until": FROM}),
        ("excess_amount", {"excess_amount": Decimal("1.00")}),
        ("excess_amount", {"code": "consular.17a"}),
        ("excess_amount", {"code": "consular.17a", "excess_amount": Decimal(-1)}),
    ],
)
def test_a_price_that_does_not_fit_names_its_field(
    office: Office, field: str, stated: dict[str, Any]
) -> None:
    with clock.set_to(NOON):
        with pytest.raises(Invalid) as raised:
            propose(office, serving(office, Role.CONSUL), **stated)
        assert list(raised.value.fields) == [field]
        assert propose(office, serving(office, Role.CONSUL))


def test_two_temporary_prices_do_not_share_a_day(office: Office) -> None:
    with clock.set_to(NOON):
        head, lima = serving(office, Role.CONSUL), officer(Role.ADMINISTRATOR)
        actions.approve_tariff(proposal=propose(office, head), actor=lima)
        with pytest.raises(Invalid) as raised:
            propose(office, head, valid_from=UNTIL - timedelta(1), valid_until=date(2026, 9, 1))
        assert "01/04/2026" in raised.value.fields["valid_from"][0]
        next_one = propose(office, head, valid_from=UNTIL, valid_until=date(2026, 9, 1))
        assert actions.approve_tariff(proposal=next_one, actor=lima).valid_from == UNTIL


def test_a_day_that_has_begun_at_the_post_is_too_late() -> None:
    """At noon in Lima of the 2nd it is the 3rd in Tokyo."""
    tokyo = at_post("cg-tokio")
    actions.load_tariff(actor=SYSTEM)
    head, lima = serving(tokyo, Role.CONSUL), officer(Role.ADMINISTRATOR)
    with clock.set_to(NOON):
        with pytest.raises(Invalid):
            propose(tokyo, head, valid_from=date(2026, 3, 3))
        proposal = propose(tokyo, head, valid_from=date(2026, 3, 4))
        with clock.advanced(timedelta(days=1)), pytest.raises(ProposalTooLate):
            actions.approve_tariff(proposal=proposal, actor=lima)
        assert actions.approve_tariff(proposal=proposal, actor=lima)


def test_an_office_without_consular_acts_has_no_price_to_change(office: Office) -> None:
    with clock.set_to(NOON):
        with pytest.raises(NoConsularTariff):
            propose(at_post("legalisations-lima"), officer(Role.ADMINISTRATOR))
        assert propose(office, officer(Role.ADMINISTRATOR))


def test_it_is_proposed_in_lima_where_it_is_decided(office: Office) -> None:
    with clock.set_to(NOON):
        head = serving(office, Role.CONSUL)
        with site.set_to(office.code), pytest.raises(WrittenInLima):
            propose(office, head)
        assert propose(office, head)


def test_a_head_sees_what_was_proposed_for_the_own_post_alone(office: Office) -> None:
    with clock.set_to(NOON):
        head, other = serving(office, Role.CONSUL), serving(at_post("cg-bogota"), Role.CONSUL)
        proposal = propose(office, head)
        for reader in (head, officer(Role.ADMINISTRATOR), officer(Role.AUDITOR)):
            assert list(queries.proposals_of(office, actor=reader)) == [proposal]
            assert queries.proposal(proposal.id, actor=reader) == proposal
        with pytest.raises(NotFound):
            queries.proposal(proposal.id, actor=other)
        with pytest.raises(NotAllowed):
            queries.proposals_of(office, actor=other)


def test_the_database_refuses_a_price_of_a_post_without_end_or_grounds(office: Office) -> None:
    with clock.set_to(NOON):
        proposal = propose(office, serving(office, Role.CONSUL))
    kept = {"title": "Copia", "norm": "N", "valid_from": FROM, "proposed_by_id": proposal.proposed_by_id}
    for stated in ({"grounds": "Por qué"}, {"valid_until": UNTIL}):
        with pytest.raises(IntegrityError, match="proposal_of_a_post_is_temporary"), transaction.atomic():
            TariffProposal.objects.create(code="consular.14", amount=1, office=office, **kept, **stated)


def test_of_an_item_asked_in_steps_the_excess_is_changed_too(office: Office) -> None:
    with clock.set_to(NOON):
        head, lima = serving(office, Role.CONSUL), officer(Role.ADMINISTRATOR)
        stated = {"code": "consular.17a", "amount": Decimal("4.00"), "excess_amount": Decimal("2.00")}
        item = actions.approve_tariff(proposal=propose(office, head, **stated), actor=lima)
    assert (item.amount, item.excess_amount) == (Decimal(4), Decimal(2))
    assert (item.included_units, item.unit) == (1, "foja")
    for month in (6, 7):
        with clock.set_to(datetime(2026, month, 2, 17, tzinfo=UTC)):
            rate(office, "1", on=date(2026, month, 1))
    three = [
        queries.quote([Wanted("consular.17a", units=3)], office=office, on=day).consular
        for day in (UNTIL - timedelta(1), UNTIL)
    ]
    assert three == [8, 32]


def test_an_administrator_changes_the_excess_of_an_item_everywhere(office: Office) -> None:
    stated: dict[str, Any] = {
        "code": "consular.17a",
        "title": "Testimonio",
        "price": Money(Decimal("18.00"), "XSC"),
        "norm": "Norma de prueba 3-2026",
        "valid_from": FROM,
        "actor": officer(Role.ADMINISTRATOR),
    }
    with clock.set_to(NOON):
        with pytest.raises(Invalid) as raised:
            actions.propose_tariff(**stated)
        assert list(raised.value.fields) == ["excess_amount"]
        proposal = actions.propose_tariff(excess_amount=Decimal("9.00"), **stated)
        item = actions.approve_tariff(proposal=proposal, actor=officer(Role.ADMINISTRATOR))
    assert (item.amount, item.excess_amount) == (Decimal(18), Decimal(9))


def calculated_otherwise_from(day: date) -> None:
    """The general row of «consular.3» is followed by one that is free."""
    general = TariffItem.objects.get(code="consular.3", office=None)
    TariffItem.objects.filter(id=general.id).update(valid_until=day)
    general.pk = None
    general.id = TariffItem().id
    general.valid_from, general.valid_until = day, None
    general.calculation, general.amount, general.free_by = "free", Decimal(0), "Norma de prueba 9-2026"
    general.save(force_insert=True)


def test_a_price_is_proposed_for_days_on_which_the_item_is_calculated_in_one_way(office: Office) -> None:
    middle = date(2026, 5, 1)
    calculated_otherwise_from(middle)
    with clock.set_to(NOON):
        head, lima = serving(office, Role.CONSUL), officer(Role.ADMINISTRATOR)
        with pytest.raises(Invalid) as raised:
            propose(office, head)
        assert list(raised.value.fields) == ["valid_until"]
        item = actions.approve_tariff(proposal=propose(office, head, valid_until=middle), actor=lima)
    assert (item.valid_until, item.calculation) == (middle, "per_unit")


@pytest.mark.parametrize("day", [FROM, date(2026, 5, 1)])
def test_a_calculation_that_changed_meanwhile_is_said_and_not_taken_over(office: Office, day: date) -> None:
    with clock.set_to(NOON):
        lima = officer(Role.ADMINISTRATOR)
        proposal = propose(office, serving(office, Role.CONSUL))
        with transaction.atomic():
            calculated_otherwise_from(day)
            with pytest.raises(CalculationChanged):
                actions.approve_tariff(proposal=proposal, actor=lima)
            transaction.set_rollback(True)
        assert actions.approve_tariff(proposal=proposal, actor=lima)


def end_early(office: Office, actor: Actor, **stated: Any) -> TariffProposal:
    given: dict[str, Any] = {
        "code": "consular.3",
        "norm": "Norma de prueba 5-2026",
        "grounds": "La campaña terminó",
        "valid_from": date(2026, 5, 1),
    }
    return actions.propose_early_end(office=office, actor=actor, **{**given, **stated})


def approved(office: Office) -> TariffItem:
    proposal = propose(office, serving(office, Role.CONSUL))
    return actions.approve_tariff(proposal=proposal, actor=officer(Role.ADMINISTRATOR))


def test_a_temporary_price_ends_before_its_day_by_a_norm_and_two_hands(office: Office) -> None:
    end = date(2026, 5, 1)
    with clock.set_to(NOON):
        item = approved(office)
        proposal = end_early(office, serving(office, Role.CONSUL))
        with pytest.raises(ProposalOpen):
            end_early(office, officer(Role.ADMINISTRATOR))
        own = serving(office, Role.CONSUL, Role.ADMINISTRATOR)
        with pytest.raises(PriceOfOwnPost):
            actions.approve_tariff(proposal=proposal, actor=own)
        assert actions.approve_tariff(proposal=proposal, actor=officer(Role.ADMINISTRATOR)) == item
    for month in (4, 5):
        with clock.set_to(datetime(2026, month, 2, 17, tzinfo=UTC)):
            rate(office, "1", on=date(2026, month, 1))
    assert [asked(office, day) for day in (end - timedelta(1), end)] == [1, 6]
    item.refresh_from_db()
    assert (item.amount, item.valid_until) == (Decimal(1), end)
    facts = Entry.objects.filter(verb="fees.end_temporary_price").latest("id").facts
    assert "Norma de prueba 5-2026" in facts


def test_a_price_that_has_not_begun_is_withdrawn(office: Office) -> None:
    with clock.set_to(NOON):
        approved(office)
        proposal = end_early(office, serving(office, Role.CONSUL), valid_from=FROM)
        actions.approve_tariff(proposal=proposal, actor=officer(Role.ADMINISTRATOR))
        assert not queries.temporary_to_come(office, clock.today()).exists()
        assert not queries.temporary_standing(office, clock.today()).exists()
        assert asked_without_rate(office) == 6
        assert approved(office).valid_from == FROM


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        ("grounds", {"grounds": " "}),
        ("valid_from", {"valid_from": date(2026, 3, 2)}),
        ("valid_from", {"valid_from": UNTIL}),
        ("valid_from", {"code": "consular.14"}),
    ],
)
def test_an_end_that_does_not_fit_names_its_field(office: Office, field: str, stated: dict[str, Any]) -> None:
    with clock.set_to(NOON):
        approved(office)
        head = serving(office, Role.CONSUL)
        with pytest.raises(Invalid) as raised:
            end_early(office, head, **stated)
        assert list(raised.value.fields) == [field]
        for other in (serving(office, Role.OFFICER), serving(at_post("cg-bogota"), Role.CONSUL)):
            with pytest.raises(NotAllowed):
                end_early(office, other)
        with site.set_to(office.code), pytest.raises(WrittenInLima):
            end_early(office, head)
        assert end_early(office, head)
