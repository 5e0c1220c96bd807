"""What waits for a head's own key, what will not be signed, and under which numbers?"""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.memoranda.models import InternalDocument, PreparedSignature
from chancery.contexts.memoranda.rules import Kind
from chancery.kernel.organisation.models import Office


def prepared_as(document_id: UUID, number: str) -> PreparedSignature | None:
    """What was prepared of a document under a paper's number."""
    return _told().filter(document=document_id, pending__number=number).first()


def prepared_for(document: InternalDocument) -> PreparedSignature | None:
    """What of a document waits for a signature now."""
    return _told().filter(document=document, pending__signed=None, pending__forgone=None).first()


def lapsed(since: datetime) -> QuerySet[PreparedSignature]:
    """What has waited from before an instant on."""
    waiting = _told().filter(pending__signed=None, pending__forgone=None)
    return waiting.filter(pending__prepared_at__lt=since).order_by("pending__prepared_at")


def forgone(unit: Office, kind: Kind, year: int) -> QuerySet[PreparedSignature]:
    """The numbers of a register that were annulled without a signature."""
    found = _told().filter(document__unit=unit, document__kind=kind, pending__year=year)
    return found.filter(pending__forgone__isnull=False).order_by("pending__ordinal")


def unsigned() -> QuerySet[PreparedSignature]:
    """Whatever has a number and no signature."""
    return _told().filter(pending__signed=None)


def _told() -> QuerySet[PreparedSignature]:
    return PreparedSignature.objects.select_related(
        "document__unit", "version", "pending__signer", "pending__forgone"
    )
