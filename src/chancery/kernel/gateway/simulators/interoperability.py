"""A stand-in for the State's interoperability platform: it carries messages between entities, and goes wrong when asked.

It speaks the platform's contract to who sends and the entity's contract to who receives, and keeps its register of
entities and its numbers. Beside real entities, reached at their own addresses, it has one of its own that behaves as the
State's component does, its errors included.
"""

import base64
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from chancery.kernel.gateway.simulators.server import Request, Response

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
PLATFORM = "http://ws.wsiopidetramite.segdi.gob.pe/"
ENTITY = "http://ws.wsiotramite.segdi.gob.pe/"
ENTITIES = "http://ws.wsentidad.segdi.gob.pe/"
NUMBERS = "http://pcm.pide.gob.pe/webservice"
MEDIA_TYPE = "text/xml; charset=utf-8"
DELIVER, RECEIPT, ASK = "recepcionarTramiteResponse", "cargoResponse", "consultarTramiteResponse"
KINDS = (("01", "OFICIO"), ("02", "CARTA"), ("03", "OFICIO MÚLTIPLE"), ("04", "MEMORANDO"))
_HERE = Path(__file__).parent
_ENTITY_ORDER = (
    "vrucentrem", "vrucentrec", "vnomentemi", "vuniorgrem", "vcuo", "vcuoref", "ccodtipdoc", "vnumdoc", "dfecdoc",
    "vuniorgdst", "vnomdst", "vnomcardst", "vasu", "snumanx", "snumfol", "vurldocanx", "bpdfdoc", "vnomdoc",
    "lstanexos", "ctipdociderem", "vnumdociderem",
)  # fmt: skip
_WRAPPED = {DELIVER: "recepcionRequest", RECEIPT: "cargoRequest"}
_RUCS = ("vrucentrem", "vrucentrec")
_PAPER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\n%%EOF\n"
)


class Mishap(StrEnum):
    """What goes wrong with one message."""

    LOST_REQUEST = "lost_request"
    LOST_REPLY = "lost_reply"
    DUPLICATE = "duplicate"
    DELAYED = "delayed"
    SWALLOWED = "swallowed"
    BROKEN = "broken"
    MALFORMED = "malformed"
    WRONG_RECEIPT = "wrong_receipt"
    RECEIPT_REPEATED = "receipt_repeated"


@dataclass(frozen=True, slots=True)
class Member:
    """An entity that takes part; `url` is the address of its own service."""

    ruc: str
    name: str
    url: str = ""
    category: int = 1
    secret: str = ""


OTHERS = (
    Member("20990000019", "Ministerio de la Prueba"),
    Member("20990000027", "Superintendencia de Ensayos"),
    Member("20990000035", "Congreso de Muestra", category=2),
    Member("20990000043", "Corte de Demostración", category=3),
)
"""Invented entities of the demonstration."""


@dataclass(slots=True)
class Component:
    """An entity with the State's component: what it has received, in which state, and which receipts it was given.

    It receives by law what it is asked about for the second time, as an officer would in the meantime. `unknown` is the
    state of what it does not remember having sent: a simulator that was started again has forgotten all of it.
    """

    received: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)
    """What it sent itself: by number, in which of the states E, R, O, P."""
    receipts: list[dict[str, str]] = field(default_factory=list)
    unknown: str = ""

    def answer(self, operation: str, fields: dict[str, str], name: str) -> dict[str, str]:
        if operation == DELIVER:
            return self._take(fields, name)
        if operation == RECEIPT:
            return self._take_receipt(fields)
        return self._tell(fields["vcuo"])

    def _take(self, fields: dict[str, str], name: str) -> dict[str, str]:
        if fields["vcuo"] in self.received:
            return {"vcodres": "-1"}  # its table refuses the second one, and nothing says why
        self.received[fields["vcuo"]] = dict(fields)
        text = (
            f"El documento N° CUO {fields['vcuo']} se encuentra a disposición para la recepción formal de la entidad "
            f"destinataria {name} en los horarios de atención de su Mesa de Partes."
        )
        return {"vcodres": "0000", "vdesres": text}

    def _take_receipt(self, fields: dict[str, str]) -> dict[str, str]:
        state = self.sent.get(fields["vcuo"], self.unknown)
        if state == "E":
            self.sent[fields["vcuo"]] = fields.get("cflgest", "R")
            self.receipts.append(dict(fields))
            return {"vcodres": "0000", "vdesres": "RECEPCION DE CARGO EXITOSO"}
        if state == "R":
            return {"vcodres": "-1", "vdesres": "EL CARGO YA SE ENCUENTRA REGISTRADO"}
        return {"vcodres": "-1", "vdesres": "NO SE PUDO REGISTRAR EL CARGO"}

    def _tell(self, cuo: str) -> dict[str, str]:
        if cuo not in self.received:
            return {"vcodres": "0001", "vdesres": "DATOS NO ENCONTRADOS"}
        self.asked[cuo] = self.asked.get(cuo, 0) + 1
        told = {"vcodres": "0000", "vdesres": "DATOS ENCONTRADOS", "vcuo": cuo, "cflgest": "P"}
        if self.asked[cuo] < 2:
            return told
        ordinal = list(self.received).index(cuo) + 1
        return told | {
            "vnumregstd": f"{ordinal:06d}-2026",
            "vanioregstd": "2026",
            "vuniorgstd": "MESA DE PARTES",
            "dfecregstd": self.received[cuo]["dfecdoc"],
            "vusuregstd": "mpartes",
            "bcarstd": base64.b64encode(base64.b64encode(_PAPER)).decode(),
            "cflgest": "R",
        }


