"""What the stand-ins of all registers have in common: two doors, credentials, quotas and faults.

A register's own module says what its contract is and what it answers about whom.
"""

import json
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar

from lxml import etree

from chancery.kernel.gateway.simulators.server import Request, Response

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
CHANGE = "actualizarcredencial"
_HERE = Path(__file__).parent
TEXTS = {
    "0000": "Consulta realizada correctamente",
    "0999": "No se ha encontrado información para el número de DNI",
    "1000": "Uno o más datos de la petición no son válidos",
    "1001": "El DNI, RUC y contraseña no corresponden a un usuario válido",
    "1002": "La contraseña para el DNI y RUC está caducada",
    "1003": "Se ha alcanzado el límite de consultas permitidas por día",
}


class Fault(StrEnum):
    """What goes wrong when a test or the demonstration asks for it."""

    NONE = "none"
    SLOW = "slow"
    BROKEN = "broken"
    MALFORMED = "malformed"
    EXPIRED = "expired"
    THROTTLED = "throttled"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class Contract:
    """What a register's doors are called, and the file that says what passes through them."""

    namespace: str
    service: str
    operation: str
    rest: Mapping[str, str]
    schema: str


@dataclass(slots=True)
class RegisterSimulator:
    """A register that asks its users for a login. A PUT of `{"fault": "slow"}` to `/fault` changes what goes wrong."""

    prefix: ClassVar[str]
    contract: ClassVar[Contract]
    password: str
    daily_quota: int = 1000
    slow_seconds: float = 40.0
    fault: Fault = Fault.NONE
    passwords: dict[str, str] = field(default_factory=dict)
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def answer(self, fields: Mapping[str, str]) -> dict[str, Any] | None:
        """What is known, in the order of the contract; None of nobody. Raises `ValueError` on what is no question."""
        raise NotImplementedError

    def handle(self, request: Request) -> Response:
        if request.path == "/fault" and request.method == "PUT":
            self.fault = Fault(request.json()["fault"])
            return Response(204)
        is_soap = request.path == f"/services/{self.contract.service}"
        if request.method == "GET" and is_soap:
            return self._described(request)
        if request.path in ("", "/"):
            return Response(body=b"registro simulado")
        if request.method != "POST":
            return Response(405)
        match self.fault:
            case Fault.SLOW:
                time.sleep(self.slow_seconds)
            case Fault.BROKEN:
                return Response(503)
            case Fault.MALFORMED:
                return Response(body=b"<html>mantenimiento")
            case Fault.THROTTLED:
                return soap_fault("Server", "Demasiadas consultas") if is_soap else Response(429)
            case _:
                pass
        if is_soap:
            return self._soap(request)
        operation = self.contract.rest.get(request.path)
        return self._rest(request, operation) if operation else Response(404)

    def _rest(self, request: Request, operation: str) -> Response:
        try:
            fields = request.json()["PIDE"]
            answer = self._answer(operation, {str(name): str(value) for name, value in fields.items()})
        except (ValueError, LookupError, TypeError, AttributeError):
            return Response(400)
        if request.query.get("out") == "json":
            return Response.of_json({f"{operation}Response": {"return": answer}})
        return Response(body=etree.tostring(self._element(operation, answer)), media_type="text/xml")

    def _soap(self, request: Request) -> Response:
        try:
            root = etree.fromstring(request.body, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            return soap_fault("Client", "No es XML")
        called = root.find(f"{{{SOAP}}}Body/*")
        schema = etree.XMLSchema(etree.parse(_HERE / self.contract.schema))
        if root.getroottree().docinfo.doctype or called is None or not schema.validate(called):
            return soap_fault("Client", "El mensaje no cumple el contrato")
        operation = etree.QName(called).localname
        fields = {str(each.tag): each.text or "" for each in called[0]}
        return _envelope(self._element(operation, self._answer(operation, fields)))

    def _answer(self, operation: str, fields: Mapping[str, str]) -> dict[str, Any]:
        with self._lock:
            return _result(self._change(fields)) if operation == CHANGE else self._consult(fields)

    def _consult(self, fields: Mapping[str, str]) -> dict[str, Any]:
        user = fields["nuDniUsuario"]
        if self.fault is Fault.ODD:
            return _result("1999")
        if refused := self._refusal(user, fields["nuRucUsuario"], fields["password"]):
            return _result(refused)
        today = (user, datetime.now(UTC).date().isoformat())
        if self.asked[today] >= self.daily_quota:
            return _result("1003")
        self.asked[today] += 1
        try:
            answer = self.answer(fields)
        except ValueError:
            return _result("1000")
        return _result("0999") if answer is None else _result("0000", answer)

    def _change(self, fields: Mapping[str, str]) -> str:
        user, old, new = fields["nuDni"], fields["credencialAnterior"], fields["credencialNueva"]
        refused = self._refusal(user, fields["nuRuc"], old)
        if refused and refused != "1002":
            return refused
        if len(new) < 6 or new == old:
            return "1000"
        self.passwords[user] = new
        if self.fault is Fault.EXPIRED:
            self.fault = Fault.NONE
        return "0000"

    def _refusal(self, user: str, ruc: str, password: str) -> str:
        if len(ruc) != 11 or password != self.passwords.get(user, self.password):
            return "1001"
        return "1002" if self.fault is Fault.EXPIRED else ""

    def _element(self, operation: str, answer: Mapping[str, Any]) -> etree._Element:
        namespace = self.contract.namespace
        response = etree.Element(f"{{{namespace}}}{operation}Response", nsmap={"ns2": namespace})
        _fill(etree.SubElement(response, "return"), answer)
        return response

    def _described(self, request: Request) -> Response:
        if request.query.get("xsd"):
            return Response(body=(_HERE / self.contract.schema).read_bytes(), media_type="text/xml")
        text = (_HERE / "register.wsdl").read_text()
        for name, value in (
            ("namespace", self.contract.namespace),
            ("service", self.contract.service),
            ("operation", self.contract.operation),
            ("address", f"{request.base_url}{request.path}"),
        ):
            text = text.replace(f"{{{name}}}", value)
        return Response(body=text.encode(), media_type="text/xml")


def people_of(file: Path | None) -> dict[str, dict[str, Any]]:
    """Those of a JSON file, by number, as they differ from the made-up ones."""
    return json.loads(file.read_text()) if file and file.exists() else {}


def soap_fault(code: str, text: str) -> Response:
    """A refusal as SOAP 1.1 has it."""
    fault = etree.Element(f"{{{SOAP}}}Fault")
    etree.SubElement(fault, "faultcode").text = f"soap:{code}"
    etree.SubElement(fault, "faultstring").text = text
    return _envelope(fault, 500)


def _result(code: str, answer: Mapping[str, Any] | None = None) -> dict[str, Any]:
    return {"coResultado": code, **(answer or {}), "deResultado": TEXTS.get(code, "Código sin documentar")}


def _fill(element: etree._Element, said: Mapping[str, Any]) -> None:
    for name, value in said.items():
        for each in value if isinstance(value, list) else [value]:
            inner = etree.SubElement(element, name)
            if isinstance(each, Mapping):
                _fill(inner, each)
            else:
                inner.text = each


def _envelope(content: etree._Element, status: int = 200) -> Response:
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"soap": SOAP})
    etree.SubElement(envelope, f"{{{SOAP}}}Body").append(content)
    return Response(status, etree.tostring(envelope), "text/xml; charset=utf-8")
