"""Over a year of random acts, does every month balance to the cent in both currencies, and so the year?

The rows are written as the kernel would write them, in other amounts and rates than any tariff has.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.contexts.consular_accounts import queries
from chancery.contexts.consular_accounts.models import Account
from chancery.contexts.consular_accounts.rules import Side
from chancery.contexts.consular_accounts.tests import factories
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.cases.models import Case
from chancery.kernel.fees.models import Charge, ChargeLine, Payment, Refund, RefundState, TariffItem
from chancery.kernel.fees.rules import ChargeState, Means
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
ITEMS = ("consular.3", "consular.27", "consular.14", "consular.63a")


@dataclass(frozen=True)
class Told:
    """One act of the year: how much of which items, at which rate, when paid, when done, whether and when given back."""

    parts: tuple[tuple[str, Decimal], ...]
    rate: Decimal
    paid_on: int
    done_after: int | None
    back_after: int | None
    is_in_lima: bool

    @property
    def consular(self) -> Decimal:
        return sum((amount for _, amount in self.parts), Decimal(0))

    def local(self, minor: int) -> Decimal:
        whole = self.consular * self.rate
        return whole.quantize(Decimal(1).scaleb(-minor), rounding=ROUND_HALF_UP)


ACTS = st.builds(
    Told,
    st.lists(
        st.tuples(st.sampled_from(ITEMS), st.decimals("0.01", "180", places=2)), min_size=1, max_size=4
    ).map(tuple),
    st.decimals("0.5", "160", places=4),
    st.integers(0, 364),
    st.none() | st.integers(0, 60),
    st.none() | st.integers(0, 90),
    st.booleans(),
)


@pytest.mark.parametrize(("code", "minor"), [("cg-milan", 2), ("cg-tokio", 0)])
def test_every_month_and_the_year_balance(code: str, minor: int) -> None:
    at = factories.post(code, rate="1.10")
    items = {item.code: item for item in TariffItem.objects.filter(code__in=ITEMS, office=None)}

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(ACTS, min_size=1, max_size=25))
    def balances(told: list[Told]) -> None:
        with transaction.atomic():
            _write(at, told, items, minor)
            _check(at, told, minor)
            transaction.set_rollback(True)

    balances()


def _check(at: Post, told: list[Told], minor: int) -> None:
    drafts = [queries.draft(_account(at, month)) for month in _months()]
    for draft in drafts:
        assert draft.cash.side(Side.DEBIT) == draft.cash.side(Side.CREDIT)
        assert draft.agreement.is_whole
    in_year = [each for each in told if each.local(minor) > 0]
    assert sum(draft.cash.collected.local for draft in drafts) == sum(each.local(minor) for each in in_year)
    assert sum(draft.cash.collected.consular for draft in drafts) == sum(each.consular for each in in_year)
    gone = [each for each in in_year if _back_in_year(each)]
    assert sum(draft.cash.refunded.local for draft in drafts) == sum(each.local(minor) for each in gone)
    here = [each for each in in_year if not each.is_in_lima]
    kept = sum(each.local(minor) for each in here) - sum(
        each.local(minor) for each in here if _back_in_year(each)
    )
    assert sum(draft.cash.balance.local for draft in drafts) == kept


def _months() -> list[date]:
    return [date(2026, month, 1) for month in range(1, 13)]


def _account(at: Post, month: date) -> Account:
    """Not kept: what a month says follows from what the kernel keeps."""
    currency = "JPY" if at.office.country == "JP" else "EUR"
    return Account(office=at.office, month=month, currency=currency, rank="independent")


def _instant(at: Post, day: int) -> datetime:
    """Noon of a day of the year where the office is."""
    hour = 3 if at.office.country == "JP" else 11
    return datetime(2026, 1, 1, hour, tzinfo=UTC) + timedelta(days=day)


def _back_in_year(each: Told) -> bool:
    return each.back_after is not None and each.paid_on + each.back_after < 365


def _write(at: Post, told: list[Told], items: dict[str, TariffItem], minor: int) -> None:
    person = identity.person_of(at.citizen)
    clerk, consul = identity.person_of(at.cashier), identity.person_of(at.consul)
    lima = organisation.office("legalisations-lima")
    for number, each in enumerate(told, start=1):
        if not each.local(minor):
            continue  # rounds to nothing, and nothing is never paid
        case = Case.objects.create(
            number=f"X-{number}", procedure_code="x", procedure_version=1, state="x", office=at.office,
            applicant=person,
        )  # fmt: skip
        charge = Charge.objects.create(
            case_id=case.pk, tariff_item=items[each.parts[0][0]], payer=person, office=at.office,
            consular_amount=each.consular, rate=each.rate, amount=each.local(minor),
            currency="EUR" if minor else "JPY", state=ChargeState.PAID,
        )  # fmt: skip
        ChargeLine.objects.bulk_create(
            ChargeLine(charge=charge, position=place, item=items[code], units=1, amount=amount, surcharge=0)
            for place, (code, amount) in enumerate(each.parts, start=1)
        )
        paid_at = _instant(at, each.paid_on)
        payment = Payment.objects.create(
            charge=charge, amount=charge.amount, currency=charge.currency,
            means=Means.PAID_IN_LIMA if each.is_in_lima else Means.CASH,
            office=lima if each.is_in_lima else at.office, taken_by=clerk, paid_on=paid_at.date(),
            is_surplus=False, received_at=paid_at,
        )  # fmt: skip
        if each.done_after is not None:
            done_at = paid_at + timedelta(days=each.done_after)
            Act.objects.create(
                case=case, step="x", office=at.office, year=done_at.year, entry_ordinal=number, kind="x",
                kind_ordinal=number, title="x", charge=charge, officer=consul, interested=person,
                performed_on=done_at.date(), performed_at=done_at,
            )  # fmt: skip
        if each.back_after is not None:
            Refund.objects.create(
                payment=payment, amount=payment.amount, currency=payment.currency, reason="x",
                state=RefundState.HANDED_BACK, requested_by=clerk, decided_by=consul, handed_by=clerk,
                decided_at=paid_at, confirmed_at=paid_at + timedelta(days=each.back_after),
            )  # fmt: skip
