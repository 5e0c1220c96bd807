"""In which words is a passport told: who asks for whom, what became of the one before, how it was matched, seen and handed over."""

from collections.abc import Iterable
from enum import StrEnum

ADULT_AGE = 18
"""From when on one asks for oneself. Norm: Código Civil, art. 42."""

SIGNING_AGE = 17
"""From which age the holder signs the passport. Norm: consular.md §9 (D.S. 045-2024-RE, por confirmar)."""


class HolderRelation(StrEnum):
    """What who asks is to the holder: a minor is brought by a parent, a guardian, or who has a power for it."""

    SELF = "self"
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    PROXY = "proxy"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _RELATIONS[self]

    @property
    def needs_paper(self) -> bool:
        """Whether it is shown by a judgement or a power, and not by the birth entry alone."""
        return self in (HolderRelation.GUARDIAN, HolderRelation.PROXY)


_RELATIONS = {
    HolderRelation.SELF: "El mismo titular",
    HolderRelation.MOTHER: "Madre",
    HolderRelation.FATHER: "Padre",
    HolderRelation.GUARDIAN: "Tutor o persona que designó el juez",
    HolderRelation.PROXY: "Apoderado del padre o de la madre",
}


class Before(StrEnum):
    """What became of the holder's earlier passport (RC05, arts. 337-347)."""

    NONE = "none"
    IN_HAND = "in_hand"
    LOST = "lost"
    STOLEN = "stolen"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _BEFORE[self]

    @property
    def is_gone(self) -> bool:
        """Whether it is out of the holder's hands."""
        return self in (Before.LOST, Before.STOLEN)


_BEFORE = {
    Before.NONE: "No tuvo otro pasaporte",
    Before.IN_HAND: "Lo tiene y lo devolverá",
    Before.LOST: "Lo perdió",
    Before.STOLEN: "Se lo robaron",
}


class Evidence(StrEnum):
    """By what a loss is shown."""

    POLICE = "police"
    SWORN = "sworn"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"police": "Denuncia policial", "sworn": "Declaración jurada"}[self]


class Capture(StrEnum):
    """Whether a biometric trait was taken: it stays with the machine of the supplier, and never here."""

    CAPTURED = "captured"
    EXEMPT = "exempt"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"captured": "Tomada", "exempt": "Exonerada"}[self]


class Match(StrEnum):
    """What the identity register said of the holder."""

    CONFIRMED = "confirmed"
    BIRTH_ACT = "birth_act"
    PENDING = "pending"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _MATCHES[self]

    @property
    def is_enough(self) -> bool:
        """Whether a passport may be made on it."""
        return self in MATCHED


_MATCHES = {
    Match.CONFIRMED: "Coincide con RENIEC",
    Match.BIRTH_ACT: "Menor que RENIEC todavía no tiene: consta en su partida de nacimiento",
    Match.PENDING: "Verificación pendiente",
    Match.DIFFERS: "Los nombres no coinciden con RENIEC",
    Match.UNKNOWN: "RENIEC no tiene a nadie con ese DNI",
    Match.CANCELLED: "La inscripción consta cancelada en RENIEC",
}


MATCHED = (Match.CONFIRMED, Match.BIRTH_ACT)
"""On which findings a passport is made: the register's, or of a minor the birth act (consular.md, §9)."""


class Inspection(StrEnum):
    """What quality control sees of each booklet; the printed zone is read besides."""

    CHIP_READ = "chip_read"
    CHIP_SIGNED = "chip_signed"
    PORTRAIT = "portrait"
    DATA = "data"
    PRINT = "print"

    @property
    def question(self) -> str:
        """How it is asked: yes always speaks for the booklet."""
        return _INSPECTIONS[self]


_INSPECTIONS = {
    Inspection.CHIP_READ: "¿El chip abre y entrega sus datos?",
    Inspection.CHIP_SIGNED: "¿La firma del chip es válida y la certifica la autoridad del Perú?",
    Inspection.PORTRAIT: "¿La fotografía del chip, la impresa y la del enrolamiento son la misma?",
    Inspection.DATA: "¿Los datos del chip son los impresos?",
    Inspection.PRINT: "¿La página de datos está entera, centrada y sin manchas?",
}


class Recognition(StrEnum):
    """How who receives the passport was recognised, one to one."""

    FINGERPRINT = "fingerprint"
    FACE = "face"
    DOCUMENT = "document"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _RECOGNITIONS[self]


_RECOGNITIONS = {
    Recognition.FINGERPRINT: "Huella, contra la del chip",
    Recognition.FACE: "Rostro, contra la fotografía del chip",
    Recognition.DOCUMENT: "Documento de quien representa al menor",
}


class CancelGround(StrEnum):
    """Why a passport no longer stands."""

    LOST = "lost"
    STOLEN = "stolen"
    DAMAGED = "damaged"
    DATA = "data"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _GROUNDS[self]


_GROUNDS = {
    CancelGround.LOST: "Perdido",
    CancelGround.STOLEN: "Robado",
    CancelGround.DAMAGED: "Deteriorado",
    CancelGround.DATA: "Cambio de datos",
    CancelGround.REPLACED: "Reemplazado por otro",
}
MISSING = (CancelGround.LOST, CancelGround.STOLEN)
"""What the monthly list tells (RC05, arts. 349-350)."""


def number_of(serial: str) -> str:
    """The number of the passport on a booklet: nine figures, the eight of its serial after a 1 (por confirmar)."""
    return f"1{serial[-8:]}"


def unmet(answers: Iterable[tuple[Inspection, bool]]) -> tuple[Inspection, ...]:
    """What speaks against a booklet."""
    return tuple(each for each, is_met in answers if not is_met)
