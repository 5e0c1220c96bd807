"""The service desk for programs: the same verbs as the pages."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import StringConstraints

from chancery.contexts.service_desk import actions, queries
from chancery.contexts.service_desk.models import ServiceTicket
from chancery.contexts.service_desk.rules import Impact, TicketPriority, Urgency
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Line, Paragraph
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["service_desk"])
_officer = Session()
ServiceName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00]*$")
]


class ServiceTicketIn(Schema):
    """What fails. `office` is the code of the one where it does, at which the caller serves."""

    office: Line
    service: ServiceName
    text: Paragraph
    impact: Impact
    urgency: Urgency


class ServiceTicketResolveIn(Schema):
    solution: Paragraph


class ServiceTicketOut(Schema):
    number: str
    office: str
    service: str
    text: str
    priority: TicketPriority
    norm: str
    opened_at: datetime
    respond_by: datetime
    resolve_by: datetime
    taken_at: datetime | None
    resolved_at: datetime | None
    solution: str


@router.get("/", auth=_officer, response=list[ServiceTicketOut], summary="Pedidos por resolver que puedo ver")
def waiting(request: HttpRequest) -> list[ServiceTicketOut]:
    actor = actor_from(request)
    access.require(actor, *access.OFFICERS)
    return [_out(each) for each in queries.waiting(actor)]


@router.post(
    "/",
    auth=_officer,
    response={201: ServiceTicketOut},
    openapi_extra=OPENAPI,
    summary="Pedir ayuda a la mesa de servicio",
)
@decorate_view(idempotent)
def open_ticket(request: HttpRequest, sent: ServiceTicketIn) -> Status[ServiceTicketOut]:
    ticket = actions.open_ticket(
        office=organisation.office(sent.office),
        service=sent.service,
        text=sent.text,
        impact=sent.impact,
        urgency=sent.urgency,
        actor=actor_from(request),
    )
    return Status(201, _out(ticket))


@router.get("/{number}", auth=_officer, response=ServiceTicketOut, summary="Un pedido")
def ticket(request: HttpRequest, number: str) -> ServiceTicketOut:
    return _out(queries.by_number(actor_from(request), number))


@router.post(
    "/{number}/take",
    auth=_officer,
    response={201: ServiceTicketOut},
    openapi_extra=OPENAPI,
    summary="Tomarlo",
)
@decorate_view(idempotent)
def take(request: HttpRequest, number: str) -> Status[ServiceTicketOut]:
    actor = actor_from(request)
    return Status(201, _out(actions.take_ticket(ticket=queries.by_number(actor, number), actor=actor)))


@router.post(
    "/{number}/resolve",
    auth=_officer,
    response={201: ServiceTicketOut},
    openapi_extra=OPENAPI,
    summary="Decir cómo se resolvió",
)
@decorate_view(idempotent)
def resolve(request: HttpRequest, number: str, sent: ServiceTicketResolveIn) -> Status[ServiceTicketOut]:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    return Status(201, _out(actions.resolve_ticket(ticket=found, solution=sent.solution, actor=actor)))


def _out(found: ServiceTicket) -> ServiceTicketOut:
    return ServiceTicketOut(
        number=found.number,
        office=found.office.code,
        service=found.service,
        text=found.text,
        priority=TicketPriority(found.priority),
        norm=found.norm,
        opened_at=found.opened_at,
        respond_by=found.respond_by,
        resolve_by=found.resolve_by,
        taken_at=found.taken_at,
        resolved_at=found.resolved_at,
        solution=found.solution,
    )
