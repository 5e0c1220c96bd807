"""How is a file handed in, whole or in parts over a line that breaks, and how does it come to belong to a case?"""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import inspection
from chancery.kernel.documents.actions.files import keep_received
from chancery.kernel.documents.models import QuarantineDecision, Upload, UploadPart, UploadState
from chancery.kernel.documents.queries import UploadUnknown
from chancery.kernel.documents.store import store
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

UNFINISHED_LIMIT = 20
PARTS_LIMIT = 1000
ABANDONED, EXPIRED = "abandoned", "expired"


class UploadNotUsable(Conflict):
    """The upload is not complete, was refused, or belongs to a case already."""

    code = "upload_not_usable"
    sentence = "El archivo «{filename}» no se puede usar: {why}."
    next_step = "Adjunte otro archivo."


class OffsetMismatch(Conflict):
    """A part must begin where the bytes received so far end."""

    code = "upload_offset_mismatch"
    sentence = "El archivo llegó hasta el byte {received}; la parte enviada comienza en otro lugar."
    next_step = "Pregunte hasta dónde llegó y continúe desde ahí."


class UploadTooLong(Invalid):
    """More bytes came than were announced."""

    code = "upload_too_long"
    sentence = "Llegaron más bytes que los {expected} anunciados."
    next_step = "Compruebe que el archivo no cambió y vuelva a subirlo desde el comienzo."


class UploadInTooManyParts(Conflict):
    """Parts of a few bytes each would fill the tables."""

    code = "upload_in_too_many_parts"
    sentence = "El archivo llegó en demasiadas partes pequeñas."
    next_step = "Vuelva a subirlo con partes más grandes."


class TooManyUnfinished(Conflict):
    """One person does not need so many at once."""

    code = "uploads_unfinished"
    sentence = "Tiene {limit} archivos a medio subir, el máximo permitido."
    next_step = "Termine de subirlos, o espere a que caduquen, y vuelva a intentarlo."


def receive(*, filename: str, content: bytes, actor: Actor) -> Upload:
    """A whole file, handed in at once. Raises the refusals of `inspection`, `PersonMissing`."""
    owner_id = access.require_person(actor)
    found = inspection.inspect(content)
    upload = Upload(
        owner_id=owner_id,
        filename=_harmless(filename),
        expected_size=len(content),
        received=len(content),
    )
    with transaction.atomic():
        quarantined = _settle(upload, content, found, actor)
    if quarantined is not None:
        raise quarantined
    return upload


def begin(*, filename: str, size: int, actor: Actor) -> Upload:
    """Announce a file of `size` bytes that will come in parts.

    Raises `FileTooLarge`, `FileEmpty`, `TooManyUnfinished`, `PersonMissing`.
    """
    owner_id = access.require_person(actor)
    inspection.check_size(size)
    unfinished = Upload.objects.filter(owner_id=owner_id, state=UploadState.RECEIVING)
    if unfinished.count() >= UNFINISHED_LIMIT:
        raise TooManyUnfinished(limit=UNFINISHED_LIMIT)
    return Upload.objects.create(owner_id=owner_id, filename=_harmless(filename), expected_size=size)


def append(*, upload_id: UUID, offset: int, content: bytes, actor: Actor) -> Upload:
    """Add the next bytes; with the last of them the file is inspected as one handed in whole is.

    The part is in the store before the row counts it: what is counted is there, whatever is killed. Raises
    `UploadUnknown`, `OffsetMismatch`, `UploadTooLong`, `UploadInTooManyParts`, `StoreUnavailable`, and with the last
    part the refusals of `inspection`, which end the upload.
    """
    owner_id = access.require_person(actor)
    with transaction.atomic():
        upload = _open(upload_id, owner_id)
        if offset != upload.received:
            raise OffsetMismatch(received=upload.received)
        if offset + len(content) > upload.expected_size:
            raise UploadTooLong(expected=upload.expected_size)
        refusal = _add(upload, content, actor) if content else None
    if refusal is not None:
        raise refusal
    return upload


@transaction.atomic
def abandon(*, upload_id: UUID, actor: Actor) -> None:
    """Give an unfinished upload up; what came of it is removed. Raises `UploadUnknown`, `UploadNotUsable`."""
    upload = _open(upload_id, access.require_person(actor))
    if upload.state != UploadState.RECEIVING:
        raise UploadNotUsable(filename=upload.filename, why="ya se recibió entero")
    _end(upload, ABANDONED)


@transaction.atomic
def expire(*, actor: Actor) -> int:
    """End the uploads begun too long ago and never finished; returns how many."""
    late = Upload.objects.select_for_update(skip_locked=True).filter(
        state=UploadState.RECEIVING, begun_at__lt=clock.now() - settings.UPLOAD_LIFETIME
    )
    ended = [_end(upload, EXPIRED) for upload in late]
    return len(ended)


