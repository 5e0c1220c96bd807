"""Money that arrives while its case moves: neither waits for the other in a circle, and nothing is lost."""

import threading

import pytest
from django.db import DatabaseError, connection

from chancery.contexts.apostilles.procedures import State
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base.errors import Refusal
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.models import Payment
from chancery.kernel.fees.tests import factories as paying

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 12


def test_a_payment_and_a_withdrawal_at_once() -> None:
    at = factories.ministry()
    faults: list[DatabaseError] = []
    for _ in range(ROUNDS):
        request = factories.filed(at)
        (charge,) = owed.charges_of(request.case_id)
        told = paying.paid(paying.attempt(charge), reference=f"pay_{charge.id}")
        together = threading.Barrier(2)

        def pay(told=told, together=together) -> None:  # type: ignore[no-untyped-def]
            together.wait()
            fees.confirm_payment(notification=told, actor=factories.SYSTEM)

        def withdraw(request=request, together=together) -> None:  # type: ignore[no-untyped-def]
            together.wait()
            factories.advance(request, "withdraw", at.citizen)

        def run(work) -> None:  # type: ignore[no-untyped-def]
            try:
                work()
            except Refusal:
                pass
            except DatabaseError as fault:
                faults.append(fault)
            finally:
                connection.close()

        threads = [threading.Thread(target=run, args=(work,)) for work in (pay, withdraw)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        request.case.refresh_from_db()
        assert request.case.state == State.WITHDRAWN
        assert Payment.objects.filter(charge=charge).exists()
    assert faults == []
