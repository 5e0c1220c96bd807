"""The register for programs: search, one entry with its facsimiles and certificates, and the authorities."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from chancery.contexts.signatories import actions, queries, rules
from chancery.contexts.signatories.models import Authority, RegisteredCertificate, Signatory, Specimen
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base.errors import Invalid
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Day, Offset, OptionalLine, file_answer

router = Router(tags=["signatories"], auth=may(queries.SCOPE))
_LIMIT = 100


class CursorUnreadable(Invalid):
    """The cursor is one that an earlier answer gave."""

    code = "cursor_unreadable"
    sentence = "El cursor no es válido: use el que devolvió la página anterior."


class EntryOut(Schema):
    """A signature that counts or counted; `last_day` is null while the post is held."""

    id: UUID
    name: str
    capacity: str
    authority: str
    authority_kind: AuthorityKind
    valid_from: date
    last_day: date | None


class SpecimenPart(StrEnum):
    """Which image of a facsimile."""

    SIGNATURE = "signature"
    SEAL = "seal"


class SpecimenOut(Schema):
    """A facsimile; the images are asked for apart, because who looks at one is written down."""

    id: UUID
    valid_from: date
    valid_until: date | None
    seal: str
    shows_signature: bool
    shows_seal: bool


class RegisteredCertificateOut(Schema):
    """A certificate; its `subject`, which may carry an identity number, is null for who does not compare signatures."""

    id: UUID
    fingerprint_sha256: str
    subject: str | None
    issuer: str
    not_before: datetime
    not_after: datetime
    revoked_at: datetime | None


class EntryDetailOut(EntryOut):
    """An entry with whoever certifies before the ministry, in that order, and how the signature is known."""

    certified_by: list[str]
    specimens: list[SpecimenOut]
    certificates: list[RegisteredCertificateOut]


class AuthorityOut(Schema):
    """An entity; `certified_by` is whose certification must come before the ministry's."""

    id: UUID
    name: str
    kind: AuthorityKind
    sector: str
    country: str
    certified_by: UUID | None


class PageOut(Schema):
    """Entries by name; `next` is the cursor of the following page."""

    entries: list[EntryOut]
    next: str | None


@router.get("/", response=PageOut, summary="Buscar en el registro de firmas")
def search(
    request: HttpRequest,
    text: str = "",
    on: Day | None = None,
    kind: AuthorityKind | None = None,
    after: str = "",
) -> PageOut:
    page = queries.register_entries(
        actor_from(request), text=text, on=on, authority_kind=kind, after=_place(after)
    )
    place = page.next_place
    return PageOut(
        entries=[_out(entry) for entry in page.entries],
        next=f"{place.folded_name}_{place.signatory_id}" if place else None,
    )


@router.get("/authorities", response=list[AuthorityOut], summary="Entidades cuyas firmas se registran")
def authorities(request: HttpRequest, text: OptionalLine = "", offset: Offset = 0) -> list[AuthorityOut]:
    found = queries.authorities_named(actor_from(request), text)[offset : offset + _LIMIT]
    return [authority_out(each) for each in found]


@router.get("/{uuid:signatory_id}", response=EntryDetailOut, summary="Una firma registrada")
def get(request: HttpRequest, signatory_id: UUID) -> EntryDetailOut:
    actor = actor_from(request)
    entry = queries.signatory(actor, signatory_id)
    compares = actor.holds(*queries.READERS)
    return EntryDetailOut(
        **_out(entry).dict(),
        certified_by=[each.name for each in queries.chain_of(entry.authority)],
        specimens=[_specimen(each) for each in queries.specimens_of(entry)],
        certificates=[_certificate(each, names_subject=compares) for each in queries.certificates_of(entry)],
    )


@router.get(
    "/specimens/{uuid:specimen_id}/{part}",
    auth=Session(),
    openapi_extra=file_answer("image/png", "image/jpeg"),
    summary="La imagen de una firma o de un sello",
)
def open_specimen(request: HttpRequest, specimen_id: UUID, part: SpecimenPart) -> HttpResponse:
    """Who looks at it is written down, as on the page."""
    of_seal = part is SpecimenPart.SEAL
    image = actions.open_specimen(specimen_id=specimen_id, of_seal=of_seal, actor=actor_from(request))
    return HttpResponse(image, content_type=queries.media_type(image), headers={"Cache-Control": "no-store"})


def authority_out(found: Authority) -> AuthorityOut:
    return AuthorityOut(
        id=found.id,
        name=found.name,
        kind=AuthorityKind(found.kind),
        sector=found.sector,
        country=found.country,
        certified_by=found.certified_by_id,
    )


def _specimen(found: Specimen) -> SpecimenOut:
    return SpecimenOut(
        id=found.id,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        seal=found.seal,
        shows_signature=bool(found.signature_sha256),
        shows_seal=bool(found.seal_sha256),
    )


def _certificate(found: RegisteredCertificate, *, names_subject: bool) -> RegisteredCertificateOut:
    return RegisteredCertificateOut(
        id=found.id,
        fingerprint_sha256=found.fingerprint_sha256,
        subject=found.subject if names_subject else None,
        issuer=found.issuer,
        not_before=found.not_before,
        not_after=found.not_after,
        revoked_at=found.revoked_at,
    )


def _out(entry: Signatory) -> EntryOut:
    return EntryOut(
        id=entry.id,
        name=entry.name,
        capacity=entry.capacity,
        authority=entry.authority.name,
        authority_kind=AuthorityKind(entry.authority.kind),
        valid_from=entry.valid_from,
        last_day=rules.last_day(entry.valid_until) if entry.valid_until else None,
    )


def _place(after: str) -> queries.Place | None:
    if not after:
        return None
    name, _, signatory_id = after.rpartition("_")
    try:
        return queries.Place(name, UUID(signatory_id))
    except ValueError:
        raise CursorUnreadable({"after": [CursorUnreadable.sentence]}) from None
