"""What is due, and whom does no worker have?"""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.contexts.exchanges.rules import State

_BATCH = 200


def _free(now: datetime) -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lt=now)


def _due(found: QuerySet[Outgoing] | QuerySet[Incoming], now: datetime) -> list[UUID]:
    due = found.filter(_free(now), due_at__lte=now).order_by("due_at")
    return list(due.values_list("pk", flat=True)[:_BATCH])


def delivery_due(now: datetime) -> list[UUID]:
    """What is to be sent, or asked about."""
    return _due(Outgoing.objects.filter(state__in=[State.PENDING, State.SENT]), now)


def fetch_due(now: datetime) -> list[UUID]:
    """What came with annexes that are not here yet."""
    return _due(Incoming.objects.filter(fetched_at=None, state=State.PENDING), now)


def cargo_due(now: datetime) -> list[UUID]:
    """What we have decided and the sender is not known to know."""
    return _due(Incoming.objects.filter(cargo__isnull=False, cargo_told_at=None), now)


def uncured_outgoing(today: date) -> list[UUID]:
    """What was observed, and was not sent anew in time."""
    late = Outgoing.objects.filter(state=State.OBSERVED, cure_due_on__lt=today, cured_by=None)
    return list(late.values_list("pk", flat=True)[:_BATCH])


def uncured_incoming(today: date) -> list[UUID]:
    """What we observed, and its sender did not send anew in time."""
    late = Incoming.objects.filter(state=State.OBSERVED, cure_due_on__lt=today)
    came = Incoming.objects.filter(
        reference=OuterRef("cuo"),
        sender_ruc=OuterRef("sender_ruc"),
        received_at__date__lte=OuterRef("cure_due_on"),
    )
    return list(late.exclude(Exists(came)).values_list("pk", flat=True)[:_BATCH])


def curing(office_id: UUID) -> tuple[list[UUID], list[UUID]]:
    """What was observed at an office and may still be sent anew: of ours, and of others."""
    found = {"state": State.OBSERVED, "office_id": office_id}
    ours = Outgoing.objects.filter(**found, cured_by=None).values_list("pk", flat=True)
    return list(ours), list(Incoming.objects.filter(**found).values_list("pk", flat=True))
