"""Does a case that owes nothing go on without waiting for a payment?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from chancery.kernel.base.actor import Role
from chancery.kernel.cases.tests.factories import Counter, counter, published
from chancery.kernel.fees.models import Charge, TariffItem
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.procedures.tests.examples import STEPS, State, permit
from chancery.kernel.procedures.vocabulary import Step

pytestmark = pytest.mark.django_db
ADMIT = Step("admit", "Admitir", by=Role.SYSTEM, from_=State.FILED, to=State.REVIEW)
WAITING = replace(permit(code="example_waiting", steps=(*STEPS, ADMIT)), paid_step="admit")
PAID = replace(permit(code="example_paid", steps=(*STEPS, ADMIT)), paid_step="admit", tariff="example.fee")


@pytest.fixture
def at() -> Iterator[Counter]:
    with published(WAITING, PAID):
        yield counter()


def cost(amount: str) -> None:
    TariffItem.objects.create(
        code="example.fee", title="Derecho de ejemplo", amount=Decimal(amount), currency="PEN",
        norm="Norma de prueba", valid_from=date(2020, 1, 1),
    )  # fmt: skip


def test_a_fee_that_is_owed_is_waited_for(at: Counter) -> None:
    cost("10.00")
    case = at.file(PAID.code)
    assert (case.state, Charge.objects.get(case_id=case.id).state) == (State.FILED, ChargeState.OWED)


def test_a_fee_of_nothing_is_not_waited_for(at: Counter) -> None:
    cost("0.00")
    case = at.file(PAID.code)
    assert (case.state, Charge.objects.get(case_id=case.id).state) == (State.REVIEW, ChargeState.PAID)
    acts = [entry.verb for entry in ledger.entries(case.id)]
    assert acts.index("example.file") < acts.index("example.admit")
    assert case.deadlines.get().code == "review"


def test_a_procedure_without_a_fee_does_not_wait_either(at: Counter) -> None:
    assert at.file(WAITING.code).state == State.REVIEW
