"""The dated tables of correspondence for programs: one administrator proposes a row by its norm, another decides."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema, Status
from ninja.decorators import decorate_view
from pydantic import StringConstraints

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.api.endpoints import router
from chancery.contexts.correspondence.models import (
    HoursPolicy,
    HoursProposal,
    Instruction,
    InstructionProposal,
)
from chancery.contexts.correspondence.rules import AfterHours, EntryChannel
from chancery.kernel.base.actor import Actor
from chancery.kernel.organisation.gates import require_administrator
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Day, Line
from chancery.web.idempotency import OPENAPI, idempotent

_administrator = Session()
InstructionCode = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=20, pattern=r"^[A-Za-z0-9_-]+$")
]


class InstructionIn(Schema):
    """How the row of an instruction shall read; a code that is not there yet adds one. `days` are working days."""

    code: InstructionCode
    title: Annotated[Line, Field(max_length=100)]
    days: Annotated[int, Field(ge=0)] | None = None
    norm: Annotated[Line, Field(max_length=120)]
    valid_from: Day
    valid_until: Day | None = None


class InstructionOut(Schema):
    code: str
    title: str
    days: int | None
    norm: str
    valid_from: date
    valid_until: date | None


class InstructionProposalOut(InstructionOut):
    """What is proposed of a row; null in `is_approved` waits for a second administrator."""

    id: UUID
    is_approved: bool | None


class LegalHoursIn(Schema):
    """Since when, in law, what arrives in a channel after closing or on a closed day is counted."""

    channel: EntryChannel
    after_closing: AfterHours
    on_closed_days: AfterHours
    norm: Annotated[Line, Field(max_length=120)]
    valid_from: Day


class LegalHoursOut(Schema):
    channel: EntryChannel
    after_closing: AfterHours
    on_closed_days: AfterHours
    norm: str
    valid_from: date
    valid_until: date | None


class LegalHoursProposalOut(Schema):
    """What is proposed of a channel; null in `is_approved` waits for a second administrator."""

    id: UUID
    channel: EntryChannel
    after_closing: AfterHours
    on_closed_days: AfterHours
    norm: str
    valid_from: date
    is_approved: bool | None


@router.get(
    "/instructions", auth=_administrator, response=list[InstructionOut], summary="Tabla de instrucciones"
)
def instruction_table(request: HttpRequest) -> list[InstructionOut]:
    _keeper(request)
    return [InstructionOut(**_instruction(each)) for each in queries.instruction_table()]


@router.get(
    "/instructions/proposals",
    auth=_administrator,
    response=list[InstructionProposalOut],
    summary="Instrucciones por decidir",
)
def instruction_proposals(request: HttpRequest) -> list[InstructionProposalOut]:
    _keeper(request)
    return [_instruction_proposal(each) for each in queries.instruction_proposals()]


@router.post(
    "/instructions/proposals",
    auth=_administrator,
    response={201: InstructionProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer una instrucción",
)
@decorate_view(idempotent)
def propose_instruction(request: HttpRequest, sent: InstructionIn) -> Status[InstructionProposalOut]:
    made = actions.propose_instruction(actor=_keeper(request), **sent.dict())
    return Status(201, _instruction_proposal(made))


@router.post(
    "/instructions/proposals/{uuid:proposal_id}/approve",
    auth=_administrator,
    response=InstructionProposalOut,
    summary="Aprobar una instrucción",
)
def approve_instruction(request: HttpRequest, proposal_id: UUID) -> InstructionProposalOut:
    actor = _keeper(request)
    actions.approve_instruction(proposal=queries.instruction_proposal(proposal_id), actor=actor)
    return _instruction_proposal(queries.instruction_proposal(proposal_id))


@router.post(
    "/instructions/proposals/{uuid:proposal_id}/decline",
    auth=_administrator,
    response=InstructionProposalOut,
    summary="Rechazar una instrucción",
)
def decline_instruction(request: HttpRequest, proposal_id: UUID) -> InstructionProposalOut:
    actor = _keeper(request)
    actions.decline_instruction(proposal=queries.instruction_proposal(proposal_id), actor=actor)
    return _instruction_proposal(queries.instruction_proposal(proposal_id))


@router.get(
    "/legal-hours", auth=_administrator, response=list[LegalHoursOut], summary="Tabla de horarios legales"
)
def hours_table(request: HttpRequest) -> list[LegalHoursOut]:
    _keeper(request)
    return [LegalHoursOut(**_hours(each), valid_until=each.valid_until) for each in queries.hours_table()]


@router.get(
    "/legal-hours/proposals",
    auth=_administrator,
    response=list[LegalHoursProposalOut],
    summary="Horarios legales por decidir",
)
def hours_proposals(request: HttpRequest) -> list[LegalHoursProposalOut]:
    _keeper(request)
    return [_hours_proposal(each) for each in queries.hours_proposals()]


@router.post(
    "/legal-hours/proposals",
    auth=_administrator,
    response={201: LegalHoursProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer un horario legal",
)
@decorate_view(idempotent)
def propose_hours(request: HttpRequest, sent: LegalHoursIn) -> Status[LegalHoursProposalOut]:
    made = actions.propose_hours(actor=_keeper(request), **sent.dict())
    return Status(201, _hours_proposal(made))


@router.post(
    "/legal-hours/proposals/{uuid:proposal_id}/approve",
    auth=_administrator,
    response=LegalHoursProposalOut,
    summary="Aprobar un horario legal",
)
def approve_hours(request: HttpRequest, proposal_id: UUID) -> LegalHoursProposalOut:
    actor = _keeper(request)
    actions.approve_hours(proposal=queries.hours_proposal(proposal_id), actor=actor)
    return _hours_proposal(queries.hours_proposal(proposal_id))


@router.post(
    "/legal-hours/proposals/{uuid:proposal_id}/decline",
    auth=_administrator,
    response=LegalHoursProposalOut,
    summary="Rechazar un horario legal",
)
def decline_hours(request: HttpRequest, proposal_id: UUID) -> LegalHoursProposalOut:
    actor = _keeper(request)
    actions.decline_hours(proposal=queries.hours_proposal(proposal_id), actor=actor)
    return _hours_proposal(queries.hours_proposal(proposal_id))


def _keeper(request: HttpRequest) -> Actor:
    """Whose role it is not is told so before what was sent is looked up."""
    actor = actor_from(request)
    require_administrator(actor)
    return actor


def _instruction(found: Instruction | InstructionProposal) -> dict[str, Any]:
    return {
        "code": found.code,
        "title": found.title,
        "days": found.days,
        "norm": found.norm,
        "valid_from": found.valid_from,
        "valid_until": found.valid_until,
    }


def _instruction_proposal(found: InstructionProposal) -> InstructionProposalOut:
    return InstructionProposalOut(**_instruction(found), id=found.id, is_approved=found.is_approved)


def _hours(found: HoursPolicy | HoursProposal) -> dict[str, Any]:
    return {
        "channel": EntryChannel(found.channel),
        "after_closing": AfterHours(found.after_closing),
        "on_closed_days": AfterHours(found.on_closed_days),
        "norm": found.norm,
        "valid_from": found.valid_from,
    }


def _hours_proposal(found: HoursProposal) -> LegalHoursProposalOut:
    return LegalHoursProposalOut(**_hours(found), id=found.id, is_approved=found.is_approved)