def remove_parts(*, upload_id: UUID, actor: Actor) -> None:
    """Empty the store of the parts of an upload that is whole or was given up; one that left no file goes with them.

    Raises `StoreUnavailable`: what is left is removed at the next attempt.
    """
    upload = Upload.objects.filter(pk=upload_id).exclude(state=UploadState.RECEIVING).first()
    if upload is None:
        return
    kept = store()
    for part in upload.parts.all():
        kept.remove_part(upload.id, part.offset)
    kept.remove_part(upload.id, upload.received)  # one that a crash kept from being counted
    upload.parts.all().delete()
    if upload.file_id is None:
        upload.delete()


def use_upload(*, upload_id: UUID, case_id: UUID, actor: Actor) -> None:
    """Give an upload to a case: its owner may, once. Raises `UploadUnknown`, `UploadNotUsable`."""
    own = Upload.objects.filter(pk=upload_id, owner_id=access.require_person(actor))
    # The condition is asked again of a row that somebody else was using meanwhile.
    if own.filter(state=UploadState.CLEAN, case_id=None).update(case_id=case_id):
        return
    upload = own.first()
    if upload is None:
        raise UploadUnknown
    check_usable(upload)


def check_usable(upload: Upload) -> None:
    """Whether a case may have it. Raises `UploadNotUsable`."""
    if upload.state != UploadState.CLEAN:
        raise UploadNotUsable(filename=upload.filename, why="no terminó de recibirse o no fue aceptado")
    if upload.case_id is not None:
        raise UploadNotUsable(filename=upload.filename, why="ya se usó en otro expediente")


def _open(upload_id: UUID, owner_id: UUID) -> Upload:
    """The owner's upload, locked, unless it ended badly."""
    good = (UploadState.RECEIVING, UploadState.CLEAN)
    upload = (
        Upload.objects.select_for_update().filter(pk=upload_id, owner_id=owner_id, state__in=good).first()
    )
    if upload is None:
        raise UploadUnknown
    return upload


def _add(upload: Upload, content: bytes, actor: Actor) -> Invalid | None:
    """Keep one part, and finish with the last; what is raised here is not lost, for the part was not counted."""
    if upload.parts.count() >= PARTS_LIMIT:
        raise UploadInTooManyParts
    store().write_part(upload.id, upload.received, content)
    UploadPart.objects.create(upload=upload, offset=upload.received, size=len(content))
    upload.received += len(content)
    if upload.received < upload.expected_size:
        upload.save(update_fields=["received"])
        return None
    return _finish(upload, actor)


def _finish(upload: Upload, actor: Actor) -> Invalid | None:
    """Inspect the whole. A refusal is returned, so that the end of the upload is committed before it is raised."""
    parts = upload.parts.order_by("offset").values_list("offset", flat=True)
    content = b"".join(store().read_part(upload.id, offset) for offset in parts)
    try:
        found = inspection.inspect(content)
    except Invalid as refusal:
        _end(upload, refusal.code)
        return refusal
    quarantined = _settle(upload, content, found, actor)
    _remove_later(upload)
    return quarantined


def _settle(
    upload: Upload, content: bytes, found: inspection.Finding, actor: Actor
) -> inspection.Quarantined | None:
    """Keep an inspected file, and set it apart where there is a doubt that nobody has dispelled yet."""
    known = sha256(content).hexdigest()
    is_released = QuarantineDecision.objects.filter(upload__file_id=known, is_release=True).exists()
    is_doubtful = bool(found.doubt) and not is_released
    upload.state = UploadState.QUARANTINED if is_doubtful else UploadState.CLEAN
    upload.finding, upload.detail, upload.media_type = found.doubt, found.detail[:200], found.media_type
    upload.file = keep_received(content, found)
    upload.save()
    if not is_doubtful:
        return None
    facts = {"sha256": known, "finding": found.doubt, "detail": upload.detail}
    ledger.record(chain=upload.id, verb="documents.quarantine", actor=actor, facts=facts)
    return inspection.Quarantined(filename=upload.filename, why=found.reason)


def _end(upload: Upload, finding: str) -> Upload:
    upload.state, upload.finding = UploadState.REFUSED, finding
    upload.save(update_fields=["state", "finding", "received"])
    _remove_later(upload)
    return upload


def _remove_later(upload: Upload) -> None:
    from chancery.kernel.documents import jobs

    jobs.remove_parts.defer(upload_id=str(upload.id))


def _harmless(filename: str) -> str:
    """The last part of a name, without what no screen shows."""
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable()).strip()[-200:] or "archivo"
