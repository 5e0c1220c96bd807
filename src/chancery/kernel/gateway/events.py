"""What the gateway tells contexts."""

from dataclasses import dataclass
from uuid import UUID

from chancery.kernel.base.events import Event
from chancery.kernel.gateway.civil_identity import CivilIdentity


@dataclass(frozen=True, slots=True)
class IdentityConfirmed(Event):
    """The register answered at last for a case; `identity` is None when it has nobody with that number."""

    case_id: UUID
    consultation_id: UUID
    identity: CivilIdentity | None
