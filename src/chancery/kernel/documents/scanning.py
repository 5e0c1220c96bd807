"""Does a file carry a known virus? Asked of a clamd by INSTREAM, over TCP or a socket of the machine; of nobody when none is set."""

import logging
import socket
import struct
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from chancery.kernel.base.errors import Unavailable

_log = logging.getLogger(__name__)
_CHUNK = 262_144
_SECONDS = 30
VIRUS, NOT_SCANNED = "virus_found", "not_scanned"


class ScannerUnavailable(Unavailable):
    """The scanner does not answer, and the ministry chose to take nothing in meanwhile."""

    code = "scanner_unavailable"
    sentence = "El antivirus no responde en este momento y no podemos recibir archivos."


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a file must be set apart: a stable code, its Spanish words, and what the scanner calls it."""

    code: str
    reason: str
    detail: str = ""


def scan(content: bytes) -> Doubt | None:
    """What the scanner has against the bytes; None when it has nothing, or when there is no scanner.

    One that does not answer leaves the file set apart, or raises `ScannerUnavailable`, as the ministry chose.
    """
    if not is_asked():
        return None
    try:
        answer = _ask(settings.SCANNER_URL, content)
    except OSError as error:
        answer = f"{type(error).__name__} ERROR"
    if answer.endswith(" FOUND"):
        name = answer.removeprefix("stream: ").removesuffix(" FOUND")
        return Doubt(VIRUS, "el antivirus encontró en él un programa dañino", name)
    if answer == "stream: OK":
        return None
    _log.error("the scanner did not examine a file: %s", answer)
    if settings.SCANNER_DOWN == "refuse":
        raise ScannerUnavailable
    return Doubt(NOT_SCANNED, "el antivirus no pudo examinarlo")


def is_asked() -> bool:
    """Whether the ministry has a scanner."""
    return bool(settings.SCANNER_URL)


def _ask(address: str, content: bytes) -> str:
    """One conversation: each piece after its length, a length of nothing, and the answer up to a zero byte."""
    with _connected(address) as line:
        line.sendall(b"zINSTREAM\0")
        for at in range(0, len(content), _CHUNK):
            piece = content[at : at + _CHUNK]
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
        told = b""
        while not told.endswith(b"\0") and (piece := line.recv(4096)):
            told += piece
    return told.rstrip(b"\0").decode(errors="replace").strip()


def _connected(address: str) -> socket.socket:
    parts = urlsplit(address)
    if parts.scheme == "tcp":
        return socket.create_connection((parts.hostname, parts.port), timeout=_SECONDS)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(_SECONDS)
    try:
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line
