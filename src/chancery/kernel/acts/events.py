"""What a consular act tells the contexts."""

from dataclasses import dataclass
from uuid import UUID

from chancery.kernel.base.events import Event


@dataclass(frozen=True, slots=True)
class ActPerformed(Event):
    act_id: UUID
    case_id: UUID
    office_id: UUID


@dataclass(frozen=True, slots=True)
class ActVoided(Event):
    act_id: UUID
    case_id: UUID
    office_id: UUID
