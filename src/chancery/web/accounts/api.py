"""How one is reached, and who covers whose role during an absence, for programs."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.base.languages import SPANISH
from chancery.kernel.identity import access, actions, queries
from chancery.kernel.identity.actions import DelegateInvalid, NotYourRole
from chancery.kernel.identity.models import Delegation, Person
from chancery.kernel.organisation import queries as organisation
from chancery.web.accounts.forms import Contact
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Line, OptionalLine
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["delegations"])
contact = Router(tags=["contact"])
_officer = _person = Session()


class ContactOut(Schema):
    """How one is reached, and in which language one is written to; what counts is written in Spanish besides."""

    email: str
    telephone: str
    address: str
    language: str


class ContactIn(Schema):
    """What is not sent stays as it is."""

    email: OptionalLine = ""
    telephone: OptionalLine = ""
    address: OptionalLine = ""
    language: Line = SPANISH


class ContactInvalid(Invalid):
    """By what is sent here one is reached."""

    code = "contact_invalid"
    sentence = "Sus datos de contacto no se pueden guardar así."
    next_step = "Corrija los campos señalados y envíelos otra vez."


class DelegationNotFound(NotFound):
    """It is nobody's, or somebody else's."""

    code = "delegation_not_found"
    sentence = "Esa delegación no existe entre las suyas."
    next_step = "Vea sus delegaciones en la página de su cuenta."


class DelegationIn(Schema):
    """Which role at which office, to whom by the number of the identity document; `valid_until` is the first day without it."""

    role: Role
    office: Line
    delegate: Line
    valid_from: date
    valid_until: date
    reason: Line


class DelegationOut(Schema):
    id: UUID
    role: Role
    office: str
    owner: str
    delegate: str
    valid_from: date
    valid_until: date


@contact.get("/", auth=_person, response=ContactOut, summary="Sus datos de contacto")
def own_contact(request: HttpRequest) -> Person:
    return queries.person_of(actor_from(request))


@contact.post("/", auth=_person, response=ContactOut, summary="Cambiar sus datos de contacto y el idioma")
def correct_contact(request: HttpRequest, sent: ContactIn) -> Person:
    actor = actor_from(request)
    access.require_oneself(actor)
    given = sent.dict(exclude_unset=True)
    form = Contact(given)
    for name in form.fields.keys() - given.keys():
        del form.fields[name]
    if not form.is_valid():
        raise ContactInvalid({name: [str(each) for each in said] for name, said in form.errors.items()})
    return actions.correct_contact(actor=actor, **form.cleaned_data)


@router.get("/", auth=_officer, response=list[DelegationOut], summary="Lo que delegó o cubre")
def delegations(request: HttpRequest) -> list[DelegationOut]:
    return [_out(each) for each in queries.delegations_of(actor_from(request))]


@router.post(
    "/",
    auth=_officer,
    response={201: DelegationOut},
    openapi_extra=OPENAPI,
    summary="Encargar un rol a un colega durante una ausencia",
)
@decorate_view(idempotent)
def delegate(request: HttpRequest, sent: DelegationIn) -> Status[Any]:
    actor = actor_from(request)
    office = organisation.office(sent.office)
    held = queries.own_roles(actor).filter(role=sent.role, office=office).first()
    if held is None:
        raise NotYourRole
    colleague = queries.colleague(sent.delegate, office_id=office.id)
    if colleague is None:
        raise DelegateInvalid({"delegate": [DelegateInvalid.sentence]})
    made = actions.delegate(
        role_held=held,
        delegate=colleague,
        valid_from=sent.valid_from,
        valid_until=sent.valid_until,
        reason=sent.reason,
        actor=actor,
    )
    return Status(201, _out(made))


@router.post(
    "/{uuid:delegation_id}/end", auth=_officer, response=DelegationOut, summary="Terminar una delegación"
)
def end_delegation(request: HttpRequest, delegation_id: UUID) -> DelegationOut:
    actor = actor_from(request)
    actions.end_delegation(delegation=_own(request, delegation_id), actor=actor)
    return _out(_own(request, delegation_id))


def _own(request: HttpRequest, delegation_id: UUID) -> Delegation:
    found = queries.delegations_of(actor_from(request)).filter(pk=delegation_id).first()
    if found is None:
        raise DelegationNotFound
    return found


def _out(found: Delegation) -> DelegationOut:
    held = found.role_held
    return DelegationOut(
        id=found.id,
        role=Role(held.role),
        office=held.office.code,
        owner=held.person.full_name,
        delegate=found.delegate.full_name,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
    )
