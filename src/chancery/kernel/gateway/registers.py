"""How is a register of the State asked about somebody, whichever register it is?

One way for all: every question carries the officer's own DNI, the entity's RUC, a purpose and a case, since the
register charges it to the officer, and so do we. What differs (where it is, what its fields are called, what its
answer means) stands in one `Register` a module: `civil_identity`, `foreigners`, `criminal_records`, `taxpayers`.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, Protocol, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

import httpx
from django.conf import settings

from chancery.kernel.base import canonical, clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from chancery.kernel.gateway import queries
from chancery.kernel.gateway.conversation import Question, accounted, send
from chancery.kernel.gateway.credentials import Secret, vault
from chancery.kernel.gateway.models import KeptAnswer
from chancery.kernel.gateway.register_messages import Answer, read_rest, read_soap, rest_body, soap_body
from chancery.kernel.gateway.soap import UnreadableMessage
from chancery.kernel.identity.models import IdentityDocumentKind, Person
from chancery.kernel.organisation import queries as organisation

TIMEOUT = httpx.Timeout(30.0, connect=3.0)
OK = "0000"
CHANGE = "actualizarcredencial"


class PurposeMissing(Invalid):
    code = "purpose_missing"
    sentence = "Indique para qué consulta el {register} y en qué expediente."
    next_step = "Escriba el motivo de la consulta."


class OfficerUnknown(NotAllowed):
    code = "officer_without_dni"
    sentence = "Los registros del Estado solo responden a funcionarios identificados con su propio DNI."
    next_step = "Pida al administrador que complete sus datos personales."


class DocumentNotAsked(Invalid):
    """Each register knows people by certain documents and by no others."""

    code = "register_document_unknown"
    sentence = "El {register} no busca por ese documento, o el número está mal escrito."
    next_step = "Compruebe el tipo y el número en el documento."


class NobodyFound(NotFound):
    code = "register_nobody_found"
    sentence = "El {register} no tiene a nadie con ese número de documento."
    next_step = "Compruebe el número en el documento."


class QuotaExhausted(Conflict):
    code = "register_quota_exhausted"
    sentence = "Usted ya hizo todas las consultas al {register} que se permiten por día."
    next_step = "Podrá volver a consultar mañana; si es urgente, pida la consulta a otro funcionario."


class CredentialExpired(Conflict):
    code = "register_credential_expired"
    sentence = "Su credencial del {register} venció."
    next_step = "Pida al administrador que la renueve; la consulta podrá repetirse de inmediato."


class CredentialRefused(Conflict):
    code = "register_credential_refused"
    sentence = "El {register} no reconoce su credencial."
    next_step = "Pida al administrador que la registre de nuevo."


class RegisterRefused(Unavailable):
    code = "register_refused"
    sentence = "El {register} no pudo atender la consulta. No se perdió nada de lo que envió."


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a question is about: by which document, and under what name if the citizen has said one."""

    kind: str
    number: str
    country: str = "PE"
    name: str = ""

    @property
    def subject(self) -> UUID:
        """How the ledger names somebody who may have no row of ours: a name made from the document, with our key."""
        is_dni = self.kind == IdentityDocumentKind.DNI
        text = self.number if is_dni else f"{self.kind}:{self.country}:{self.number}"
        return uuid5(uuid5(NAMESPACE_URL, settings.SECRET_KEY), text)


@dataclass(frozen=True, slots=True)
class Login:
    """As whom a register is asked: the officer's own DNI, and the secret that the register gave."""

    officer_dni: str
    password: Secret

    def fields(self) -> dict[str, str]:
        return {
            "nuDniUsuario": self.officer_dni,
            "nuRucUsuario": settings.ENTITY_RUC,
            "password": self.password.reveal(),
        }


class Told(Protocol):
    """What every answer can say of itself: the name it is about, and the one word that may outlive it."""

    @property
    def full_name(self) -> str: ...

    @property
    def result(self) -> str: ...


class Port(Protocol):
    """All adapters answer alike, and refuse with `Unavailable` when there is no answer."""

    def ask(self, operation: str, fields: Mapping[str, str]) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Wire:
    """What a register's two doors on the platform are called; `rest` by operation."""

    namespace: str
    soap: str
    rest: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rest:
    """JSON over POST: the platform also takes GET, but a secret has no place in an address."""

    partner: str
    url: str
    wire: Wire

    def ask(self, operation: str, fields: Mapping[str, str]) -> Answer:
        return read_rest(self.content(operation, fields), operation)

    def content(self, operation: str, fields: Mapping[str, str]) -> bytes:
        """What was answered, as it came."""
        return post(
            self.partner,
            f"{self.url}{self.wire.rest[operation]}?out=json",
            rest_body(fields),
            {"Content-Type": "application/json"},
            is_idempotent=operation != CHANGE,
        )


