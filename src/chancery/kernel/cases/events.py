"""What a case tells the contexts."""

from dataclasses import dataclass
from uuid import UUID

from chancery.kernel.base.events import Event


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    case_id: UUID
    procedure_code: str


@dataclass(frozen=True, slots=True)
class CaseMoved(Event):
    case_id: UUID
    procedure_code: str
    step: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class SilenceFell(Event):
    """The time to decide ran out: what was asked for stands granted, or may be appealed as if it were refused."""

    case_id: UUID
    procedure_code: str
    is_positive: bool


@dataclass(frozen=True, slots=True)
class CaseClosed(Event):
    case_id: UUID
    procedure_code: str
    state: str
