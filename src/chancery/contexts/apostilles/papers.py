"""Which facts does the certificate state?"""

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
    sheets: int

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
