"""How do we speak to other entities over the State's interoperability platform (PIDE)?

The platform has three services: that which carries documents and their receipts, the register of entities, and that
which gives the number of an exchange (CUO). A document and a receipt are never sent again by this module: whoever sends
asks first, with `ask`. Nothing that is said goes to a log; that it was said is accounted for.

All settings of the exchange are read here and nowhere else, so that two ministries can be tried side by side.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from django.conf import settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Unavailable
from chancery.kernel.gateway import soap
from chancery.kernel.gateway.conversation import PartnerUnavailable, Question, accounted, send
from chancery.kernel.gateway.soap import Element, Fields, UnreadableMessage

PARTNER = "PIDE"
ANNEXES = "Anexos de otra entidad"
PLATFORM = "http://ws.wsiopidetramite.segdi.gob.pe/"
ENTITIES = "http://ws.wsentidad.segdi.gob.pe/"
NUMBERS = "http://pcm.pide.gob.pe/webservice"
CUO_SERVICE = "3011"
SECRET_HEADER = "X-Pide-Secret"  # noqa: S105  the name of a header
OK, NOT_FOUND, ERROR = "0000", "0001", "-1"
_TIMEOUT = httpx.Timeout(30.0, connect=3.0)
_CUO_DIGITS = 10


class PlatformRefused(Unavailable):
    """The platform answered with a fault, or with something that is no answer: nothing is known of what was sent."""

    code = "platform_refused"
    sentence = "La plataforma de interoperabilidad no pudo atender el envío. No se perdió nada."


class NumberMalformed(Unavailable):
    """A number of an exchange has ten digits."""

    code = "cuo_malformed"
    sentence = "La plataforma de interoperabilidad no entregó un número de intercambio válido."


class AnnexOriginUnknown(Conflict):
    """Annexes are fetched from the servers that the ministry has listed, and from no other."""

    code = "annex_origin_unknown"
    sentence = "Los anexos están en un servidor que no está en la lista permitida: {origin}."
    next_step = "Pida al administrador que agregue el servidor de esa entidad, u observe el documento."


class AnnexTooLarge(Conflict):
    code = "annex_too_large"
    sentence = "Los anexos superan el tamaño permitido, que es de {limit} MB."
    next_step = "Observe el documento y pida que los envíen en varias partes."


class AnnexGone(Conflict):
    """The other side says that there is nothing at the address that it gave."""

    code = "annex_gone"
    sentence = "La dirección de los anexos ya no responde con ellos (código {status})."
    next_step = "Observe el documento y pida que los vuelvan a publicar."


@dataclass(frozen=True, slots=True)
class Ourselves:
    """As whom this ministry takes part in the exchange."""

    ruc: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Result:
    """The code and the text with which a document or a receipt was answered."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What an entity says of an exchange: whether it has it, in which state, and its receipt.

    `receipt` is as it came: base64 text inside base64 (the contract's own double encoding).
    """

    code: str
    text: str
    flag: str = ""
    number: str = ""
    year: str = ""
    unit: str = ""
    user: str = ""
    registered_at: str = ""
    observation: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity as the platform lists it."""

    state_id: int
    parent_id: int
    name: str
    ruc: str


@dataclass(frozen=True, slots=True)
class KindListed:
    """A kind of document as the platform lists it."""

    code: str
    name: str


class Platform(Protocol):
    """The port. Each method raises an `Unavailable` when there is no answer, and then nothing is known."""

    def deliver(self, fields: Fields) -> Result: ...

    def acknowledge(self, fields: Fields) -> Result: ...

    def ask(self, *, asking: str, asked: str, cuo: str) -> Answer: ...

    def kinds(self) -> tuple[KindListed, ...]: ...

    def entities(self, category: int) -> tuple[Listed, ...]: ...

    def recognise(self, ruc: str) -> str: ...

    def next_number(self, ruc: str) -> str: ...


@dataclass(frozen=True, slots=True)
class SoapPlatform:
    """SOAP 1.1, document/literal wrapped. `address` is what the register of entities calls the asker's `vipent`."""

    documents_url: str
    entities_url: str
    numbers_url: str
    secret: str = ""
    address: str = ""
    numbers_namespace: str = NUMBERS

    def deliver(self, fields: Fields) -> Result:
        return self._result("recepcionarTramiteResponse", fields)

    def acknowledge(self, fields: Fields) -> Result:
        return self._result("cargoResponse", fields)

    def ask(self, *, asking: str, asked: str, cuo: str) -> Answer:
        question = (("vrucentrem", asking), ("vrucentrec", asked), ("vcuo", cuo))
        told = self._said("consultarTramiteResponse", question, is_idempotent=True)
        return Answer(
            code=_code(told),
            text=told.said("vdesres"),
            flag=told.said("cflgest"),
            number=told.said("vnumregstd"),
            year=told.said("vanioregstd"),
            unit=told.said("vuniorgstd"),
            user=told.said("vusuregstd"),
            registered_at=told.said("dfecregstd"),
            observation=told.said("vobs"),
            receipt=told.said("bcarstd"),
        )

    def kinds(self) -> tuple[KindListed, ...]:
        returned = self._returned(self.documents_url, PLATFORM, "getTipoDocumento", ())
        return tuple(KindListed(each.said("ccodtipdoctra"), each.said("vnomtipdoctra")) for each in returned)

    def entities(self, category: int) -> tuple[Listed, ...]:
        asked = (("vipent", self.address), ("sidcatent", category))
        returned = self._returned(self.entities_url, ENTITIES, "getListaEntidad", asked)
        return tuple(
            Listed(
                _number(each.said("sident")),
                _number(each.said("sidpadent")),
                each.said("vnoment"),
                each.said("vrucent"),
            )
            for each in returned
        )

    def recognise(self, ruc: str) -> str:
        asked = (("vipent", self.address), ("vrucent", ruc))
        return _first(self._returned(self.entities_url, ENTITIES, "validarEntidad", asked)).text.strip()

    def next_number(self, ruc: str) -> str:
        asked = (("ruc", ruc), ("servicio", CUO_SERVICE))
        returned = self._returned(self.numbers_url, self.numbers_namespace, "getCUOEntidad", asked)
        number = _first(returned).text.strip()
        if len(number) != _CUO_DIGITS or not (number.isascii() and number.isdigit()):
            raise NumberMalformed
        return number

    def _result(self, operation: str, fields: Fields) -> Result:
        told = self._said(operation, fields, is_idempotent=False)
        return Result(_code(told), told.said("vdesres"))

    def _said(self, operation: str, fields: Fields, *, is_idempotent: bool) -> Element:
        asked = (("request", tuple(fields)),)
        return _first(
            self._returned(self.documents_url, PLATFORM, operation, asked, is_idempotent=is_idempotent)
        )

    def _returned(
        self, url: str, namespace: str, operation: str, fields: Fields, *, is_idempotent: bool = True
    ) -> tuple[Element, ...]:
        headers = {"Content-Type": soap.MEDIA_TYPE, "SOAPAction": '""'}
        if self.secret:
            headers[SECRET_HEADER] = self.secret
        request = httpx.Request(
            "POST", url, headers=headers, content=soap.write(namespace, operation, fields)
        )
        response = send(PARTNER, request, timeout=_TIMEOUT, is_idempotent=is_idempotent)
        if response.status_code != httpx.codes.OK:
            raise PlatformRefused
        message = soap.read(response.content, namespace)
        if message.operation != f"{operation}Response":
            raise UnreadableMessage
        return message.body.every("return")


def ourselves() -> Ourselves:
    """This ministry's RUC, name and public address."""
    return Ourselves(settings.ENTITY_RUC, settings.ENTITY_NAME, settings.BASE_URL)


def platform() -> Platform:
    """The platform at the addresses of the settings."""
    secret = settings.PIDE_SECRETS[0] if settings.PIDE_SECRETS else ""
    return SoapPlatform(
        settings.PIDE_DOCUMENTS_URL,
        settings.PIDE_ENTITIES_URL,
        settings.PIDE_NUMBERS_URL,
        secret,
        urlsplit(settings.BASE_URL).hostname or "",
        settings.PIDE_NUMBERS_NAMESPACE or NUMBERS,
    )


def is_platform(secret: str) -> bool:
    """Whether who calls our service knows the secret agreed with the platform, the new one or the one before it."""
    given = secret.encode()
    return any(hmac.compare_digest(given, known.encode()) for known in settings.PIDE_SECRETS if known)


def largest_file() -> int:
    """How many bytes a document, or all annexes of one, may have."""
    return int(settings.UPLOAD_LIMIT)


def question(operation: str, purpose: str, actor: Actor, exchange_id: UUID | None = None) -> Question:
    """Who says what to the platform, and about which exchange."""
    return Question(PARTNER, operation, purpose, actor, exchange_id)


def fetch_annexes(url: str, *, actor: Actor, exchange_id: UUID) -> tuple[bytes, str]:
    """The bytes at the address that another entity gave, and their media type. Never inside a transaction.

    Only from the listed origins (scheme, host and port), without following where they point, and no more than is
    allowed: the address comes from outside, and would otherwise let a stranger look into our network with our eyes.
    Raises `AnnexOriginUnknown`, `AnnexTooLarge`, `AnnexGone`, `PartnerUnavailable`.
    """
    check_origin(url)
    asking = Question(ANNEXES, "fetch", "traer los anexos de un documento recibido", actor, exchange_id)
    with accounted(asking):
        return _download(url)


def check_origin(url: str) -> None:
    """Refuse an address outside the list. Raises `AnnexOriginUnknown`."""
    try:
        parts = urlsplit(url)
        has_user, origin = parts.username is not None, _origin(url)
    except ValueError:
        raise AnnexOriginUnknown(origin="dirección inválida") from None
    if has_user or origin not in {_origin(known) for known in settings.ANNEX_ORIGINS}:
        raise AnnexOriginUnknown(origin=origin)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return f"{parts.scheme}://{(parts.hostname or '').lower()}:{port}"


def _download(url: str) -> tuple[bytes, str]:
    limit, received = largest_file(), bytearray()
    try:
        with (
            httpx.Client(timeout=_TIMEOUT, trust_env=False, follow_redirects=False) as client,
            client.stream("GET", url, headers={"Accept-Encoding": "identity"}) as response,
        ):
            if response.status_code >= 500:
                raise PartnerUnavailable(partner=ANNEXES)
            if response.status_code != httpx.codes.OK:
                raise AnnexGone(status=response.status_code)
            for piece in response.iter_raw():
                received += piece
                if len(received) > limit:
                    raise AnnexTooLarge(limit=limit // 1_000_000)
            return bytes(received), response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise PartnerUnavailable(partner=ANNEXES) from error


def parsed_instant(text: str) -> datetime | None:
    """An xsd:dateTime, aware; one without an offset is Lima's. None when it is none."""
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=clock.LIMA)


def _code(told: Element) -> str:
    code = told.said("vcodres")
    if not code:
        raise UnreadableMessage
    return code


def _first(returned: Sequence[Element]) -> Element:
    if not returned:
        raise UnreadableMessage
    return returned[0]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
