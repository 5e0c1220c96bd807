"""May a minor leave with this permit now, and what is it when two say that they let the minor leave?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.travel_documents import single_use
from chancery.kernel.travel_documents.single_use import IncidentKind


class Bar(StrEnum):
    """Why nobody leaves with a permit."""

    FORGED = "forged"
    UNKNOWN = "unknown"
    NOT_TOLD = "not_told"
    REVOKED = "revoked"
    USED = "used"
    EXPIRED = "expired"
    NOT_YET = "not_yet"

    @property
    def sentence(self) -> str:
        """What the officer reads."""
        return _SENTENCES[self]


_SENTENCES = {
    Bar.FORGED: "El código fue alterado, o no lo firmó el Ministerio de Relaciones Exteriores.",
    Bar.UNKNOWN: "El Ministerio no emitió ninguna autorización con ese código.",
    Bar.NOT_TOLD: "El código es auténtico, y el consulado que lo firmó todavía no lo ha comunicado a Lima.",
    Bar.REVOKED: "La autorización fue revocada o anulada.",
    Bar.USED: "La autorización ya se usó: sirve para una sola salida.",
    Bar.EXPIRED: "La autorización venció.",
    Bar.NOT_YET: "La autorización todavía no rige.",
}


INCIDENTS = {
    IncidentKind.DOUBLE_USE: "Doble uso",
    IncidentKind.REVOKED: "Salida con una autorización revocada",
    IncidentKind.EXPIRED: "Salida con una autorización vencida",
    IncidentKind.TOLD_LATE: "Salida en plazo, comunicada después del vencimiento",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a permit stands: its days, and what became of it."""

    valid_from: date
    valid_until: date
    is_used: bool
    is_revoked: bool
    is_closed: bool


def bars(standing: Standing, on: date) -> tuple[Bar, ...]:
    """Every reason for which nobody leaves with the permit on a day."""
    found = (
        (standing.is_revoked, Bar.REVOKED),
        (standing.is_used, Bar.USED),
        (on > standing.valid_until, Bar.EXPIRED),
        (on < standing.valid_from, Bar.NOT_YET),
    )
    return tuple(bar for applies, bar in found if applies)


def incident(standing: Standing, left_on: date) -> IncidentKind | None:
    """What is wrong with an exit told afterwards; None when it consumes the permit in order."""
    return single_use.incident(
        is_used=standing.is_used,
        is_revoked=standing.is_revoked,
        is_over=left_on > standing.valid_until,
        is_closed=standing.is_closed,
    )
