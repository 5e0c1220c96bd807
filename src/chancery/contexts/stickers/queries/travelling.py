"""What of stickers passes between Lima and a post that writes in a database of its own (ADR 28)?"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancery.contexts.stickers.models import Batch, Holding, Movement, MovementAnswer, OrderDecision
from chancery.kernel.organisation.models import Office


def batches_held(office: Office) -> Iterable[QuerySet[Any]]:
    """The batches of what an office holds or has used: their keys make the codes of its labels."""
    return [_batches_of(Q(vault__office=office) | Q(departure__vault__office=office))]


def on_their_way_to(office: Office) -> QuerySet[Movement]:
    """What other offices sent to one that has not answered yet."""
    return Movement.objects.filter(receiver__office=office, answer=None).exclude(sender__office=office)


def contents_of_movement(movement_id: UUID) -> Iterable[QuerySet[Any]]:
    """A movement, the serials in transit, and their batches."""
    return [
        Movement.objects.filter(pk=movement_id),
        Holding.objects.filter(movement=movement_id),
        _batches_of(Q(movement=movement_id)),
    ]


def answers_to(office: Office) -> Iterable[QuerySet[Any]]:
    """What others answered to the movements and the orders of an office."""
    return [
        MovementAnswer.objects.filter(movement__sender__office=office).exclude(
            movement__receiver__office=office
        ),
        OrderDecision.objects.filter(order__vault__office=office).exclude(order__supplier__office=office),
    ]


def _batches_of(places: Q) -> QuerySet[Batch]:
    held = Holding.objects.filter(places, prefix=OuterRef("prefix"), serials__overlap=OuterRef("serials"))
    return Batch.objects.filter(Exists(held))
