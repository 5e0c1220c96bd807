"""Is money taken once, receipted once, and never lost?"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from chancery.kernel.base import clock, events, ids
from chancery.kernel.base.errors import Refusal
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.actions.charges import ChargeNotOwed
from chancery.kernel.fees.actions.payments import (
    AmountDiffers,
    AttemptUnknown,
    CurrencyDiffers,
    NotThePayer,
)
from chancery.kernel.fees.events import ChargePaid
from chancery.kernel.fees.models import (
    AttemptState,
    Payment,
    PaymentAttempt,
    Receipt,
    Refund,
    RefundState,
    TariffItem,
)
from chancery.kernel.fees.payment_port import Notification, Outcome
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.fees.tests.factories import (
    PROVIDER,
    SYSTEM,
    acting,
    attempt,
    charge,
    paid,
    person,
    provider_running,
)
from chancery.kernel.gateway.conversation import PartnerUnavailable

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Iterator[list[ChargePaid]]:
    heard: list[ChargePaid] = []
    events.subscribe(ChargePaid, heard.append)
    yield heard
    events._handlers[ChargePaid].remove(heard.append)


def test_a_payment_settles_the_charge_and_gives_a_receipt(told: list[ChargePaid]) -> None:
    owed = charge()
    assert not queries.is_settled(owed.case_id)
    payment = actions.confirm_payment(notification=paid(attempt(owed)), actor=PROVIDER)
    owed.refresh_from_db()
    assert owed.state == ChargeState.PAID
    assert queries.is_settled(owed.case_id)
    assert payment.receipt.number.startswith("REC-")
    assert ids.is_number(payment.receipt.number)
    assert told == [ChargePaid(charge_id=owed.id, case_id=owed.case_id, paid_at=payment.received_at)]


def test_five_notifications_of_one_payment_are_one_payment(told: list[ChargePaid]) -> None:
    notification = paid(attempt(charge()))
    answers = {actions.confirm_payment(notification=notification, actor=PROVIDER).id for _ in range(5)}
    assert len(answers) == 1
    assert (Payment.objects.count(), Receipt.objects.count(), Refund.objects.count()) == (1, 1, 0)
    assert len(told) == 1


def test_another_event_about_the_same_payment_is_no_second_payment() -> None:
    visit = attempt(charge())
    first = actions.confirm_payment(notification=paid(visit), actor=PROVIDER)
    second = actions.confirm_payment(notification=paid(visit, event_id="ev_other"), actor=PROVIDER)
    assert first == second


@pytest.mark.django_db(transaction=True)
def test_sixteen_notifications_at_once_are_one_payment_and_one_receipt() -> None:
    notification = paid(attempt(charge()))

    def notify(_: int) -> object:
        try:
            return actions.confirm_payment(notification=notification, actor=PROVIDER).id
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        answers = set(pool.map(notify, range(16)))
    assert len(answers) == 1
    assert (Payment.objects.count(), Receipt.objects.count()) == (1, 1)


def test_a_second_real_payment_is_surplus_and_goes_back() -> None:
    owed = charge()
    actions.confirm_payment(notification=paid(attempt(owed)), actor=PROVIDER)
    second = actions.confirm_payment(notification=paid(attempt(owed), reference="pay_2"), actor=PROVIDER)
    assert second.is_surplus
    refund = Refund.objects.get(payment=second)
    assert refund.state == RefundState.REQUESTED
    assert refund.money == second.money
    assert queries.is_settled(owed.case_id)


def test_the_database_knows_that_paid_means_paid_once() -> None:
    payment = actions.confirm_payment(notification=paid(attempt(charge())), actor=PROVIDER)
    with pytest.raises(IntegrityError, match="charge_paid_once"), transaction.atomic():
        Payment.objects.create(
            charge=payment.charge,
            attempt=payment.attempt,
            amount=payment.amount,
            provider_reference="pay_2",
            event_id="ev_2",
            is_surplus=False,
            received_at=payment.received_at,
        )


def test_money_for_a_cancelled_charge_is_recorded_and_goes_back(told: list[ChargePaid]) -> None:
    owed = charge()
    visit = attempt(owed)
    actions.cancel_charge(charge=owed, reason="El solicitante desistió.", actor=SYSTEM)
    payment = actions.confirm_payment(notification=paid(visit), actor=PROVIDER)
    assert payment.is_surplus
    assert payment.receipt.number
    assert payment.refunds.get().reason == "Pago recibido después de anulado el derecho."
    owed.refresh_from_db()
    assert owed.state == ChargeState.CANCELLED
    assert told == []


def test_a_closing_case_stops_asking_for_what_it_owes() -> None:
    owed = charge()
    actions.cancel_open_charges(case_id=owed.case_id, actor=SYSTEM)
    owed.refresh_from_db()
    assert owed.state == ChargeState.CANCELLED
    assert queries.is_settled(owed.case_id)
    with pytest.raises(ChargeNotOwed):
        actions.cancel_charge(charge=owed, reason="Otra vez.", actor=SYSTEM)


@pytest.mark.django_db(transaction=True)
def test_a_closing_case_does_not_wait_for_a_charge_that_is_being_paid() -> None:
    owed = charge()
    notification = paid(attempt(owed))

    def close() -> None:
        actions.cancel_open_charges(case_id=owed.case_id, actor=SYSTEM)
        connection.close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        actions.confirm_payment(notification=notification, actor=PROVIDER)
        pool.submit(close).result(timeout=10)
    owed.refresh_from_db()
    assert owed.state == ChargeState.PAID


def test_a_free_act_owes_nothing() -> None:
    TariffItem.objects.create(
        code="free", title="Acto gratuito", amount=0, norm="Norma de prueba", valid_from=date(2020, 1, 1)
    )
    free = actions.raise_charge(
        case_id=ids.uuid7(), tariff_code="free", payer=person(), on=clock.today(), actor=SYSTEM
    )
    assert queries.is_settled(free.case_id)


def test_units_multiply_the_amount() -> None:
    one = charge()
    three = actions.raise_charge(
        case_id=one.case_id,
        tariff_code="apostille",
        payer=one.payer,
        on=clock.today(),
        units=3,
        actor=SYSTEM,
    )
    assert three.money == one.money * 3


def test_a_refused_card_leaves_the_charge_owed_and_another_may_pay() -> None:
    owed = charge()
    visit = attempt(owed)
    refused = Notification(
        event_id="ev_refused",
        outcome=Outcome.REFUSED,
        subject_id=visit.id,
        reference="ref_1",
        amount=owed.money,
        occurred_at=owed.raised_at,
        reason="insufficient_funds",
    )
    for _ in range(2):
        actions.take_notification(notification=refused, actor=PROVIDER)
    visit.refresh_from_db()
    assert (visit.state, visit.refusal_reason) == (AttemptState.REFUSED, "insufficient_funds")
    owed.refresh_from_db()
    assert owed.is_owed
    actions.take_notification(notification=paid(attempt(owed)), actor=PROVIDER)
    assert queries.is_settled(owed.case_id)


@pytest.mark.parametrize(
    ("amount", "currency", "refusal"),
    [("30.99", "PEN", AmountDiffers), ("310.00", "PEN", AmountDiffers), ("31.00", "USD", CurrencyDiffers)],
)
def test_another_amount_or_currency_is_refused(amount: str, currency: str, refusal: type[Refusal]) -> None:
    visit = attempt(charge())
    with pytest.raises(refusal) as raised:
        actions.confirm_payment(notification=paid(visit, amount=amount, currency=currency), actor=PROVIDER)
    assert raised.type is refusal
    assert str(raised.value)
    assert not Payment.objects.exists()
    assert actions.confirm_payment(notification=paid(visit), actor=PROVIDER)


def test_a_payment_of_a_visit_we_never_began_is_refused() -> None:
    visit = attempt(charge())
    unknown = PaymentAttempt(id=ids.uuid7(), charge=visit.charge)
    with pytest.raises(AttemptUnknown):
        actions.confirm_payment(notification=paid(unknown), actor=PROVIDER)


def test_a_visit_begins_at_the_providers_page() -> None:
    payer = person()
    owed = charge(payer)
    with provider_running() as simulator:
        address = actions.start_payment(charge=owed, return_url="http://here/r/", actor=acting(payer))
    visit = owed.attempts.get()
    [session] = simulator.sessions.values()
    assert address.endswith(f"/payments/pay/{session.id}")
    assert (session.subject, session.amount, session.currency) == (str(visit.id), "31.00", "PEN")
    assert session.return_url == f"http://here/r/{visit.id}"
    assert visit.provider_session == session.id


def test_only_the_payer_begins_a_visit() -> None:
    owed = charge()
    with provider_running(), pytest.raises(NotThePayer):
        actions.start_payment(charge=owed, return_url="http://here/", actor=acting(person("Otra")))


def test_a_paid_charge_is_not_paid_again() -> None:
    payer = person()
    owed = charge(payer)
    actions.confirm_payment(notification=paid(attempt(owed)), actor=PROVIDER)
    with provider_running() as simulator, pytest.raises(ChargeNotOwed):
        actions.start_payment(charge=owed, return_url="http://here/", actor=acting(payer))
    assert not simulator.sessions


def test_a_provider_that_is_down_loses_nothing() -> None:
    payer = person()
    owed = charge(payer)
    with provider_running(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "PAYMENTS_URL", "http://127.0.0.1:9/payments")
        with pytest.raises(PartnerUnavailable) as raised:
            actions.start_payment(charge=owed, return_url="http://here/", actor=acting(payer))
    assert "No se perdió nada" in str(raised.value)
    visit = owed.attempts.get()
    assert visit.provider_session is None
    actions.confirm_payment(notification=paid(visit), actor=PROVIDER)
    assert queries.is_settled(owed.case_id)


@pytest.mark.parametrize(
    "rewrite",
    [
        "UPDATE fees_payment SET amount = 1",
        "DELETE FROM fees_payment",
        "UPDATE fees_receipt SET number = 'REC'",
        "DELETE FROM fees_receipt",
        "UPDATE fees_charge SET amount = 1",
        "DELETE FROM fees_charge",
        "UPDATE fees_tariffitem SET amount = 1",
    ],
)
def test_money_that_moved_and_its_terms_are_not_rewritten(rewrite: str) -> None:
    actions.confirm_payment(notification=paid(attempt(charge())), actor=PROVIDER)
    with pytest.raises(IntegrityError, match="keeps"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(rewrite)
