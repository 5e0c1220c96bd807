"""Is the whole balance sent, by its deadline, and does a head pass on what its dependants sent?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.models import BalanceLine, BookFile, RemittanceMeans
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.rules import BookKind, Rank
from chancery.contexts.consular_accounts.tests import factories
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.errors import Invalid
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.models import Payment

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Post:
    """A post that heads others."""
    return factories.post()


@pytest.fixture
def under(at: Post) -> Post:
    """A post that stands under it, in the same money."""
    return factories.post("cg-turin")


class TestRemit:
    def test_a_head_sends_its_own_and_its_dependants_in_dollars(self, at: Post, under: Post) -> None:
        factories.work(at, "consular.27")
        factories.work(under, "consular.3")
        sent = factories.remitted(under)
        assert (sent.rank, sent.case.state) == (Rank.DEPENDANT, State.REMITTED)
        assert factories.remittance(sent).dollars is None
        account = factories.remitted(at)
        found = factories.remittance(account)
        assert account.case.state == State.UNDER_REVIEW
        assert (found.local, found.total_local) == (Decimal("27.50"), Decimal("34.10"))
        assert (found.consular, found.total_consular) == (Decimal("25.00"), Decimal("31.00"))
        assert found.dollars == Decimal("37.07")
        lines = list(BalanceLine.objects.filter(remittance=found))
        assert [line.account.office for line in lines] == [at.office, under.office]
        assert sum(line.dollars for line in lines) == found.dollars
        assert {file.kind for file in BookFile.objects.filter(remittance=found)} == {
            BookKind.BALANCES,
            BookKind.NOTE,
        }
        assert not queries.to_pass_on(account).exists()

    def test_what_comes_late_is_passed_on_with_the_next_month(self, at: Post, under: Post) -> None:
        factories.work(under, "consular.3")
        may = factories.remitted(at)
        assert factories.remittance(may).means == RemittanceMeans.NOTHING
        factories.remitted(under, late_because="")
        june = factories.opened(at, month=6, day=10)
        assert [each.account.office for each in queries.to_pass_on(june)] == [under.office]

    def test_an_amount_that_is_not_the_balance_is_refused(self, at: Post) -> None:
        factories.work(at, "consular.27")
        account = factories.closed(at)
        with factories.on(2026, 6, 3):
            wrong = factories.sending(account, local=Decimal("27.49"))
            with pytest.raises(actions.RemittanceDiffers):
                actions.remit(account=account, sending=wrong, actor=at.consul)
            right = factories.sending(account)
            assert actions.remit(account=account, sending=right, actor=at.consul).local == Decimal("27.50")

    def test_dollars_want_the_rate_of_the_bank(self, at: Post) -> None:
        factories.work(at, "consular.27")
        account = factories.closed(at)
        with factories.on(2026, 6, 3):
            sending = factories.sending(account, bank_rate=None)
            with pytest.raises(actions.BankRateMissing):
                actions.remit(account=account, sending=sending, actor=at.consul)
            sending = replace(sending, bank_rate=Decimal("0.90"))
            made = actions.remit(account=account, sending=sending, actor=at.consul)
            assert made.dollars == Decimal("30.56")

    def test_after_the_deadline_a_reason_is_wanted(self, at: Post) -> None:
        factories.work(at, "consular.27")
        account = factories.closed(at)
        with factories.on(2026, 6, 20):
            late = factories.sending(account, made_on=date(2026, 6, 16))
            with pytest.raises(actions.LateReasonMissing):
                actions.remit(account=account, sending=late, actor=at.consul)
            told = replace(late, late_because="El banco cerró")
            assert actions.remit(account=account, sending=told, actor=at.consul).late_because

    def test_the_day_and_the_operation_must_fit(self, at: Post) -> None:
        factories.work(at, "consular.27")
        account = factories.closed(at)
        with factories.on(2026, 6, 3):
            wrongs: dict[str, dict[str, object]] = {
                "made_on": {"made_on": date(2026, 6, 4)},
                "operation": {"operation": " "},
                "bank": {"bank": ""},
                "means": {"means": RemittanceMeans.NOTHING},
            }
            for field, wrong in wrongs.items():
                with pytest.raises(Invalid) as refused:
                    actions.remit(
                        account=account, sending=factories.sending(account, **wrong), actor=at.consul
                    )
                assert field in refused.value.fields

    def test_a_month_without_collection_is_reported_in_three_days(self, at: Post) -> None:
        account = factories.closed(at)
        assert queries.send_by(account, is_nothing=True) == date(2026, 6, 4)
        with factories.on(2026, 6, 5):
            late = factories.sending(account, made_on=date(2026, 6, 5))
            with pytest.raises(actions.LateReasonMissing):
                actions.remit(account=account, sending=late, actor=at.consul)

    def test_what_went_back_beyond_what_came_in_is_carried(self, at: Post) -> None:
        act = factories.work(at, "consular.27")[0]
        factories.remitted(at)
        june = factories.opened(at, month=6, day=4)
        with factories.on(2026, 6, 5):
            payment = Payment.objects.get(charge=act.charge)
            asked = fees.request_refund(payment=payment, reason="No se hizo", actor=at.cashier)
            fees.approve_refund(refund=asked, actor=at.consul)
            fees.hand_back(refund=charges.refund(asked.pk, actor=at.cashier), actor=at.cashier)
        with factories.on(2026, 7, 1):
            closing = actions.close(account=june, actor=at.consul)
        assert (closing.refunded_local, closing.balance_local) == (Decimal("27.50"), Decimal("-27.50"))
        assert queries.whole_balance(factories.fresh(june)) == 0
        with factories.on(2026, 7, 2):
            july = actions.open_month(office=at.office, actor=at.consul)
            assert queries.brought_to(july).local == Decimal("-27.50")
