"""What the purse tells the rest of the house."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chancery.kernel.base.events import Event


@dataclass(frozen=True, slots=True)
class ChargePaid(Event):
    """A charge was settled; published in the transaction that recorded its payment."""

    charge_id: UUID
    case_id: UUID
    paid_at: datetime
