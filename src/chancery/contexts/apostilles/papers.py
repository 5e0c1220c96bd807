"""Which facts does each paper of this context state?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Certificate:
    """The ten items of the Convention's model (items 9 and 10 are the seal and the signature on the paper)."""

    country: str
    signatory: str
    capacity: str
    seal: str
    place: str
    on: date
    on_words: str
    authority: str
    destination: str
    source_title: str
    source_sha256: str
    is_electronic: bool

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page (art. 7 of the Convention)."""
        return {
            "Firmado por": self.signatory or "—",
            "En calidad de": self.capacity or "—",
            "Sello de": self.seal or "—",
            "Expedida en": self.place,
            "Fecha": self.on_words,
            "País de destino": self.destination,
            "Documento": self.source_title,
        }


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an apostille is refused, and what the applicant may do (TUO of Ley 27444, arts. 6 and 24)."""

    applicant: str
    case_number: str
    source_title: str
    destination: str
    reason: str
    place: str
    on: date
    on_words: str
    appeal_days: int
    appeal_norm: str

    def public(self) -> dict[str, str]:
        """Only that it exists: the reasons are for the applicant."""
        return {"Expedida en": self.place, "Fecha": self.on_words}
