"""Who tells the units what came to them, reads the scans and the files of documents, and takes up what a crash left?"""

import logging
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chancery.contexts.correspondence import actions, queries
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents import recognition
from chancery.kernel.documents.recognition import RecogniserMissing
from chancery.kernel.documents.store import StoreUnavailable

_QUIET = timedelta(minutes=5)
_BATCH = 50
_log = logging.getLogger(__name__)


@app.task(
    name=actions.RECOGNISE, lock=actions.RECOGNISE, retry=RetryStrategy(max_attempts=5, exponential_wait=5)
)
def recognise(digitisation_id: str) -> None:
    """Read one scan; where the programs are missing it waits until they are there."""
    actor = system_actor("Reconocimiento de texto")
    try:
        found = queries.digitisation(actor, UUID(digitisation_id))
        actions.recognise(digitisation=found, actor=actor)
    except RecogniserMissing:
        _log.warning("the digitisation %s waits: ocrmypdf, tesseract or pdftoppm is missing", digitisation_id)


@app.periodic(cron="*/5 * * * *")
@app.task(name="correspondence.recognise_waiting", queueing_lock="correspondence.recognise_waiting")
def recognise_waiting(timestamp: int) -> None:
    """Every five minutes, the scans that nobody read: the programs were missing, or their job gave up."""
    if not recognition.is_ready():
        return
    for digitisation in queries.unrecognised(clock.now() - _QUIET):
        with suppress(AlreadyEnqueued), transaction.atomic():
            once = recognise.configure(queueing_lock=f"{actions.RECOGNISE}/{digitisation.pk}")
            once.defer(digitisation_id=str(digitisation.pk))


@app.task(name=actions.READ, retry=RetryStrategy(max_attempts=12, linear_wait=3600))
def read_files(record_id: str) -> None:
    """What the PDFs of a document say; where pdftotext is missing, again each hour for half a day."""
    actor = system_actor("Lectura de archivos")
    actions.read_files(record=queries.row(UUID(record_id)), actor=actor)


@app.periodic(cron="10 7 * * *")
@app.task(name="correspondence.read_unread", queueing_lock="correspondence.read_unread")
def read_unread(timestamp: int, after: str = "") -> None:
    """Each night, the documents of which a PDF was never read: they are older than the index, or their job gave up.

    A batch, then the next from where it ended; what a crash left, or the store did not give, another night finds.
    """
    if not recognition.may_read():
        return
    actor = system_actor("Lectura de archivos")
    batch = queries.unread(UUID(after) if after else None)[:_BATCH]
    for record in batch:
        try:
            actions.read_files(record=record, actor=actor)
        except StoreUnavailable:
            _log.warning("a file of %s is not in the store now", record.number)
    if len(batch) == _BATCH:
        with suppress(AlreadyEnqueued), transaction.atomic():
            following = app.configure_task("correspondence.read_unread")
            following.defer(timestamp=timestamp, after=str(batch[_BATCH - 1].pk))


@app.periodic(cron="*/2 * * * *")
@app.task(name="correspondence.tell_routed", queueing_lock="correspondence.tell_routed")
def tell_routed(timestamp: int) -> None:
    """Every two minutes, whatever was sent since: many documents sent at once are one notice."""
    actions.tell_routed(actor=system_actor("Aviso a las unidades"))
