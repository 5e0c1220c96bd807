"""Which paper is it, and does it stand? Whoever holds a code may see; nobody can guess one."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from chancery.kernel.base import ids, ready_made
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import holding, trust, validation, verification
from chancery.kernel.documents import trust_list as trust_lists
from chancery.kernel.documents.holders import Expected, words_of
from chancery.kernel.documents.models import (
    Document,
    Erasure,
    OfficerCertificate,
    PendingSignature,
    ScannerFinding,
    StoredFile,
    TrustListEdition,
    Upload,
    UploadState,
)
from chancery.kernel.documents.store import StoreUnavailable, read
from chancery.kernel.documents.trust_list import TrustList
from chancery.kernel.documents.validation import ValidationReport
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Person
from chancery.kernel.procedures import registry

# One value: a column more costs the driver as much as the server takes to read the row that it is of.
_STANDING = """
SELECT json_build_array(
    json_build_object(
        'title', title, 'number', number, 'verification_code', verification_code, 'sha256', file_id,
        'public_facts', public_facts::json, 'kind', kind,
        'is_logged', EXISTS (SELECT FROM ledger_leaf WHERE document_id = document.id)
    ),
    id, case_id,
    (SELECT json_build_object('code', code, 'name', name, 'city', city, 'time_zone', time_zone)
        FROM organisation_office WHERE id = office_id),
    issued_at,
    (SELECT json_build_array(at, reason) FROM documents_revocation WHERE document_id = document.id),
    (SELECT max(at) FROM documents_augmentation WHERE document_id = document.id),
    (SELECT json_agg(json_build_array(at, text) ORDER BY at)
        FROM documents_annotation WHERE document_id = document.id),
    EXISTS (SELECT FROM documents_disclosure WHERE document_id = document.id)
)::text
FROM documents_document document
WHERE verification_code = %s
"""

_NUMBER = re.compile(rb"[A-Z]{2,8}-[0-9]{4}-[0-9]{6,7}-[0-9A-Z]")
_MAX_NUMBERS = 4


class DocumentNotFound(NotFound):
    """No document has that code."""

    code = "document_not_found"
    sentence = "Ningún documento emitido por el Ministerio tiene ese código."
    next_step = "Copie el código tal como está impreso. Si aun así no aparece, desconfíe del documento."


class FileErased(NotFound):
    """The file was disposed of, lawfully and for good."""

    code = "file_erased"
    sentence = (
        "Este archivo se eliminó por un acto de eliminación de documentos: solo quedan su número y su huella."
    )
    next_step = "Pida a la Oficina de Gestión Documental y Archivo la constancia de eliminación."


class FileHarmful(NotFound):
    """What the scanner found harmful is handed to nobody, wherever it is kept."""

    code = "file_harmful"
    sentence = "El antivirus encontró un programa dañino en este archivo, y no se entrega a nadie."
    next_step = "Pida a quien lo presentó una copia limpia."


class UploadUnknown(NotFound):
    """No such upload, or not of this person."""

    code = "upload_unknown"
    sentence = "No encontramos el archivo que adjuntó."
    next_step = "Vuelva a adjuntarlo."


class PendingSignatureUnknown(NotFound):
    """No such paper, or for another officer to sign."""

    code = "pending_signature_unknown"
    sentence = "No encontramos ese documento entre los que esperan su firma."
    next_step = "Vuelva a la lista de documentos por firmar."


@dataclass(frozen=True, slots=True)
class Noted:
    """What a later paper did to this one, and since when."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """What a stranger is told of the office that issued a document."""

    code: str
    name: str
    city: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a stranger is told of a document."""

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
    office: Issuer
    document_id: UUID
    case_id: UUID
    kind: str
    annotations: tuple[Noted, ...] = ()


def knowable() -> Q:
    """The papers of which a stranger may know: all but those reserved and not disclosed."""
    return ~Q(kind__in=registry.reserved_papers()) | Q(disclosure__isnull=False)


