"""Who signs the documents of a batch one after the other, takes up what a crash left, and tells the units what came?"""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chancery.contexts.memoranda import actions, queries
from chancery.contexts.memoranda.rules import OWN_KEY_WAITS
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Conflict

_QUIET = timedelta(minutes=2)


@app.task(name=actions.TASK, retry=RetryStrategy(max_attempts=20, exponential_wait=3))
def sign_batch(batch_id: str) -> None:
    """Until nothing of the batch waits; where another system does not answer, again a little later."""
    actor = system_actor("Firma en lote")
    batch = queries.batch(UUID(batch_id), actor=actor)
    while actions.sign_next(batch=batch, actor=actor):
        pass


@app.task(name=actions.TELL, retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def tell_units(document_id: str) -> None:
    """Tell the units to which a document was sent."""
    actions.tell_units(document_id=UUID(document_id), actor=system_actor("Aviso a las unidades"))


@app.periodic(cron="23 * * * *")
@app.task(name="memoranda.lapse_prepared", queueing_lock="memoranda.lapse_prepared")
def lapse_prepared(timestamp: int) -> None:
    """Each hour, the numbers that waited too long for their head's own key; what was signed meanwhile stays."""
    for prepared in queries.lapsed(clock.now() - OWN_KEY_WAITS):
        with suppress(Conflict):
            actions.lapse(prepared=prepared, actor=system_actor("Firma con clave propia"))


@app.periodic(cron="*/2 * * * *")
@app.task(name="memoranda.resume_batches", queueing_lock="memoranda.resume_batches")
def resume_batches(timestamp: int) -> None:
    """Every two minutes, the batches of which nothing was heard: their job died with its worker, or gave up."""
    for batch in queries.quiet_batches(clock.now() - _QUIET):
        with suppress(AlreadyEnqueued), transaction.atomic():
            sign_batch.configure(queueing_lock=f"{actions.TASK}/{batch.pk}").defer(batch_id=str(batch.pk))
