"""What the purse does without anybody watching."""

from datetime import timedelta
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.fees import actions, queries

_RETRY = RetryStrategy(max_attempts=20, exponential_wait=5)


@app.task(name="fees.send_refund", retry=_RETRY)
def send_refund(refund_id: str) -> None:
    """Ask the provider for an approved refund until it answers."""
    actions.send_refund(refund_id=UUID(refund_id), actor=system_actor("Devoluciones"))


@app.periodic(cron="30 11 * * *")
@app.task(name="fees.reconcile", queueing_lock="fees.reconcile", retry=_RETRY)
def reconcile(timestamp: int) -> None:
    """Each morning (06:30 in Lima), compare yesterday and whatever day was missed."""
    yesterday = clock.today() - timedelta(days=1)
    for day in sorted({*queries.unreconciled_days(until=yesterday), yesterday}):
        actions.reconcile(day=day, actor=system_actor("Conciliación"))
