"""What becomes of a file that was set apart? Somebody who answers for it releases or discards it, with a reason."""

from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.documents import quarantined
from chancery.kernel.documents.models import QuarantineDecision, Upload, UploadState
from chancery.kernel.identity import access
from chancery.kernel.identity.bars import bar_between
from chancery.kernel.ledger import actions as ledger


class ReviewReasonMissing(Invalid):
    """Whoever audits reads why."""

    code = "review_reason_missing"
    sentence = "Falta el motivo de la decisión."


class AlreadyReviewed(Conflict):
    """A file set apart is decided once."""

    code = "upload_already_reviewed"
    sentence = "Sobre el archivo «{filename}» ya se decidió."
    next_step = "Vuelva a la lista de archivos apartados."


class ReviewBarred(NotAllowed):
    """Nobody decides about his own file, nor about his family's."""

    code = "review_barred"
    sentence = "{why} No puede decidir sobre este archivo."
    next_step = "Pida que lo haga otro jefe de unidad o un administrador."


def release(*, upload_id: UUID, reason: str, actor: Actor) -> QuarantineDecision:
    """Take the doubt away: its owner may use it, and the same bytes handed in again are accepted.

    Raises `RoleMissing`, `UploadUnknown`, `ReviewReasonMissing`, `ReviewBarred`, `AlreadyReviewed`.
    """
    return _decide(upload_id, reason, actor, UploadState.CLEAN, "documents.release_upload")


def discard(*, upload_id: UUID, reason: str, actor: Actor) -> QuarantineDecision:
    """Refuse the file for good. Raises as `release` does."""
    return _decide(upload_id, reason, actor, UploadState.REFUSED, "documents.discard_upload")


@transaction.atomic
def _decide(upload_id: UUID, reason: str, actor: Actor, state: UploadState, verb: str) -> QuarantineDecision:
    access.require(actor, *quarantined.REVIEWERS)
    upload = Upload.objects.select_for_update().get(pk=quarantined.set_apart(upload_id, actor=actor).pk)
    if not reason.strip():
        raise ReviewReasonMissing({"reason": ["Escriba el motivo."]})
    if (bar := bar_between(officer_id=access.require_person(actor), person_id=upload.owner_id)) is not None:
        raise ReviewBarred(why=bar.reason)
    if upload.state != UploadState.QUARANTINED:
        raise AlreadyReviewed(filename=upload.filename)
    upload.state = state
    upload.save(update_fields=["state"])
    decision = QuarantineDecision.objects.create(
        upload=upload,
        is_release=state == UploadState.CLEAN,
        reason=reason.strip(),
        at=clock.now(),
        by=actor.name,
    )
    facts = {"sha256": upload.file_id, "finding": upload.finding, "reason": decision.reason}
    ledger.record(chain=upload.id, verb=verb, actor=actor, facts=facts)
    return decision
