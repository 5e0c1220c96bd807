"""Which facts does a legalisation state?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose signature is certified, in which capacity, and of which document; never what the document says.

    (D.S. 076-2005-RE, arts. 516 and 517: effect on the signature alone; the number of sheets is stated.)
    """

    signatory: str
    capacity: str
    authority: str
    seal: str
    place: str
    on: date
    on_words: str
    certified_by: str
    is_foreign: bool
    country: str
    source_title: str
    source_sha256: str
    is_electronic: bool
    sheets: int

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page."""
        return {
            "Firmado por": self.signatory,
            "En calidad de": self.capacity,
            "Entidad": self.authority,
            "Sello de": self.seal or "—",
            "Expedida en": self.place,
            "Fecha": self.on_words,
            "País de origen" if self.is_foreign else "País de destino": self.country,
            "Documento": self.source_title,
        }
