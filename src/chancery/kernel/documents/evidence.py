"""How is a signature made to outlive its certificate? Timestamp and revocation evidence: PAdES B-LTA, renewed."""

import io
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.validation import add_validation_info
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator.errors import PathError, ValidationError

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents import trust
from chancery.kernel.documents.actions import keep
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.models import Augmentation, Document
from chancery.kernel.documents.store import store
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Unit

_NOT_NOW = (TimestampRequestError, OSError, PathError, ValidationError, SignatureValidationError)


class EvidenceUnavailable(Unavailable):
    """The timestamp authority or the revocation service does not answer; the job tries again."""

    code = "evidence_unavailable"
    sentence = "El sellado de tiempo no responde; el documento ya es válido y se completará más tarde."


class StampNotLater(Unavailable):
    """The authority still stamps with the certificate that is about to expire: another stamp of it gains nothing."""

    code = "stamp_not_later"
    sentence = "El sellado de tiempo todavía usa el certificado que va a vencer; se intentará de nuevo."


def lift(*, document_id: UUID, actor: Actor) -> None:
    """Add the evidence once; the bytes signed in the act stay as they are, as the beginning of the new file.

    Raises `EvidenceUnavailable`.
    """
    document = Document.objects.get(pk=document_id)
    if not document.augmentations.exists():
        _keep(document, with_evidence(store().get(document.file_id)), "documents.lift", actor)


def renewal_due_by() -> datetime:
    """Until when the certificate of a last timestamp must be valid, or another is added today."""
    period = organisation.legal_period("documents.renewal", clock.today())
    assert period.unit is Unit.CALENDAR_DAYS
    return clock.now() + timedelta(days=period.amount)


def renew(*, document_id: UUID, actor: Actor) -> None:
    """Add a timestamp over all there is before the certificate of the last one expires, with that one's evidence
    (ETSI EN 319 142-1, 5.5). Done again at once, it does nothing.

    Raises `EvidenceUnavailable`, `StampNotLater`.
    """
    document = Document.objects.get(pk=document_id)
    newest = document.augmentations.last()
    if newest is None or newest.stamp_valid_until > renewal_due_by():
        return
    renewed = with_another_stamp(store().get(newest.file_id))
    if stamp_valid_until(renewed) <= newest.stamp_valid_until:
        raise StampNotLater
    _keep(document, renewed, "documents.renew", actor)


def with_evidence(signed: bytes) -> bytes:
    """The signed file with certificates, revocation answers and a document timestamp appended."""
    output, context = io.BytesIO(signed), trust.online()
    try:
        embedded = PdfFileReader(output).embedded_regular_signatures[-1]
        add_validation_info(embedded, context, in_place=True)
        writer = IncrementalPdfFileWriter(output)
        _stamper().timestamp_pdf(writer, "sha256", validation_context=context, in_place=True)
    except _NOT_NOW as error:
        raise EvidenceUnavailable from error
    return output.getvalue()


def with_another_stamp(lifted: bytes) -> bytes:
    """The lifted file with the evidence of its last timestamp and a new one appended."""
    output = io.BytesIO(lifted)
    try:
        _stamper().update_archival_timestamp_chain(PdfFileReader(output), trust.online(), in_place=True)
    except _NOT_NOW as error:
        raise EvidenceUnavailable from error
    return output.getvalue()


def stamp_valid_until(lifted: bytes) -> datetime:
    """When the certificate of the last timestamp expires."""
    last = PdfFileReader(io.BytesIO(lifted)).embedded_timestamp_signatures[-1]
    until: datetime = last.signer_cert.not_valid_after
    return until


def _keep(document: Document, lifted: bytes, verb: str, actor: Actor) -> None:
    with transaction.atomic():
        _, is_new = Augmentation.objects.get_or_create(
            document=document,
            stamp_valid_until=stamp_valid_until(lifted),
            defaults={"file": keep(lifted, PDF), "at": clock.now()},
        )
        if is_new:
            ledger.record(chain=document.case_id, verb=verb, actor=actor, facts={"number": document.number})


def _stamper() -> PdfTimeStamper:
    return PdfTimeStamper(HTTPTimeStamper(settings.TIMESTAMP_URL, timeout=10))
