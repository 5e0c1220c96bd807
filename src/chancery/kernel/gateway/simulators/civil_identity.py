"""A stand-in for the civil identity register: its REST and SOAP 1.1 shapes, credentials, quotas and faults.

Any DNI of eight digits has a holder, always the same: except that nobody has one beginning with 00, the entry
of one ending in 99 is cancelled, and that of one ending in 98 is restricted.
"""

import base64
import json
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Any

from faker import Faker
from lxml import etree

from chancery.kernel.gateway.simulators.server import Request, Response

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
REGISTER = "http://ws.reniec.gob.pe/"
_HERE = Path(__file__).parent
_SCHEMA = etree.XMLSchema(etree.parse(_HERE / "civil_identity.xsd"))
_OPERATIONS = {"Consultar": "consultar", "Actualizar": "actualizarcredencial"}
_PHOTOGRAPH = base64.b64encode(bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")).decode()
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


@dataclass(slots=True)
class CivilIdentitySimulator:
    """The register. `people` is a JSON file: DNI → the fields of `datosPersona` that differ from the made-up ones.

    A PUT of `{"fault": "slow"}` to `/fault` changes what goes wrong from then on.
    """

    password: str
    people: Path | None = None
    daily_quota: int = 1000
    slow_seconds: float = 40.0
    fault: Fault = Fault.NONE
    prefix: str = "/reniec"
    passwords: dict[str, str] = field(default_factory=dict)
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def handle(self, request: Request) -> Response:
        if request.path == "/fault" and request.method == "PUT":
            self.fault = Fault(request.json()["fault"])
            return Response(204)
        if request.method == "GET" and request.path == "/services/ReniecConsultaDni":
            return _contract(request)
        if request.path in ("", "/"):
            return Response(body=b"registro de identidad simulado")
        if request.method != "POST":
            return Response(405)
        match self.fault:
            case Fault.SLOW:
                time.sleep(self.slow_seconds)
            case Fault.BROKEN:
                return Response(503)
            case Fault.MALFORMED:
                return Response(body=b"<html>mantenimiento")
            case _:
                pass
        if request.path == "/services/ReniecConsultaDni":
            return self._soap(request)
        operation = _OPERATIONS.get(request.path.removeprefix("/Rest/Reniec/"))
        return self._rest(request, operation) if operation else Response(404)

    def _rest(self, request: Request, operation: str) -> Response:
        try:
            fields = request.json()["PIDE"]
            answer = self._answer(operation, {str(name): str(value) for name, value in fields.items()})
        except (ValueError, LookupError, TypeError, AttributeError):
            return Response(400)
        if request.query.get("out") == "json":
            return Response.of_json({f"{operation}Response": {"return": answer}})
        return Response(body=etree.tostring(_element(operation, answer)), media_type="text/xml")

    def _soap(self, request: Request) -> Response:
        try:
            root = etree.fromstring(request.body, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            return _soap_fault("No es XML")
        called = root.find(f"{{{SOAP}}}Body/*")
        if root.getroottree().docinfo.doctype or called is None or not _SCHEMA.validate(called):
            return _soap_fault("El mensaje no cumple el contrato")
        operation = etree.QName(called).localname
        fields = {str(each.tag): each.text or "" for each in called[0]}
        return _envelope(_element(operation, self._answer(operation, fields)))

    def _answer(self, operation: str, fields: Mapping[str, str]) -> dict[str, Any]:
        with self._lock:
            if operation == "consultar":
                return self._consult(fields)
            return _result(self._change(fields))

    def _consult(self, fields: Mapping[str, str]) -> dict[str, Any]:
        dni, user = fields["nuDniConsulta"], fields["nuDniUsuario"]
        if refused := self._refusal(user, fields["nuRucUsuario"], fields["password"]):
            return _result(refused)
        today = (user, datetime.now(UTC).date().isoformat())
        if self.asked[today] >= self.daily_quota:
            return _result("1003")
        self.asked[today] += 1
        if len(dni) != 8 or not dni.isascii() or not dni.isdigit():
            return _result("1000")
        person = self._person(dni)
        return _result("0999") if person is None else {**_result("0000"), "datosPersona": person}

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

    def _person(self, dni: str) -> dict[str, str] | None:
        given = json.loads(self.people.read_text()) if self.people and self.people.exists() else {}
        if dni.startswith("00") and dni not in given:
            return None
        return {**made_up(dni), **given.get(dni, {})}


def made_up(dni: str) -> dict[str, str]:
    """The holder of `dni`: always the same invented person."""
    fake = Faker("es_ES")
    fake.seed_instance(int(dni))
    woman = int(dni[-3]) % 2
    names = [fake.first_name_female() if woman else fake.first_name_male() for _ in range(2)]
    married = fake.random_element(("SOLTERA", "CASADA") if woman else ("SOLTERO", "CASADO"))
    return {
        "apPrimer": fake.last_name().upper(),
        "apSegundo": fake.last_name().upper(),
        "direccion": f"JR. {fake.last_name().upper()} {fake.random_int(100, 999)}",
        "estadoCivil": married,
        "foto": _PHOTOGRAPH,
        "prenombres": " ".join(names).upper(),
        "restriccion": {"99": "FALLECIMIENTO", "98": "INTERDICCION"}.get(dni[-2:], "NINGUNA"),
        "ubigeo": "LIMA/LIMA/LIMA",
    }


def _result(code: str) -> dict[str, Any]:
    return {"coResultado": code, "deResultado": TEXTS[code]}


def _element(operation: str, answer: Mapping[str, Any]) -> etree._Element:
    response = etree.Element(f"{{{REGISTER}}}{operation}Response", nsmap={"ns2": REGISTER})
    returned = etree.SubElement(response, "return")
    etree.SubElement(returned, "coResultado").text = answer["coResultado"]
    if person := answer.get("datosPersona"):
        inner = etree.SubElement(returned, "datosPersona")
        for name in sorted(person):
            etree.SubElement(inner, name).text = person[name]
    etree.SubElement(returned, "deResultado").text = answer["deResultado"]
    return response


def _envelope(content: etree._Element, status: int = 200) -> Response:
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"soap": SOAP})
    etree.SubElement(envelope, f"{{{SOAP}}}Body").append(content)
    return Response(status, etree.tostring(envelope), "text/xml; charset=utf-8")


def _soap_fault(text: str) -> Response:
    fault = etree.Element(f"{{{SOAP}}}Fault")
    etree.SubElement(fault, "faultcode").text = "soap:Client"
    etree.SubElement(fault, "faultstring").text = text
    return _envelope(fault, 500)


def _contract(request: Request) -> Response:
    if request.query.get("xsd"):
        return Response(body=(_HERE / "civil_identity.xsd").read_bytes(), media_type="text/xml")
    address = f"{request.base_url}{request.path}"
    text = (_HERE / "civil_identity.wsdl").read_text().replace("{address}", address)
    return Response(body=text.encode(), media_type="text/xml")
