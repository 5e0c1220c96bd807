"""Is this file the paper that we froze, with nothing added but its officer's signature? As ETSI EN 319 102-1 tells it."""

import io
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffPolicy,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.diff_analysis.rules.form_field_rules import is_field_visible
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation import PdfSignatureStatus, SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from chancery.kernel.base import canonical, clock
from chancery.kernel.documents import holders, trust, verification
from chancery.kernel.documents.holders import Expected, Holder
from chancery.kernel.documents.trust_list import CertifierStatus, Standing, TrustList
from chancery.kernel.documents.verification import Verdict

CLOCKS_DIFFER = timedelta(minutes=5)
"""How far the clock of an officer's computer may be from ours."""

_ADDED_ONLY = ModificationLevel.LTA_UPDATES
_METADATA = MetadataUpdateRule()  # type: ignore[no-untyped-call]
_MAINTENANCE = (DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), _METADATA)
_NEW_FIELD = SigFieldCreationRule()  # type: ignore[no-untyped-call]
# A certification stands in the catalog under /Perms: it is a signature like another.
_ONLY_A_SIGNATURE: DiffPolicy = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}),  # type: ignore[no-untyped-call]
        *(rule.as_qualified(_ADDED_ONLY) for rule in _MAINTENANCE),
    ],
    form_rule=FormUpdatingRule(
        field_rules=[_NEW_FIELD, SigFieldModificationRule()],
        ignored_acroform_keys={"/Fields", "/SigFlags", "/NeedAppearances", "/DA", "/DR", "/Q"},
    ),
)
_LATER = {"OUT_OF_BOUNDS_NO_POE", "EXPIRED", "NOT_YET_VALID"}


class Finding(StrEnum):
    """Why a signed file is not taken in: a stable name for each."""

    NONE = ""
    UNREADABLE = "unreadable"
    CHANGED_AFTER = "changed_after"
    CHANGED_BEFORE = "changed_before"
    OTHER_DOCUMENT = "other_document"
    SIGNED_TWICE = "signed_twice"
    VISIBLE = "visible"
    NOT_PADES = "not_pades"
    OTHER_SIGNER = "other_signer"
    TIME = "time"
    UNTRUSTED = "untrusted"
    REVOKED = "revoked"
    EXPIRED = "expired"
    REVOCATION_UNKNOWN = "revocation_unknown"
    NOT_ACCREDITED = "not_accredited"
    ACCREDITATION_UNKNOWN = "accreditation_unknown"


_SAID: dict[Finding, str] = {
    Finding.NONE: "la firma es íntegra, del firmante esperado, y su certificado está vigente",
    Finding.UNREADABLE: "la firma no se puede leer",
    Finding.CHANGED_AFTER: "el archivo cambió después de la firma",
    Finding.CHANGED_BEFORE: "lo firmado no es, byte por byte, lo que se entregó para firmar",
    Finding.OTHER_DOCUMENT: "lo firmado es otro documento",
    Finding.SIGNED_TWICE: "el archivo lleva más de una firma",
    Finding.VISIBLE: "la firma pone un sello visible sobre la página",
    Finding.NOT_PADES: "la firma no es PAdES",
    Finding.OTHER_SIGNER: "el certificado no es el del firmante esperado",
    Finding.TIME: "la hora que declara la firma no es la de este documento",
    Finding.UNTRUSTED: "el certificado no lleva a una autoridad de confianza, o no sirve para firmar",
    Finding.REVOKED: "el certificado está revocado",
    Finding.EXPIRED: "el certificado no está vigente",
    Finding.REVOCATION_UNKNOWN: "la autoridad no respondió si el certificado está revocado",
    Finding.NOT_ACCREDITED: "quien emitió el certificado no estaba acreditado cuando se firmó",
    Finding.ACCREDITATION_UNKNOWN: "no hay una lista vigente que diga si estaba acreditado quien emitió el certificado",
}

_NOT_ACCREDITED = (Finding.NOT_ACCREDITED, "NO_CERTIFICATE_CHAIN_FOUND")
_ACCREDITED: dict[str, tuple[Finding, str]] = {
    CertifierStatus.GRANTED: (Finding.NONE, ""),
    CertifierStatus.NOT_GRANTED: _NOT_ACCREDITED,
    CertifierStatus.NOT_LISTED: _NOT_ACCREDITED,
    CertifierStatus.UNKNOWN: (Finding.ACCREDITATION_UNKNOWN, "TRY_LATER"),
}


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """One signature against one frozen paper: indication and sub-indication by their standard names (5.1.3), and why."""

    indication: Verdict
    subindication: str
    finding: Finding
    reason: str
    validated_at: datetime
    sha256: str
    level: str = ""
    signer: str = ""
    signer_document: str = ""
    signer_entity: str = ""
    certificate_serial: str = ""
    certificate_sha256: str = ""
    chain: tuple[str, ...] = ()
    signed_at: datetime | None = None
    stamped_at: datetime | None = None
    revocation: str = ""
    revocation_source: str = ""
    revoked_at: datetime | None = None
    certifier: str = ""
    certifier_status: str = ""
    certifier_since: datetime | None = None
    trust_list_number: int | None = None
    algorithm: str = ""
    is_same_document: bool = False
    is_only_signed: bool = False
    covers_whole_file: bool = False
    is_expected_signer: bool = False

    @property
    def is_passed(self) -> bool:
        """Whether the file may be taken in."""
        return self.indication is Verdict.PASSED

    def stored(self) -> str:
        """The report as it is kept."""
        return canonical.encode(asdict(self)).decode()


