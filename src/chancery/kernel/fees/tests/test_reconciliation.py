"""Is every disagreement with the provider found, and is a lost payment recovered from its account?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Invalid, NotAllowed
from chancery.kernel.fees import actions, jobs, queries
from chancery.kernel.fees.actions.reconciliation import DayNotOver, DifferenceResolved, NothingToRecover
from chancery.kernel.fees.models import Reconciliation, ReconciliationDifference
from chancery.kernel.fees.rules import DifferenceKind
from chancery.kernel.fees.tests.factories import (
    PROVIDER,
    SYSTEM,
    attempt,
    charge,
    collect_by_card,
    officer,
    paid,
    pay_by_card,
    provider_running,
    told,
)
from chancery.kernel.gateway.simulators.payments import Payments

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture
def simulator() -> Iterator[Payments]:
    """A provider whose books are of yesterday."""
    with provider_running() as running:
        running.now = lambda: clock.now() - A_DAY
        yield running


def differences() -> list[ReconciliationDifference]:
    yesterday = clock.today() - A_DAY
    actions.reconcile(day=yesterday, actor=SYSTEM)
    return list(queries.differences(yesterday, actor=officer(Role.AUDITOR)))


def test_two_accounts_that_agree_leave_no_difference(simulator: Payments) -> None:
    payment = pay_by_card(simulator, charge())
    refund = actions.request_refund(payment=payment, reason="Error.", actor=officer(Role.CASHIER))
    actions.approve_refund(refund=refund, actor=officer(Role.SUPERVISOR))
    actions.send_refund(refund_id=refund.id, actor=SYSTEM)
    actions.confirm_refund(notification=told(simulator.lines[-1]), actor=PROVIDER)
    assert differences() == []
    run = Reconciliation.objects.get()
    assert (run.lines_here, run.lines_there) == (2, 2)


def test_a_payment_missing_here_is_found_and_recovered_once(simulator: Payments) -> None:
    owed = charge()
    line = collect_by_card(simulator, owed)
    [difference] = differences()
    assert (difference.kind, difference.reference) == (DifferenceKind.MISSING_HERE, line.reference)
    assert (difference.ours, difference.theirs) == (None, owed.money)
    cashier = officer(Role.CASHIER)
    payment = actions.recover_payment(difference=difference, actor=cashier)
    assert queries.is_settled(owed.case_id)
    assert actions.confirm_payment(notification=told(line), actor=PROVIDER) == payment
    with pytest.raises(DifferenceResolved):
        actions.recover_payment(difference=difference, actor=cashier)
    assert differences() == []


def test_a_payment_missing_there_is_found_and_explained(simulator: Payments) -> None:
    with clock.set_to(simulator.now()):
        notification = paid(attempt(charge()))
    actions.confirm_payment(notification=notification, actor=PROVIDER)
    [difference] = differences()
    assert difference.kind == DifferenceKind.MISSING_THERE
    cashier = officer(Role.CASHIER)
    with pytest.raises(NothingToRecover):
        actions.recover_payment(difference=difference, actor=cashier)
    with pytest.raises(Invalid):
        actions.resolve_difference(difference=difference, resolution=" ", actor=cashier)
    actions.resolve_difference(difference=difference, resolution="Consta en el extracto.", actor=cashier)
    [run] = queries.reconciliations(actor=cashier)
    assert vars(run)["open_differences"] == 0


def test_an_amount_that_differs_is_found(simulator: Payments) -> None:
    payment = pay_by_card(simulator, charge())
    simulator.lines[0] = replace(simulator.lines[0], amount="13.00")
    [difference] = differences()
    assert difference.kind == DifferenceKind.AMOUNT_DIFFERS
    assert (difference.ours, str(difference.theirs)) == (payment.money, "S/ 13.00")


def test_a_day_that_is_not_over_is_not_compared(simulator: Payments) -> None:
    with pytest.raises(DayNotOver):
        actions.reconcile(day=clock.today(), actor=SYSTEM)
    with pytest.raises(NotAllowed):
        actions.reconcile(day=clock.today() - A_DAY, actor=officer(Role.OFFICER))
    assert actions.reconcile(day=clock.today() - A_DAY, actor=officer(Role.CASHIER))


def test_the_morning_job_compares_yesterday_and_every_day_missed(simulator: Payments) -> None:
    simulator.now = lambda: clock.now() - 3 * A_DAY
    pay_by_card(simulator, charge())
    today = clock.today()
    assert queries.unreconciled_days(until=today) == (today - 3 * A_DAY,)
    jobs.reconcile(0)
    assert queries.unreconciled_days(until=today) == ()
    assert set(Reconciliation.objects.values_list("day", flat=True)) == {today - 3 * A_DAY, today - A_DAY}


def test_days_missed_before_between_and_after_those_compared_are_told(simulator: Payments) -> None:
    today = clock.today()
    for ago in (9, 6, 3, 1):
        simulator.now = lambda ago=ago: clock.now() - ago * A_DAY  # type: ignore[misc]
        pay_by_card(simulator, charge())
    for ago in (7, 5, 5, 4):
        actions.reconcile(day=today - ago * A_DAY, actor=SYSTEM)
    assert queries.unreconciled_days(until=today) == tuple(today - ago * A_DAY for ago in (9, 6, 3, 1))
    actions.reconcile(day=today - 6 * A_DAY, actor=SYSTEM)
    actions.reconcile(day=today - 3 * A_DAY, actor=SYSTEM)
    assert queries.unreconciled_days(until=today - A_DAY) == (today - 9 * A_DAY, today - A_DAY)
