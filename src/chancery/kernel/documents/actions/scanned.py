"""What becomes of a file that came while the scanner did not answer? It is looked at again, whoever keeps it."""

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.base.events import publish
from chancery.kernel.documents import inspection, queries, scanning
from chancery.kernel.documents.events import FileScanned
from chancery.kernel.documents.inspection import Finding
from chancery.kernel.documents.models import ScannerFinding, Upload, UploadState
from chancery.kernel.ledger import actions as ledger


def scan_again(*, sha256: str, actor: Actor) -> bool:
    """Look again at a file that the scanner could not examine; who keeps it is told what was found.

    Returns whether it was examined; what was not waits behind the others. Never inside a transaction.
    """
    assert actor.is_system
    if not scanning.is_asked():
        return False
    try:
        found = inspection.look_at(queries.bytes_of(sha256))
    except queries.FileErased:
        ScannerFinding.objects.filter(pk=sha256).delete()
        return True
    except Unavailable:
        found = None
    if found is None or found.doubt == scanning.NOT_SCANNED:
        ScannerFinding.objects.filter(pk=sha256).update(tried_at=clock.now())
        return False
    _note(sha256, found, actor)
    return True


@transaction.atomic
def _note(sha256: str, found: Finding, actor: Actor) -> None:
    row = ScannerFinding.objects.select_for_update().filter(pk=sha256, is_pending=True).first()
    if row is None:
        return
    if found.doubt == scanning.VIRUS:
        row.is_harmful, row.is_pending, row.detail = True, False, found.detail[:200]
        row.save()
    else:
        row.delete()
    waiting = Upload.objects.filter(
        file_id=sha256, state=UploadState.QUARANTINED, finding=scanning.NOT_SCANNED
    )
    for upload in waiting.select_for_update():
        _settle(upload, found, actor)
    publish(FileScanned(sha256, found.doubt, actor))


def _settle(upload: Upload, found: Finding, actor: Actor) -> None:
    """Without a doubt its owner may use it; with another one it stays set apart, for that one."""
    upload.state = UploadState.QUARANTINED if found.doubt else UploadState.CLEAN
    upload.finding, upload.detail = found.doubt, found.detail[:200]
    upload.save(update_fields=["state", "finding", "detail"])
    facts = {"sha256": upload.file_id, "finding": found.doubt, "detail": upload.detail}
    ledger.record(chain=upload.id, verb="documents.scan_again", actor=actor, facts=facts)
