"""Which internal documents has everybody finished with, as the archive may know them?"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Max, QuerySet
from django.db.models.functions import Coalesce, Greatest

from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.rules import State
from chancery.kernel.base import clock
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.holding import AtRest
from chancery.kernel.documents.inspection import inspect

_AT_REST = (State.ANSWERED, State.FILED, State.ANNULLED)


def at_rest(since: datetime | None = None) -> Iterator[AtRest]:
    """Signed documents that were answered, filed or annulled, since an instant where one is named."""
    found = _found().filter(closed_at__gte=since) if since else _found()
    for each in found.order_by("closed_at", "pk").iterator(chunk_size=500):
        paper = each.signature.paper
        try:
            sheets = inspect(documents.content(paper.file_id)).pages
        except documents.FileErased:
            continue
        yield AtRest(
            id=each.pk,
            number=each.signature.number,
            kind=each.kind,
            title=each.signature.version.subject,
            office_id=each.unit_id,
            begun_on=each.created_at.astimezone(clock.LIMA).date(),
            closed_at=each.closed_at,
            sheets=sheets,
            hashes=(paper.file_id,),
            subjects=(each.pk,),
            is_reserved=False,
        )


def resting(document_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these documents with which everybody has finished."""
    return frozenset(_found().filter(pk__in=document_ids).values_list("pk", flat=True))


def _found() -> QuerySet[Any]:
    last = Max("dispatches__attentions__at")
    settled = InternalDocument.objects.filter(state__in=_AT_REST, signature__isnull=False)
    closed = Greatest(Coalesce(last, F("signature__at")), Coalesce(F("annulment__at"), F("signature__at")))
    return settled.annotate(closed_at=closed).select_related("signature__paper", "signature__version")
