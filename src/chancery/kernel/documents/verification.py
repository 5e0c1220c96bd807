"""What do the signatures on a PDF say? In the terms of ETSI EN 319 102-1, by pyHanko."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SignedDataCerts
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from chancery.kernel.base import clock


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


_UNREADABLE = SignatureReport("", None, "", b"", Verdict.FAILED, "la firma no se puede leer")


@dataclass(frozen=True, slots=True)
class Report:
    """Every signature on a file, oldest first."""

    signatures: tuple[SignatureReport, ...]


def examine(content: bytes, *, trusted: Iterable[bytes] = ()) -> Report:
    """Examine the signatures of a PDF against trusted roots (DER). A file that is no PDF has none; one whose
    signatures cannot be taken apart has one that fails.

    Intact and unchanged is a must; a chain to a trusted root makes it pass, its lack leaves it indeterminate:
    the ministry then decides by its register of certificates.
    """
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        embedded = reader.embedded_regular_signatures
    except (
        PdfError,
        ValueError,
        KeyError,
        TypeError,
        RecursionError,
        OverflowError,
        IndexError,
        AttributeError,
    ):
        return Report((_UNREADABLE,) if b"/ByteRange" in content else ())
    roots = [x509.Certificate.load(der) for der in trusted]
    return Report(
        tuple(_examine_one(signature, roots, at_end=signature is embedded[-1]) for signature in embedded)
    )


def _examine_one(signature: object, roots: list[x509.Certificate], *, at_end: bool) -> SignatureReport:
    try:
        certs: SignedDataCerts = signature.signer_cert  # type: ignore[attr-defined]
        certificate: x509.Certificate = certs
        der = certificate.dump()
        context = ValidationContext(
            trust_roots=roots, allow_fetching=False, moment=clock.now(), revocation_mode="soft-fail",
            best_signature_time=None,
        )  # fmt: skip
        status = validate_pdf_signature(signature, signer_validation_context=context)  # type: ignore[arg-type]
    except (
        SignatureValidationError,
        PathError,
        ValidationError,
        PdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ):
        return _UNREADABLE
    name = str(certificate.subject.native.get("common_name", certificate.subject.human_friendly))
    verdict, reason = _judge(status, at_end=at_end)
    return SignatureReport(name, status.signer_reported_dt, sha256(der).hexdigest(), der, verdict, reason)


def _judge(status: object, *, at_end: bool) -> tuple[Verdict, str]:
    if not status.intact:  # type: ignore[attr-defined]
        return Verdict.FAILED, "el contenido cambió después de la firma"
    if not status.valid:  # type: ignore[attr-defined]
        return Verdict.FAILED, "la firma no corresponde al certificado"
    if status.modification_level == ModificationLevel.OTHER:  # type: ignore[attr-defined]
        return Verdict.FAILED, "se hicieron cambios no permitidos después de la firma"
    if at_end and status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:  # type: ignore[attr-defined]
        return Verdict.FAILED, "la firma no cubre todo el archivo"
    if status.revoked:  # type: ignore[attr-defined]
        return Verdict.FAILED, "el certificado estaba revocado"
    if not status.trusted:  # type: ignore[attr-defined]
        return (
            Verdict.INDETERMINATE,
            "la firma está íntegra; el emisor del certificado no está en la lista de confianza",
        )
    return Verdict.PASSED, "la firma está íntegra y su certificado es de confianza"
