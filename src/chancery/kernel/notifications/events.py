"""What is told of notices to whatever their service sets going."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chancery.kernel.base.events import Event


@dataclass(frozen=True, slots=True)
class NoticeServed(Event):
    """A notice took effect: periods that begin with it begin on the day of `effective_at`."""

    notice_id: UUID
    case_id: UUID | None
    effective_at: datetime


@dataclass(frozen=True, slots=True)
class ServiceUndone(Event):
    """The service of a notice was defective: what began with it has not begun."""

    notice_id: UUID
    case_id: UUID | None
