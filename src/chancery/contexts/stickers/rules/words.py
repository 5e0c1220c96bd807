"""In which words is the custody of stickers told? The levels of the tree, the ways, the reasons, the fates."""

from collections.abc import Mapping
from enum import StrEnum


class Supply(StrEnum):
    """Which form a serial stands on: all have one custody, and each serves what it was printed for."""

    STICKER = "sticker"
    VISA_LABEL = "visa_label"
    PASSPORT = "passport"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _SUPPLIES[self]


_SUPPLIES = {
    Supply.STICKER: "Autoadhesivo consular",
    Supply.VISA_LABEL: "Etiqueta de visa",
    Supply.PASSPORT: "Libreta de pasaporte",
}


class Level(StrEnum):
    """Where in the tree a vault stands: from Lima down to the hand that affixes."""

    HEADQUARTERS = "headquarters"
    REGIONAL = "regional"
    OFFICE = "office"
    WINDOW = "window"
    OFFICER = "officer"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LEVELS[self]


_LEVELS = {
    Level.HEADQUARTERS: "Lima (URC)",
    Level.REGIONAL: "Jefatura de los Servicios Consulares",
    Level.OFFICE: "Oficina consular",
    Level.WINDOW: "Ventanilla",
    Level.OFFICER: "Funcionario",
}

UNDER: Mapping[Level, tuple[Level, ...]] = {
    Level.HEADQUARTERS: (),
    Level.REGIONAL: (Level.HEADQUARTERS,),
    Level.OFFICE: (Level.REGIONAL, Level.HEADQUARTERS),
    Level.WINDOW: (Level.OFFICE,),
    Level.OFFICER: (Level.WINDOW, Level.OFFICE, Level.HEADQUARTERS),
}
"""Under which levels a vault may stand."""


class Way(StrEnum):
    """In which direction a movement goes."""

    DOWN = "down"
    UP = "up"
    ACROSS = "across"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"down": "Salida", "up": "Devolución", "across": "Traslado interno"}[self]


class Outcome(StrEnum):
    """How a movement was answered; while it is not, it is in transit."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ANNULLED = "annulled"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"accepted": "Aceptado", "rejected": "Rechazado", "annulled": "Anulado"}[self]


class OrderState(StrEnum):
    """How far an order for stock has come."""

    PENDING = "pending"
    SERVED = "served"
    REFUSED = "refused"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _ORDERS[self]


_ORDERS = {
    OrderState.PENDING: "Pendiente",
    OrderState.SERVED: "Atendido",
    OrderState.REFUSED: "Rechazado",
    OrderState.CANCELLED: "Anulado",
}


class Reason(StrEnum):
    """Why a serial moved or left stock: the ministry's own list (SGAC, por confirmar)."""

    INITIAL = "initial"
    ORDER = "order"
    DAMAGE = "damage"
    VOIDING = "voiding"
    FACTORY_ERROR = "factory_error"
    ACT = "act"
    MISPRINT = "misprint"
    LOSS = "loss"
    EXCESS = "excess"
    MISALLOCATION = "misallocation"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _REASONS[self]


_REASONS = {
    Reason.INITIAL: "Carga inicial",
    Reason.ORDER: "Por pedido",
    Reason.DAMAGE: "Deteriorado",
    Reason.VOIDING: "Anulación",
    Reason.FACTORY_ERROR: "Error de fábrica",
    Reason.ACT: "Actuación consular",
    Reason.MISPRINT: "Mala impresión",
    Reason.LOSS: "Pérdida o robo",
    Reason.EXCESS: "Exceso de stock",
    Reason.MISALLOCATION: "Mala asignación",
    Reason.INTERNAL: "Traslado interno",
}

REASONS_TO_MOVE: Mapping[Way, tuple[Reason, ...]] = {
    Way.DOWN: (Reason.ORDER, Reason.INITIAL, Reason.INTERNAL),
    Way.UP: (Reason.EXCESS, Reason.MISALLOCATION, Reason.DAMAGE, Reason.FACTORY_ERROR, Reason.INTERNAL),
    Way.ACROSS: (Reason.INTERNAL, Reason.MISALLOCATION),
}


class Fate(StrEnum):
    """How a serial left stock for good."""

    USED = "used"
    MISPRINTED = "misprinted"
    DAMAGED = "damaged"
    LOST = "lost"
    VOIDED = "voided"
    DESTROYED = "destroyed"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _FATES[self]


_FATES = {
    Fate.USED: "Usado",
    Fate.MISPRINTED: "Mal impreso",
    Fate.DAMAGED: "Deteriorado",
    Fate.LOST: "Perdido o robado",
    Fate.VOIDED: "Inutilizado en hoja anexa",
    Fate.DESTROYED: "Destruido",
    Fate.RETURNED: "Devuelto a la imprenta",
}

REASONS_TO_LEAVE: Mapping[Fate, tuple[Reason, ...]] = {
    Fate.USED: (Reason.ACT,),
    Fate.MISPRINTED: (Reason.MISPRINT,),
    Fate.DAMAGED: (Reason.DAMAGE, Reason.FACTORY_ERROR),
    Fate.LOST: (Reason.LOSS,),
    Fate.VOIDED: (Reason.VOIDING,),
    Fate.DESTROYED: (Reason.DAMAGE, Reason.FACTORY_ERROR, Reason.VOIDING, Reason.EXCESS),
    Fate.RETURNED: (Reason.FACTORY_ERROR, Reason.EXCESS),
}
DISCHARGES = (Fate.DAMAGED, Fate.DESTROYED)
"""What one person proposes and another authorises (D.S. 076-2005-RE, arts. 149-160)."""


class Turn(StrEnum):
    """What an entry of a vault's book says of its serials; a fate besides says how they left."""

    MINTED = "minted"
    SENT = "sent"
    RECEIVED = "received"
    TAKEN_BACK = "taken_back"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _TURNS[self]


_TURNS = {
    Turn.MINTED: "Recibido de la imprenta",
    Turn.SENT: "Enviado",
    Turn.RECEIVED: "Recibido",
    Turn.TAKEN_BACK: "Vuelto al remitente",
}


def turn_label(code: str) -> str:
    """The Spanish name of a turn or a fate."""
    return Turn(code).label if code in set(Turn) else Fate(code).label


class Finding(StrEnum):
    """Why a scanned serial could not be affixed."""

    UNKNOWN = "unknown"
    USED = "used"
    LEFT = "left"
    IN_TRANSIT = "in_transit"
    ELSEWHERE = "elsewhere"
    WITHHELD = "withheld"
    OTHER_SUPPLY = "other_supply"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _FINDINGS[self]


_FINDINGS = {
    Finding.UNKNOWN: "No consta que se haya impreso",
    Finding.USED: "Ya se usó en una actuación",
    Finding.LEFT: "Está dado de baja",
    Finding.IN_TRANSIT: "Está en tránsito",
    Finding.ELSEWHERE: "Consta en poder de otra bóveda",
    Finding.WITHHELD: "Está apartado por una baja pendiente",
    Finding.OTHER_SUPPLY: "Es un formulario de otra clase",
}


class CountKind(StrEnum):
    """Why stock is counted."""

    HALF_YEARLY = "half_yearly"
    HAND_OVER = "hand_over"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"half_yearly": "Inventario semestral", "hand_over": "Arqueo de entrega"}[self]


class LineKind(StrEnum):
    """What a line of a count says: the serials that were there, that should have been, or that should not."""

    COUNTED = "counted"
    MISSING = "missing"
    SURPLUS = "surplus"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"counted": "Contado", "missing": "Faltante", "surplus": "Sobrante"}[self]
