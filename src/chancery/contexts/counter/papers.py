"""Which facts does the paper of an act at a window state?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CounterPaper:
    """Who stood before the officer, what is certified of that, for how much, and by which authority it is signed.

    `done` says in the words of the tariff what was done, where the heading does not. The order number and the act number (D.S. 076-2005-RE, art. 170) are on the sticker beside the signature.
    """

    heading: str
    kind: str
    person: str
    document: str
    nationality: str
    proven_by: str
    detail: str
    addressed_to: str
    signatory: str
    capacity: str
    authority: str
    company: str
    place: str
    city: str
    country: str
    on: date
    on_words: str
    tariff: str
    done: str
    consular_amount: str
    local_amount: str
    free_by: str
    is_extraordinary: bool
    signed_as: str
    delegation: str
    serves_until: str = ""
    """Until when a letter of attorney serves; empty on what is none."""

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page."""
        told = {
            "Acto": self.heading,
            "Interesado": self.person,
            "Firma de": self.signatory,
            "Expedido en": self.place,
            "Fecha": self.on_words,
            "Numeral de la tarifa": self.tariff,
            "Derecho": self.consular_amount if not self.free_by else f"Gratuito ({self.free_by})",
            "Firmado en calidad de": self.signed_as,
        }
        return {label: value for label, value in told.items() if value}
