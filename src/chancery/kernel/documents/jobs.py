"""What happens to a paper after the act committed, and to the parts of files that nobody needs any more."""

from uuid import UUID

from django.conf import settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents import actions, evidence


@app.task(name="documents.lift", retry=RetryStrategy(max_attempts=20, exponential_wait=3))
def lift(document_id: str) -> None:
    """Add the timestamp and the revocation evidence; to what a post wrote, Lima does."""
    if settings.NODE:
        return
    evidence.lift(document_id=UUID(document_id), actor=system_actor("Conservación de firmas"))


@app.task(name="documents.remove_parts", retry=RetryStrategy(max_attempts=20, exponential_wait=3))
def remove_parts(upload_id: str) -> None:
    """Remove the parts of an upload that is over."""
    actions.remove_parts(upload_id=UUID(upload_id), actor=system_actor("Recepción de archivos"))


@app.periodic(cron="23 * * * *")
@app.task(name="documents.expire", queueing_lock="documents.expire")
def expire(timestamp: int) -> None:
    """Each hour, end the uploads that nobody will finish."""
    actions.expire(actor=system_actor("Recepción de archivos"))
