"""People and the roles they hold, for programs: an administrator looks, grants and ends, as on the pages."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import actions, queries
from chancery.kernel.identity.models import Person, RoleHeld
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, in_role
from chancery.web.api_fields import Day, Line, Offset
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["people"], auth=Session())
_LIMIT = 100
_READERS = (Role.ADMINISTRATOR, Role.AUDITOR)
SoughtText = Annotated[Line, Field(max_length=100)]
EndReason = Annotated[Line, Field(max_length=300)]


class RoleNotFound(NotFound):
    """It is of nobody, or of somebody else."""

    code = "role_held_not_found"
    sentence = "Esa persona no tiene esa función."
    next_step = "Vea las funciones de la persona y elija una de ellas."


class FoundPersonOut(Schema):
    id: UUID
    name: str
    document_kind: str
    document_number: str


class RoleHeldOut(Schema):
    """A role at an office; `valid_until` is the first day without it."""

    id: UUID
    role: Role
    office: str
    valid_from: date
    valid_until: date | None


class PersonWithRolesOut(FoundPersonOut):
    roles: list[RoleHeldOut]


class RoleGrantIn(Schema):
    """Which role, at which office, since when; `valid_until` is the first day without it."""

    role: Role
    office: Line
    valid_from: Day
    valid_until: Day | None = None


class RoleEndIn(Schema):
    reason: EndReason


@router.get("/", response=list[FoundPersonOut], summary="Buscar a alguien por nombre o documento")
def search_people(request: HttpRequest, text: SoughtText, offset: Offset = 0) -> list[FoundPersonOut]:
    actor = in_role(request, *_READERS)
    found = queries.search_people(text, actor=actor)[offset : offset + _LIMIT]
    return [FoundPersonOut(**_named(each)) for each in found]


@router.get("/{uuid:person_id}", response=PersonWithRolesOut, summary="Una persona y sus funciones")
def person(request: HttpRequest, person_id: UUID) -> PersonWithRolesOut:
    """The look is recorded (Ley 29733), as on the page."""
    actor = in_role(request, *_READERS)
    shown = queries.person(person_id, actor=actor)
    ledger.record_read(subject=shown.id, kind="person", purpose="administration", actor=actor)
    roles = [_role(each) for each in queries.roles_of(shown.id)]
    return PersonWithRolesOut(**_named(shown), roles=roles)


@router.post(
    "/{uuid:person_id}/roles",
    response={201: RoleHeldOut},
    openapi_extra=OPENAPI,
    summary="Asignar una función en una oficina",
)
@decorate_view(idempotent)
def grant_role(request: HttpRequest, person_id: UUID, sent: RoleGrantIn) -> Status[RoleHeldOut]:
    actor = in_role(request, Role.ADMINISTRATOR)
    held = actions.grant_role(
        person=queries.person(person_id, actor=actor),
        role=sent.role,
        office=organisation.office(sent.office),
        valid_from=sent.valid_from,
        valid_until=sent.valid_until,
        actor=actor,
    )
    return Status(201, _role(held))


@router.post(
    "/{uuid:person_id}/roles/{uuid:role_held_id}/end",
    response=RoleHeldOut,
    summary="Terminar hoy una función",
)
def end_role(request: HttpRequest, person_id: UUID, role_held_id: UUID, sent: RoleEndIn) -> RoleHeldOut:
    actor = in_role(request, Role.ADMINISTRATOR)
    shown = queries.person(person_id, actor=actor)
    actions.end_role(role_held=_held(shown, role_held_id), reason=sent.reason, actor=actor)
    return _role(_held(shown, role_held_id))


def _held(shown: Person, role_held_id: UUID) -> RoleHeld:
    found = queries.roles_of(shown.id).filter(pk=role_held_id).first()
    if found is None:
        raise RoleNotFound
    return found


def _named(found: Person) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.full_name,
        "document_kind": found.document_kind,
        "document_number": found.document_number,
    }


def _role(held: RoleHeld) -> RoleHeldOut:
    return RoleHeldOut(
        id=held.id,
        role=Role(held.role),
        office=held.office.code,
        valid_from=held.valid_from,
        valid_until=held.valid_until,
    )