@dataclass(slots=True)
class _Message:
    member: Member
    operation: str
    request: etree._Element


@dataclass(slots=True)
class InteroperabilityPlatform:
    """The platform. `mishaps` are used up one by one; `choose` says for each further message what goes wrong, if anything.

    A PUT of `{"mishap": "lost_reply"}` to `/fault` adds one.
    """

    members: Sequence[Member]
    secret: str = ""
    prefix: str = "/pide"
    mishaps: deque[tuple[Mishap, str]] = field(default_factory=deque)
    choose: Callable[[str], Mishap | None] = lambda operation: None
    said: list[tuple[str, str]] = field(default_factory=list)
    """Operation and number of every message that reached an entity."""
    components: dict[str, Component] = field(default_factory=dict)
    _delayed: list[_Message] = field(default_factory=list)
    _last_number: int = field(default_factory=lambda: time.time_ns() // 10**7 % 10**10)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def handle(self, request: Request) -> Response:
        if request.path == "/fault" and request.method == "PUT":
            told = request.json()
            self.go_wrong(Mishap(told["mishap"]), told.get("operation", ""))
            return Response(204)
        if request.method == "GET" and request.path == "/IOTramite":
            text = (
                (_HERE / "interoperability.wsdl").read_text().format(address=f"{request.base_url}/IOTramite")
            )
            return Response(body=text.encode(), media_type=MEDIA_TYPE)
        if request.path in ("", "/"):
            return Response(body=b"plataforma de interoperabilidad simulada")
        if request.method != "POST":
            return Response(405)
        called = _called(request.body)
        if called is None:
            return _fault("El mensaje no es SOAP 1.1")
        operation = etree.QName(called).localname
        match request.path:
            case "/IOTramite" if etree.QName(called).namespace == PLATFORM:
                return self._carry(operation, called)
            case "/Entidad":
                return _answer(ENTITIES, operation, self._entities(operation, called))
            case "/PcmCuo":
                with self._lock:
                    self._last_number = (self._last_number + 1) % 10**10
                    number = self._last_number
                return _answer(NUMBERS, operation, [f"{number:010d}"])
        return Response(404)

    def go_wrong(self, mishap: Mishap, operation: str = "") -> None:
        """Let something go wrong with the next message, or with the next of an operation."""
        with self._lock:
            self.mishaps.append((mishap, operation))

    def release(self) -> int:
        """Let what was delayed arrive at last; how many messages that were."""
        with self._lock:
            delayed, self._delayed = self._delayed, []
        for message in delayed:
            self._relay(message)
        return len(delayed)

    def _carry(self, operation: str, called: etree._Element) -> Response:
        if operation == "getTipoDocumento":
            listed = [{"ccodtipdoctra": code, "vnomtipdoctra": name} for code, name in KINDS]
            return _answer(PLATFORM, operation, listed)
        asked = called.find("request")
        if asked is None or operation not in (DELIVER, RECEIPT, ASK):
            return _fault("El mensaje no cumple el contrato")
        # A receipt goes back to who sent the document.
        ruc = asked.findtext("vrucentrem" if operation == RECEIPT else "vrucentrec") or ""
        member = next((each for each in self.members if each.ruc == ruc), None)
        if member is None:
            return _answer(PLATFORM, operation, [{"vcodres": "-1", "vdesres": "ENTIDAD NO REGISTRADA"}])
        return self._with_mishap(self._mishap(operation), _Message(member, operation, asked))

    def _mishap(self, operation: str) -> Mishap | None:
        with self._lock:
            for place, (mishap, only) in enumerate(self.mishaps):
                if only in ("", operation):
                    del self.mishaps[place]
                    return mishap
        return self.choose(operation)

    def _with_mishap(self, mishap: Mishap | None, message: _Message) -> Response:
        operation = message.operation
        match mishap:
            case Mishap.LOST_REQUEST | Mishap.BROKEN:
                return Response(503)
            case Mishap.MALFORMED:
                return Response(body=b"<html>mantenimiento", media_type="text/html")
            case Mishap.LOST_REPLY:
                self._relay(message)
                return Response(504)
            case Mishap.DELAYED:
                with self._lock:
                    self._delayed.append(message)
                return Response(504)
            case Mishap.SWALLOWED if operation == DELIVER:
                return _answer(
                    PLATFORM, operation, [{"vcodres": "0000", "vdesres": "El documento se encuentra"}]
                )
            case Mishap.DUPLICATE:
                self._relay(message)
            case Mishap.WRONG_RECEIPT if operation == RECEIPT:
                self._relay(_wrong(message))
                return Response(504)
            case Mishap.RECEIPT_REPEATED if operation == RECEIPT:
                self._relay(message)
                return _answer(
                    PLATFORM, operation, [{"vcodres": "-1", "vdesres": "NO SE PUDO REGISTRAR EL CARGO"}]
                )
        returned = self._relay(message)
        return _answer(PLATFORM, operation, [returned]) if returned is not None else Response(502)

    def _relay(self, message: _Message) -> dict[str, str] | None:
        """What the entity answered; None when it does not."""
        self.said.append((message.operation, message.request.findtext("vcuo") or ""))
        member = message.member
        if not member.url:
            with self._lock:
                component = self.components.setdefault(member.ruc, Component())
                told = {str(each.tag): each.text or "" for each in message.request}
                return component.answer(message.operation, told, member.name)
        address = urlsplit(member.url)
        connection = HTTPConnection(address.hostname or "", address.port, timeout=60)
        try:
            headers = {"Content-Type": MEDIA_TYPE, "SOAPAction": '""', "X-Pide-Secret": member.secret}
            connection.request("POST", address.path, _for_entity(message), headers)
            answered = connection.getresponse()
            returned = _called(answered.read())
            if answered.status != 200 or returned is None:
                return None
            found = returned.find("return")
            return {} if found is None else {str(each.tag): each.text or "" for each in found}
        except OSError:
            return None
        finally:
            connection.close()

    def _entities(self, operation: str, called: etree._Element) -> list[Any]:
        if operation == "validarEntidad":
            ruc = called.findtext("vrucent")
            return ["0000" if any(each.ruc == ruc for each in self.members) else "-1"]
        category = called.findtext("sidcatent")
        return [
            {"sident": str(place), "sidpadent": "0", "vnoment": each.name, "vrucent": each.ruc}
            for place, each in enumerate(self.members, 1)
            if str(each.category) == category
        ]


def _wrong(message: _Message) -> _Message:
    """A receipt that says something else than its giver did: another number, and that it was received when it was not."""
    request = etree.fromstring(etree.tostring(message.request))
    for name, value in (("vnumregstd", "9999-999999"), ("cflgest", "R")):
        found = request.find(name)
        if found is not None:
            found.text = value
    return _Message(message.member, message.operation, request)


def _for_entity(message: _Message) -> bytes:
    """The same fields in the entity's order, in its namespace; of a question only the number, of a receipt no RUC."""
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"S": SOAP, "ns2": ENTITY})
    body = etree.SubElement(envelope, f"{{{SOAP}}}Body")
    called = etree.SubElement(body, f"{{{ENTITY}}}{message.operation}")
    if message.operation == ASK:
        etree.SubElement(called, "request").text = message.request.findtext("vcuo")
    else:
        told = etree.SubElement(called, _WRAPPED[message.operation])
        copied = [etree.fromstring(etree.tostring(each)) for each in message.request]
        if message.operation == DELIVER:
            copied.sort(key=lambda each: _ENTITY_ORDER.index(str(each.tag)))
        told.extend(each for each in copied if message.operation == DELIVER or each.tag not in _RUCS)
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def _called(body: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root.getroottree().docinfo.doctype else root.find(f"{{{SOAP}}}Body/*")


def _answer(namespace: str, operation: str, returned: Sequence[dict[str, str] | str]) -> Response:
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"S": SOAP, "ns2": namespace})
    body = etree.SubElement(envelope, f"{{{SOAP}}}Body")
    answered = etree.SubElement(body, f"{{{namespace}}}{operation}Response")
    for each in returned:
        made = etree.SubElement(answered, "return")
        if isinstance(each, str):
            made.text = each
            continue
        for name, value in each.items():
            etree.SubElement(made, name).text = value
    return Response(
        body=etree.tostring(envelope, xml_declaration=True, encoding="UTF-8"), media_type=MEDIA_TYPE
    )


def _fault(text: str) -> Response:
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"S": SOAP})
    told = etree.SubElement(etree.SubElement(envelope, f"{{{SOAP}}}Body"), f"{{{SOAP}}}Fault")
    etree.SubElement(told, "faultcode").text = "S:Client"
    etree.SubElement(told, "faultstring").text = text
    return Response(500, etree.tostring(envelope), MEDIA_TYPE)
