"""What do the norms of the archives say? How long a file stays where, and what a committee needs to decide.

Ley 25323; D.L. 19414; Directivas 012-2019-AGN/DDPA (valoración), 001-2018-AGN/DAI (eliminación) and 001-2019-AGN/DC
(transferencia): cited from memory, por confirmar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from chancery.kernel.base.days import years_after


class Source(StrEnum):
    """Where a closed file comes from."""

    RECORD = "record"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _SOURCES[self]


_SOURCES = {Source.RECORD: "Correspondencia", Source.INTERNAL: "Documento interno"}


class Place(StrEnum):
    """Who has a closed file; computed from its inventories, never stored."""

    UNIT = "unit"
    LISTED = "listed"
    ARCHIVE = "archive"
    DISPOSED = "disposed"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _PLACES[self]


_PLACES = {
    Place.UNIT: "Archivo de la unidad",
    Place.LISTED: "En un inventario por recibir",
    Place.ARCHIVE: "Archivo central",
    Place.DISPOSED: "Eliminado",
}


class TransferOutcome(StrEnum):
    """What the central archive did with one line of an inventory."""

    RECEIVED = "received"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return "Recibido" if self is TransferOutcome.RECEIVED else "Devuelto a la unidad"


class DisposalOutcome(StrEnum):
    """What became of one line of a proposal of disposal."""

    DISPOSED = "disposed"
    KEPT = "kept"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return "Eliminado" if self is DisposalOutcome.DISPOSED else "Se conserva"


class HoldKind(StrEnum):
    """Why a file may not be disposed of whatever its age."""

    LITIGATION = "litigation"
    AUDIT = "audit"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _HOLDS[self]


_HOLDS = {
    HoldKind.LITIGATION: "Litigio",
    HoldKind.AUDIT: "Auditoría o control",
    HoldKind.OTHER: "Otra causa legal",
}


class Stage(StrEnum):
    """How far a proposal of disposal has come; computed from the acts on it."""

    VOTING = "voting"
    REJECTED = "rejected"
    APPROVED = "approved"
    AUTHORISED = "authorised"
    DISPOSED = "disposed"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _STAGES[self]

    @property
    def colour(self) -> str:
        """Of the tag that shows it."""
        return _COLOURS[self]


_STAGES = {
    Stage.VOTING: "Ante el comité",
    Stage.REJECTED: "Denegada por el comité",
    Stage.APPROVED: "Aprobada: falta la autorización del AGN",
    Stage.AUTHORISED: "Autorizada por el AGN",
    Stage.DISPOSED: "Ejecutada",
}
_COLOURS = {
    Stage.VOTING: "blue",
    Stage.REJECTED: "red",
    Stage.APPROVED: "yellow",
    Stage.AUTHORISED: "orange",
    Stage.DISPOSED: "grey",
}

_KINDS = {
    "record.request": "Solicitudes recibidas", "record.letter": "Cartas recibidas",
    "record.official_letter": "Oficios recibidos", "record.appeal": "Recursos administrativos",
    "record.memorandum": "Memorándums registrados", "record.report": "Informes recibidos",
    "record.note": "Notas diplomáticas recibidas", "record.resolution": "Resoluciones",
    "record.invitation": "Invitaciones", "record.other": "Otros documentos recibidos",
    "internal.memorandum": "Memorándums", "internal.official_letter": "Oficios emitidos",
    "internal.report": "Informes", "internal.note": "Notas emitidas",
    "internal.routing_order": "Proveídos", "internal.circular": "Circulares",
}  # fmt: skip
KINDS = tuple(_KINDS.items())
"""Every kind of file that a series may take, with its name; a test holds it against what the contexts know."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long a series stays at its unit, then in the central archive; for ever, where it has permanent value."""

    years_at_unit: int
    years_in_archive: int
    is_permanent: bool

    def transfer_on(self, closed_on: date) -> date:
        """From when on a file closed then goes to the central archive."""
        return years_after(closed_on, self.years_at_unit)

    def disposal_on(self, closed_on: date) -> date | None:
        """From when on it may be proposed for disposal; never, where its value is permanent."""
        return (
            None if self.is_permanent else years_after(closed_on, self.years_at_unit + self.years_in_archive)
        )


def digest_of(hashes: Sequence[str]) -> str:
    """The one hash that stands for a file: its own where it has one, that of the list of hashes, one a line, where it has several."""
    if len(hashes) <= 1:
        return "".join(hashes)
    return sha256("".join(f"{each}\n" for each in hashes).encode()).hexdigest()


def has_quorum(*, members: int, voted: int) -> bool:
    """Whether more than half of the committee voted (por confirmar)."""
    return voted * 2 > members


def is_approved(*, voted: int, in_favour: int) -> bool:
    """Whether more than half of those who voted are in favour (por confirmar)."""
    return in_favour * 2 > voted
