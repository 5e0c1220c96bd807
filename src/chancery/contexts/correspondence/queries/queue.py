"""What is there for a unit to do, and in which order?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.fields.tuple_lookups import TupleGreaterThan

from chancery.contexts.correspondence.models import RecordMovement
from chancery.contexts.correspondence.queries.records import DESK
from chancery.kernel.base.actor import Actor

PAGE = 25
_NEWS = timedelta(days=3)
_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which part of the queue: `what` is "unreceived", "in_hand", "copies" or "mine"; all when empty."""

    what: str = ""
    office_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the queue begins: after this date and id."""

    due_on: date | None
    movement_id: UUID


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue and where the next begins."""

    movements: tuple[RecordMovement, ...]
    next_place: Place | None


def work_queue(actor: Actor, *, wanted: QueueFilter, after: Place | None = None) -> QueuePage:
    """What was sent to the units where the actor serves and is not closed, by due date; what has none, last.

    Pages by key, so that the last page costs what the first does.
    """
    served = actor.offices(*DESK)
    offices = {wanted.office_id} & served if wanted.office_id is not None else served
    found = sorted(
        _in_order(_chosen(actor, wanted), offices, after), key=lambda each: (each.due_on or date.max, each.id)
    )
    shown = tuple(found[:PAGE])
    more = len(found) > PAGE
    return QueuePage(shown, Place(shown[-1].due_on, shown[-1].id) if more else None)


def untold(now: datetime) -> list[RecordMovement]:
    """What was sent to another unit or to a person, is still to be received, and was told to nobody; of the last days."""
    waiting = RecordMovement.objects.filter(closed_at__isnull=True, received_at__isnull=True, notice=None)
    sent = waiting.filter(sent_at__gt=now - _NEWS)
    return list(
        sent.exclude(from_office=F("to_office"), to_person=None)
        .select_related("record", "to_office", "to_person")
        .order_by("sent_at", "id")[:_AT_ONCE]
    )


def _chosen(actor: Actor, wanted: QueueFilter) -> QuerySet[RecordMovement]:
    waiting = RecordMovement.objects.filter(closed_at__isnull=True).select_related(
        "record", "from_office", "to_office", "to_person", "instruction"
    )
    match wanted.what:
        case "unreceived":
            return waiting.filter(received_at__isnull=True)
        case "in_hand":
            return waiting.filter(received_at__isnull=False)
        case "copies":
            return waiting.filter(is_copy=True)
        case "mine":
            covered = {held.delegated_by for held in actor.roles if held.delegated_by}
            return waiting.filter(to_person__in={actor.person_id, *covered})
        case _:
            return waiting


def _in_order(
    waiting: QuerySet[RecordMovement], offices: Iterable[UUID], after: Place | None
) -> QuerySet[RecordMovement]:
    """The first of each unit with a date and of each without, after a place: what an index gives in its order."""
    parts = []
    for office_id in sorted(offices):
        at_office = waiting.filter(to_office_id=office_id)
        dated, undated = at_office.filter(due_on__isnull=False), at_office.filter(due_on__isnull=True)
        if after is None or after.due_on is not None:
            if after is not None:
                place = (Value(after.due_on), Value(after.movement_id))
                dated = dated.filter(TupleGreaterThan((F("due_on"), F("id")), place))
            parts.append(dated.order_by("due_on", "id")[: PAGE + 1])
        else:
            undated = undated.filter(id__gt=after.movement_id)
        parts.append(undated.order_by("due_on", "id")[: PAGE + 1])
    return parts[0].union(*parts[1:], all=True) if parts else waiting.none()
