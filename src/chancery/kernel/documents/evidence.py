"""How is a signature made to outlive its certificate? Timestamp and revocation evidence: PAdES B-LTA."""

import io
from uuid import UUID

from asn1crypto import x509
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from django.db import transaction
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.validation import add_validation_info
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents import signing
from chancery.kernel.documents.actions import keep
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.models import Augmentation, Document
from chancery.kernel.documents.store import store
from chancery.kernel.ledger import actions as ledger


class EvidenceUnavailable(Unavailable):
    """The timestamp authority or the revocation service does not answer; the job tries again."""

    code = "evidence_unavailable"
    sentence = "El sellado de tiempo no responde; el documento ya es válido y se completará más tarde."


def lift(*, document_id: UUID, actor: Actor) -> None:
    """Add the evidence once; the bytes signed in the act stay as they are, as the beginning of the new file.

    Raises `EvidenceUnavailable`.
    """
    document = Document.objects.get(pk=document_id)
    if Augmentation.objects.filter(document=document).exists():
        return
    lifted = with_evidence(store().get(document.file_id))
    with transaction.atomic():
        _, is_new = Augmentation.objects.get_or_create(
            document=document, defaults={"file": keep(lifted, PDF), "at": clock.now()}
        )
        if is_new:
            ledger.record(
                chain=document.case_id, verb="documents.lift", actor=actor, facts={"number": document.number}
            )


def with_evidence(signed: bytes) -> bytes:
    """The signed file with certificates, revocation answers and a document timestamp appended."""
    folder = signing.key_folder()
    roots = [_asn1(folder.certificate("root"))]
    context = ValidationContext(trust_roots=roots, allow_fetching=True, revocation_mode="hard-fail")
    stamper = HTTPTimeStamper(settings.TIMESTAMP_URL, timeout=10)
    output = io.BytesIO(signed)
    try:
        embedded = PdfFileReader(output).embedded_regular_signatures[-1]
        add_validation_info(embedded, context, in_place=True)
        writer = IncrementalPdfFileWriter(output)
        PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256", validation_context=context, in_place=True)
    except (TimestampRequestError, OSError, PathError, ValidationError) as error:
        raise EvidenceUnavailable from error
    return output.getvalue()


def _asn1(certificate: object) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))  # type: ignore[attr-defined]
