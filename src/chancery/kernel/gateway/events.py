"""What the gateway tells contexts."""

from dataclasses import dataclass
from uuid import UUID

from chancery.kernel.base.events import Event
from chancery.kernel.gateway.registers import Told


@dataclass(frozen=True, slots=True)
class RegisterAnswered(Event):
    """A register answered at last for a case; `answer` is None when it has nobody with that document.

    `is_different`: it contradicts what the citizen declared, which whoever waits must now look at.
    """

    case_id: UUID
    consultation_id: UUID
    partner: str
    answer: Told | None
    is_different: bool
