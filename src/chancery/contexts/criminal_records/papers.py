"""Which facts does the certificate state?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the Judiciary says of its holder on a day. A stranger with the code learns that it is authentic, no more."""

    holder: str
    holder_document: str
    born_on: str
    parents: str
    purpose: str
    country: str
    is_clean: bool
    annotations: tuple[str, ...]
    transaction: str
    review: str
    consulted_at: str
    valid_until: date
    valid_until_words: str
    place: str
    on: date
    on_words: str
    entry_number: str
    act_number: str
    tariff: str
    paid: str

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see: never what the certificate says of its holder."""
        return {"Expedido en": self.place, "Fecha": self.on_words, "Vale hasta el": self.valid_until_words}
