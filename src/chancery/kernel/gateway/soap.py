"""How is a SOAP message written, and how is one of strangers read without harm?

What is written is SOAP 1.1 unless its caller names the envelope of 1.2; either is read, and says which it was.

Pure. A message is an operation with fields in the order of its contract; what is read is either such a message or
`UnreadableMessage`, never anything else: no document type, no entity, no encoding but those named here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from chancery.kernel.base.errors import Unavailable

ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
ENVELOPE_12 = "http://www.w3.org/2003/05/soap-envelope"
PREFIX = "ws"
MEDIA_TYPE = "text/xml; charset=utf-8"
MEDIA_TYPE_12 = "application/soap+xml; charset=utf-8"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODINGS = frozenset({"utf-8", "us-ascii", "iso-8859-1", "windows-1252"})
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Text = str | int | bytes | etree._Element
Fields = Iterable[tuple[str, "Text | Fields | None"]]


class UnreadableMessage(Unavailable):
    """What came is no SOAP message."""

    code = "unreadable_message"
    sentence = "El otro sistema envió un mensaje que no se puede leer. No se perdió nada."


@dataclass(frozen=True, slots=True)
class Message:
    """An operation and what was said in it. A field that was left out is not there; one said twice is there twice."""

    operation: str
    body: "Element"
    envelope: str = ENVELOPE


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its text, and the elements inside it by name."""

    text: str = ""
    inside: Mapping[str, tuple["Element", ...]] = field(default_factory=dict)

    def one(self, name: str) -> "Element | None":
        """The first element of a name, or None."""
        found = self.inside.get(name)
        return found[0] if found else None

    def said(self, name: str) -> str:
        """The text of the first element of a name, without the spaces around it; empty without one."""
        found = self.one(name)
        return found.text.strip() if found else ""

    def every(self, name: str) -> tuple["Element", ...]:
        """All elements of a name."""
        return self.inside.get(name, ())


def write(namespace: str, operation: str, fields: Fields, *, envelope: str = ENVELOPE) -> bytes:
    """The envelope of a message: document/literal wrapped, its fields in no namespace.

    A field that is None is left out; characters that XML cannot hold are dropped. An element goes in as it is, so
    that a signature in it stays good.
    """
    root = etree.Element(f"{{{envelope}}}Envelope", nsmap={"soapenv": envelope, PREFIX: namespace})
    etree.SubElement(root, f"{{{envelope}}}Header")
    called = etree.SubElement(etree.SubElement(root, f"{{{envelope}}}Body"), f"{{{namespace}}}{operation}")
    _fill(called, fields)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def fault_12(code: str, text: str) -> bytes:
    """A SOAP 1.2 fault: `code` is `Sender` or `Receiver`."""
    envelope = etree.Element(f"{{{ENVELOPE_12}}}Envelope", nsmap={"soapenv": ENVELOPE_12})
    told = etree.SubElement(etree.SubElement(envelope, f"{{{ENVELOPE_12}}}Body"), f"{{{ENVELOPE_12}}}Fault")
    value = etree.SubElement(etree.SubElement(told, f"{{{ENVELOPE_12}}}Code"), f"{{{ENVELOPE_12}}}Value")
    value.text = f"soapenv:{code}"
    reason = etree.SubElement(etree.SubElement(told, f"{{{ENVELOPE_12}}}Reason"), f"{{{ENVELOPE_12}}}Text")
    reason.text = text
    reason.set("{http://www.w3.org/XML/1998/namespace}lang", "es")
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def fault(code: str, text: str) -> bytes:
    """A SOAP 1.1 fault: `code` is `Client` or `Server`."""
    envelope = etree.Element(f"{{{ENVELOPE}}}Envelope", nsmap={"soapenv": ENVELOPE})
    body = etree.SubElement(envelope, f"{{{ENVELOPE}}}Body")
    told = etree.SubElement(body, f"{{{ENVELOPE}}}Fault")
    etree.SubElement(told, "faultcode").text = f"soapenv:{code}"
    etree.SubElement(told, "faultstring").text = text
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def read(content: bytes, namespace: str) -> Message:
    """The message of an envelope whose operation is of `namespace`. Raises `UnreadableMessage`.

    The tree may be large, since a document travels in it; so whatever could make it larger than what came is refused
    before it is parsed.
    """
    declared = _DECLARED.match(content)
    if declared and declared.group(1).decode().lower() not in _ENCODINGS:
        raise UnreadableMessage
    if b"\0" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadableMessage
    try:
        root = etree.fromstring(
            content,
            etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True),
        )
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableMessage from None
    envelope = etree.QName(root).namespace
    is_envelope = envelope in (ENVELOPE, ENVELOPE_12) and etree.QName(root).localname == "Envelope"
    called = root.find(f"{{{envelope}}}Body/*") if is_envelope else None
    if called is None or not isinstance(called.tag, str) or root.getroottree().docinfo.doctype:
        raise UnreadableMessage
    name = etree.QName(called)
    if name.namespace != namespace:
        raise UnreadableMessage
    return Message(name.localname, _read(called, 4), str(envelope))


def _read(element: etree._Element, depth: int) -> Element:
    """Four levels are more than any contract of ours has."""
    inside: dict[str, list[Element]] = {}
    for each in element if depth else ():
        if isinstance(each.tag, str):
            inside.setdefault(etree.QName(each).localname, []).append(_read(each, depth - 1))
    return Element(element.text or "", {name: tuple(found) for name, found in inside.items()})


def _fill(element: etree._Element, fields: Fields) -> None:
    for name, value in fields:
        if value is None:
            continue
        if isinstance(value, etree._Element):
            element.append(value)
            continue
        made = etree.SubElement(element, name)
        if isinstance(value, bytes):
            made.text = value.decode("ascii")
        elif isinstance(value, str | int):
            made.text = _FORBIDDEN.sub("", str(value))
        else:
            _fill(made, value)
