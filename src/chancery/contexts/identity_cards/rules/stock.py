"""How many forms and cards should an office have? The equation of DI-316-GOR/010."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class CardSupply(StrEnum):
    """What is counted: the numbered forms that RENIEC sends, and the cards that wait for their holders."""

    FORM = "form"
    CARD = "card"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"form": "Fichas registrales", "card": "DNI por entregar"}[self]


class StockChange(StrEnum):
    """Why a number of them came or went."""

    RECEIVED = "received"
    SENT = "sent"
    USED = "used"
    VOIDED = "voided"
    DISABLED = "disabled"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "received": "Recibidas",
            "sent": "Enviadas a otra oficina",
            "used": "Utilizadas",
            "voided": "Anuladas",
            "disabled": "Inutilizadas",
        }[self]


@dataclass(frozen=True, slots=True)
class Balance:
    """Final = initial − (used + voided + disabled), where the initial ones are those that were there and those that came.

    A card that went on to another office is of that office's initial ones, not of the sender's.
    """

    opening: int = 0
    received: int = 0
    sent: int = 0
    used: int = 0
    voided: int = 0
    disabled: int = 0

    @property
    def initial(self) -> int:
        """What was there and what came, less what went on."""
        return self.opening + self.received - self.sent

    @property
    def final(self) -> int:
        """What should be there."""
        return self.initial - (self.used + self.voided + self.disabled)


def balance(opening: int, moved: Iterable[tuple[StockChange, int]]) -> Balance:
    """The equation over what moved."""
    sums = dict.fromkeys(StockChange, 0)
    for movement, quantity in moved:
        sums[movement] += quantity
    return Balance(opening, *(sums[movement] for movement in StockChange))
