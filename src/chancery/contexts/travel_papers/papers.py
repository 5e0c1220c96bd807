"""Which facts does a salvoconducto state?"""

from dataclasses import dataclass
from datetime import date

from chancery.kernel.travel_documents import data_matrix

ORIGINALS = "Tres: del titular, del archivo de la oficina consular y de Migraciones. Solo el del titular sirve para viajar"


@dataclass(frozen=True, slots=True)
class TravelPaper:
    """Who travels, why without a passport, from where to where and until when; three originals (D.S. 076-2005-RE, art. 354)."""

    paper_number: str
    surnames: str
    given_names: str
    sex: str
    born_on: str
    birth_place: str
    dni: str
    cause: str
    passport: str
    initiative: str
    authority: str
    identity: str
    second: str
    minority: str
    itinerary: str
    destination: str
    place: str
    issued_on: date
    issued_on_words: str
    valid_until: date
    valid_until_words: str
    post: str
    consul: str
    printer: str
    entry_number: str
    act_number: str
    tariff: str
    paid: str
    zone: tuple[str, ...]
    seal: str

    def drawn(self) -> dict[str, str]:
        """The seal as a scanner reads it, and how wide it is printed."""
        content = bytes.fromhex(self.seal)
        return {"seal_svg": data_matrix.svg(content), "seal_mm": str(data_matrix.width_mm(content))}

    def public(self) -> dict[str, str]:
        """What whoever holds one of the originals may see on the verification page: no name, nor where somebody goes."""
        return {
            "Oficina consular": self.post,
            "Expedida en": self.place,
            "Fecha": self.issued_on_words,
            "Número de salvoconducto": self.paper_number,
            "Vale hasta": f"{self.valid_until_words}; no se prorroga",
            "Originales": ORIGINALS,
            "Acta": f"{self.entry_number}, acto {self.act_number}",
        }
