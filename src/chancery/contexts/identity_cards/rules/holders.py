"""What does the holder's age decide: who signs, what is captured, what it costs, who may collect the card?"""

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from chancery.contexts.identity_cards.rules.tables import Kind, Mode, OldCard
from chancery.kernel.base.days import age_on, months_after
from chancery.kernel.base.figures import Figures
from chancery.kernel.fees.rules import OWN_ERROR

FIGURES = Figures(Path(__file__).parents[1] / "figures.csv")
"""Ages, months and days, each since a date and by a norm."""


class Piece(StrEnum):
    """What a capture wants. That it was taken is noted; nothing of what was taken is kept here."""

    TEN_PRINTS = "ten_prints"
    INDEX_PRINTS = "index_prints"
    FOOTPRINT = "footprint"
    DECLARANT_PRINTS = "declarant_prints"
    SIGNATURE = "signature"
    DECLARANT_SIGNATURE = "declarant_signature"
    PHOTOGRAPH = "photograph"
    FORM = "form"
    DIGITAL_SIGNATURE = "digital_signature"
    SYSTEM_FAILURE = "system_failure"

    @property
    def label(self) -> str:
        """What the officer ticks."""
        return _PIECES[self]


_PIECES = {
    Piece.TEN_PRINTS: "Las diez impresiones dactilares del titular",
    Piece.INDEX_PRINTS: "Los índices del menor",
    Piece.FOOTPRINT: "La impresión pelmatoscópica del menor",
    Piece.DECLARANT_PRINTS: "Las impresiones del declarante",
    Piece.SIGNATURE: "La firma del titular",
    Piece.DECLARANT_SIGNATURE: "La firma del declarante",
    Piece.PHOTOGRAPH: "La fotografía, con fondo blanco",
    Piece.FORM: "La ficha registral en papel",
    Piece.DIGITAL_SIGNATURE: "Su firma digital en la ficha electrónica",
    Piece.SYSTEM_FAILURE: "Se comprobó que el sistema falla",
}


class Bond(StrEnum):
    """What the declarant is to the holder; nothing where the holder signs himself."""

    NONE = ""
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on papers."""
        return {"": "El propio titular", "mother": "Madre", "father": "Padre", "guardian": "Tutor"}[self]


class HolderStanding(StrEnum):
    """What makes a registration cost otherwise (D.S. 045-2003-RE, num. 69d y 69e)."""

    ORDINARY = "ordinary"
    DISABLED = "disabled"
    UNIFORMED = "uniformed"


class Receiver(StrEnum):
    """Who may collect a card."""

    HOLDER = "holder"
    DECLARANT = "declarant"
    PROXY = "proxy"
    COMPANION = "companion"
    HEIR = "heir"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on papers."""
        return _RECEIVERS[self]

    @property
    def is_named(self) -> bool:
        """Whether the request does not know who comes: name and document are asked for."""
        return self in (Receiver.PROXY, Receiver.COMPANION, Receiver.HEIR)


_RECEIVERS = {
    Receiver.HOLDER: "El titular",
    Receiver.DECLARANT: "El declarante",
    Receiver.PROXY: "Un apoderado",
    Receiver.COMPANION: "Quien acompaña al titular",
    Receiver.HEIR: "Un heredero del declarante fallecido",
}


class OldCardFate(StrEnum):
    """What became of the document that the new card takes the place of."""

    NONE = "none"
    DESTROYED = "destroyed"
    LOST = "lost"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on papers."""
        return {
            "none": "No había documento anterior",
            "destroyed": "Se destruyó ante el titular",
            "lost": "El titular declaró bajo juramento que lo perdió",
        }[self]


class RegisterEntry(StrEnum):
    """What the register says of the holder's entry: only the last two stop the procedure (DI 316, 6.9).

    Nobody is asked about who has no number yet; while the register does not answer, the question waits.
    """

    UNASKED = "unasked"
    PENDING = "pending"
    CLEAR = "clear"
    PRISON = "prison"
    ELECTORAL = "electoral"
    RESTRICTED = "restricted"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _ENTRIES[self]


_ENTRIES = {
    RegisterEntry.UNASKED: "Sin inscripción anterior",
    RegisterEntry.PENDING: "Consulta en espera: el registro no responde",
    RegisterEntry.CLEAR: "Hábil",
    RegisterEntry.PRISON: "Restringido por pena privativa de libertad: no impide el trámite",
    RegisterEntry.ELECTORAL: "Con omisión electoral: se le avisa y no impide el trámite",
    RegisterEntry.RESTRICTED: "Restringido",
    RegisterEntry.CANCELLED: "Cancelado",
}


def signs_himself(born_on: date, on: date) -> bool:
    """Whether the holder signs; if not, a declarant does."""
    return age_on(born_on, on) >= FIGURES.on("signs_from", on)


def is_minor(born_on: date, on: date) -> bool:
    """In whose envelope and at whose price."""
    return age_on(born_on, on) < FIGURES.on("adult", on)


def pieces(mode: Mode, born_on: date, on: date) -> tuple[Piece, ...]:
    """What that mode wants of somebody of that age."""
    found: list[Piece] = []
    for wanted in mode.requires:
        match wanted:
            case "prints":
                found += _prints(born_on, on)
            case "signature":
                found.append(Piece.SIGNATURE if signs_himself(born_on, on) else Piece.DECLARANT_SIGNATURE)
            case _:
                found.append(Piece(wanted))
    return tuple(found)


def _prints(born_on: date, on: date) -> tuple[Piece, ...]:
    if signs_himself(born_on, on):
        return (Piece.TEN_PRINTS,)
    if on < months_after(born_on, FIGURES.on("prints_from_months", on)):
        return (Piece.FOOTPRINT, Piece.DECLARANT_PRINTS)
    return (Piece.INDEX_PRINTS,)


def item(kind: Kind, standing: HolderStanding, born_on: date, on: date) -> str:
    """The item of the tariff; empty where the kind is not for somebody of that age."""
    if kind.is_registration and standing is HolderStanding.DISABLED:
        return "consular.69e"
    if is_minor(born_on, on):
        return kind.item_minor
    if kind.is_registration and standing is HolderStanding.UNIFORMED:
        return "consular.69d"
    return kind.item_adult


def free_by(kind: Kind) -> str:
    """By which rule nothing is paid, whatever the tariff says: a reprocess corrects an error of the State's own."""
    return OWN_ERROR if kind.code == "reprocess" else ""


def renews_from(expires_on: date, on: date) -> date:
    """The first day on which a card may be renewed."""
    return expires_on - timedelta(days=FIGURES.on("renews_from_days", on))


def birth_act_serves(issued_on: date, on: date) -> bool:
    """Whether the copy of the birth act is recent enough."""
    return issued_on <= on <= months_after(issued_on, FIGURES.on("birth_act_months", on))


def receivers(born_on: date, on: date) -> tuple[Receiver, ...]:
    """Who may collect the card of somebody of that age (DI-316-GOR/010; whom one accompanies, and of whom one is an heir: por confirmar)."""
    if signs_himself(born_on, on):
        return (Receiver.HOLDER, Receiver.COMPANION, Receiver.PROXY)
    return (Receiver.DECLARANT, Receiver.PROXY, Receiver.HEIR)


def fates(kind: Kind) -> tuple[OldCardFate, ...]:
    """What may have become of the document before: a first card has none."""
    if kind.old_card is OldCard.NONE:
        return (OldCardFate.NONE,)
    return (OldCardFate.DESTROYED, OldCardFate.LOST)
