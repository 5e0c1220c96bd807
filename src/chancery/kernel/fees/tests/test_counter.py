"""Is money at a counter taken once, by whoever may, with what the bank wrote, under the office's own numbers?"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from chancery.kernel.base import clock, events, ids
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.fees import actions, checks, queries
from chancery.kernel.fees.actions.charges import ChargeNotOwed
from chancery.kernel.fees.actions.counter import ChargeElsewhere, OperationUsed
from chancery.kernel.fees.actions.refunds import NotTakenHere, RefundNotPending, RefundSameHands
from chancery.kernel.fees.events import ChargePaid
from chancery.kernel.fees.models import Charge, Payment, Receipt, RefundState
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.fees.rules import ChargeState, Means
from chancery.kernel.fees.tests import factories
from chancery.kernel.fees.tests.factories import PROVIDER, SYSTEM, at_post, person, rate, serving

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)
BY_BANK: dict[str, Any] = {
    "means": Means.TRANSFER,
    "bank": "Banco de Milán",
    "operation": "000123",
    "paid_on": date(2026, 3, 1),
}


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    with clock.set_to(NOON):
        actions.load_tariff(actor=SYSTEM)
        yield


@pytest.fixture
def told() -> Iterator[list[ChargePaid]]:
    heard: list[ChargePaid] = []
    events.subscribe(ChargePaid, heard.append)
    yield heard
    events._handlers[ChargePaid].remove(heard.append)


def owed(post: str = "cg-milan") -> Charge:
    office = at_post(post)
    rate(office, "1.00", on=date(2026, 3, 2))
    return actions.raise_consular_charge(
        case_id=ids.uuid7(), payer=person(), office=office, wanted=[Wanted("consular.14")],
        on=date(2026, 3, 2), actor=SYSTEM,
    )  # fmt: skip


def take(charge: Charge, *, post: str = "cg-milan", role: Role = Role.CASHIER, **stated: Any) -> Payment:
    office = at_post(post)
    given = {"means": Means.CASH} | stated
    return actions.take_payment(charge=charge, office=office, actor=serving(office, role), **given)


@pytest.mark.parametrize("role", [Role.CASHIER, Role.OFFICER, Role.CONSUL])
def test_money_settles_the_charge_and_gives_a_receipt_of_the_office(
    told: list[ChargePaid], role: Role
) -> None:
    charge = owed()
    payment = take(charge, role=role)
    charge.refresh_from_db()
    assert charge.state == ChargeState.PAID
    assert queries.is_settled(charge.case_id)
    assert (payment.money, payment.means, payment.paid_on) == (charge.money, Means.CASH, date(2026, 3, 2))
    series, year, ordinal = ids.parts_of(payment.receipt.number) or ("", 0, 0)
    assert (series[:3], series != "REC", year, ordinal) == ("REC", True, 2026, 1)
    assert told == [ChargePaid(charge_id=charge.id, case_id=charge.case_id, paid_at=payment.received_at)]


def test_each_office_counts_its_own_receipts_without_gaps() -> None:
    numbers = [take(owed()).receipt.number for _ in range(3)]
    with transaction.atomic():
        take(owed())
        transaction.set_rollback(True)
    numbers.append(take(owed()).receipt.number)
    roman = take(owed("cg-roma"), post="cg-roma").receipt.number
    assert [ids.parts_of(number)[2] for number in numbers] == [1, 2, 3, 4]  # type: ignore[index]
    assert (ids.parts_of(roman) or ("",))[0] != (ids.parts_of(numbers[0]) or ("",))[0]
    assert list(checks.numbers()) == []
    assert list(checks.payments()) == []


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.REGISTRAR, Role.ADMINISTRATOR])
def test_who_does_not_serve_the_counter_takes_nothing(role: Role) -> None:
    charge = owed()
    with pytest.raises(NotAllowed):
        take(charge, role=role)
    with pytest.raises(NotAllowed):
        actions.take_payment(
            charge=charge, means=Means.CASH, office=at_post("cg-milan"),
            actor=serving(at_post("cg-roma"), Role.CASHIER),
        )  # fmt: skip
    assert take(charge)


@pytest.mark.parametrize(
    ("stated", "fields"),
    [
        ({"bank": " "}, ["bank"]),
        ({"operation": ""}, ["operation"]),
        ({"paid_on": None}, ["paid_on"]),
        ({"paid_on": date(2026, 3, 3)}, ["paid_on"]),
        ({"means": Means.DEPOSIT, "bank": "", "operation": ""}, ["bank", "operation"]),
        ({"means": Means.MONEY_ORDER, "operation": "", "paid_on": None}, ["operation", "paid_on"]),
        ({"means": Means.HOSTED_CARD}, ["means"]),
        ({"means": Means.CASH}, ["operation"]),
        ({"means": Means.CARD, "bank": ""}, ["bank"]),
    ],
)
def test_what_does_not_fit_the_means_names_its_fields(stated: dict[str, Any], fields: list[str]) -> None:
    charge = owed()
    with pytest.raises(Invalid) as raised:
        take(charge, **(BY_BANK | stated))
    assert list(raised.value.fields) == fields
    assert take(charge, **BY_BANK).bank == "Banco de Milán"


def test_it_is_already_tomorrow_at_a_post_in_the_east() -> None:
    with clock.set_to(datetime(2026, 3, 2, 23, tzinfo=UTC)):
        assert take(owed("cg-tokio"), post="cg-tokio").paid_on == date(2026, 3, 3)


def test_one_operation_pays_one_charge() -> None:
    first, second = owed(), owed()
    take(first, **BY_BANK)
    with pytest.raises(OperationUsed) as raised:
        take(second, **(BY_BANK | {"bank": " BANCO  de milán "}))
    assert "000123" in str(raised.value)
    second.refresh_from_db()
    assert second.is_owed
    assert take(second, **(BY_BANK | {"bank": "Otro banco"}))


def test_what_is_paid_is_not_taken_again() -> None:
    charge = owed()
    take(charge)
    with pytest.raises(ChargeNotOwed):
        take(charge)
    cancelled = owed()
    actions.cancel_charge(charge=cancelled, reason="Desistió.", actor=SYSTEM)
    with pytest.raises(ChargeNotOwed):
        take(cancelled)


def test_each_post_takes_its_own_charges_and_lima_what_is_payable_there() -> None:
    charge = owed()
    with pytest.raises(ChargeElsewhere):
        take(charge, post="cg-roma")
    with pytest.raises(ChargeElsewhere):
        take(charge, post="legalisations-lima")
    with pytest.raises(ChargeElsewhere):
        take(factories.charge(), post="cg-milan")
    assert take(factories.charge(), post="legalisations-lima").currency == "PEN"
    assert take(charge, post="legalisations-lima", means=Means.PAID_IN_LIMA).currency == "EUR"


@pytest.mark.django_db(transaction=True)
def test_of_two_cashiers_one_takes_it() -> None:
    charge = owed()
    office = at_post("cg-milan")
    cashiers = [serving(office, Role.CASHIER) for _ in range(8)]

    def at_window(number: int) -> str:
        try:
            with clock.set_to(NOON):
                actions.take_payment(charge=charge, means=Means.CASH, office=office, actor=cashiers[number])
            return "taken"
        except Conflict as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(at_window, range(8)))
    assert sorted(answers) == ["charge_not_owed"] * 7 + ["taken"]
    assert (Payment.objects.count(), Receipt.objects.count()) == (1, 1)
    assert list(checks.numbers()) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_charges_one_gets_the_operation() -> None:
    charges = [owed() for _ in range(4)]

    def at_window(charge: Charge) -> str:
        try:
            with clock.set_to(NOON):
                take(charge, **BY_BANK)
            return "taken"
        except Conflict as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(at_window, charges)) == ["operation_used"] * 3 + ["taken"]
    assert list(checks.numbers()) == []


def test_the_database_knows_who_took_what_and_how() -> None:
    payment = take(owed(), **BY_BANK)
    for name, wrong in (
        ("payment_by_page_or_counter", {"taken_by": None}),
        ("payment_by_page_or_counter", {"means": Means.HOSTED_CARD}),
        ("payment_says_its_operation", {"bank": ""}),
    ):
        values = {
            "charge": payment.charge, "amount": 1, "currency": "EUR", "is_surplus": True, "received_at": NOON,
            "means": Means.TRANSFER, "office": payment.office, "taken_by": payment.taken_by,
            "paid_on": payment.paid_on, "bank": "B", "operation": "9",
        }  # fmt: skip
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Payment.objects.create(**(values | wrong))
    with pytest.raises(IntegrityError, match="keeps"), transaction.atomic():
        Payment.objects.update(means=Means.CASH)


def test_cash_goes_back_over_the_counter_by_two_hands() -> None:
    charge = owed()
    payment = take(charge)
    office = at_post("cg-milan")
    cashier, consul = serving(office, Role.CASHIER), serving(office, Role.CONSUL)
    refund = actions.request_refund(payment=payment, reason="No se hizo el acto.", actor=cashier)
    assert not queries.may_hand_back(refund, actor=cashier)
    with pytest.raises(RefundNotPending):
        actions.hand_back(refund=refund, actor=cashier)
    asked = actions.request_refund(payment=take(owed()), reason="Error.", actor=serving(office, Role.CONSUL))
    assert asked.state == RefundState.REQUESTED
    refund = actions.approve_refund(refund=refund, actor=consul)
    charge.refresh_from_db()
    assert (refund.state, charge.state) == (RefundState.APPROVED, ChargeState.REFUNDED)
    assert actions.send_refund(refund_id=refund.id, actor=SYSTEM).state == RefundState.APPROVED
    with pytest.raises(NotAllowed):
        actions.hand_back(refund=refund, actor=serving(at_post("cg-roma"), Role.CASHIER))
    refund = actions.hand_back(refund=refund, actor=cashier)
    assert (refund.state, refund.handed_by_id) == (RefundState.HANDED_BACK, cashier.person_id)
    with pytest.raises(RefundNotPending):
        actions.hand_back(refund=refund, actor=cashier)
    assert refund not in queries.open_refunds(actor=consul)


def test_a_consul_does_not_approve_what_the_same_consul_asked_or_another_post_took() -> None:
    office = at_post("cg-milan")
    consul = serving(office, Role.CONSUL)
    refund = actions.request_refund(payment=take(owed()), reason="Error.", actor=consul)
    with pytest.raises(RefundSameHands):
        actions.approve_refund(refund=refund, actor=consul)
    with pytest.raises(NotAllowed):
        actions.approve_refund(refund=refund, actor=serving(at_post("cg-roma"), Role.CONSUL))
    assert actions.approve_refund(refund=refund, actor=serving(office, Role.CONSUL))


def test_what_the_provider_collected_does_not_go_back_over_a_counter() -> None:
    paid = actions.confirm_payment(
        notification=factories.paid(factories.attempt(factories.charge())), actor=PROVIDER
    )
    refund = actions.request_refund(payment=paid, reason="Doble.", actor=factories.officer(Role.CASHIER))
    refund = actions.approve_refund(refund=refund, actor=factories.officer(Role.SUPERVISOR))
    with pytest.raises(NotTakenHere):
        actions.hand_back(refund=refund, actor=serving(at_post("cg-milan"), Role.CASHIER))


def test_who_serves_a_post_sees_its_charges_and_no_others() -> None:
    charge = owed()
    for role in (Role.CASHIER, Role.OFFICER, Role.CONSUL):
        assert queries.charge(charge.id, actor=serving(at_post("cg-milan"), role))
    assert charge not in queries.visible_to(serving(at_post("cg-roma"), Role.OFFICER))
