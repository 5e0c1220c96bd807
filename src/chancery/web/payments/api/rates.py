"""The rates of the consular sol for programs: of a month, proposed with their evidence, and decided by another head."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.fees import actions, queries, rules
from chancery.kernel.fees.models import ExchangeRate, ProposalState
from chancery.kernel.identity import access
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Day, Line, Offset, Remark
from chancery.web.idempotency import OPENAPI, idempotent

rates = Router(tags=["tariff"], auth=Session())
_LIMIT = 100
_READERS = (*queries.HEADS, Role.AUDITOR)
Quotation = Annotated[Decimal, Field(max_digits=16, decimal_places=6)]


class ZoneOut(Schema):
    """The countries that pay at one rate, and in which currency."""

    code: str
    title: str
    currency: str


class RateIn(Schema):
    """The rate of a zone for this month or the next.

    Both are units of the local currency: `official` for a dollar, `rate` for a consular sol; `evidence` says where the
    official one was read, and on which days.
    """

    zone: Line
    month: Day
    official: Quotation
    rate: Quotation
    evidence: Remark


class RateOut(Schema):
    """A rate, by how many per cent the law lets it pass the official one, and by which norm."""

    id: UUID
    zone: str
    currency: str
    month: date
    official: str
    rate: str
    ceiling: str
    norm: str
    evidence: str
    state: ProposalState
    proposed_by: str
    reason: str


class RateRejectionIn(Schema):
    reason: Remark


@rates.get("/", response=list[RateOut], summary="Tipos de cambio aprobados de un mes")
def rates_of_month(request: HttpRequest, month: Day | None = None) -> list[RateOut]:
    access.require(actor_from(request), *_READERS)
    found = queries.rates_of(rules.month_of(month or clock.today()))
    return [_out(each) for each in found.select_related("proposed_by")]


@rates.get("/zones", response=list[ZoneOut], summary="Zonas cuyo tipo de cambio le corresponde")
def zones(request: HttpRequest) -> list[ZoneOut]:
    actor = actor_from(request)
    access.require(actor, *_READERS)
    return [
        ZoneOut(code=each.code, title=each.title, currency=each.currency) for each in queries.zones_for(actor)
    ]


@rates.get("/proposals", response=list[RateOut], summary="Tipos de cambio por decidir")
def rate_proposals(request: HttpRequest, offset: Offset = 0) -> list[RateOut]:
    return [_out(each) for each in queries.open_rates(actor=actor_from(request))[offset : offset + _LIMIT]]


@rates.post("/", response={201: RateOut}, openapi_extra=OPENAPI, summary="Proponer un tipo de cambio")
@decorate_view(idempotent)
def propose_rate(request: HttpRequest, sent: RateIn) -> Status[RateOut]:
    actor = actor_from(request)
    access.require(actor, *queries.HEADS)
    stated = sent.dict(exclude={"zone"})
    made = actions.propose_rate(zone=queries.zone(sent.zone), actor=actor, **stated)
    return Status(201, _out(queries.rate(made.id, actor=actor)))


@rates.get("/{uuid:rate_id}", response=RateOut, summary="Un tipo de cambio, con su sustento")
def rate(request: HttpRequest, rate_id: UUID) -> RateOut:
    return _out(queries.rate(rate_id, actor=actor_from(request)))


@rates.post("/{uuid:rate_id}/approve", response=RateOut, summary="Aprobar un tipo de cambio")
def approve_rate(request: HttpRequest, rate_id: UUID) -> RateOut:
    actor = actor_from(request)
    actions.approve_rate(rate=queries.rate(rate_id, actor=actor), actor=actor)
    return rate(request, rate_id)


@rates.post("/{uuid:rate_id}/reject", response=RateOut, summary="Rechazar un tipo de cambio")
def reject_rate(request: HttpRequest, rate_id: UUID, sent: RateRejectionIn) -> RateOut:
    actor = actor_from(request)
    actions.reject_rate(rate=queries.rate(rate_id, actor=actor), reason=sent.reason, actor=actor)
    return rate(request, rate_id)


def _out(found: ExchangeRate) -> RateOut:
    return RateOut(
        id=found.id,
        zone=found.zone,
        currency=found.currency,
        month=found.month,
        official=str(found.official),
        rate=str(found.rate),
        ceiling=str(found.ceiling),
        norm=found.norm,
        evidence=found.evidence,
        state=ProposalState(found.state),
        proposed_by=found.proposed_by.full_name,
        reason=found.reason,
    )
