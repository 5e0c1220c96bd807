"""Which facts do the slip, the guide of a shipment and the record of a delivery state?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with an act, and that nothing is registered with it (DI-316-GOR/010, Anexo 1)."""

    applicant: str
    holder: str
    case_number: str
    kind: str
    act: str
    defect: str
    place: str
    on: date
    on_words: str

    def public(self) -> dict[str, str]:
        """Only that it exists."""
        return {"Expedida en": self.place, "Fecha": self.on_words}


@dataclass(frozen=True, slots=True)
class Envelope:
    """One envelope as the guide lists it and its label says it."""

    number: str
    lot: str
    kind: str
    mode: str
    ages: str
    count: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """What an office sends to RENIEC: lots, envelopes, forms; with a label for each envelope."""

    case_number: str
    office_name: str
    local_code: str
    carrier: str
    waybill: str
    lots: str
    total: str
    envelopes: tuple[Envelope, ...]
    off_day_because: str
    place: str
    on: date
    on_words: str

    def public(self) -> dict[str, str]:
        """How much left, and when: whoever receives it compares; of no holder anything."""
        return {
            "Sale de": self.office_name,
            "Fecha": self.on_words,
            "Sobres": str(len(self.envelopes)),
            "Fichas": self.total,
        }


@dataclass(frozen=True, slots=True)
class Record:
    """That a card was given and what became of the one before: who collects it signs."""

    case_number: str
    kind: str
    holder: str
    dni: str
    receiver: str
    receiver_name: str
    receiver_document: str
    shown: str
    old_card: str
    place: str
    on: date
    on_words: str

    def public(self) -> dict[str, str]:
        """Only that it exists."""
        return {"Expedida en": self.place, "Fecha": self.on_words}
