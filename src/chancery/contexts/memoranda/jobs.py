"""Who signs the documents of a batch one after the other, and takes up what a crash left?"""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chancery.contexts.memoranda import actions, queries
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor

_QUIET = timedelta(minutes=2)


@app.task(name=actions.TASK, retry=RetryStrategy(max_attempts=20, exponential_wait=3))
def sign_batch(batch_id: str) -> None:
    """Until nothing of the batch waits; where another system does not answer, again a little later."""
    actor = system_actor("Firma en lote")
    batch = queries.batch(UUID(batch_id), actor=actor)
    while actions.sign_next(batch=batch, actor=actor):
        pass


@app.periodic(cron="*/2 * * * *")
@app.task(name="memoranda.resume_batches", queueing_lock="memoranda.resume_batches")
def resume_batches(timestamp: int) -> None:
    """Every two minutes, the batches of which nothing was heard: their job died with its worker, or gave up."""
    for batch in queries.quiet_batches(clock.now() - _QUIET):
        with suppress(AlreadyEnqueued), transaction.atomic():
            sign_batch.configure(queueing_lock=f"{actions.TASK}/{batch.pk}").defer(batch_id=str(batch.pk))
