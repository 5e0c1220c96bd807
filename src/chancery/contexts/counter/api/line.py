"""The line in the hall for programs: turns given, called, sent on and finished, as on the officers' page."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.models import Ticket, TicketState
from chancery.contexts.counter.rules import Priority, Service
from chancery.kernel.base.actor import Actor
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Line
from chancery.web.idempotency import OPENAPI, idempotent

tickets = Router(tags=["tickets"])
_officer = Session()


class TicketOut(Schema):
    """A turn: nothing of whose it is."""

    id: UUID
    number: str
    service: Service
    state: TicketState
    window: int | None


class WaitingTicketOut(Schema):
    """Who waits, in the order in which the window would call, and for how many minutes more."""

    ticket: TicketOut
    minutes: int


class HallOut(Schema):
    """Those who wait and those who were called, as one window sees them."""

    waiting: list[WaitingTicketOut]
    called: list[TicketOut]


class TicketIn(Schema):
    """For what one came, and by which right one is first."""

    office: Line
    service: Service
    priority: Priority = Priority.NONE


class CallIn(Schema):
    """Which window calls."""

    office: Line
    window: int


class SendOnIn(CallIn):
    """From which window, to which."""

    to: int


@tickets.get("/", auth=_officer, response=HallOut, summary="La fila, como la ve una ventanilla")
def line(request: HttpRequest, office: Line, window: int = 1) -> HallOut:
    seen = queries.line_at(actor_from(request), organisation.office(office), window)
    return HallOut(
        waiting=[
            WaitingTicketOut(ticket=ticket_out(ticket), minutes=minutes) for ticket, minutes in seen.rows
        ],
        called=[ticket_out(ticket) for ticket in seen.called],
    )


@tickets.post("/", auth=_officer, response={201: TicketOut}, openapi_extra=OPENAPI, summary="Dar un turno")
@decorate_view(idempotent)
def take_ticket(request: HttpRequest, sent: TicketIn) -> Status[Any]:
    ticket = actions.take_ticket(
        office=organisation.office(sent.office),
        service=sent.service,
        priority=sent.priority,
        actor=actor_from(request),
    )
    return Status(201, ticket_out(ticket))


@tickets.post(
    "/call",
    auth=_officer,
    response={200: TicketOut, 204: None},
    openapi_extra=OPENAPI,
    summary="Llamar al siguiente",
)
@decorate_view(idempotent)
def call_next(request: HttpRequest, sent: CallIn) -> Status[Any]:
    ticket = actions.call_next(
        office=organisation.office(sent.office), window=sent.window, actor=actor_from(request)
    )
    return Status(200, ticket_out(ticket)) if ticket else Status(204, None)


@tickets.post(
    "/{uuid:ticket_id}/repeat",
    auth=_officer,
    response=TicketOut,
    openapi_extra=OPENAPI,
    summary="Volver a llamar a quien tiene la ventanilla",
)
@decorate_view(idempotent)
def call_again(request: HttpRequest, ticket_id: UUID, sent: CallIn) -> TicketOut:
    ticket, actor = _found(request, ticket_id, sent)
    return ticket_out(actions.call_again(ticket=ticket, window=sent.window, actor=actor))


@tickets.post("/{uuid:ticket_id}/skip", auth=_officer, response=TicketOut, summary="Nadie acudió al llamado")
def skip(request: HttpRequest, ticket_id: UUID, sent: CallIn) -> TicketOut:
    ticket, actor = _found(request, ticket_id, sent)
    actions.skip(ticket=ticket, window=sent.window, actor=actor)
    return ticket_out(_found(request, ticket_id, sent)[0])


@tickets.post(
    "/{uuid:ticket_id}/finish", auth=_officer, response=TicketOut, summary="La persona fue atendida"
)
def finish(request: HttpRequest, ticket_id: UUID, sent: CallIn) -> TicketOut:
    ticket, actor = _found(request, ticket_id, sent)
    actions.finish(ticket=ticket, window=sent.window, actor=actor)
    return ticket_out(_found(request, ticket_id, sent)[0])


@tickets.post(
    "/{uuid:ticket_id}/send",
    auth=_officer,
    response=TicketOut,
    summary="Enviar a otra ventanilla, que lo llamará primero",
)
def send_to_window(request: HttpRequest, ticket_id: UUID, sent: SendOnIn) -> TicketOut:
    ticket, actor = _found(request, ticket_id, sent)
    return ticket_out(actions.send_to_window(ticket=ticket, window=sent.window, to=sent.to, actor=actor))


def _found(request: HttpRequest, ticket_id: UUID, sent: CallIn) -> tuple[Ticket, Actor]:
    actor = actor_from(request)
    return queries.ticket(actor, organisation.office(sent.office), ticket_id), actor


def ticket_out(ticket: Ticket) -> TicketOut:
    return TicketOut(
        id=ticket.id,
        number=ticket.number,
        service=Service(ticket.service),
        state=TicketState(ticket.state),
        window=ticket.window,
    )
