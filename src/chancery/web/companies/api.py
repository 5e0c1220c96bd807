"""Companies for programs and for officers: which one acts for, and which papers say so."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access, actions, queries
from chancery.kernel.identity.actions import POWERS
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Company
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Country, Line, Paragraph
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["companies"])


class CompanyOut(Schema):
    id: UUID
    name: str
    registration: str
    country: str


class CompanyIn(Schema):
    """A RUC when `country` is PE; abroad, the number of that country's register of companies."""

    name: Line
    registration: Line
    country: Country = "PE"


class PowerIn(Schema):
    """Who may act for the company, by which paper, since when; `valid_until` is the first day without it."""

    document_kind: IdentityDocumentKind
    document_number: Line
    document_country: Country = "PE"
    evidence: Line
    valid_from: date
    valid_until: date | None = None


class PowerOut(Schema):
    id: UUID
    company: UUID
    valid_from: date
    valid_until: date | None


class EndIn(Schema):
    reason: Paragraph


@router.get(
    "/", auth=may("cases:read"), response=list[CompanyOut], summary="Empresas por las que puedo actuar hoy"
)
def companies(request: HttpRequest) -> list[CompanyOut]:
    return [_told(company) for company in queries.companies_represented(actor_from(request))]


@router.post(
    "/", auth=Session(), response={201: CompanyOut}, openapi_extra=OPENAPI, summary="Registrar una empresa"
)
@decorate_view(idempotent)
def register(request: HttpRequest, sent: CompanyIn) -> Status[Any]:
    actor = actor_from(request)
    access.require(actor, *POWERS)
    made = actions.register_company(
        name=sent.name, registration=sent.registration, country=sent.country.upper(), actor=actor
    )
    return Status(201, _told(made))


@router.post(
    "/{company_id}/powers",
    auth=Session(),
    response={201: PowerOut},
    openapi_extra=OPENAPI,
    summary="Registrar el poder de una persona para actuar por la empresa",
)
@decorate_view(idempotent)
def represent(request: HttpRequest, company_id: UUID, sent: PowerIn) -> Status[Any]:
    actor = actor_from(request)
    access.require(actor, *POWERS)
    company = queries.company(company_id, actor=actor)
    country = sent.document_country.upper()
    person = queries.with_document(sent.document_kind, sent.document_number, country, actor=actor)
    if person is None:
        raise queries.PersonNotFound
    made = actions.represent(
        person=person,
        company=company,
        evidence=sent.evidence,
        valid_from=sent.valid_from,
        valid_until=sent.valid_until,
        actor=actor,
    )
    return Status(201, _power(made))


@router.post(
    "/{company_id}/powers/{power_id}/end",
    auth=Session(),
    response=PowerOut,
    summary="Terminar un poder desde hoy",
)
def end_power(request: HttpRequest, company_id: UUID, power_id: UUID, sent: EndIn) -> PowerOut:
    actor = actor_from(request)
    access.require(actor, *POWERS)
    company = queries.company(company_id, actor=actor)
    power = queries.powers_of(company.id).filter(id=power_id).first()
    if power is None:
        raise NotFound
    actions.end_representation(representation=power, reason=sent.reason, actor=actor)
    power.refresh_from_db()
    return _power(power)


def _told(company: Company) -> CompanyOut:
    return CompanyOut(
        id=company.id, name=company.name, registration=company.registration, country=company.country
    )


def _power(power: Any) -> PowerOut:
    return PowerOut(
        id=power.id, company=power.company_id, valid_from=power.valid_from, valid_until=power.valid_until
    )
