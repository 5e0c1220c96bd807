"""Which paper is it, and does it stand? Whoever holds a code may see; nobody can guess one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents.models import (
    Augmentation,
    Document,
    QuarantineDecision,
    StoredFile,
    Upload,
    UploadState,
)
from chancery.kernel.documents.store import store
from chancery.kernel.identity import access
from chancery.kernel.organisation.models import Office

_STANDING = """
SELECT document.title, document.number, document.verification_code, document.file_id, document.issued_at,
    document.public_facts, revocation.at, revocation.reason, augmentation.at,
    EXISTS (SELECT FROM ledger_leaf leaf WHERE leaf.document_id = document.id),
    office.name, office.city, office.time_zone, office.code
FROM documents_document document
JOIN organisation_office office ON office.id = document.office_id
LEFT JOIN documents_revocation revocation ON revocation.document_id = document.id
LEFT JOIN documents_augmentation augmentation ON augmentation.document_id = document.id
WHERE document.verification_code = %s
"""

REVIEWERS = (Role.SUPERVISOR, Role.CONSUL, Role.ADMINISTRATOR)
QUARANTINE_READERS = (*REVIEWERS, Role.OFFICER, Role.AUDITOR)


class DocumentNotFound(NotFound):
    """No document has that code."""

    code = "document_not_found"
    sentence = "Ningún documento emitido por el Ministerio tiene ese código."
    next_step = "Copie el código tal como está impreso. Si aun así no aparece, desconfíe del documento."


class UploadUnknown(NotFound):
    """No such upload, or not of this person."""

    code = "upload_unknown"
    sentence = "No encontramos el archivo que adjuntó."
    next_step = "Vuelva a adjuntarlo."


@dataclass(frozen=True, slots=True)
class Standing:
    """What a stranger is told of a document; of its office only what is shown."""

    title: str
    number: str
    verification_code: str
    sha256: str
    issued_at: datetime
    public_facts: Mapping[str, str]
    revoked_at: datetime | None
    revocation_reason: str | None
    lifted_at: datetime | None
    is_logged: bool
    office: Office


def find_by_code(code: str) -> Document | None:
    """The document with that code, however it was typed."""
    normal = ids.normalise_code(code)
    if len(normal) != ids.VERIFICATION_CODE_LENGTH:
        return None
    return (
        Document.objects.filter(verification_code=normal)
        .select_related("revocation", "augmentation", "office")
        .first()
    )


def by_verification_code(code: str) -> Document:
    """The document with that code. Raises `DocumentNotFound`."""
    document = find_by_code(code)
    if document is None:
        raise DocumentNotFound
    return document


def by_content(sha256: str) -> Document | None:
    """The document whose signed bytes, as issued or with later evidence, have that hash."""
    as_issued = Document.objects.filter(file_id=sha256).first()
    if as_issued is not None:
        return as_issued
    lifted = Augmentation.objects.filter(file_id=sha256).select_related("document").first()
    return lifted.document if lifted else None


def standing(code: str) -> Standing:
    """Whether the document with that code stands, and how well it is kept. Raises `DocumentNotFound`.

    One statement, ready made: it is what anyone may ask, as often as they like.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [ids.normalise_code(code)])
        found = cursor.fetchone()
    if found is None:
        raise DocumentNotFound
    title, number, verification_code, sha256, issued_at, facts, *kept, name, city, time_zone, office = found
    revoked_at, reason, lifted_at, is_logged = kept
    return Standing(
        title=title,
        number=number,
        verification_code=verification_code,
        sha256=sha256,
        issued_at=issued_at,
        public_facts=json.loads(facts),
        revoked_at=revoked_at,
        revocation_reason=reason,
        lifted_at=lifted_at,
        is_logged=is_logged,
        office=Office(code=office, name=name, city=city, time_zone=time_zone),
    )


def is_revoked(document: Document) -> bool:
    """Whether the document no longer stands."""
    return getattr(document, "revocation", None) is not None


def newest_file(document: Document) -> str:
    """The hash of the bytes to hand out: with the lasting evidence once there is."""
    augmentation = getattr(document, "augmentation", None)
    return augmentation.file_id if augmentation else document.file_id


def of_case(case_id: UUID) -> QuerySet[Document]:
    """The papers issued in a case, oldest first."""
    return Document.objects.filter(case_id=case_id).order_by("issued_at")


def content(sha256: str | None) -> bytes:
    """The bytes of a stored file. Raises `NotFound`, `StoreUnavailable`."""
    if sha256 is None or not StoredFile.objects.filter(pk=sha256).exists():
        raise NotFound
    return store().get(sha256)


def own_upload(actor: Actor, upload_id: UUID) -> Upload:
    """An upload of the actor's that is coming in or came in well. Raises `UploadUnknown`."""
    states = (UploadState.RECEIVING, UploadState.CLEAN)
    upload = Upload.objects.filter(pk=upload_id, owner_id=actor.person_id, state__in=states).first()
    if upload is None or actor.person_id is None:
        raise UploadUnknown
    return upload


def own_uploads(actor: Actor, upload_ids: Iterable[str]) -> tuple[Upload, ...]:
    """The actor's own uploads among these, in the order received."""
    return tuple(
        Upload.objects.filter(owner_id=actor.person_id, pk__in=list(upload_ids)).order_by("begun_at")
    )


def in_quarantine(*, actor: Actor) -> QuerySet[Upload]:
    """The files set apart that wait for a decision, oldest first. Raises `RoleMissing`."""
    access.require(actor, *QUARANTINE_READERS)
    waiting = Upload.objects.filter(state=UploadState.QUARANTINED)
    return waiting.select_related("owner").order_by("begun_at")


def reviewed(*, actor: Actor) -> QuerySet[QuarantineDecision]:
    """What was decided about files set apart, newest first. Raises `RoleMissing`."""
    access.require(actor, *QUARANTINE_READERS)
    return QuarantineDecision.objects.select_related("upload").order_by("-at")


def set_apart(upload_id: UUID, *, actor: Actor) -> Upload:
    """A file that was ever set apart. Raises `RoleMissing`, `UploadUnknown`."""
    access.require(actor, *QUARANTINE_READERS)
    ever = Q(state=UploadState.QUARANTINED) | Q(decision__isnull=False)
    upload = Upload.objects.select_related("owner", "decision").filter(ever, pk=upload_id).first()
    if upload is None:
        raise UploadUnknown
    return upload


def may_look_into(upload: Upload, *, actor: Actor) -> bool:
    """Whether the actor may take the bytes to look at them: who decides may, unless they are a virus."""
    return upload.finding != "virus_found" and actor.holds(*REVIEWERS)
