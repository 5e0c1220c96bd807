"""Which facts does the file of a service state, so that a court can read it and check what it carries?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chancery.kernel.procedures.vocabulary import PaperKind

SERVICE_FILE = PaperKind(
    "service_file", "Expediente de notificación", "EXN", Path(__file__).parent / "papers/service_file.typ"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that happened, as it is printed, and the names of the files that show it."""

    at: str
    title: str
    detail: str
    norm: str
    by: str
    files: str


@dataclass(frozen=True, slots=True)
class Counted:
    """One day of a computation, as it is printed."""

    day: str
    ordinal: str
    reason: str
    norm: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A file that the paper carries, and by what it is known to be the same."""

    name: str
    what: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ServiceFile:
    """To whom, what, by which means, with what effect, from which day, and what proves it."""

    recipient: str
    identity: str
    domicile: str
    subject: str
    text: str
    case_number: str
    act_number: str
    way: str
    content_sha256: str
    effect: str
    effective_on: str
    effect_norm: str
    term: str
    rows: Sequence[Row]
    days: Sequence[Counted]
    files: Sequence[Carried]
    chain: str
    chain_head: str
    place: str
    on_words: str

    def public(self) -> dict[str, str]:
        """Only that it was made: whom it notifies of what is between the parties and the court."""
        return {"Expedido en": self.place, "Fecha": self.on_words}
