"""What does Migraciones know of this foreigner: under which quality, with which documents, when in and when out?

Notaries and consuls must look there (D.Leg. 1049, art. 55.c); Migraciones keeps the register by D.Leg. 1350, art. 24.3.
No wire format of its service is published: the names of these fields are ours, to be replaced by those of its
contract when there is one, in this module and in its simulator alone.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.gateway.register_messages import Answer
from chancery.kernel.gateway.registers import CHANGE, Asked, DocumentNotAsked, Register, Wire
from chancery.kernel.gateway.soap import Element, UnreadableMessage
from chancery.kernel.identity.models import IdentityDocumentKind

PARTNER = "MIGRACIONES"
_KINDS = {
    IdentityDocumentKind.FOREIGN_CARD: "CE",
    IdentityDocumentKind.TEMPORARY_PERMIT: "PTP",
    IdentityDocumentKind.PASSPORT: "PAS",
    IdentityDocumentKind.FOREIGN_ID: "CI",
}


class Direction(StrEnum):
    """Whether somebody came or left."""

    ENTRY = "entry"
    EXIT = "exit"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"entry": "Ingreso", "exit": "Salida"}[self.value]


@dataclass(frozen=True, slots=True)
class Movement:
    """One crossing of the border."""

    on: date
    direction: Direction
    post: str
    country: str


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A paper that Migraciones gave, or that the person showed there."""

    kind: str
    number: str
    expires_on: date | None
    is_valid: bool


@dataclass(frozen=True, slots=True)
class Foreigner:
    """What Migraciones says of one person, for as long as the request lasts."""

    full_name: str
    nationality: str
    quality: str
    is_barred: bool
    documents: tuple[HeldDocument, ...]
    movements: tuple[Movement, ...]

    @property
    def result(self) -> str:
        """What outlives the answer: whether something bars the person."""
        return "barred" if self.is_barred else "found"


def _fields(asked: Asked) -> dict[str, str]:
    kind = _KINDS.get(IdentityDocumentKind(asked.kind))
    if kind is None or not asked.number.isascii() or not asked.number.isalnum():
        raise DocumentNotAsked({"number": ["Compruebe el documento."]}, register=REGISTER.name)
    return {"tipoDocumento": kind, "numeroDocumento": asked.number, "paisEmisor": asked.country}


def _foreigner(asked: Asked, answer: Answer) -> Foreigner:
    found = answer.said.one("datosExtranjero") or Element()
    names = (found.said("nombres"), found.said("primerApellido"), found.said("segundoApellido"))
    if not names[0]:
        raise UnreadableMessage
    return Foreigner(
        full_name=" ".join(filter(None, names)),
        nationality=found.said("nacionalidad"),
        quality=found.said("calidadMigratoria"),
        is_barred=found.said("impedimento") == "S",
        documents=tuple(
            HeldDocument(
                each.said("tipo"), each.said("numero"), _day(each.said("vence")), each.said("estado") == "V"
            )
            for each in found.every("documento")
        ),
        movements=tuple(
            Movement(
                _day(each.said("fecha")) or _unreadable(),
                Direction.ENTRY if each.said("tipo") == "I" else Direction.EXIT,
                each.said("puesto"),
                each.said("pais"),
            )
            for each in found.every("movimiento")
        ),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UnreadableMessage from None


def _unreadable() -> date:
    raise UnreadableMessage


REGISTER: Register[Foreigner] = Register(
    partner=PARTNER,
    name="registro de Migraciones",
    key="MIGRATION_REGISTER",
    wire=Wire(
        namespace="http://ws.migraciones.gob.pe/",
        soap="/services/MigracionesConsulta",
        rest={"consultarExtranjero": "/Rest/Migraciones/Extranjero", CHANGE: "/Rest/Migraciones/Actualizar"},
    ),
    operation="consultarExtranjero",
    fields=_fields,
    read=_foreigner,
)