def kept(text: str) -> ValidationReport:
    """A report as it was kept."""
    told = json.loads(text)
    for name in ("validated_at", "signed_at", "stamped_at", "revoked_at", "certifier_since"):
        told[name] = datetime.fromisoformat(told[name]) if told.get(name) else None
    told |= {
        "indication": Verdict(told["indication"]),
        "finding": Finding(told["finding"]),
        "chain": tuple(told["chain"]),
    }
    return ValidationReport(**told)


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was handed out to be signed: its bytes, its number, since when it exists, and who must sign it."""

    content: bytes
    number: str
    since: datetime
    signer: Expected


def validate(content: bytes, frozen: Frozen, listed: TrustList | None) -> ValidationReport | None:
    """The report on the signature of a file that came back; None when it bears none. Asks the authority (OCSP, list);
    whether that was accredited, the list of trust services says.
    """
    embedded = verification.parsed(
        lambda: PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures
    )
    if not embedded:
        is_trace = any(trace in content for trace in (b"/ByteRange", b"/ETSI.CAdES.detached"))
        return _report(content, Finding.UNREADABLE) if is_trace else None
    return verification.parsed(lambda: _examined(content, frozen, embedded, listed)) or _report(
        content, Finding.UNREADABLE
    )


def _examined(content: bytes, frozen: Frozen, embedded: Any, listed: TrustList | None) -> ValidationReport:
    signature, context = embedded[-1], trust.online()
    try:
        status = validate_pdf_signature(signature, context)
    except SignatureValidationError as error:
        failed = error.ades_subindication or AdESFailure.FORMAT_FAILURE
        return _report(content, Finding.UNREADABLE, subindication=failed.standard_name)
    certificate: x509.Certificate = status.signing_cert
    holder = holders.holder_of(certificate)
    facts: dict[str, Any] = {
        "is_same_document": content.startswith(frozen.content) and len(content) > len(frozen.content),
        "covers_whole_file": status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        "is_expected_signer": holders.is_expected(holder, certificate.sha256.hex(), frozen.signer),
        **_of_the_certificate(certificate, holder, status),
        **_of_the_revocation(status, context),
        **_of_the_list(status, listed),
    }
    facts["is_only_signed"] = facts["is_same_document"] and _is_only_signed(content, frozen.content)
    finding, subindication = _found(content, frozen, embedded, status, facts)
    return _report(content, finding, subindication=subindication, **facts)


def _found(
    content: bytes, frozen: Frozen, embedded: Any, status: PdfSignatureStatus, facts: dict[str, Any]
) -> tuple[Finding, str]:
    """The first that is wrong: the bytes, then what was signed, then who signed and when, then what the certificate is
    worth (5.3.4: format, identification, integrity, acceptance, certificate).
    """
    verdict, _, subindication = verification.judge(status, is_last=True)
    if subindication in ("HASH_FAILURE", "SIG_CRYPTO_FAILURE", "FORMAT_FAILURE"):
        return Finding.CHANGED_AFTER, subindication
    if not facts["covers_whole_file"]:
        return Finding.CHANGED_AFTER, "FORMAT_FAILURE"
    refused = _unacceptable(content, frozen, embedded, status, facts)
    if refused is not Finding.NONE:
        return refused, "SIG_CONSTRAINTS_FAILURE"
    if verdict is Verdict.PASSED:
        return _ACCREDITED[facts["certifier_status"]]
    if status.revocation_details is not None:
        return Finding.REVOKED, _of_revoked(status, frozen)
    return _of_the_chain(embedded[-1], subindication)


def _unacceptable(
    content: bytes, frozen: Frozen, embedded: Any, status: PdfSignatureStatus, facts: dict[str, Any]
) -> Finding:
    """What the ministry demands of a signature beyond that it be one."""
    signature = embedded[-1]
    if not facts["is_same_document"]:
        return Finding.CHANGED_BEFORE if frozen.number.encode() in content else Finding.OTHER_DOCUMENT
    if len(embedded) > 1:
        return Finding.SIGNED_TWICE
    if is_field_visible(signature.sig_field):  # type: ignore[no-untyped-call]
        return Finding.VISIBLE
    if not facts["is_only_signed"]:
        return Finding.CHANGED_BEFORE
    if signature.sig_object.get("/SubFilter") != SigSeedSubFilter.PADES.value:
        return Finding.NOT_PADES
    if not facts["is_expected_signer"]:
        return Finding.OTHER_SIGNER
    said = status.signer_reported_dt
    if said is None or not frozen.since - CLOCKS_DIFFER <= said <= clock.now() + CLOCKS_DIFFER:
        return Finding.TIME
    return Finding.NONE


def _is_only_signed(content: bytes, frozen: bytes) -> bool:
    """Whether what follows the frozen bytes is a signature and nothing else, by the differences between revisions."""
    base = PdfFileReader(io.BytesIO(frozen)).xrefs.total_revisions - 1
    found = verification.parsed(
        lambda: _ONLY_A_SIGNATURE.review_file(
            PdfFileReader(io.BytesIO(content), strict=False), base, doc_mdp=MDPPerm.FILL_FORMS
        )
    )
    return isinstance(found, DiffResult) and found.modification_level <= ModificationLevel.FORM_FILLING


def _of_revoked(status: PdfSignatureStatus, frozen: Frozen) -> str:
    """The bytes did not exist before they were frozen: revoked by then, the signature is later for certain (5.2.6)."""
    details = status.revocation_details
    assert details is not None
    if details.ca_revoked:
        return "REVOKED_CA_NO_POE"
    return "REVOKED" if details.revocation_date <= frozen.since else "REVOKED_NO_POE"


def _of_the_chain(signature: Any, subindication: str) -> tuple[Finding, str]:
    """Without revocation the library says of the chain only that it fails: one that stands but for it is to try later."""
    if subindication in _LATER:
        return Finding.EXPIRED, subindication
    if subindication == "CERTIFICATE_CHAIN_GENERAL_FAILURE" and _stands_but_for_revocation(signature):
        return Finding.REVOCATION_UNKNOWN, "TRY_LATER"
    finding = Finding.REVOCATION_UNKNOWN if subindication == "TRY_LATER" else Finding.UNTRUSTED
    return finding, subindication


def _stands_but_for_revocation(signature: Any) -> bool:
    offline = ValidationContext(
        trust_roots=trust.roots(), other_certs=trust.intermediates(), allow_fetching=False
    )
    return bool(validate_pdf_signature(signature, offline, skip_diff=True).trusted)


def _of_the_certificate(
    certificate: x509.Certificate, holder: Holder, status: PdfSignatureStatus
) -> dict[str, Any]:
    path = status.validation_path
    stamp = status.timestamp_validity
    is_stamped = stamp is not None and stamp.intact and stamp.valid and stamp.trusted
    return {
        "signer": holder.common_name,
        "signer_document": holder.dni,
        "signer_entity": holder.ruc,
        "certificate_serial": format(certificate.serial_number, "x"),
        "certificate_sha256": certificate.sha256.hex(),
        "chain": tuple(holders.holder_of(each).common_name for each in path or [certificate]),
        "signed_at": status.signer_reported_dt,
        "stamped_at": stamp.timestamp if stamp is not None and is_stamped else None,
        "level": "PAdES-B-T" if is_stamped else "PAdES-B-B",
        "algorithm": f"{status.md_algorithm} / {status.pkcs7_signature_mechanism}",
    }


def _of_the_revocation(status: PdfSignatureStatus, context: ValidationContext) -> dict[str, Any]:
    source = "OCSP" if context.ocsps else "CRL" if context.crls else ""
    if status.revocation_details is not None:
        at = status.revocation_details.revocation_date
        return {"revocation": "revoked", "revocation_source": source, "revoked_at": at}
    if status.trusted:
        return {"revocation": "good", "revocation_source": source}
    return {"revocation": "unknown"}


def _of_the_list(status: PdfSignatureStatus, listed: TrustList | None) -> dict[str, Any]:
    """How who issued the certificate stood when it signed, by the hour that it declares: none before the paper was
    frozen, and none to come, is accepted.
    """
    if status.validation_path is None or status.signer_reported_dt is None:
        return {}
    chain = [each for each in status.validation_path if each != status.signing_cert]
    standing = (
        listed.standing(chain[::-1], status.signer_reported_dt)
        if listed is not None
        else Standing(CertifierStatus.UNKNOWN)
    )
    return {
        "certifier": standing.certifier,
        "certifier_status": standing.status.value,
        "certifier_since": standing.since,
        "trust_list_number": standing.list_number,
    }


def _report(
    content: bytes, finding: Finding, *, subindication: str = "FORMAT_FAILURE", **facts: Any
) -> ValidationReport:
    failed = {each.name for each in AdESFailure}
    # Not yet valid exists under both: a certificate's period is judged without proof of when it was used.
    is_failed = subindication in failed - {"NOT_YET_VALID"}
    indication = (
        Verdict.PASSED if finding is Finding.NONE else Verdict.FAILED if is_failed else Verdict.INDETERMINATE
    )
    return ValidationReport(
        indication=indication,
        subindication=subindication,
        finding=finding,
        reason=_SAID[finding],
        validated_at=clock.now(),
        sha256=sha256(content).hexdigest(),
        **facts,
    )
