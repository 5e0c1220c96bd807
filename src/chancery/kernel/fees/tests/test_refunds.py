"""Does money go back once, by two hands, and is the charge open again when it does?"""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Invalid, NotAllowed
from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.actions.refunds import (
    RefundAmountDiffers,
    RefundNotPending,
    RefundSameHands,
    RefundTwice,
    RefundUnknown,
)
from chancery.kernel.fees.hosted_card_page import provider
from chancery.kernel.fees.models import Payment, Refund, RefundState
from chancery.kernel.fees.payment_port import Notification, Outcome, ProviderRefused
from chancery.kernel.fees.tests.factories import (
    PROVIDER,
    SYSTEM,
    acting,
    attempt,
    charge,
    officer,
    paid,
    pay_by_card,
    person,
    provider_running,
)
from chancery.kernel.gateway.conversation import PartnerUnavailable

pytestmark = pytest.mark.django_db


def settled() -> Payment:
    return actions.confirm_payment(notification=paid(attempt(charge())), actor=PROVIDER)


def returned(refund: Refund) -> Notification:
    return Notification(
        event_id="ev_returned",
        outcome=Outcome.REFUNDED,
        subject_id=refund.id,
        reference="rf_1",
        amount=refund.money,
        occurred_at=refund.requested_at,
    )


def test_a_refund_by_two_hands_opens_the_fee_again() -> None:
    payment = settled()
    refund = actions.request_refund(payment=payment, reason="Cobro indebido.", actor=officer(Role.CASHIER))
    assert queries.is_settled(payment.charge.case_id)
    refund = actions.approve_refund(refund=refund, actor=officer(Role.SUPERVISOR))
    assert not queries.is_settled(payment.charge.case_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'refund_id' FROM procrastinate_jobs WHERE task_name = 'fees.send_refund'"
        )
        assert cursor.fetchall() == [(str(refund.id),)]
    for _ in range(3):
        actions.take_notification(notification=returned(refund), actor=PROVIDER)
    refund.refresh_from_db()
    assert refund.state == RefundState.CONFIRMED
    assert refund.provider_reference == "rf_1"


def test_the_same_hand_may_not_ask_and_approve() -> None:
    both = officer(Role.SUPERVISOR)
    refund = actions.request_refund(payment=settled(), reason="Cobro indebido.", actor=both)
    with pytest.raises(RefundSameHands):
        actions.approve_refund(refund=refund, actor=both)
    assert actions.approve_refund(refund=refund, actor=officer(Role.SUPERVISOR))


def test_nobody_approves_a_refund_to_themselves() -> None:
    payer = person()
    payment = actions.confirm_payment(notification=paid(attempt(charge(payer))), actor=PROVIDER)
    refund = actions.request_refund(payment=payment, reason="Error.", actor=officer(Role.CASHIER))
    with pytest.raises(RefundSameHands):
        actions.approve_refund(refund=refund, actor=acting(payer, Role.SUPERVISOR))


def test_roles_and_reasons_are_asked_for() -> None:
    payment = settled()
    with pytest.raises(NotAllowed):
        actions.request_refund(payment=payment, reason="Error.", actor=officer(Role.OFFICER))
    with pytest.raises(Invalid):
        actions.request_refund(payment=payment, reason=" ", actor=officer(Role.CASHIER))
    refund = actions.request_refund(payment=payment, reason="Error.", actor=officer(Role.CASHIER))
    with pytest.raises(NotAllowed):
        actions.approve_refund(refund=refund, actor=officer(Role.CASHIER))


def test_a_payment_goes_back_once_but_may_be_asked_anew_after_a_refusal() -> None:
    payment = settled()
    cashier, head = officer(Role.CASHIER), officer(Role.SUPERVISOR)
    refund = actions.request_refund(payment=payment, reason="Error.", actor=cashier)
    with pytest.raises(RefundTwice):
        actions.request_refund(payment=payment, reason="Otra vez.", actor=cashier)
    actions.reject_refund(refund=refund, reason="El servicio se prestó.", actor=head)
    with pytest.raises(RefundNotPending):
        actions.approve_refund(refund=refund, actor=head)
    assert queries.is_settled(payment.charge.case_id)
    assert actions.request_refund(payment=payment, reason="Nueva prueba.", actor=cashier)


def test_the_provider_may_not_confirm_what_was_not_approved_or_another_amount() -> None:
    refund = actions.request_refund(payment=settled(), reason="Error.", actor=officer(Role.CASHIER))
    with pytest.raises(RefundUnknown):
        actions.confirm_refund(notification=returned(refund), actor=PROVIDER)
    with pytest.raises(RefundUnknown):
        actions.confirm_refund(notification=replace(returned(refund), subject_id=UUID(int=7)), actor=PROVIDER)
    actions.approve_refund(refund=refund, actor=officer(Role.SUPERVISOR))
    with pytest.raises(RefundAmountDiffers):
        actions.confirm_refund(
            notification=replace(returned(refund), amount=Money(Decimal("1.00"))), actor=PROVIDER
        )
    assert actions.confirm_refund(notification=returned(refund), actor=PROVIDER)


def test_money_is_sent_back_once_however_often_the_job_runs() -> None:
    with provider_running() as simulator:
        payment = pay_by_card(simulator, charge())
        refund = actions.request_refund(payment=payment, reason="Error.", actor=officer(Role.CASHIER))
        assert actions.send_refund(refund_id=refund.id, actor=SYSTEM).state == RefundState.REQUESTED
        actions.approve_refund(refund=refund, actor=officer(Role.SUPERVISOR))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(settings, "PAYMENTS_URL", "http://127.0.0.1:9/payments")
            with pytest.raises(PartnerUnavailable):
                actions.send_refund(refund_id=refund.id, actor=SYSTEM)
        for _ in range(2):
            sent = actions.send_refund(refund_id=refund.id, actor=SYSTEM)
            assert sent.state == RefundState.SENT
        assert (
            provider().refund(
                refund_id=refund.id, payment_reference=payment.provider_reference or "", amount=payment.money
            )
            == sent.provider_reference
        )
        assert [line.movement for line in simulator.lines] == ["payment", "refund"]


def test_the_provider_refuses_to_return_what_it_never_collected() -> None:
    with provider_running(), pytest.raises(ProviderRefused):
        provider().refund(
            refund_id=UUID(int=1), payment_reference="pay_unknown", amount=Money(Decimal("31.00"))
        )
