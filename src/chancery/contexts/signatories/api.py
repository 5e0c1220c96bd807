"""The register for partners' programs: search, and one entry."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from chancery.contexts.signatories import queries, rules
from chancery.contexts.signatories.models import Signatory
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base.errors import Invalid
from chancery.web.api_auth import actor_from, may

router = Router(tags=["signatories"], auth=may(queries.SCOPE))


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


class PageOut(Schema):
    """Entries by name; `next` is the cursor of the following page."""

    entries: list[EntryOut]
    next: str | None


@router.get("/", response=PageOut, summary="Buscar en el registro de firmas")
def search(
    request: HttpRequest,
    text: str = "",
    on: date | None = None,
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


@router.get("/{uuid:signatory_id}", response=EntryOut, summary="Una firma registrada")
def get(request: HttpRequest, signatory_id: UUID) -> EntryOut:
    return _out(queries.signatory(actor_from(request), signatory_id))


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
