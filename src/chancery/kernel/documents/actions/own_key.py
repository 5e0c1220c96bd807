"""How does a paper come back signed with the officer's own key, and why may it not be taken in?"""

from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid, Unavailable
from chancery.kernel.documents import inspection, queries
from chancery.kernel.documents.actions._papers import register
from chancery.kernel.documents.actions.prepared import require_waiting
from chancery.kernel.documents.actions.trust_lists import standing_trust_list
from chancery.kernel.documents.models import Document, OwnSignature, PendingSignature, SignatureMeans
from chancery.kernel.documents.store import store
from chancery.kernel.documents.validation import Finding, Frozen, ValidationReport, validate
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class SignedFileNotPdf(Invalid):
    code = "signed_file_not_pdf"
    sentence = "El archivo firmado no es un PDF."
    next_step = "Suba el PDF que descargó de aquí, con su firma dentro; no un .7z, .p7m ni una imagen."


class SignedFileUnsigned(Invalid):
    code = "signed_file_unsigned"
    sentence = "El archivo no lleva ninguna firma digital."
    next_step = "Fírmelo con su certificado, guárdelo y vuelva a subirlo."


class SignedFileRefused(Invalid):
    """What rests on a validation of the signature; its report is among the facts. Each reason has a kind of its own."""

    leaves_trace = True
    code = "signed_file_refused"
    sentence = "El archivo firmado no se puede aceptar."


class SignedFileUnreadable(SignedFileRefused):
    code = "signed_file_unreadable"
    sentence = "La firma del archivo está dañada y no se puede leer."
    next_step = "Descargue el documento otra vez, fírmelo y súbalo sin abrirlo con otro programa."


class SignedFileChangedAfter(SignedFileRefused):
    code = "signed_file_changed_after"
    sentence = "El archivo cambió después de firmarse."
    next_step = "Suba el archivo tal como lo guardó su programa de firma."


class SignedFileChangedBefore(SignedFileRefused):
    code = "signed_file_changed_before"
    sentence = "El documento cambió antes de firmarse: no es, byte por byte, el que se le entregó."
    next_step = "Descárguelo otra vez y fírmelo sin abrirlo antes con otro programa que lo vuelva a guardar."


class SignedFileOfOther(SignedFileRefused):
    code = "signed_file_of_other_document"
    sentence = "Lo que se firmó es otro documento, no el {number}."
    next_step = "Compruebe el número que está impreso y suba el archivo que corresponde."


class SignedFileTwice(SignedFileRefused):
    code = "signed_file_signed_twice"
    sentence = "El archivo lleva más de una firma y se esperaba solo la suya."
    next_step = "Descargue el documento otra vez y fírmelo una vez."


class SignatureVisible(SignedFileRefused):
    """A stamp may cover what is printed, and breaks the accessibility that the paper declares (PDF/UA)."""

    code = "own_signature_visible"
    sentence = "La firma pone un sello visible sobre la página, que puede tapar lo impreso."
    next_step = "Fírmelo otra vez sin representación gráfica: el pie del documento ya dice quién firma."


class SignatureNotPades(SignedFileRefused):
    code = "own_signature_not_pades"
    sentence = "La firma no tiene el formato PAdES."
    next_step = "Elija PAdES, nivel B, en su programa de firma."


class SignedByOther(SignedFileRefused):
    code = "own_signature_of_other"
    sentence = "El certificado es de {signer}, y este documento lo firma {expected}."
    next_step = "Firme con su propio certificado. Si no lleva su DNI, pida al administrador que lo registre."


class SigningTimeUnlikely(SignedFileRefused):
    code = "own_signature_time"
    sentence = "La firma declara una hora anterior al documento o que todavía no llega."
    next_step = "Ponga en hora su computadora y fírmelo otra vez."


class OwnCertificateUntrusted(SignedFileRefused):
    code = "own_certificate_untrusted"
    sentence = "El certificado no lo emitió una autoridad acreditada, o no sirve para firmar documentos."
    next_step = "Use un certificado de firma de una entidad acreditada ante INDECOPI."


class OwnCertificateRevoked(SignedFileRefused):
    code = "own_certificate_revoked"
    sentence = "El certificado con el que se firmó está revocado."
    next_step = "Pida un certificado nuevo y fírmelo otra vez."


class OwnCertificateNotInForce(SignedFileRefused):
    code = "own_certificate_not_in_force"
    sentence = "El certificado con el que se firmó venció o todavía no rige."
    next_step = "Renueve su certificado y fírmelo otra vez."


class RevocationUnknown(Unavailable):
    """The same file may come again; its report is among the facts."""

    code = "own_certificate_revocation_unknown"
    sentence = (
        "La autoridad del certificado no respondió si está revocado. El documento sigue esperando su firma."
    )
    next_step = "Vuelva a subir el mismo archivo en unos minutos."


