"""Does money that a card pays late, when a post already has the case, go back instead of being lost or collected twice?"""

import pytest

from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.cases.models import Case
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.actions import payments as fees
from chancery.kernel.fees.models import Charge, PaymentAttempt, Refund, RefundState
from chancery.kernel.fees.payment_port import Notification
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.fees.tests import factories as paying
from chancery.kernel.ledger import verification
from chancery.kernel.nodes import actions
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.test_asked import as_post, filed
from tests.nodes.two import Two, node

pytestmark = pytest.mark.django_db


def paid(visit: PaymentAttempt, charge: Charge, reference: str) -> Notification:
    return paying.paid(visit, reference=reference, amount=str(charge.amount), currency=charge.currency)


def brought(two: Two, case: Case) -> Charge:
    """The case is the post's; its charge, as Lima knows it."""
    with two.lima():
        actions.hand_over_asked(node=node(), number=case.number, actor=two.program())
    assert two.talk()
    with two.lima():
        return charges.charges_of(case.id).get()


def test_what_a_refused_visit_pays_after_all_goes_back_and_the_post_collects(two: Two) -> None:
    case = filed(two)
    with two.lima():
        visit = paying.attempt(charges.charges_of(case.id).get())
        fees.refuse_attempt(notification=paid(visit, visit.charge, "refused"), actor=paying.PROVIDER)
    charge = brought(two, case)
    with two.lima():
        told = paid(visit, charge, "pay_late")
        payment = fees.confirm_payment(notification=told, actor=paying.PROVIDER)
        assert fees.confirm_payment(notification=told, actor=paying.PROVIDER) == payment
        assert payment.is_surplus
        refund = Refund.objects.get(payment=payment)
        assert (refund.state, refund.reason) == (
            RefundState.REQUESTED, "Pago con tarjeta recibido cuando ya cobraba la oficina consular.",
        )  # fmt: skip
        charge.refresh_from_db()
        assert charge.state == ChargeState.OWED
    with two.post():
        posts.pay(Case.objects.get(pk=case.pk), as_post(two))
    work.talk_through(two, *Place)
    work.check_same(two)
    with two.lima():
        assert PaymentAttempt.objects.get(pk=visit.pk).is_paid
        assert charges.is_settled(case.pk)
        assert [fault for check in verification.every_check().values() for fault in check()] == []


def test_a_second_visit_that_pays_what_the_post_has_by_then_goes_back(two: Two) -> None:
    case = filed(two)
    with two.lima():
        charge = charges.charges_of(case.id).get()
        visits = [paying.attempt(charge) for _ in range(2)]
        fees.refuse_attempt(notification=paid(visits[1], charge, "refused"), actor=paying.PROVIDER)
        fees.confirm_payment(notification=paid(visits[0], charge, "pay_1"), actor=paying.PROVIDER)
    assert two.talk()
    with two.lima():
        assert Case.objects.get(pk=case.pk).site
        late = fees.confirm_payment(notification=paid(visits[1], charge, "pay_2"), actor=paying.PROVIDER)
        assert Refund.objects.get(payment=late).reason == "Pago repetido de un derecho ya pagado."
        assert [fault for check in verification.every_check().values() for fault in check()] == []
    work.talk_through(two, *Place)
