"""What a document tells the contexts."""

from dataclasses import dataclass
from uuid import UUID

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.events import Event


@dataclass(frozen=True, slots=True)
class DocumentIssued(Event):
    document_id: UUID
    case_id: UUID
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class DocumentVerified(Event):
    """Somebody asked whether a watched paper stands."""

    document_id: UUID
    case_id: UUID
    actor: Actor


@dataclass(frozen=True, slots=True)
class FileScanned(Event):
    """The scanner examined a file that it could not when the file came; `doubt` is what there is against it now."""

    sha256: str
    doubt: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class SignatureForgone(Event):
    """A prepared paper will not be signed: its number is annulled."""

    pending_id: UUID
    case_id: UUID
    kind: str
    number: str
