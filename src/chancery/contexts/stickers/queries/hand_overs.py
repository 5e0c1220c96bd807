"""Which vaults did one person give to another, each counted by both?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chancery.contexts.stickers.models import StockCount
from chancery.kernel.organisation.models import Office


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A vault that passed to another hand: its name, what it held, and the number of the act that both signed."""

    vault: str
    held: str
    act: str


def handed_over(
    office: Office, *, giver_id: UUID, receiver_id: UUID, since: datetime
) -> tuple[HandedOver, ...]:
    """The vaults of an office that one person counted and another signed for since a moment."""
    counts = StockCount.objects.filter(
        vault__office=office, counted_by=giver_id, receiver=receiver_id, statement__at__gte=since
    )
    return tuple(
        HandedOver(count.vault.name, count.expected, count.statement.document.number)
        for count in counts.select_related("vault", "statement__document").order_by("statement__at")
    )
