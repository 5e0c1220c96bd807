"""May this file come in? What it is by its content, and whether it hides what a paper has no business to hold."""

import io
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from django.conf import settings

from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import scanning

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
_OTHER = "application/octet-stream"
_MAGIC = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
_DEPTH = 12
_ACTIVE = ("/JS", "/JavaScript", "/Launch", "/RichMedia", "/Movie", "/Sound", "/ImportData", "/SubmitForm")


class FileTooLarge(Invalid):
    code = "file_too_large"
    sentence = "El archivo supera el tamaño permitido, que es de {limit} MB."
    next_step = "Guárdelo con menor resolución o divídalo, y vuelva a adjuntarlo."


class FileEmpty(Invalid):
    code = "file_empty"
    sentence = "El archivo está vacío."
    next_step = "Compruebe que se guardó bien y vuelva a adjuntarlo."


class FileKindRefused(Invalid):
    code = "file_kind_refused"
    sentence = "El archivo no es un PDF, JPG ni PNG, aunque su nombre lo diga."
    next_step = "Adjunte el documento en uno de esos formatos."


class FileEncrypted(Invalid):
    code = "file_encrypted"
    sentence = "El PDF está protegido con contraseña y no se puede leer."
    next_step = "Guárdelo sin contraseña y vuelva a adjuntarlo."


class FileBroken(Invalid):
    code = "file_broken"
    sentence = "El archivo está dañado y no se puede abrir."
    next_step = "Compruebe que se abre en su equipo y vuelva a adjuntarlo."


class FileActive(Invalid):
    code = "file_active_content"
    sentence = "El PDF contiene programas o acciones automáticas, que no se aceptan."
    next_step = "Imprímalo a un PDF nuevo, o pida a quien lo emitió una copia sin ellos."


class Quarantined(Invalid):
    """The file stays here, set apart, for somebody to look at."""

    leaves_trace = True
    code = "file_quarantined"
    sentence = "Apartamos el archivo «{filename}» para revisarlo: {why}."
    next_step = (
        "Adjunte otra copia del documento. Si es la única, vuelva a adjuntarla cuando la hayamos revisado, "
        "o preséntela en la oficina."
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file is; `doubt` is a stable code when it must be set apart, `reason` its Spanish words.

    `detail` is what the reviewer should know besides.
    """

    media_type: str
    pages: int = 1
    doubt: str = ""
    reason: str = ""
    detail: str = ""


def check_size(size: int) -> None:
    """Raises `FileTooLarge`, `FileEmpty`."""
    if size > settings.UPLOAD_LIMIT:
        raise FileTooLarge(limit=settings.UPLOAD_LIMIT // 1_000_000)
    if size == 0:
        raise FileEmpty


def inspect(content: bytes) -> Finding:
    """What `content` is, and what the scanner says of it; a virus is a graver doubt than any other.

    Raises `FileTooLarge`, `FileEmpty`, `FileKindRefused`, `FileEncrypted`, `FileBroken`, `FileActive`,
    `ScannerUnavailable`.
    """
    check_size(len(content))
    media_type = next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)
    if media_type is None:
        raise FileKindRefused
    found = _inspect_pdf(content) if media_type == PDF else Finding(media_type)
    doubt = scanning.scan(content)
    return replace(found, doubt=doubt.code, reason=doubt.reason, detail=doubt.detail) if doubt else found


_IN_WORDS = {
    "embedded_files": "lleva otros archivos dentro",
    scanning.NOT_SCANNED: "el antivirus no pudo examinarlo todavía, y lo intenta otra vez cada diez minutos",
    scanning.VIRUS: "el antivirus encontró un programa dañino",
    "file_encrypted": "está protegido con contraseña",
    "file_broken": "está dañado",
    "file_active_content": "contiene programas o acciones automáticas",
    "file_kind_refused": "no es un PDF, JPG ni PNG",
}


def in_words(doubt: str) -> str:
    """Why a file is to be handled with care, for a sentence that goes on; one that has no words as it is coded."""
    return _IN_WORDS.get(doubt, doubt)


def look_at(content: bytes) -> Finding:
    """The same of a file that is kept whatever it is, also one of no kind that we know or that cannot be opened.

    Nothing that a browser would run is told of it. What the scanner says, or could not say, is the graver doubt. Raises
    `ScannerUnavailable`.
    """
    try:
        return inspect(content)
    except Invalid as refusal:
        doubt = scanning.scan(content) or scanning.Doubt(refusal.code, str(refusal))
    return Finding(_OTHER, doubt=doubt.code, reason=doubt.reason, detail=doubt.detail)


def check_pdf(content: bytes) -> None:
    """Whether a PDF opens and runs nothing; what else it holds is not asked.

    Raises `FileEncrypted`, `FileBroken`, `FileActive`.
    """
    _inspect_pdf(content)


def pages_of(content: bytes) -> int:
    """How many pages a PDF has. Raises as `check_pdf` does."""
    return _inspect_pdf(content).pages


def _inspect_pdf(content: bytes) -> Finding:
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise FileEncrypted
            pages = len(pdf.pages)
            if pages == 0:
                raise FileBroken
            if any(_is_active(item, _DEPTH) for item in pdf.objects):
                raise FileActive
            if "/EmbeddedFiles" in pdf.Root.get("/Names", {}):
                return Finding(PDF, pages, "embedded_files", in_words("embedded_files"))
    except pikepdf.PasswordError:
        raise FileEncrypted from None
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, RuntimeError):
        raise FileBroken from None
    return Finding(PDF, pages)


def _is_active(item: Any, depth: int) -> bool:
    """Whether an object, or one written inside it, runs something. What it only points at is looked at by itself."""
    if isinstance(item, pikepdf.Array):
        return depth > 0 and any(_is_active(inner, depth - 1) for inner in item if not _is_pointed_at(inner))
    if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return False
    if str(item.get("/S", "")) in _ACTIVE or str(item.get("/Subtype", "")) in _ACTIVE:
        return True
    if "/JS" in item or "/AA" in item:
        return True
    inner_items = [inner for _, inner in item.items() if not _is_pointed_at(inner)]
    return depth > 0 and any(_is_active(inner, depth - 1) for inner in inner_items)


def _is_pointed_at(item: Any) -> bool:
    return isinstance(item, pikepdf.Object) and item.is_indirect
