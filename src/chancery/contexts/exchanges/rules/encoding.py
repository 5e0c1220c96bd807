"""How does a PDF travel? As base64 text inside base64Binary: encoded twice, by the contract as it is spoken."""

import base64
import binascii

from chancery.kernel.base.errors import Invalid

_PDF = b"%PDF-"


class Base64Unfit(Invalid):
    """What came is no base64, or not all the way down."""

    code = "exchange_base64_unfit"
    sentence = "El contenido del archivo no es base64 válido."
    next_step = "Codifique el PDF en base64 y envíe ese texto otra vez en base64."


class SingleEncoded(Invalid):
    """The PDF was encoded once. The State's own component refuses it too, without saying why."""

    code = "exchange_single_base64"
    sentence = "El PDF llegó codificado una sola vez en base64: el contrato lo pide dos veces."
    next_step = "Codifique el PDF en base64 y envíe ese texto otra vez en base64."


class NotPdf(Invalid):
    """Documents and receipts are PDF files."""

    code = "exchange_not_pdf"
    sentence = "El archivo enviado no es un PDF."
    next_step = "Envíe el documento en PDF."


def encode(content: bytes) -> bytes:
    """What stands in the XML for a file."""
    return base64.b64encode(base64.b64encode(content))


def decode(text: str) -> bytes:
    """The PDF for what stood in the XML. Raises `Base64Unfit`, `SingleEncoded`, `NotPdf`."""
    once = _decoded(text.encode("ascii", "replace"))
    if once.startswith(_PDF):
        raise SingleEncoded
    content = _decoded(once)
    if not content.startswith(_PDF):
        raise NotPdf
    return content


def decode_answered(text: str) -> bytes:
    """The PDF of an answer to our own question: some entities encode it once, and there is nobody to refuse it to.

    Raises `Base64Unfit`, `NotPdf`.
    """
    try:
        return decode(text)
    except SingleEncoded:
        return decode_once(text)


def encode_once(content: bytes) -> str:
    """The text of a file in JSON, which has no base64Binary around it."""
    return base64.b64encode(content).decode()


def decode_once(text: str) -> bytes:
    """The PDF for what stood in JSON. Raises `Base64Unfit`, `NotPdf`."""
    content = _decoded(text.encode("ascii", "replace"))
    if not content.startswith(_PDF):
        raise NotPdf
    return content


def _decoded(text: bytes) -> bytes:
    """Line breaks are no error (RFC 2045); any other foreign character is."""
    try:
        found = base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error:
        raise Base64Unfit from None
    if not found:
        raise Base64Unfit
    return found
