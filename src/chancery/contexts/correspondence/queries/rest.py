"""Which documents have the units finished with, as the archive may know them?"""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.correspondence.models import Record, RecordMovement
from chancery.contexts.correspondence.rules import Outcome
from chancery.kernel.base import clock
from chancery.kernel.documents.holding import AtRest


def at_rest(since: datetime | None = None) -> Iterator[AtRest]:
    """Documents attended or archived by whoever holds the original, since an instant where one is named.

    What was joined to one goes with it: it is no item of its own.
    """
    found = _found().filter(closed_at__gte=since) if since else _found()
    rows = found.select_related("record").order_by("closed_at", "pk")
    for movement in rows.iterator(chunk_size=500):
        yield _told(movement)


def resting(record_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these documents with which their holder has finished."""
    return frozenset(_found().filter(record__in=record_ids).values_list("record_id", flat=True))


def _found() -> QuerySet[RecordMovement]:
    outcomes = (Outcome.ATTENDED, Outcome.ARCHIVED)
    return RecordMovement.objects.filter(is_copy=False, left_at__isnull=True, outcome__in=outcomes)


def _told(movement: RecordMovement) -> AtRest:
    record, closed_at = movement.record, movement.closed_at
    assert closed_at is not None
    bundle = [record, *Record.objects.filter(joining__into=record).order_by("number")]
    files = [file.file_id for each in bundle for file in each.files.all()]
    filed = [each.presentation.case_id for each in bundle if hasattr(each, "presentation")]
    return AtRest(
        id=record.id,
        number=record.number,
        kind=record.kind,
        title=record.subject,
        office_id=movement.to_office_id,
        begun_on=record.received_at.astimezone(clock.LIMA).date(),
        closed_at=closed_at,
        sheets=sum(each.sheets for each in bundle),
        hashes=tuple(files),
        subjects=(*(each.id for each in bundle), *filed),
        is_reserved=any(each.is_reserved for each in bundle),
    )
