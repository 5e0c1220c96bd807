"""Who is the holder of this DNI, according to the civil identity register?

Nothing of the answer is kept here: the law allows no copy of the register, and the photograph is never even read.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.gateway import registers
from chancery.kernel.gateway.register_messages import Answer
from chancery.kernel.gateway.registers import CHANGE, Asked, Register, Wire
from chancery.kernel.gateway.soap import Element, UnreadableMessage
from chancery.kernel.identity.models import IdentityDocumentKind

PARTNER = "RENIEC"
_DNI = re.compile(r"[0-9]{8}", re.ASCII)


class CivilStanding(StrEnum):
    """In which state the register holds a person's entry (DI 316, 4.41)."""

    ACTIVE = "active"
    RESTRICTED = "restricted"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"active": "Hábil", "restricted": "Restringido", "cancelled": "Cancelado"}[self.value]


class Restriction(StrEnum):
    """What the register's words of a restriction mean: prison and electoral omission stop no act of its holder (DI 316, 6.9)."""

    NONE = "clear"
    PRISON = "prison"
    ELECTORAL = "electoral"
    OTHER = "restricted"


def restriction_of(text: str) -> Restriction:
    """By the words in which it is written; what is not known stops, and a person looks at it."""
    said = text.upper()
    if said in ("", "NINGUNA"):
        return Restriction.NONE
    if any(word in said for word in ("PRISI", "PRIVAT", "PENA")):
        return Restriction.PRISON
    if any(word in said for word in ("OMIS", "SUFRAG", "ELECTORAL")):
        return Restriction.ELECTORAL
    return Restriction.OTHER


@dataclass(frozen=True, slots=True)
class CivilIdentity:
    """What the register says of one person, for as long as the request lasts."""

    dni: str
    given_names: str
    first_surname: str
    second_surname: str
    civil_status: str
    address: str
    restriction: str
    status: CivilStanding
    source: str = PARTNER

    @property
    def full_name(self) -> str:
        """Names and surnames, in that order."""
        return " ".join(filter(None, (self.given_names, self.first_surname, self.second_surname)))

    @property
    def result(self) -> str:
        """What outlives the answer: in which state the entry is."""
        return self.status.value


class DniMalformed(Invalid):
    code = "dni_malformed"
    sentence = "El número de DNI tiene ocho dígitos."
    next_step = "Compruebe el número en el documento."


class IdentityNotFound(NotFound):
    code = "identity_not_found"
    sentence = "El registro de identidad no tiene a nadie con ese número de DNI."
    next_step = "Compruebe el número en el documento."


def consult(*, dni: str, purpose: str, case_id: UUID | None, actor: Actor) -> CivilIdentity:
    """What the register says of the holder of `dni`. Never inside a transaction.

    Raises what `registers.consult` raises, `DniMalformed` and `IdentityNotFound`.
    """
    return registers.consult(REGISTER, holder_of(dni), purpose=purpose, case_id=case_id, actor=actor)


def holder_of(dni: str, name: str = "") -> Asked:
    """Whom a DNI names, and how they said that they are called."""
    return Asked(IdentityDocumentKind.DNI, dni, name=name)


def _fields(asked: Asked) -> dict[str, str]:
    if asked.kind != IdentityDocumentKind.DNI or not _DNI.fullmatch(asked.number):
        raise DniMalformed({"dni": [DniMalformed.sentence]})
    return {"nuDniConsulta": asked.number}


def _identity(asked: Asked, answer: Answer) -> CivilIdentity:
    person = answer.said.one("datosPersona") or Element()
    if not person.said("prenombres") or not (person.said("apPrimer") or person.said("apSegundo")):
        raise UnreadableMessage
    restriction = person.said("restriccion")
    return CivilIdentity(
        dni=asked.number,
        given_names=person.said("prenombres"),
        first_surname=person.said("apPrimer"),
        second_surname=person.said("apSegundo"),
        civil_status=person.said("estadoCivil"),
        address=person.said("direccion"),
        restriction=restriction,
        status=_standing(restriction),
    )


def _standing(text: str) -> CivilStanding:
    if text.upper().startswith(("CANCEL", "FALLEC")):
        return CivilStanding.CANCELLED
    is_barred = restriction_of(text) is Restriction.OTHER
    return CivilStanding.RESTRICTED if is_barred else CivilStanding.ACTIVE


REGISTER: Register[CivilIdentity] = Register(
    partner=PARTNER,
    name="registro de identidad",
    key="IDENTITY_REGISTER",
    wire=Wire(
        namespace="http://ws.reniec.gob.pe/",
        soap="/services/ReniecConsultaDni",
        rest={"consultar": "/Rest/Reniec/Consultar", CHANGE: "/Rest/Reniec/Actualizar"},
    ),
    operation="consultar",
    fields=_fields,
    read=_identity,
    nobody=IdentityNotFound,
    malformed=DniMalformed,
)
