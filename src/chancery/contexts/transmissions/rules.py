"""What the law and plain logic compute of a transmission: what a copy costs, who is next, and how its hand-overs are chained."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from chancery.kernel.base import canonical

GENESIS = "0" * 64
"""What the first hand-over of a transmission names as the one before it."""


class Book(StrEnum):
    """In which of the three books of a registry office an act stands (D.S. 076-2005-RE, arts. 284-314)."""

    BIRTHS = "births"
    MARRIAGES = "marriages"
    DEATHS = "deaths"

    @property
    def label(self) -> str:
        """What the act is called on the screen and on the paper."""
        return {
            "births": "acta de nacimiento",
            "marriages": "acta de matrimonio",
            "deaths": "acta de defunción",
        }[self.value]


class Purpose(StrEnum):
    """What the copy is for, as far as the tariff tells it apart."""

    GENERAL = "general"
    MILITARY = "military"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the paper."""
        return {"general": "para los fines que convengan", "military": "para el Registro Militar"}[self.value]


class DeliveryManner(StrEnum):
    """How the applicant wants to receive it."""

    COUNTER = "counter"
    DIGITAL = "digital"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"counter": "Impresa, en una oficina", "digital": "Digital, en su cuenta"}[self.value]


class Moment(StrEnum):
    """What happened at a hand-over."""

    SENT = "sent"
    RECEIVED = "received"
    DIFFERS = "differs"
    HANDED = "handed"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the receipt."""
        return {
            "sent": "Envío",
            "received": "Recepción conforme",
            "differs": "Recepción con diferencia",
            "handed": "Entrega al interesado",
        }[self.value]


class Identified(StrEnum):
    """How it was established who collects."""

    REGISTER = "register"
    DOCUMENT = "document"
    ACCOUNT = "account"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the receipt."""
        return {
            "register": "comprobada en el registro de identidad",
            "document": "por el documento que presentó",
            "account": "por su cuenta en esta plataforma",
        }[self.value]


PNG, JPEG = "image/png", "image/jpeg"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size_of(content: bytes) -> tuple[str, int, int] | None:
    """What a scan is, with its width and height in points; None where it is no PNG or JPEG that a page can show."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
        return (PNG, width, height) if width and height else None
    if content[:2] != b"\xff\xd8":
        return None
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        if content[place + 1] in _FRAMES:
            height = int.from_bytes(content[place + 5 : place + 7])
            width = int.from_bytes(content[place + 7 : place + 9])
            return (JPEG, width, height) if width and height else None
        place += 2 + int.from_bytes(content[place + 2 : place + 4])
    return None


def tariff_item(purpose: Purpose) -> str:
    """Which item of the consular tariff a copy asked for later is charged by (D.S. 045-2003-RE, num. 3 and 3b).

    The first copy (num. 3a) is given when the act is registered and is not asked for here.
    """
    return "consular.3b" if purpose is Purpose.MILITARY else "consular.3"


@dataclass(frozen=True, slots=True)
class Link:
    """One hand-over, as it is hashed: what, from whom, to whom, when, and the hash of the one before it.

    `sha256` is that of the bytes as they were read from the store at that moment, never copied from elsewhere.
    """

    transmission: str
    ordinal: int
    moment: Moment
    document: str
    sha256: str
    sender: str
    recipient: str
    by: str
    at: datetime
    note: str
    previous: str

    def statement(self) -> str:
        """Its canonical JSON: sorted keys, no blanks, UTF-8. Whoever has it computes the hash without us."""
        facts = {name: getattr(self, name) for name in self.__slots__}
        return canonical.encode(facts).decode()

    def digest(self) -> str:
        """The SHA-256 of the statement, which the next hand-over names."""
        return sha256(self.statement().encode()).hexdigest()