@dataclass(frozen=True, slots=True)
class Soap:
    """SOAP 1.1, document/literal, as its published WSDL says."""

    partner: str
    url: str
    wire: Wire

    def ask(self, operation: str, fields: Mapping[str, str]) -> Answer:
        response = post(
            self.partner,
            f"{self.url}{self.wire.soap}",
            soap_body(self.wire.namespace, operation, fields),
            {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'},
            is_idempotent=operation != CHANGE,
        )
        return read_soap(response, self.wire.namespace, operation)


def post(
    partner: str, url: str, content: bytes, headers: Mapping[str, str], *, is_idempotent: bool = True
) -> bytes:
    """What a register answers, if it answers well. Raises `PartnerUnavailable`, `UnreadableMessage`."""
    request = httpx.Request("POST", url, headers=headers, content=content)
    response = send(partner, request, timeout=TIMEOUT, is_idempotent=is_idempotent)
    if response.status_code != httpx.codes.OK:
        raise UnreadableMessage
    return response.content


def by_dialect(register: "Register[Any]") -> Port:
    """The register in the dialect that the settings name."""
    if getattr(settings, f"{register.key}_DIALECT") == "soap":
        return Soap(register.partner, register.url, register.wire)
    return Rest(register.partner, register.url, register.wire)


T = TypeVar("T", bound=Told)


@dataclass(frozen=True, slots=True)
class Register(Generic[T]):
    """A register of the State: what it is called, how it is asked and what its answer means.

    `key` begins the names of its settings. `fields` gives the question in the register's own words, and raises
    what is wrong with it; `read` gives the answer's meaning. `nobody` is what it is called not to know somebody.
    """

    partner: str
    name: str
    key: str
    wire: Wire
    operation: str
    fields: Callable[[Asked], Mapping[str, str]]
    read: Callable[[Asked, Answer], T]
    nobody: type[NotFound] = NobodyFound
    malformed: type[Invalid] = DocumentNotAsked
    has_login: bool = True
    port_of: Callable[["Register[Any]"], Port] = by_dialect

    @property
    def url(self) -> str:
        """Where it is."""
        return str(getattr(settings, f"{self.key}_URL")).rstrip("/")

    @property
    def retention(self) -> str:
        """Under which code the table of legal periods says how long its answers may be kept."""
        return f"{self.key.lower()}.answer"

    @property
    def daily_quota(self) -> int:
        """How many questions an officer may put a day."""
        return int(getattr(settings, f"{self.key}_DAILY_QUOTA"))

    def refuse(self, answer: Answer) -> None:
        """Raise what the answer's code means, if it is not that all is well."""
        if answer.code == OK:
            return
        refusals: Mapping[str, type[Refusal]] = {
            "0001": self.nobody,
            "0999": self.nobody,
            "1000": self.malformed,
            "1001": CredentialRefused,
            "1002": CredentialExpired,
            "1003": QuotaExhausted,
        }
        raise refusals.get(answer.code, RegisterRefused)(register=self.name)


def consult(register: Register[T], asked: Asked, *, purpose: str, case_id: UUID | None, actor: Actor) -> T:
    """What a register says of somebody. Never inside a transaction.

    `case_id` is None at a counter alone, where the person is asked about before there is a case.

    Raises `PurposeMissing`, `DocumentNotAsked`, `OfficerUnknown`, `QuotaExhausted`, `CredentialExpired`,
    `CredentialRefused`, `NobodyFound` or the register's own words for two of them, or an `Unavailable` when the
    register has no answer to give.
    """
    if not purpose.strip():
        raise PurposeMissing(register=register.name)
    fields = dict(register.fields(asked))
    officer_dni = dni_of(actor)
    if queries.consultations_today(register.partner, actor) >= register.daily_quota:
        raise QuotaExhausted(register=register.name)
    question = Question(register.partner, queries.CONSULT, purpose.strip(), actor, case_id, asked.subject)
    with accounted(question) as exchange_id:
        if register.has_login:
            fields |= Login(officer_dni, vault().secret(register.partner, officer_dni)).fields()
        answer = register.port_of(register).ask(register.operation, fields)
        register.refuse(answer)
        told = register.read(asked, answer)
    _keep(register, exchange_id, told)
    return told


def _keep(register: Register[Any], exchange_id: UUID, told: Told) -> None:
    """Keep the answer for as many days as the table says for this register (Ley 29733, art. 8); none, unless it says so."""
    try:
        period = organisation.legal_period(register.retention, clock.today())
    except organisation.PeriodNotFound:
        return
    if period.amount:
        text = canonical.encode(dataclasses.asdict(told)).decode()  # type: ignore[call-overload]
        KeptAnswer.objects.create(
            exchange_id=exchange_id, text=text, keep_until=clock.today() + timedelta(days=period.amount)
        )


def change_credential(register: Register[Any], *, actor: Actor) -> None:
    """Give the officer who acts a new random secret, at the register first and then in the vault.

    Raises `CredentialRefused` or an `Unavailable`; the old secret then stays in force.
    """
    officer_dni = dni_of(actor)
    with accounted(Question(register.partner, queries.CHANGE, "renovar la credencial", actor)):
        old, new = vault().secret(register.partner, officer_dni), Secret.made()
        fields = {
            "credencialAnterior": old.reveal(),
            "credencialNueva": new.reveal(),
            "nuDni": officer_dni,
            "nuRuc": settings.ENTITY_RUC,
        }
        register.refuse(register.port_of(register).ask(CHANGE, fields))
        vault().replace(register.partner, officer_dni, new)


def dni_of(actor: Actor) -> str:
    """Under which number the registers know who acts. Raises `OfficerUnknown`."""
    if actor.person_id is None:
        raise OfficerUnknown
    officer = Person.objects.filter(pk=actor.person_id, document_kind=IdentityDocumentKind.DNI).first()
    if officer is None:
        raise OfficerUnknown
    return officer.document_number