class OwnCertifierNotAccredited(SignedFileRefused):
    """Only a certifier accredited when it was signed makes it a digital signature. Norm: Ley 27269, arts. 1 and 3 (por confirmar)."""

    code = "own_certifier_not_accredited"
    sentence = "Quien emitió el certificado no estaba acreditado ante INDECOPI cuando se firmó."
    next_step = "Firme con un certificado de una entidad que figure como acreditada en la lista de INDECOPI."


class AccreditationUnknown(Unavailable):
    """The same file may come again; its report is among the facts."""

    code = "own_certifier_accreditation_unknown"
    sentence = "No hay una lista vigente de entidades acreditadas con que comprobar el certificado. El documento sigue esperando su firma."
    next_step = "Vuelva a subir el mismo archivo en unos minutos; si persiste, avise al administrador."


_REFUSED: dict[Finding, type[SignedFileRefused | RevocationUnknown | AccreditationUnknown]] = {
    Finding.UNREADABLE: SignedFileUnreadable,
    Finding.CHANGED_AFTER: SignedFileChangedAfter,
    Finding.CHANGED_BEFORE: SignedFileChangedBefore,
    Finding.OTHER_DOCUMENT: SignedFileOfOther,
    Finding.SIGNED_TWICE: SignedFileTwice,
    Finding.VISIBLE: SignatureVisible,
    Finding.NOT_PADES: SignatureNotPades,
    Finding.OTHER_SIGNER: SignedByOther,
    Finding.TIME: SigningTimeUnlikely,
    Finding.UNTRUSTED: OwnCertificateUntrusted,
    Finding.REVOKED: OwnCertificateRevoked,
    Finding.EXPIRED: OwnCertificateNotInForce,
    Finding.REVOCATION_UNKNOWN: RevocationUnknown,
    Finding.NOT_ACCREDITED: OwnCertifierNotAccredited,
    Finding.ACCREDITATION_UNKNOWN: AccreditationUnknown,
}


def complete(
    *, pending_id: UUID, signed: bytes, actor: Actor, means: SignatureMeans = SignatureMeans.UPLOAD
) -> Document:
    """Take back the bytes of a prepared paper with its officer's signature, and make the document of them.

    Only the officer who must sign brings it. The authority is asked before any transaction begins. Raises
    `RoleMissing`, `PendingSignatureUnknown`, `SignatureNotPending`, `FileTooLarge`, `FileEmpty`, `SignedFileNotPdf`,
    `FileEncrypted`, `FileBroken`, `FileActive`, `SignedFileUnsigned`, and one refusal for each `Finding`, with its
    report.
    """
    access.require(actor, *access.OFFICERS)
    pending = queries.own_pending_signature(pending_id, actor=actor)
    require_waiting(pending)
    report = _validated(pending, signed)
    if not report.is_passed:
        raise _refusal(pending, report, actor)
    with transaction.atomic():
        ledger.hold(pending.case_id)
        require_waiting(pending)
        document = register(
            pending,
            signed,
            kind=pending.kind,
            case_id=pending.case_id,
            office=pending.office,
            at=clock.now(),
            by=actor.name,
        )
        OwnSignature.objects.create(
            pending=pending,
            document=document,
            means=means,
            report=report.stored(),
            at=document.issued_at,
        )
        facts = {
            "number": pending.number,
            "sha256": document.file_id,
            "means": means.value,
            "indication": report.indication.value,
            "certificate": report.certificate_sha256,
        }
        ledger.record(chain=pending.case_id, verb="documents.sign_with_own_key", actor=actor, facts=facts)
    return document


def _validated(pending: PendingSignature, signed: bytes) -> ValidationReport:
    inspection.check_size(len(signed))
    if not signed.startswith(b"%PDF-"):
        raise SignedFileNotPdf
    inspection.check_pdf(signed)
    frozen = Frozen(
        content=store().get(pending.file_id),
        number=pending.number,
        since=pending.prepared_at,
        signer=queries.expected_signer(pending.signer),
    )
    report = validate(signed, frozen, standing_trust_list())
    if report is None:
        raise SignedFileUnsigned
    return report


def _refusal(
    pending: PendingSignature, report: ValidationReport, actor: Actor
) -> SignedFileRefused | RevocationUnknown | AccreditationUnknown:
    """The refusal for what was found, after it was written down that it was tried."""
    facts = {
        "number": pending.number,
        "finding": report.finding.value,
        "indication": report.indication.value,
        "subindication": report.subindication,
        "sha256": report.sha256,
    }
    with transaction.atomic():
        ledger.record(chain=pending.case_id, verb="documents.refuse_own_signature", actor=actor, facts=facts)
    return _REFUSED[report.finding](
        number=pending.number, signer=report.signer, expected=pending.signer.full_name, report=report
    )
