"""What happens to a paper after the act committed, and to the parts of files that nobody needs any more."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from chancery.kernel.base import site
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents import actions, evidence, quarantined, queries

BATCH, SCANS = 500, 50


@app.task(name="documents.lift", retry=RetryStrategy(max_attempts=20, exponential_wait=3))
def lift(document_id: str) -> None:
    """Add the timestamp and the revocation evidence; to what a post wrote, Lima does."""
    if site.is_node():
        return
    evidence.lift(document_id=UUID(document_id), actor=system_actor("Conservación de firmas"))


@app.periodic(cron="47 * * * *")
@app.task(name="documents.find_ending_stamps", queueing_lock="documents.find_ending_stamps")
def find_ending_stamps(timestamp: int) -> None:
    """Each hour, have renewed some of the papers whose last timestamp's certificate soon expires."""
    for document_id in queries.stamps_that_end(evidence.renewal_due_by(), limit=BATCH):
        with suppress(AlreadyEnqueued), transaction.atomic():
            renew.configure(queueing_lock=f"documents.renew/{document_id}").defer(
                document_id=str(document_id)
            )


@app.task(name="documents.renew", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def renew(document_id: str) -> None:
    """Add another timestamp."""
    evidence.renew(document_id=UUID(document_id), actor=system_actor("Conservación de firmas"))


@app.periodic(cron="33 * * * *")
@app.task(name="documents.refresh_trust_list", queueing_lock="documents.refresh_trust_list")
def refresh_trust_list(timestamp: int) -> None:
    """Each hour, ask for the list of accredited certifiers; Lima does, and a post is told."""
    if not site.is_node():
        actions.refresh_trust_list(actor=system_actor("Lista de servicios de confianza"))


@app.task(name="documents.remove_parts", retry=RetryStrategy(max_attempts=20, exponential_wait=3))
def remove_parts(upload_id: str) -> None:
    """Remove the parts of an upload that is over."""
    actions.remove_parts(upload_id=UUID(upload_id), actor=system_actor("Recepción de archivos"))


@app.task(name="documents.remove_erased", retry=RetryStrategy(max_attempts=20, exponential_wait=3))
def remove_erased(sha256: str) -> None:
    """Remove the bytes of a file that was given up."""
    actions.remove_erased(sha256=sha256, actor=system_actor("Eliminación de documentos"))


@app.periodic(cron="23 * * * *")
@app.task(name="documents.expire", queueing_lock="documents.expire")
def expire(timestamp: int) -> None:
    """Each hour, end the uploads that nobody will finish."""
    actions.expire(actor=system_actor("Recepción de archivos"))


@app.periodic(cron="*/10 * * * *")
@app.task(name="documents.scan_again", queueing_lock="documents.scan_again")
def scan_again(timestamp: int) -> None:
    """Every ten minutes, look at some of the files that the scanner could not examine, until it fails again."""
    actor = system_actor("Examen de archivos")
    for sha256 in quarantined.unscanned(limit=SCANS):
        if not actions.scan_again(sha256=sha256, actor=actor):
            return
