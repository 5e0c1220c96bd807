"""How the registers of the State are spoken to, in the platform's two dialects: JSON over REST, and SOAP 1.1.

Pure. Whatever comes back, reading it either gives an `Answer` or raises `UnreadableMessage`; nothing else.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from chancery.kernel.gateway import soap
from chancery.kernel.gateway.soap import Element, UnreadableMessage

LONGEST_FIELD = 400
DEEPEST = 6
NEVER_READ = frozenset({"foto"})
"""What no copy is made of, not even in memory: the photograph."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A result code, its text, and whatever else was said."""

    code: str
    text: str = ""
    said: Element = field(default_factory=Element)


def rest_body(fields: Mapping[str, str]) -> bytes:
    """The body of a REST request."""
    return json.dumps({"PIDE": dict(fields)}).encode()


def read_json(body: bytes) -> Element:
    """A JSON object as elements: a list is an element said several times. Raises `UnreadableMessage`."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadableMessage from None
    if not isinstance(value, dict):
        raise UnreadableMessage
    return _of_json(value, DEEPEST)


def read_rest(body: bytes, operation: str) -> Answer:
    """The answer to a REST request. Raises `UnreadableMessage`."""
    response = read_json(body).one(f"{operation}Response")
    return _answer(response.one("return") if response else None)


def soap_body(namespace: str, operation: str, fields: Mapping[str, str]) -> bytes:
    """The envelope of a SOAP request."""
    return soap.write(namespace, operation, (("arg0", tuple(fields.items())),))


def read_soap(body: bytes, namespace: str, operation: str) -> Answer:
    """The answer to a SOAP request. Document types and entities are refused. Raises `UnreadableMessage`."""
    message = soap.read(body, namespace)
    if message.operation != f"{operation}Response":
        raise UnreadableMessage
    return _answer(message.body.one("return"))


def _of_json(value: object, depth: int) -> Element:
    if not isinstance(value, dict):
        return Element("" if value is None or isinstance(value, list) else str(value))
    if not depth:
        return Element()
    return Element(
        inside={
            name: tuple(_of_json(each, depth - 1) for each in (said if isinstance(said, list) else [said]))
            for name, said in value.items()
        }
    )


def _answer(returned: Element | None) -> Answer:
    code = returned.said("coResultado") if returned else ""
    if returned is None or not code:
        raise UnreadableMessage
    return Answer(code, returned.said("deResultado"), _kept(returned))


def _kept(said: Element) -> Element:
    return Element(
        said.text.strip()[:LONGEST_FIELD],
        {
            name: tuple(_kept(each) for each in every)
            for name, every in said.inside.items()
            if name not in NEVER_READ
        },
    )
