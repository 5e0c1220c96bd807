"""What a case tells the contexts."""

from dataclasses import dataclass
from uuid import UUID

from chancery.kernel.base.events import Event
from chancery.kernel.base.languages import Words


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    case_id: UUID
    procedure_code: str


@dataclass(frozen=True, slots=True)
class CaseMoved(Event):
    """`reason` is said as the notice of the step says it: in the reader's language, where the program composed it."""

    case_id: UUID
    procedure_code: str
    step: str
    source: str
    target: str
    reason: Words = ""


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
