"""Does a seal hold, for the document on which it is printed? The policy of Doc 9303-13, ap. D; Doc 9303-7, §9.4; 9303-8, ap. A."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.travel_documents import seal_contents, seals
from chancery.kernel.travel_documents.reading import Reading, UnreadableZone, read
from chancery.kernel.travel_documents.seal_keys import KeyList
from chancery.kernel.travel_documents.seals import NotASeal, Seal
from chancery.kernel.travel_documents.zones import NUMBER_ROOM


class Indication(StrEnum):
    """Why a seal is not recognised, in the standard's words; the last is ours (ADR 26: never green by default)."""

    WRONG_FORMAT = "WRONG_FORMAT"
    UNKNOWN_CERTIFICATE = "UNKNOWN_CERTIFICATE"
    INVALID_DOCUMENTTYPE = "INVALID_DOCUMENTTYPE"
    EXPIRED_CERTIFICATE = "EXPIRED_CERTIFICATE"
    REVOKED_CERTIFICATE = "REVOKED_CERTIFICATE"
    INVALID_SIGNATURE = "INVALID_SIGNATURE"
    INVALID_VISA_MRZ = "INVALID_VISA_MRZ"
    SEAL_VISA_MISMATCH = "SEAL_VISA_MISMATCH"
    INVALID_PASSPORT_MRZ = "INVALID_PASSPORT_MRZ"
    SEAL_PASSPORT_MISMATCH = "SEAL_PASSPORT_MISMATCH"
    INVALID_SEAL_MRZ = "INVALID_SEAL_MRZ"
    INVALID_PRINTED_MRZ = "INVALID_PRINTED_MRZ"
    SEAL_DOCUMENT_MISMATCH = "SEAL_DOCUMENT_MISMATCH"
    STALE_KEY_LIST = "STALE_KEY_LIST"


class Trust(StrEnum):
    """How far a document is trusted. Norm: Doc 9303-13, table D.1."""

    TRUSTABLE = "trustable"
    MEDIUM = "medium"
    HIGH = "high"


SENTENCES = {
    Indication.WRONG_FORMAT: "Lo leído no es un sello digital bien formado.",
    Indication.UNKNOWN_CERTIFICATE: "Firma el sello alguien que no está en la lista de llaves.",
    Indication.INVALID_DOCUMENTTYPE: "Quien firma el sello no puede sellar documentos de esta clase.",
    Indication.EXPIRED_CERTIFICATE: "El certificado de quien firma el sello no está vigente.",
    Indication.REVOKED_CERTIFICATE: "El certificado de quien firma el sello fue revocado.",
    Indication.INVALID_SIGNATURE: "La firma del sello no corresponde a lo que dice.",
    Indication.INVALID_VISA_MRZ: "La zona de lectura mecánica de la visa no cuadra.",
    Indication.SEAL_VISA_MISMATCH: "La visa impresa dice otra cosa que su sello.",
    Indication.INVALID_PASSPORT_MRZ: "La zona de lectura mecánica del pasaporte no cuadra.",
    Indication.SEAL_PASSPORT_MISMATCH: "La visa es para otro pasaporte.",
    Indication.INVALID_SEAL_MRZ: "La zona de lectura mecánica que lleva el sello no cuadra.",
    Indication.INVALID_PRINTED_MRZ: "La zona de lectura mecánica impresa no cuadra.",
    Indication.SEAL_DOCUMENT_MISMATCH: "El documento impreso dice otra cosa que su sello.",
    Indication.STALE_KEY_LIST: "La lista de llaves es antigua: solo con línea se puede comprobar el sello.",
}
_MEDIUM = {Indication.EXPIRED_CERTIFICATE, Indication.STALE_KEY_LIST}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the seal is recognised, or why it is not."""

    indication: Indication | None
    seal: Seal | None = None

    @property
    def is_valid(self) -> bool:
        return self.indication is None

    @property
    def trust(self) -> Trust:
        if self.indication is None:
            return Trust.TRUSTABLE
        return Trust.MEDIUM if self.indication in _MEDIUM else Trust.HIGH

    @property
    def sentence(self) -> str:
        """What to tell who holds the document in the hand."""
        return "El sello es auténtico." if self.indication is None else SENTENCES[self.indication]


def verify(
    content: bytes, keys: KeyList, *, on: date, printed: str | None = None, passport: str | None = None
) -> Verdict:
    """What the policy says of these bytes with that list, and of the zones read beside them, if any was."""
    try:
        seal = seals.read(content)
        lines = seal_contents.lines_of(seal)
        visa = seal_contents.visa_of(seal) if seal.header.kind.name == "visa" else None
    except NotASeal:
        return Verdict(Indication.WRONG_FORMAT)
    fault = _signer_fault(seal, lines, keys, on)
    if fault is None and visa is not None:
        fault = _visa_fault(lines, visa, printed, passport)
    elif fault is None:
        fault = _emergency_fault(lines, printed)
    return Verdict(fault, seal)


def _signer_fault(seal: Seal, lines: tuple[str, ...], keys: KeyList, on: date) -> Indication | None:
    key = keys.find(seal.header)
    if key is None:
        return Indication.UNKNOWN_CERTIFICATE
    if not key.may_seal(lines[0][:2].rstrip("<")):
        return Indication.INVALID_DOCUMENTTYPE
    if not key.is_in_force(on):
        return Indication.EXPIRED_CERTIFICATE
    if key.is_revoked(on, sealed_on=seal.header.signed_on):
        return Indication.REVOKED_CERTIFICATE
    if not seals.holds(seal, key.public):
        return Indication.INVALID_SIGNATURE
    return None if on < keys.stale_on else Indication.STALE_KEY_LIST


def _visa_fault(
    lines: tuple[str, ...], visa: seal_contents.Visa, printed: str | None, passport: str | None
) -> Indication | None:
    if _read("\n".join(line.ljust(len(lines[0]), "<") for line in lines)) is None:
        return Indication.INVALID_VISA_MRZ
    if printed is not None:
        shown = _read(printed)
        if shown is None:
            return Indication.INVALID_VISA_MRZ
        if tuple(line[: len(own)] for line, own in zip(shown.lines, lines, strict=False)) != lines:
            return Indication.SEAL_VISA_MISMATCH
    if passport is not None:
        held = _read(passport)
        if held is None:
            return Indication.INVALID_PASSPORT_MRZ
        if held.zone.number[:NUMBER_ROOM] != visa.passport:
            return Indication.SEAL_PASSPORT_MISMATCH
    return None


def _emergency_fault(lines: tuple[str, ...], printed: str | None) -> Indication | None:
    if _read("\n".join(lines)) is None:
        return Indication.INVALID_SEAL_MRZ
    if printed is None:
        return None
    shown = _read(printed)
    if shown is None:
        return Indication.INVALID_PRINTED_MRZ
    return None if shown.lines == lines else Indication.SEAL_DOCUMENT_MISMATCH


def _read(zone: str) -> Reading | None:
    try:
        return read(zone)
    except UnreadableZone:
        return None
