"""What the ledger does after the commit."""

import contextlib

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chancery.kernel.base import site
from chancery.kernel.base.actor import system_actor
from chancery.kernel.ledger import actions


@app.task(
    name="ledger.sequence",
    queueing_lock="ledger.sequence",
    retry=RetryStrategy(max_attempts=5, exponential_wait=3),
)
def sequence() -> None:
    """Place what waits, batch by batch; what a post wrote, Lima places."""
    if site.is_node():
        return
    while actions.sequence(actor=system_actor("Secuenciador del registro público")) == actions.BATCH:
        pass


@app.periodic(cron="* * * * *")
@app.task(name="ledger.sequence_again", queueing_lock="ledger.sequence_again")
def sequence_again(timestamp: int) -> None:
    """Place what a crash between a commit and its job may have left behind."""
    sequence()


def defer_sequence() -> None:
    """Enqueue the sequencer once this transaction has committed, unless it is waiting already.

    Not inside the transaction: the lock that keeps the job single would make every act wait for the others. What
    a crash in between leaves behind, the periodic job finds.
    """
    transaction.on_commit(_defer)


def _defer() -> None:
    with contextlib.suppress(AlreadyEnqueued):
        sequence.defer()
