"""How the civil identity register is spoken to, in its two dialects: JSON over REST, and SOAP 1.1.

Pure. Whatever comes back, reading it either gives an `Answer` or raises `UnreadableAnswer`; nothing else.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from chancery.kernel.base.errors import Unavailable

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
REGISTER = "http://ws.reniec.gob.pe/"
PERSON_FIELDS = ("prenombres", "apPrimer", "apSegundo", "estadoCivil", "direccion", "ubigeo", "restriccion")
LONGEST_FIELD = 400


class UnreadableAnswer(Unavailable):
    """The register sent something that is not an answer."""

    code = "unreadable_answer"
    sentence = "El registro de identidad envió una respuesta que no se puede leer. No se perdió nada."


@dataclass(frozen=True, slots=True)
class Answer:
    """A result code, its text, and the fields of the person if there is one. The photograph is dropped."""

    code: str
    text: str = ""
    person: Mapping[str, str] = field(default_factory=dict)


def rest_body(fields: Mapping[str, str]) -> bytes:
    """The body of a REST request."""
    return json.dumps({"PIDE": dict(fields)}).encode()


def read_rest(body: bytes, operation: str) -> Answer:
    """The answer to a REST request. Raises `UnreadableAnswer`."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadableAnswer from None
    returned = _inside(_inside(value, f"{operation}Response"), "return")
    person = returned.get("datosPersona")
    return _answer(
        returned.get("coResultado"), returned.get("deResultado"), person if isinstance(person, dict) else {}
    )


def soap_body(operation: str, fields: Mapping[str, str]) -> bytes:
    """The envelope of a SOAP request. Raises `ValueError` on characters that XML cannot hold."""
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"soapenv": SOAP, "ws": REGISTER})
    called = etree.SubElement(etree.SubElement(envelope, f"{{{SOAP}}}Body"), f"{{{REGISTER}}}{operation}")
    argument = etree.SubElement(called, "arg0")
    for name, value in fields.items():
        etree.SubElement(argument, name).text = value
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def read_soap(body: bytes, operation: str) -> Answer:
    """The answer to a SOAP request. Document types and entities are refused. Raises `UnreadableAnswer`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableAnswer from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableAnswer
    returned = root.find(f"{{{SOAP}}}Body/{{{REGISTER}}}{operation}Response/return")
    if returned is None:
        raise UnreadableAnswer
    person = returned.find("datosPersona")
    return _answer(
        returned.findtext("coResultado"),
        returned.findtext("deResultado"),
        {} if person is None else {name: person.findtext(name) for name in PERSON_FIELDS},
    )


def _inside(value: object, key: str) -> Mapping[str, object]:
    inner = value.get(key) if isinstance(value, dict) else None
    if not isinstance(inner, dict):
        raise UnreadableAnswer
    return inner


def _answer(code: object, text: object, person: Mapping[str, object]) -> Answer:
    if not isinstance(code, str) or not code.strip():
        raise UnreadableAnswer
    return Answer(
        code.strip(),
        text.strip() if isinstance(text, str) else "",
        {
            name: value.strip()[:LONGEST_FIELD]
            for name in PERSON_FIELDS
            if isinstance(value := person.get(name), str)
        },
    )
