"""What was asked of partners, how it went, and what still waits for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Avg, Count, QuerySet

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.gateway.models import Exchange, Outcome, PendingConsultation


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many conversations with a partner ended in one way, and how long they took on average."""

    partner: str
    outcome: Outcome
    count: int
    milliseconds: int


def outcomes(since: datetime) -> Sequence[OutcomeCount]:
    """The conversations begun since an instant, counted by partner and outcome: for the status page."""
    rows = (
        Exchange.objects.filter(started_at__gte=since)
        .values("partner", "outcome")
        .annotate(count=Count("id"), mean=Avg("milliseconds"))
        .order_by("partner", "outcome")
    )
    return [
        OutcomeCount(row["partner"], Outcome(row["outcome"]), row["count"], round(row["mean"]))
        for row in rows
    ]


def consultations_today(partner: str, actor: Actor) -> int:
    """How many times the person who acts has asked `partner` since midnight in Lima."""
    midnight = clock.now().astimezone(clock.LIMA).replace(hour=0, minute=0, second=0, microsecond=0)
    return Exchange.objects.filter(
        partner=partner, person_id=actor.person_id, operation="consult", started_at__gte=midnight
    ).count()


def pending_of(case_id: UUID) -> QuerySet[PendingConsultation]:
    """What of a case still waits for the register («verificación pendiente»)."""
    return PendingConsultation.objects.filter(case_id=case_id, resolved_at__isnull=True)


def waiting() -> int:
    """How many consultations still wait for the register, of all cases."""
    return PendingConsultation.objects.filter(resolved_at__isnull=True).count()
