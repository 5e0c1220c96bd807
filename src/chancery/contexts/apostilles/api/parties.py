"""The table of the States party for programs: one administrator proposes how a row shall read, another decides."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema, Status
from ninja.decorators import decorate_view

from chancery.contexts.apostilles import actions, queries, rules
from chancery.contexts.apostilles.api.endpoints import router
from chancery.contexts.apostilles.models import Party, PartyProposal
from chancery.kernel.base.actor import Role
from chancery.web.api_auth import Session, in_role
from chancery.web.api_fields import Country, Day, Line
from chancery.web.idempotency import OPENAPI, idempotent

_administrator = Session()


class AccessionIn(Schema):
    """How the row of a State shall read, by the depositary's notification; the same first day corrects a row."""

    country: Country
    in_force_from: Day
    in_force_until: Day | None = None
    objection_from: Day | None = None
    objection_until: Day | None = None
    source: Line


class AccessionOut(Schema):
    """A State's standing: since when, until it denounced, and the objection that stands between both (art. 12)."""

    country: str
    in_force_from: date
    in_force_until: date | None
    objection_from: date | None
    objection_until: date | None
    source: str


class AccessionProposalOut(AccessionOut):
    """What is proposed of a row; null in `is_approved` waits for a second administrator."""

    id: UUID
    is_approved: bool | None


@router.get(
    "/parties/table",
    auth=_administrator,
    response=list[AccessionOut],
    summary="La tabla del Convenio, con lo que rigió antes",
)
def party_table(request: HttpRequest) -> list[AccessionOut]:
    in_role(request, Role.ADMINISTRATOR)
    return [AccessionOut(**_standing(party)) for _, party in queries.party_table()]


@router.get(
    "/parties/proposals",
    auth=_administrator,
    response=list[AccessionProposalOut],
    summary="Cambios de la tabla del Convenio por decidir",
)
def party_proposals(request: HttpRequest) -> list[AccessionProposalOut]:
    in_role(request, Role.ADMINISTRATOR)
    return [_proposal(each) for each in queries.open_proposals()]


@router.post(
    "/parties/proposals",
    auth=_administrator,
    response={201: AccessionProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer un cambio de la tabla del Convenio",
)
@decorate_view(idempotent)
def propose_party(request: HttpRequest, sent: AccessionIn) -> Status[AccessionProposalOut]:
    actor = in_role(request, Role.ADMINISTRATOR)
    stated = sent.dict(exclude={"source", "country"})
    accession = rules.Accession(country=sent.country.upper(), **stated)
    return Status(201, _proposal(actions.propose_party(accession=accession, source=sent.source, actor=actor)))


@router.post(
    "/parties/proposals/{uuid:proposal_id}/approve",
    auth=_administrator,
    response=AccessionProposalOut,
    summary="Aprobar un cambio de la tabla del Convenio",
)
def approve_party(request: HttpRequest, proposal_id: UUID) -> AccessionProposalOut:
    actor = in_role(request, Role.ADMINISTRATOR)
    actions.approve_party(proposal=queries.proposal(proposal_id), actor=actor)
    return _proposal(queries.proposal(proposal_id))


@router.post(
    "/parties/proposals/{uuid:proposal_id}/decline",
    auth=_administrator,
    response=AccessionProposalOut,
    summary="Rechazar un cambio de la tabla del Convenio",
)
def decline_party(request: HttpRequest, proposal_id: UUID) -> AccessionProposalOut:
    actor = in_role(request, Role.ADMINISTRATOR)
    actions.decline_party(proposal=queries.proposal(proposal_id), actor=actor)
    return _proposal(queries.proposal(proposal_id))


def _standing(found: Party | PartyProposal) -> dict[str, Any]:
    return {
        "country": found.country,
        "in_force_from": found.in_force_from,
        "in_force_until": found.in_force_until,
        "objection_from": found.objection_from,
        "objection_until": found.objection_until,
        "source": found.source,
    }


def _proposal(found: PartyProposal) -> AccessionProposalOut:
    return AccessionProposalOut(**_standing(found), id=found.id, is_approved=found.is_approved)
