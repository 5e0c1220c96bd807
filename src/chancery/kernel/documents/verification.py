"""What do the signatures on a PDF say? In the terms of ETSI EN 319 102-1, by pyHanko."""

import io
import re
import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SignedDataCerts
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from chancery.kernel.base import clock

_Parsed = TypeVar("_Parsed")

_DAMAGE = (
    PdfError,
    SignatureValidationError,
    PathError,
    ValidationError,
    UnsupportedAlgorithm,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    EOFError,
    MemoryError,
    struct.error,
    zlib.error,
)
_TRACES = (b"/ByteRange", b"/ETSI.CAdES.detached", b"/ETSI.RFC3161", b"/adbe.pkcs7.")
_SIGNED = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_MAX_REVISIONS = 50
_FORMAT = "FORMAT_FAILURE"


class Verdict(StrEnum):
    """ETSI EN 319 102-1, 5.1.3."""

    PASSED = "TOTAL-PASSED"
    INDETERMINATE = "INDETERMINATE"
    FAILED = "TOTAL-FAILED"


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """One signature: who, when as claimed, with which certificate, and what came of the examination."""

    signer: str
    signed_at: datetime | None
    certificate_sha256: str
    certificate: bytes
    verdict: Verdict
    reason: str
    is_altered: bool
    """Whether what it signed was changed, by more than further signatures and filled fields."""


_UNREADABLE = SignatureReport("", None, "", b"", Verdict.FAILED, "la firma no se puede leer", True)


@dataclass(frozen=True, slots=True)
class Report:
    """Every signature on a file, oldest first."""

    signatures: tuple[SignatureReport, ...]


def examine(content: bytes, *, trusted: Iterable[bytes] = ()) -> Report:
    """Examine the signatures of a PDF against trusted roots (DER). A file that is no PDF has none; one whose
    signatures cannot be taken apart, or of which only traces are left, has one that fails.

    Intact and unchanged is a must; a chain to a trusted root makes it pass, its lack leaves it indeterminate:
    the ministry then decides by its register of certificates.
    """
    embedded = parsed(lambda: PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures)
    if not embedded:
        return Report((_UNREADABLE,) if any(trace in content for trace in _TRACES) else ())
    roots = [x509.Certificate.load(der) for der in trusted]
    return Report(
        tuple(
            parsed(lambda one=signature: _examine_one(one, roots, is_last=one is embedded[-1]))  # type: ignore[misc]
            or _UNREADABLE
            for signature in embedded
        )
    )


def signed_revisions(content: bytes) -> tuple[str, ...]:
    """The SHA-256 of the file as each of its signatures closed it, in the order of their lengths."""
    found = {int(second) + int(length) for _, second, length in _SIGNED.findall(content)[:_MAX_REVISIONS]}
    hashing, done, hashes = sha256(), 0, []
    for end in sorted(end for end in found if end <= len(content)):
        hashing.update(memoryview(content)[done:end])
        hashes.append(hashing.hexdigest())
        done = end
    return tuple(hashes)


def is_same_but_for_signature(content: bytes, issued: bytes) -> bool:
    """Whether a file begins with all that the first signature of the issued one covers: then only the bytes of the
    signature itself, which no signature can cover, may differ.
    """
    covered = _SIGNED.search(issued)
    if covered is None:
        return False
    first, second, length = (int(number) for number in covered.groups())
    return content[:first] == issued[:first] and content[second : second + length] == issued[second:]


def parsed(parse: Callable[[], _Parsed]) -> _Parsed | None:
    """What a parser makes of hostile bytes, or None: the libraries answer damage by nearly every error there is."""
    try:
        return parse()
    except _DAMAGE:
        return None


def _examine_one(signature: object, roots: list[x509.Certificate], *, is_last: bool) -> SignatureReport:
    certs: SignedDataCerts = signature.signer_cert  # type: ignore[attr-defined]
    certificate: x509.Certificate = certs
    der = certificate.dump()
    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, moment=clock.now(), revocation_mode="soft-fail",
        best_signature_time=None,
    )  # fmt: skip
    status = validate_pdf_signature(signature, signer_validation_context=context)  # type: ignore[arg-type]
    name = str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
    verdict, reason, _ = judge(status, is_last=is_last)
    is_altered = not status.intact or status.modification_level == ModificationLevel.OTHER
    at, fingerprint = status.signer_reported_dt, sha256(der).hexdigest()
    return SignatureReport(name, at, fingerprint, der, verdict, reason, is_altered)


def judge(status: object, *, is_last: bool) -> tuple[Verdict, str, str]:
    """The verdict, its Spanish reason, and the name that the standard gives to why it did not pass (5.1.3).

    Each signature must cover its whole revision, and be followed only by what its signer permits (ISO 32000-2,
    12.8.2.2); the last one only by evidence: what came after it nobody signed.
    """
    if not status.intact:  # type: ignore[attr-defined]
        return Verdict.FAILED, "el contenido cambió después de la firma", "HASH_FAILURE"
    if not status.valid:  # type: ignore[attr-defined]
        return Verdict.FAILED, "la firma no corresponde al certificado", "SIG_CRYPTO_FAILURE"
    if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:  # type: ignore[attr-defined]
        return Verdict.FAILED, "la firma no cubre todo lo que había al firmar", _FORMAT
    if status.modification_level == ModificationLevel.OTHER or not status.docmdp_ok:  # type: ignore[attr-defined]
        return Verdict.FAILED, "se hicieron cambios no permitidos después de la firma", _FORMAT
    if is_last and status.modification_level > ModificationLevel.LTA_UPDATES:  # type: ignore[attr-defined]
        return Verdict.FAILED, "después de la última firma se agregó algo que nadie firmó", _FORMAT
    if status.revoked:  # type: ignore[attr-defined]
        return Verdict.FAILED, "el certificado estaba revocado", "REVOKED"
    if not status.trusted:  # type: ignore[attr-defined]
        problem = status.trust_problem_indic  # type: ignore[attr-defined]
        return (
            Verdict.INDETERMINATE,
            "la firma está íntegra; el emisor del certificado no está en la lista de confianza",
            problem.standard_name if problem else "NO_CERTIFICATE_CHAIN_FOUND",
        )
    return Verdict.PASSED, "la firma está íntegra y su certificado es de confianza", ""
