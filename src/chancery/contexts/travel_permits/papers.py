"""Which facts does a travel permit state?"""

from dataclasses import dataclass
from datetime import date

from chancery.kernel.documents import typesetting


@dataclass(frozen=True, slots=True)
class SignerLine:
    """Who authorised, in which capacity, through whom, and before whom that was signed."""

    name: str
    document: str
    relation: str
    proxy: str
    signed_at: str
    signed_on: str


@dataclass(frozen=True, slots=True)
class Permit:
    """Who lets which minor leave Peru, with whom, where to, until when; what was seen; and the border's own code."""

    minor: str
    minor_document: str
    minor_born_on: str
    minor_nationality: str
    signers: tuple[SignerLine, ...]
    basis: str
    seen: tuple[str, ...]
    travels: str
    companion: str
    companion_document: str
    carrier: str
    receiver: str
    departure: str
    destination: str
    route: str
    transport: str
    departs_on: str
    returns_on: str
    place: str
    on_words: str
    valid_until: date
    valid_until_words: str
    post: str
    tariff: str
    paid: str
    entry_number: str
    act_number: str
    token: str

    def drawn(self) -> dict[str, str]:
        """The token as the border's reader sees it."""
        return {"token_qr": typesetting.qr_svg(self.token)}

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page: no name of a minor."""
        return {
            "Oficina consular": self.post,
            "Expedida en": self.place,
            "Fecha": self.on_words,
            "Vale hasta": f"{self.valid_until_words}; sirve para una sola salida",
            "Destino": self.destination,
            "Acta": f"{self.entry_number}, acto {self.act_number}",
        }
