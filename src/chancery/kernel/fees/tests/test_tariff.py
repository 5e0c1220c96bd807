"""Does the tariff say one amount a day, and does nobody change it alone?"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotAllowed
from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.actions.tariff import (
    ProposalNotPending,
    ProposalOpen,
    ProposalSameHands,
    ProposalTooLate,
)
from chancery.kernel.fees.models import ProposalState, TariffItem, TariffProposal
from chancery.kernel.fees.queries import TariffMissing
from chancery.kernel.fees.tests.factories import SYSTEM, charge, officer

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)


def propose(actor: Actor, *, amount: str = "35.00", valid_from: date = date(2026, 4, 1)) -> TariffProposal:
    return actions.propose_tariff(
        code="apostille",
        title="Apostilla de documento público",
        price=Money(Decimal(amount)),
        norm="Norma de prueba 1-2026",
        valid_from=valid_from,
        actor=actor,
    )


@pytest.fixture(autouse=True)
def _loaded() -> None:
    actions.load_tariff(actor=SYSTEM)


def test_the_file_is_loaded_once() -> None:
    assert actions.load_tariff(actor=SYSTEM) == 0
    assert queries.tariff_codes() >= {"apostille", "legalisation", "legalisation.foreign", "consular.13a"}
    assert queries.tariff_on("apostille", TODAY).money == Money(Decimal("31.00"))


def test_a_day_without_a_row_is_refused() -> None:
    with pytest.raises(TariffMissing) as raised:
        queries.tariff_on("apostille", date(1999, 1, 1))
    assert "01/01/1999" in str(raised.value)


def test_two_administrators_change_the_tariff_and_old_charges_keep_their_amount() -> None:
    with clock.set_to(NOON):
        old = charge()
        item = actions.approve_tariff(
            proposal=propose(officer(Role.ADMINISTRATOR)), actor=officer(Role.ADMINISTRATOR)
        )
        assert item.proposal.state == ProposalState.APPROVED
        assert queries.tariff_on("apostille", date(2026, 3, 31)).money == Money(Decimal("31.00"))
        assert queries.tariff_on("apostille", date(2026, 4, 1)).money == Money(Decimal("35.00"))
        assert list(queries.tariff_to_come(TODAY)) == [item]
        assert charge(on=date(2026, 4, 1)).money == Money(Decimal("35.00"))
        old.refresh_from_db()
        assert old.money == Money(Decimal("31.00"))


def test_whoever_proposed_may_not_decide() -> None:
    with clock.set_to(NOON):
        administrator = officer(Role.ADMINISTRATOR)
        proposal = propose(administrator)
        with pytest.raises(ProposalSameHands):
            actions.approve_tariff(proposal=proposal, actor=administrator)
        with pytest.raises(ProposalSameHands):
            actions.reject_tariff(proposal=proposal, reason="No.", actor=administrator)
        with pytest.raises(IntegrityError, match="proposal_decided_by_another"), transaction.atomic():
            TariffProposal.objects.update(decided_by=proposal.proposed_by)
        assert actions.approve_tariff(proposal=proposal, actor=officer(Role.ADMINISTRATOR))


def test_only_administrators_touch_the_tariff() -> None:
    with clock.set_to(NOON):
        with pytest.raises(NotAllowed):
            propose(officer(Role.CASHIER))
        proposal = propose(officer(Role.ADMINISTRATOR))
        with pytest.raises(NotAllowed):
            actions.approve_tariff(proposal=proposal, actor=officer(Role.SUPERVISOR))


def test_a_decision_is_taken_once() -> None:
    with clock.set_to(NOON):
        proposal = propose(officer(Role.ADMINISTRATOR))
        with pytest.raises(Invalid):
            actions.reject_tariff(proposal=proposal, reason=" ", actor=officer(Role.ADMINISTRATOR))
        actions.reject_tariff(proposal=proposal, reason="Falta la norma.", actor=officer(Role.ADMINISTRATOR))
        with pytest.raises(ProposalNotPending):
            actions.approve_tariff(proposal=proposal, actor=officer(Role.ADMINISTRATOR))
        assert queries.tariff_on("apostille", date(2026, 4, 1)).money == Money(Decimal("31.00"))


def test_one_open_proposal_for_a_row() -> None:
    with clock.set_to(NOON):
        propose(officer(Role.ADMINISTRATOR))
        with pytest.raises(ProposalOpen):
            propose(officer(Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    ("amount", "valid_from", "field"),
    [
        ("-1.00", date(2026, 4, 1), "amount"),
        ("35.00", TODAY, "valid_from"),
        ("35.00", date(2016, 1, 1), "valid_from"),
    ],
)
def test_a_proposal_that_does_not_fit_names_its_field(amount: str, valid_from: date, field: str) -> None:
    with clock.set_to(NOON), pytest.raises(Invalid) as raised:
        propose(officer(Role.ADMINISTRATOR), amount=amount, valid_from=valid_from)
    assert list(raised.value.fields) == [field]


def test_a_proposal_approved_too_late_is_refused() -> None:
    with clock.set_to(NOON):
        proposal = propose(officer(Role.ADMINISTRATOR))
        with clock.advanced(timedelta(days=30)), pytest.raises(ProposalTooLate):
            actions.approve_tariff(proposal=proposal, actor=officer(Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    ("valid_from", "valid_until"),
    [(date(2020, 1, 1), None), (date(2016, 1, 1), date(2017, 1, 2)), (date(2018, 1, 1), date(2018, 1, 2))],
)
def test_the_database_refuses_two_amounts_for_one_day(valid_from: date, valid_until: date | None) -> None:
    def add(code: str) -> TariffItem:
        return TariffItem.objects.create(
            code=code, title="Otra", amount=1, norm="N", valid_from=valid_from, valid_until=valid_until
        )

    assert add("another")
    with pytest.raises(IntegrityError, match="tariff_one_amount_a_day"), transaction.atomic():
        add("apostille")


def test_periods_that_only_touch_do_not_overlap() -> None:
    TariffItem.objects.create(
        code="apostille",
        title="Antes",
        amount=1,
        norm="N",
        valid_from=date(2016, 1, 1),
        valid_until=date(2017, 1, 1),
    )
    assert queries.tariff_on("apostille", date(2016, 12, 31)).title == "Antes"
    assert queries.tariff_on("apostille", date(2017, 1, 1)).title != "Antes"
