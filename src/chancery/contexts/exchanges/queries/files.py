"""Which bytes belong to an exchange: the document, its annexes, and the receipt of either side?"""

from dataclasses import dataclass

from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import scanning
from chancery.kernel.documents.inspection import PDF


class ExchangeFileNotFound(NotFound):
    """It has none yet, or what came is harmful."""

    code = "exchange_file_not_found"
    sentence = "Ese archivo no está aquí: no ha llegado todavía, o el antivirus no deja abrirlo."


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """A file by its digest; `part` is what of the exchange it is, `is_safe` whether a browser may open it by itself."""

    part: str
    file_id: str
    name: str
    media_type: str = PDF
    is_safe: bool = True


def received_file(found: Incoming) -> ExchangeFile:
    """The document as it came, byte for byte. Raises `ExchangeFileNotFound` where a harmful program was found in it."""
    if found.doubt == scanning.VIRUS:
        raise ExchangeFileNotFound
    return ExchangeFile("document", found.file_id, found.filename, is_safe=not found.doubt)


def received_annex(found: Incoming, ordinal: int) -> ExchangeFile:
    """An annex that was fetched; it may be of any kind. Raises `ExchangeFileNotFound`, also where it is harmful."""
    annex = found.annexes.filter(ordinal=ordinal, file__isnull=False).select_related("file").first()
    if annex is None or annex.file is None or annex.doubt == scanning.VIRUS:
        raise ExchangeFileNotFound
    return ExchangeFile("annex", annex.file.pk, annex.name, annex.file.media_type, is_safe=False)


def sent_file(found: Outgoing) -> ExchangeFile:
    """The document as it was sent."""
    return ExchangeFile("document", found.file_id, found.filename)


def sent_annexes(found: Outgoing) -> list[ExchangeFile]:
    """The annexes of what we sent, in their order."""
    kept = found.annexes.select_related("file")
    return [
        ExchangeFile("annex", each.file_id, each.name, each.file.media_type, is_safe=False) for each in kept
    ]


def cargo_of(found: Incoming | Outgoing) -> ExchangeFile:
    """Our receipt of what came, or the other entity's of what we sent. Raises `ExchangeFileNotFound`, also where that is harmful."""
    cargo = getattr(found, "cargo", None)
    if cargo is None or cargo.doubt == scanning.VIRUS:
        raise ExchangeFileNotFound
    is_ours = isinstance(found, Incoming)
    return ExchangeFile(
        "cargo", cargo.file_id, f"cargo-{found.cuo}.pdf", cargo.file.media_type, is_safe=is_ours
    )
