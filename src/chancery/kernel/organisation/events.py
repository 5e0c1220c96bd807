"""What organisation tells the packages above it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chancery.kernel.base.events import Event


@dataclass(frozen=True, slots=True)
class CalendarChanged(Event):
    """A day of an office's calendar is no longer what it was when dates were computed from it; `why`, in Spanish."""

    office_id: UUID
    on: date
    why: str
