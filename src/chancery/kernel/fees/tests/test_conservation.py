"""Whatever happens in whatever order, does no money appear or vanish?"""

from decimal import Decimal

from django.db.models import QuerySet, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Conflict
from chancery.kernel.fees import actions
from chancery.kernel.fees.models import Charge, Payment, Receipt, Refund, RefundState
from chancery.kernel.fees.payment_port import Notification, Outcome
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.fees.tests.factories import PROVIDER, SYSTEM, attempt, charge, officer, paid

ACTS = st.lists(
    st.sampled_from(["pay", "repeat", "pay again", "cancel", "ask", "approve", "confirm"]), max_size=14
)


class Conservation(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(acts=ACTS)
    def test_payments_are_receipts_and_what_is_kept_is_what_was_settled(self, acts: list[str]) -> None:
        owed = charge()
        cashier, head = officer(Role.CASHIER), officer(Role.SUPERVISOR)
        sent: list[Notification] = []
        for act in acts:
            try:
                match act:
                    case "pay" | "pay again":
                        sent.append(paid(attempt(owed), reference=f"pay_{len(sent)}"))
                        actions.confirm_payment(notification=sent[-1], actor=PROVIDER)
                    case "repeat" if sent:
                        actions.confirm_payment(notification=sent[0], actor=PROVIDER)
                    case "cancel":
                        actions.cancel_charge(charge=owed, reason="Desistió.", actor=SYSTEM)
                    case "ask" if sent:
                        for payment in Payment.objects.filter(is_surplus=False):
                            actions.request_refund(payment=payment, reason="Error.", actor=cashier)
                    case "approve":
                        for refund in Refund.objects.filter(state=RefundState.REQUESTED):
                            actions.approve_refund(refund=refund, actor=head)
                    case "confirm":
                        for refund in Refund.objects.filter(state=RefundState.APPROVED):
                            actions.confirm_refund(notification=_returned(refund), actor=PROVIDER)
            except Conflict:
                pass
            self._balance(len(sent))

    def _balance(self, collected: int) -> None:
        payments = _sum(Payment.objects.all())
        assert payments == collected * Decimal("31.00")
        assert payments == _sum(Payment.objects.filter(receipt__in=Receipt.objects.all()))
        on_its_way_back = _sum(Refund.objects.filter(payment__is_surplus=True)) + _sum(
            Refund.objects.filter(payment__is_surplus=False).exclude(
                state__in=[RefundState.REQUESTED, RefundState.REJECTED]
            )
        )
        assert payments - on_its_way_back == _sum(Charge.objects.filter(state=ChargeState.PAID))


def _sum(rows: "QuerySet[Charge] | QuerySet[Payment] | QuerySet[Refund]") -> Decimal:
    return rows.aggregate(total=Sum("amount"))["total"] or Decimal(0)


def _returned(refund: Refund) -> Notification:
    return Notification(
        event_id=f"ev_{refund.id}",
        outcome=Outcome.REFUNDED,
        subject_id=refund.id,
        reference=f"rf_{refund.id}",
        amount=refund.money,
        occurred_at=refund.requested_at,
    )
