"""Which files were set apart, who may see and decide about them, and which is the scanner still to examine?"""

from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import scanning
from chancery.kernel.documents.models import QuarantineDecision, ScannerFinding, Upload, UploadState
from chancery.kernel.documents.queries import UploadUnknown
from chancery.kernel.identity import access

REVIEWERS = (Role.SUPERVISOR, Role.CONSUL, Role.ADMINISTRATOR)
READERS = (*REVIEWERS, Role.OFFICER, Role.AUDITOR)


def in_quarantine(*, actor: Actor) -> QuerySet[Upload]:
    """The files set apart that wait for a decision, oldest first. Raises `RoleMissing`."""
    access.require(actor, *READERS)
    waiting = Upload.objects.filter(state=UploadState.QUARANTINED)
    return waiting.select_related("owner").order_by("begun_at")


def reviewed(*, actor: Actor) -> QuerySet[QuarantineDecision]:
    """What was decided about files set apart, newest first. Raises `RoleMissing`."""
    access.require(actor, *READERS)
    return QuarantineDecision.objects.select_related("upload").order_by("-at")


def set_apart(upload_id: UUID, *, actor: Actor) -> Upload:
    """A file that was ever set apart. Raises `RoleMissing`, `UploadUnknown`."""
    access.require(actor, *READERS)
    ever = Q(state=UploadState.QUARANTINED) | Q(decision__isnull=False)
    upload = Upload.objects.select_related("owner", "decision").filter(ever, pk=upload_id).first()
    if upload is None:
        raise UploadUnknown
    return upload


def may_look_into(upload: Upload, *, actor: Actor) -> bool:
    """Whether the actor may take the bytes to look at them: who decides may, unless they are a virus."""
    return upload.finding != scanning.VIRUS and actor.holds(*REVIEWERS)


def unscanned(*, limit: int) -> list[str]:
    """The files that the scanner is still to examine, the one that waits longest for another attempt first."""
    waiting = ScannerFinding.objects.filter(is_pending=True).order_by("tried_at")
    return list(waiting.values_list("sha256", flat=True)[:limit])
