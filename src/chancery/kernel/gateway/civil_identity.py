"""Who is the holder of this DNI, according to the civil identity register?

Every question carries the officer's own DNI, the entity's RUC, a purpose and a case: the register charges it
to the officer, and so do we. Nothing of the answer is kept here: the law allows no copy of the register, and
the photograph is never even read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import NAMESPACE_URL, UUID, uuid5

import httpx
from django.conf import settings

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from chancery.kernel.gateway import queries
from chancery.kernel.gateway.conversation import Question, accounted, send
from chancery.kernel.gateway.credentials import Secret, vault
from chancery.kernel.gateway.register_messages import (
    Answer,
    UnreadableAnswer,
    read_rest,
    read_soap,
    rest_body,
    soap_body,
)
from chancery.kernel.identity.models import IdentityDocumentKind, Person

PARTNER = "RENIEC"
_TIMEOUT = httpx.Timeout(30.0, connect=3.0)
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


class PurposeMissing(Invalid):
    code = "purpose_missing"
    sentence = "Indique para qué consulta el registro de identidad y en qué expediente."
    next_step = "Escriba el motivo de la consulta."


class DniMalformed(Invalid):
    code = "dni_malformed"
    sentence = "El número de DNI tiene ocho dígitos."
    next_step = "Compruebe el número en el documento."


class OfficerUnknown(NotAllowed):
    code = "officer_without_dni"
    sentence = "El registro de identidad solo responde a funcionarios identificados con su propio DNI."
    next_step = "Pida al administrador que complete sus datos personales."


class IdentityNotFound(NotFound):
    code = "identity_not_found"
    sentence = "El registro de identidad no tiene a nadie con ese número de DNI."
    next_step = "Compruebe el número en el documento."


class QuotaExhausted(Conflict):
    code = "register_quota_exhausted"
    sentence = "Usted ya hizo todas las consultas al registro de identidad que se permiten por día."
    next_step = "Podrá volver a consultar mañana; si es urgente, pida la consulta a otro funcionario."


class CredentialExpired(Conflict):
    code = "register_credential_expired"
    sentence = "Su credencial del registro de identidad venció."
    next_step = "Pida al administrador que la renueve; la consulta podrá repetirse de inmediato."


class CredentialRefused(Conflict):
    code = "register_credential_refused"
    sentence = "El registro de identidad no reconoce su credencial."
    next_step = "Pida al administrador que la registre de nuevo."


class RegisterRefused(Unavailable):
    code = "register_refused"
    sentence = "El registro de identidad no pudo atender la consulta. No se perdió nada de lo que envió."


# The codes that the interoperability platform's clients handle. Any other is a failure of the register.
_REFUSALS: Mapping[str, type[Refusal]] = {
    "0001": IdentityNotFound,
    "0999": IdentityNotFound,
    "1000": DniMalformed,
    "1001": CredentialRefused,
    "1002": CredentialExpired,
    "1003": QuotaExhausted,
}


class CivilIdentityRegister(Protocol):
    """The port: both adapters answer alike, and refuse with `Unavailable` when there is no answer."""

    def ask(self, *, dni: str, officer_dni: str, password: Secret) -> Answer: ...

    def change_password(self, *, officer_dni: str, old: Secret, new: Secret) -> Answer: ...


@dataclass(frozen=True, slots=True)
class RestRegister:
    """JSON over POST: the register also takes GET, but a secret has no place in an address."""

    url: str
    ruc: str

    def ask(self, *, dni: str, officer_dni: str, password: Secret) -> Answer:
        fields = _consultation(dni, officer_dni, self.ruc, password)
        return self._post("Consultar", "consultar", fields)

    def change_password(self, *, officer_dni: str, old: Secret, new: Secret) -> Answer:
        fields = _change(officer_dni, self.ruc, old, new)
        return self._post("Actualizar", "actualizarcredencial", fields)

    def _post(self, path: str, operation: str, fields: Mapping[str, str]) -> Answer:
        request = httpx.Request(
            "POST",
            f"{self.url}/Rest/Reniec/{path}",
            params={"out": "json"},
            headers={"Content-Type": "application/json"},
            content=rest_body(fields),
        )
        response = send(PARTNER, request, timeout=_TIMEOUT, is_idempotent=operation == "consultar")
        if response.status_code != httpx.codes.OK:
            raise UnreadableAnswer
        return read_rest(response.content, operation)


@dataclass(frozen=True, slots=True)
class SoapRegister:
    """SOAP 1.1, document/literal, as its published WSDL says."""

    url: str
    ruc: str

    def ask(self, *, dni: str, officer_dni: str, password: Secret) -> Answer:
        return self._post("consultar", _consultation(dni, officer_dni, self.ruc, password))

    def change_password(self, *, officer_dni: str, old: Secret, new: Secret) -> Answer:
        return self._post("actualizarcredencial", _change(officer_dni, self.ruc, old, new))

    def _post(self, operation: str, fields: Mapping[str, str]) -> Answer:
        request = httpx.Request(
            "POST",
            f"{self.url}/services/ReniecConsultaDni",
            headers={"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'},
            content=soap_body(operation, fields),
        )
        response = send(PARTNER, request, timeout=_TIMEOUT, is_idempotent=operation == "consultar")
        if response.status_code != httpx.codes.OK:
            raise UnreadableAnswer
        return read_soap(response.content, operation)


def register() -> CivilIdentityRegister:
    """The register in the dialect that the settings name."""
    url, ruc = settings.IDENTITY_REGISTER_URL.rstrip("/"), settings.ENTITY_RUC
    if settings.IDENTITY_REGISTER_DIALECT == "soap":
        return SoapRegister(url, ruc)
    return RestRegister(url, ruc)


def consult(*, dni: str, purpose: str, case_id: UUID, actor: Actor) -> CivilIdentity:
    """What the register says of the holder of `dni`. Never inside a transaction.

    Raises `PurposeMissing`, `DniMalformed`, `OfficerUnknown`, `QuotaExhausted`, `CredentialExpired`,
    `CredentialRefused`, `IdentityNotFound`, or an `Unavailable` when the register has no answer to give.
    """
    if not purpose.strip():
        raise PurposeMissing
    if not _DNI.fullmatch(dni):
        raise DniMalformed({"dni": ["El número de DNI tiene ocho dígitos."]})
    officer_dni = _dni_of(actor)
    if queries.consultations_today(PARTNER, actor) >= settings.IDENTITY_REGISTER_DAILY_QUOTA:
        raise QuotaExhausted
    question = Question(PARTNER, "consult", purpose.strip(), actor, case_id, subject_of(dni))
    with accounted(question):
        password = vault().secret(PARTNER, officer_dni)
        answer = register().ask(dni=dni, officer_dni=officer_dni, password=password)
        _refuse(answer)
        return _identity(dni, answer.person)


def change_credential(*, actor: Actor) -> None:
    """Give the officer who acts a new random secret, at the register first and then in the vault.

    Raises `CredentialRefused` or an `Unavailable`; the old secret then stays in force.
    """
    officer_dni = _dni_of(actor)
    with accounted(Question(PARTNER, "change_credential", "renovar la credencial", actor)):
        old, new = vault().secret(PARTNER, officer_dni), Secret.made()
        _refuse(register().change_password(officer_dni=officer_dni, old=old, new=new))
        vault().replace(PARTNER, officer_dni, new)


def subject_of(dni: str) -> UUID:
    """How the ledger names somebody who may have no row of ours: a name made from the DNI, with our key."""
    return uuid5(uuid5(NAMESPACE_URL, settings.SECRET_KEY), dni)


def _dni_of(actor: Actor) -> str:
    if actor.person_id is None:
        raise OfficerUnknown
    officer = Person.objects.filter(pk=actor.person_id, document_kind=IdentityDocumentKind.DNI).first()
    if officer is None:
        raise OfficerUnknown
    return officer.document_number


def _refuse(answer: Answer) -> None:
    if answer.code != "0000":
        raise _REFUSALS.get(answer.code, RegisterRefused)


def _identity(dni: str, person: Mapping[str, str]) -> CivilIdentity:
    if not person.get("prenombres") or not (person.get("apPrimer") or person.get("apSegundo")):
        raise UnreadableAnswer
    restriction = person.get("restriccion", "")
    return CivilIdentity(
        dni=dni,
        given_names=person["prenombres"],
        first_surname=person.get("apPrimer", ""),
        second_surname=person.get("apSegundo", ""),
        civil_status=person.get("estadoCivil", ""),
        address=person.get("direccion", ""),
        restriction=restriction,
        status=_standing(restriction),
    )


def _standing(restriction: str) -> CivilStanding:
    match restriction.upper():
        case "" | "NINGUNA":
            return CivilStanding.ACTIVE
        case text if text.startswith(("CANCEL", "FALLEC")):
            return CivilStanding.CANCELLED
        case _:
            return CivilStanding.RESTRICTED


def _consultation(dni: str, officer_dni: str, ruc: str, password: Secret) -> dict[str, str]:
    return {
        "nuDniConsulta": dni,
        "nuDniUsuario": officer_dni,
        "nuRucUsuario": ruc,
        "password": password.reveal(),
    }


def _change(officer_dni: str, ruc: str, old: Secret, new: Secret) -> dict[str, str]:
    return {
        "credencialAnterior": old.reveal(),
        "credencialNueva": new.reveal(),
        "nuDni": officer_dni,
        "nuRuc": ruc,
    }