def find_by_code(code: str) -> Document | None:
    """The document with that code, however it was typed."""
    normal = ids.normalise_code(code)
    if len(normal) != ids.VERIFICATION_CODE_LENGTH:
        return None
    return (
        Document.objects.filter(knowable(), verification_code=normal)
        .select_related("revocation", "office")
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
    as_issued = Document.objects.filter(knowable(), file_id=sha256).first()
    if as_issued is not None:
        return as_issued
    return Document.objects.filter(knowable(), augmentations__file_id=sha256).first()


def begun_by(file: bytes) -> Document | None:
    """The document whose signed bytes a file begins with, whatever follows them."""
    return Document.objects.filter(knowable(), file_id__in=verification.signed_revisions(file)).first()


def resigned_from(file: bytes) -> Document | None:
    """The document that a file bears the number and all the signed bytes of, its signature's own being others."""
    numbers = dict.fromkeys(found.group().decode() for found in _NUMBER.finditer(file))
    for document in Document.objects.filter(knowable(), number__in=list(numbers)[:_MAX_NUMBERS]):
        with suppress(FileErased):
            if verification.is_same_but_for_signature(file, content(document.file_id)):
                return document
    return None


def standing(code: str) -> Standing:
    """Whether the document with that code stands, and how well it is kept. Raises `DocumentNotFound`.

    One statement, ready made: it is what anyone may ask, as often as they like.
    """
    found = ready_made.value(_STANDING, ids.normalise_code(code))
    if found is None:
        raise DocumentNotFound
    paper, document_id, case_id, office, issued_at, revocation, lifted_at, notes, is_disclosed = json.loads(
        found
    )
    if paper["kind"] in registry.reserved_papers() and not is_disclosed:
        raise DocumentNotFound
    revoked_at, reason = revocation or (None, None)
    return Standing(
        **paper,
        document_id=UUID(document_id),
        case_id=UUID(case_id),
        office=Issuer(**office),
        issued_at=datetime.fromisoformat(issued_at),
        revoked_at=_instant(revoked_at),
        revocation_reason=reason,
        lifted_at=_instant(lifted_at),
        annotations=tuple(Noted(datetime.fromisoformat(at), text) for at, text in notes or ()),
    )


def _instant(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written)


def is_revoked(document: Document) -> bool:
    """Whether the document no longer stands."""
    return getattr(document, "revocation", None) is not None


def named(document_ids: Collection[UUID]) -> dict[UUID, Document]:
    """The documents of these ids, each with its revocation where it has one."""
    found = Document.objects.filter(pk__in=document_ids).select_related("revocation")
    return {each.id: each for each in found}


def newest_file(document: Document) -> str:
    """The hash of the bytes to hand out: with the lasting evidence once there is."""
    augmentation = document.augmentations.last()
    return augmentation.file_id if augmentation else document.file_id


def stamps_that_end(by: datetime, *, limit: int) -> list[UUID]:
    """Some documents whose last timestamp's certificate has expired by an instant, the most urgent first."""
    standing = Document.objects.exclude(case_id__in=Erasure.objects.values("subject"))
    last = standing.annotate(until=Max("augmentations__stamp_valid_until"))
    return list(last.filter(until__lte=by).order_by("until", "pk").values_list("pk", flat=True)[:limit])


def of_case(case_id: UUID) -> QuerySet[Document]:
    """The papers issued in a case, oldest first."""
    return Document.objects.filter(case_id=case_id).order_by("issued_at")


def annulled(case_ids: Collection[UUID]) -> QuerySet[Document]:
    """The papers of these cases that no longer stand, in the order in which they were annulled."""
    found = Document.objects.filter(case_id__in=case_ids, revocation__isnull=False)
    return found.select_related("revocation").order_by("revocation__at")


def annulled_in(case_ids: Collection[UUID]) -> dict[UUID, list[Document]]:
    """The papers that no longer stand, of each of these cases that has any."""
    found: dict[UUID, list[Document]] = {}
    for document in annulled(case_ids):
        found.setdefault(document.case_id, []).append(document)
    return found


def content(sha256: str | None) -> bytes:
    """The bytes of a stored file. Raises `NotFound`, `FileErased`, `FileHarmful`, `StoreUnavailable`."""
    harmful = ScannerFinding.objects.filter(pk=OuterRef("pk"), is_harmful=True)
    found = StoredFile.objects.filter(pk=sha256).annotate(is_harmful=Exists(harmful))
    is_harmful = found.values_list("is_harmful", flat=True).first()
    if sha256 is None or is_harmful is None:
        raise NotFound
    if is_harmful:
        raise FileHarmful
    return bytes_of(sha256)


def bytes_of(sha256: str) -> bytes:
    """The bytes that somebody keeps under their hash, also where no row is made of them. Raises `FileErased`, `StoreUnavailable`."""
    try:
        return read(sha256)
    except StoreUnavailable:
        if holding.is_given_up(sha256):
            raise FileErased from None
        raise


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


def signatures_of(actor: Actor) -> QuerySet[PendingSignature]:
    """The papers prepared for the actor's own key, whatever became of them."""
    if actor.person_id is None:
        return PendingSignature.objects.none()
    own = PendingSignature.objects.filter(signer_id=actor.person_id)
    return own.select_related("office", "signer", "signed__document", "forgone")


def waiting_for_signature(actor: Actor) -> QuerySet[PendingSignature]:
    """Those of them that wait, oldest first."""
    return signatures_of(actor).filter(signed=None, forgone=None).order_by("prepared_at")


def settled_signatures(actor: Actor) -> QuerySet[PendingSignature]:
    """Those of them that were signed or given up, newest first."""
    settled = Q(signed__isnull=False) | Q(forgone__isnull=False)
    return signatures_of(actor).filter(settled).order_by("-prepared_at")


def own_pending_signature(pending_id: UUID, *, actor: Actor) -> PendingSignature:
    """A paper prepared for the actor's own key. Raises `PendingSignatureUnknown`."""
    found = signatures_of(actor).filter(pk=pending_id).first()
    if found is None:
        raise PendingSignatureUnknown
    return found


def forgoable_signature(pending_id: UUID, *, actor: Actor) -> PendingSignature:
    """A prepared paper of which the actor may say that it will not be signed: one's own; any, for the system.

    Raises `PendingSignatureUnknown`.
    """
    if not actor.is_system:
        return own_pending_signature(pending_id, actor=actor)
    found = PendingSignature.objects.select_related("office", "signer").filter(pk=pending_id).first()
    if found is None:
        raise PendingSignatureUnknown
    return found


def expected_signer(person: Person) -> Expected:
    """Who must have signed what was prepared for a person."""
    is_dni = person.document_kind == IdentityDocumentKind.DNI
    namesakes = Person.objects.filter(folded_name=person.folded_name).exclude(pk=person.pk)
    own = OfficerCertificate.objects.filter(person=person, withdrawn_at=None)
    return Expected(
        name=person.full_name,
        dni=person.document_number if is_dni else "",
        words=words_of(person.full_name),
        ruc=settings.ENTITY_RUC,
        certificates=frozenset(own.values_list("sha256", flat=True)),
        is_only_of_the_name=not namesakes.exists(),
    )


def trust_list() -> TrustList | None:
    """The newest list of trust services that is kept; None while there is none that its operator signed."""
    newest = TrustListEdition.objects.order_by("-number").values_list("content", flat=True).first()
    if newest is None:
        return None
    with suppress(trust_lists.TrustListNotSigned):
        return trust_lists.read(newest.encode(), trust.list_operators())
    return None


def report_of(pending: PendingSignature) -> ValidationReport | None:
    """What the validation said of the signature that was taken in; None while there is none."""
    signed = getattr(pending, "signed", None)
    return validation.kept(signed.report) if signed is not None else None


def officer_certificates(*, actor: Actor) -> QuerySet[OfficerCertificate]:
    """Every certificate registered as an officer's own, newest first. Raises `RoleMissing`."""
    access.require(actor, Role.ADMINISTRATOR)
    return OfficerCertificate.objects.select_related("person").order_by("-registered_at")
