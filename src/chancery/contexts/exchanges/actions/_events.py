"""What an exchange tells the other contexts."""

from dataclasses import dataclass
from uuid import UUID

from chancery.contexts.exchanges.rules import Outcome
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.events import Event


@dataclass(frozen=True, slots=True)
class Settled(Event):
    """The receiver decided about a document of ours. `first_id`: as it was first sent, before any that cured it."""

    first_id: UUID
    cuo: str
    outcome: Outcome
    number: str
    unit: str
    actor: Actor
