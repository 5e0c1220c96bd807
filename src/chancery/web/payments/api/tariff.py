"""How the tariff changes, for programs: one administrator proposes a row by its norm, another decides."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import StringConstraints

from chancery.kernel.base.actor import Role
from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions, queries
from chancery.kernel.fees.models import ProposalState, TariffProposal
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Day, Line, Offset, Remark
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.payments.api.charges import number

tariff = Router(tags=["tariff"], auth=Session())
_LIMIT = 100
Amount = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]
TariffCode = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[a-z][a-z0-9._-]*$")
]


class TariffProposalIn(Schema):
    """What an item shall cost from a day to come, by which norm; the row in force ends that day.

    `excess_amount` is for an item asked in steps, which is changed with it.
    """

    code: TariffCode
    title: Line
    amount: Amount
    excess_amount: Amount | None = None
    currency: Literal["PEN", "XSC", "USD", "EUR"]
    norm: Line
    valid_from: Day


class TemporaryPriceIn(Schema):
    """What an item of the consular tariff shall cost at a post, from a day until the first on which it no longer does.

    `norm` is what allows it, `grounds` why the post needs it; amounts are in consular soles, that of the excess for an item
    asked in steps.
    """

    code: TariffCode
    amount: Amount
    excess_amount: Amount | None = None
    norm: Line
    grounds: Remark
    valid_from: Day
    valid_until: Day


class EarlyEndIn(Schema):
    """On which day the temporary price of an item that would stand on it ends, by which norm and why."""

    code: TariffCode
    norm: Line
    grounds: Remark
    valid_from: Day


class TariffProposalOut(Schema):
    """A proposed change of the tariff; with an `office` it is a temporary price of that post.

    With `is_early_end` that price ends on `valid_from`, and the amounts are what it asked until then.
    """

    id: UUID
    code: str
    title: str
    amount: str
    excess_amount: str | None
    currency: str
    norm: str
    is_early_end: bool
    office: str | None
    grounds: str
    valid_from: date
    valid_until: date | None
    state: ProposalState
    proposed_by: str
    reason: str


class TariffRejectionIn(Schema):
    reason: Remark


@tariff.get("/proposals", response=list[TariffProposalOut], summary="Cambios de tarifa por decidir")
def tariff_proposals(request: HttpRequest, offset: Offset = 0) -> list[TariffProposalOut]:
    found = queries.open_proposals(actor=actor_from(request))[offset : offset + _LIMIT]
    return [_out(each) for each in found]


@tariff.post(
    "/proposals",
    response={201: TariffProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer un cambio de tarifa",
)
@decorate_view(idempotent)
def propose_tariff(request: HttpRequest, sent: TariffProposalIn) -> Status[TariffProposalOut]:
    actor = actor_from(request)
    access.require(actor, Role.ADMINISTRATOR)
    stated = sent.dict(exclude={"amount", "currency"})
    made = actions.propose_tariff(price=Money(sent.amount, sent.currency), actor=actor, **stated)
    return Status(201, _out(made))


@tariff.get(
    "/offices/{code}/proposals",
    response=list[TariffProposalOut],
    summary="Precios temporales propuestos de una oficina",
)
def temporary_price_proposals(request: HttpRequest, code: str, offset: Offset = 0) -> list[TariffProposalOut]:
    found = queries.proposals_of(organisation.office(code), actor=actor_from(request))
    return [_out(each) for each in found[offset : offset + _LIMIT]]


@tariff.post(
    "/offices/{code}/proposals",
    response={201: TariffProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer un precio temporal de una oficina",
)
@decorate_view(idempotent)
def propose_temporary_price(
    request: HttpRequest, code: str, sent: TemporaryPriceIn
) -> Status[TariffProposalOut]:
    actor = actor_from(request)
    office = organisation.office(code)
    made = actions.propose_temporary_price(office=office, actor=actor, **sent.dict())
    return Status(201, _out(made))


@tariff.post(
    "/offices/{code}/ends",
    response={201: TariffProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer que un precio temporal termine antes",
)
@decorate_view(idempotent)
def propose_early_end(request: HttpRequest, code: str, sent: EarlyEndIn) -> Status[TariffProposalOut]:
    actor = actor_from(request)
    made = actions.propose_early_end(office=organisation.office(code), actor=actor, **sent.dict())
    return Status(201, _out(made))


@tariff.get(
    "/proposals/{uuid:proposal_id}", response=TariffProposalOut, summary="Un cambio de tarifa propuesto"
)
def tariff_proposal(request: HttpRequest, proposal_id: UUID) -> TariffProposalOut:
    return _out(queries.proposal(proposal_id, actor=actor_from(request)))


@tariff.post(
    "/proposals/{uuid:proposal_id}/approve",
    response=TariffProposalOut,
    summary="Aprobar un cambio de tarifa",
)
def approve_tariff(request: HttpRequest, proposal_id: UUID) -> TariffProposalOut:
    actor = actor_from(request)
    actions.approve_tariff(proposal=queries.proposal(proposal_id, actor=actor), actor=actor)
    return tariff_proposal(request, proposal_id)


@tariff.post(
    "/proposals/{uuid:proposal_id}/reject",
    response=TariffProposalOut,
    summary="Rechazar un cambio de tarifa",
)
def reject_tariff(request: HttpRequest, proposal_id: UUID, sent: TariffRejectionIn) -> TariffProposalOut:
    actor = actor_from(request)
    found = queries.proposal(proposal_id, actor=actor)
    actions.reject_tariff(proposal=found, reason=sent.reason, actor=actor)
    return tariff_proposal(request, proposal_id)


def _out(found: TariffProposal) -> TariffProposalOut:
    return TariffProposalOut(
        id=found.id,
        code=found.code,
        title=found.title,
        amount=str(found.amount),
        excess_amount=number(found.excess_amount),
        currency=found.currency,
        norm=found.norm,
        is_early_end=found.ends_id is not None,
        office=found.office.code if found.office else None,
        grounds=found.grounds,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        state=ProposalState(found.state),
        proposed_by=found.proposed_by.full_name,
        reason=found.reason,
    )
