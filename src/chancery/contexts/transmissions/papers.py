"""Which facts do a certified copy, a legalisation and a receipt of a hand-over state?"""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date

from chancery.contexts.transmissions.rules import size_of
from chancery.kernel.documents import queries as stored


@dataclass(frozen=True, slots=True)
class RegistryCopy:
    """Where an act stands in which book, of whom it is, and that its image is true (D.S. 076-2005-RE, arts. 170 and 295)."""

    act: str
    holder: str
    other: str
    volume: str
    folio: str
    act_number: str
    registered_on: str
    registry: str
    country: str
    purpose: str
    place: str
    on: date
    on_words: str
    entry_number: str
    consular_number: str
    charge: str
    image_sha256: tuple[str, ...]
    sides: int

    def drawn(self) -> dict[str, tuple[str, ...]]:
        """The images of the entry as they are placed in the page: read from the store by their hashes, not kept again."""
        return {"pictures": tuple(_picture(stored.content(sha256)) for sha256 in self.image_sha256)}

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page."""
        told = {
            "Copia de": self.act,
            "Titular": self.holder,
            "Cónyuge": self.other,
            "Asiento": f"Libro {self.volume}, folio {self.folio}, acta {self.act_number}",
            "Oficina registral": self.registry,
            "Expedida en": self.place,
            "Fecha": self.on_words,
            "Expedida": self.purpose,
        }
        return {label: value for label, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose signature is certified on which document, and against what it was compared; never what the document says.

    (D.S. 076-2005-RE, arts. 513, 514 and 516.)
    """

    signatory: str
    capacity: str
    authority: str
    signed_on: str
    place: str
    on: date
    on_words: str
    certified_by: str
    source_title: str
    source_number: str
    source_code: str
    source_sha256: str

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page."""
        return {
            "Firmado por": self.signatory,
            "En calidad de": self.capacity,
            "Entidad": self.authority,
            "Firmado el": self.signed_on,
            "Documento": f"{self.source_title} {self.source_number}",
            "Expedida en": self.place,
            "Fecha": self.on_words,
            "País de destino": "Perú",
        }


@dataclass(frozen=True, slots=True)
class Receipt:
    """One hand-over: what went from whom to whom, as which bytes, and its place in the chain."""

    case_number: str
    ordinal: int
    moment: str
    what: str
    document: str
    sha256: str
    sender: str
    recipient: str
    by: str
    at: str
    note: str
    previous: str
    digest: str
    statement: str

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see: no name of whoever collected."""
        return {
            "Hecho": self.moment,
            "Documento": self.document,
            "Entrega": self.sender,
            "Fecha y hora": self.at,
            "Huella del archivo": self.sha256,
            "Huella del traslado": self.digest,
        }


def _picture(content: bytes) -> str:
    """A scan inside an SVG, so that a JPEG goes into the paper as it came."""
    found = size_of(content)
    assert found is not None
    media_type, width, height = found
    size = f'width="{width}" height="{height}"'
    data = f"data:{media_type};base64,{b64encode(content).decode()}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{data}"/></svg>'
