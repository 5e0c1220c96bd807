"""Is a receipt that somebody removed or renumbered found, and a charge that nobody paid?"""

import pytest

from chancery.kernel.base import clock, ids
from chancery.kernel.fees import actions, checks
from chancery.kernel.fees.models import Charge, Receipt
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.fees.tests.factories import SYSTEM, attempt, charge, paid
from chancery.kernel.ledger import verification
from chancery.kernel.ledger.tests.factories import guard_off

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_payments() -> None:
    for number in range(3):
        told = paid(attempt(charge()), reference=f"pay_{number}")
        actions.confirm_payment(notification=told, actor=SYSTEM)


def number(ordinal: int) -> str:
    return ids.format_number("REC", clock.today().year, ordinal)


def test_what_nobody_touched_has_no_faults() -> None:
    assert list(checks.numbers()) == list(checks.payments()) == []
    every = verification.every_check()
    assert every["números de los recibos"] is checks.numbers
    assert every["pagos y derechos"] is checks.payments


@pytest.mark.parametrize("ordinal", [1, 2, 3])
def test_a_removed_receipt_leaves_its_number_missing(ordinal: int) -> None:
    missing = Receipt.objects.get(number=number(ordinal))
    with guard_off("fees_receipt", "fees_guard"):
        Receipt.objects.filter(pk=missing.pk).delete()
    assert list(checks.numbers()) == [f"recibos: falta el número {missing.number[:-2]}"]
    assert list(checks.payments()) == [f"pago {missing.payment_id}: no tiene recibo"]


def test_a_renumbered_receipt_is_found() -> None:
    with guard_off("fees_receipt", "fees_guard"):
        Receipt.objects.filter(number=number(2)).update(number="REC-2026-000002-?")
    assert list(checks.numbers()) == [
        f"recibos: falta el número {number(2)[:-2]}",
        "recibos: «REC-2026-000002-?» no es un número válido",
    ]


def test_a_charge_that_nobody_paid_is_found() -> None:
    owed = charge()
    Charge.objects.filter(pk=owed.pk).update(state=ChargeState.PAID)
    assert list(checks.payments()) == [f"derecho {owed.pk}: consta como pagado sin un pago"]
