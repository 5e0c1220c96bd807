"""What happens to a paper after the act committed."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents import evidence


@app.task(name="documents.lift", retry=RetryStrategy(max_attempts=20, exponential_wait=3))
def lift(document_id: str) -> None:
    """Add the timestamp and the revocation evidence."""
    evidence.lift(document_id=UUID(document_id), actor=system_actor("Conservación de firmas"))
