"""Appointments and the waiting list for programs: the same actions and the same gates as the pages."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.api.line import TicketOut, ticket_out
from chancery.contexts.counter.models import Appointment, AppointmentState, WaitingEntry
from chancery.contexts.counter.rules import Priority, Service
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Line, OptionalLine
from chancery.web.idempotency import OPENAPI, idempotent

appointments = Router(tags=["appointments"])
_reader = may("cases:read")
_applicant = may("cases:write")
_FARTHEST = timedelta(days=3650)


class SlotOut(Schema):
    """An hour with free seats: the instant, and the same on the office's clock."""

    starts_at: datetime
    local: str
    minutes: int
    place: str
    free: int


class AvailabilityOut(Schema):
    """The free hours of an office for a service."""

    office: str
    service: Service
    time_zone: str
    slots: list[SlotOut]


class AppointmentOut(Schema):
    """One appointment; `offered_until` is when an offered hour passes to the next."""

    id: UUID
    office: str
    service: Service
    starts_at: datetime
    local: str
    place: str
    state: AppointmentState
    offered_until: datetime | None


class BookIn(Schema):
    """The hour, as availability gave it."""

    office: Line
    service: Service
    starts_at: datetime
    place: OptionalLine = ""


class AppointmentMoveIn(Schema):
    """Another hour at the same office for the same service."""

    starts_at: datetime
    place: OptionalLine = ""


class WaitingIn(Schema):
    """For which service one takes the first hour that is given up at an office."""

    office: Line
    service: Service


class WaitingOut(Schema):
    id: UUID
    office: str
    service: Service
    since: datetime


class ArrivalIn(Schema):
    """By which right, if any, one is served before the others."""

    priority: Priority = Priority.NONE


@appointments.get("/availability", response=AvailabilityOut, summary="Horas libres de una oficina")
def availability(
    request: HttpRequest, office: str, service: Service, since: date | None = None
) -> AvailabilityOut:
    found = organisation.office(office)
    first = min(since, queries.today_at(found) + _FARTHEST) if since else None
    days = queries.days(found, service, first=first)
    return AvailabilityOut(
        office=found.code,
        service=service,
        time_zone=found.time_zone,
        slots=[
            SlotOut(
                starts_at=slot.starts_at,
                local=slot.local.isoformat(timespec="minutes"),
                minutes=slot.minutes,
                place=slot.place,
                free=slot.free,
            )
            for day in days
            for slot in day.slots
            if slot.free
        ],
    )


@appointments.get("/", auth=_reader, response=list[AppointmentOut], summary="Mis citas")
def own(request: HttpRequest) -> list[AppointmentOut]:
    ahead, past = queries.own_appointments(actor_from(request))
    return [_out(found) for found in (*ahead, *past)]


@appointments.post(
    "/", auth=_applicant, response={201: AppointmentOut}, openapi_extra=OPENAPI, summary="Reservar una cita"
)
@decorate_view(idempotent)
def book(request: HttpRequest, sent: BookIn) -> Status[Any]:
    booked = actions.book(
        office=organisation.office(sent.office),
        service=sent.service,
        starts_at=_instant(sent.starts_at),
        place=sent.place,
        actor=actor_from(request),
    )
    return Status(201, _out(booked))


@appointments.get("/waiting", auth=_reader, response=list[WaitingOut], summary="Mis listas de espera")
def waiting(request: HttpRequest) -> list[WaitingOut]:
    return [_waiting(found) for found in queries.own_entries(actor_from(request))]


@appointments.post(
    "/waiting",
    auth=_applicant,
    response={201: WaitingOut},
    openapi_extra=OPENAPI,
    summary="Esperar la primera hora que se libere",
)
@decorate_view(idempotent)
def join_waiting_list(request: HttpRequest, sent: WaitingIn) -> Status[Any]:
    entry = actions.join_waiting_list(
        office=organisation.office(sent.office), service=sent.service, actor=actor_from(request)
    )
    return Status(201, _waiting(entry))


@appointments.post(
    "/waiting/{uuid:entry_id}/leave", auth=_applicant, response={204: None}, summary="Dejar de esperar"
)
def leave_waiting_list(request: HttpRequest, entry_id: UUID) -> Status[None]:
    actor = actor_from(request)
    actions.leave_waiting_list(entry=queries.entry(actor, entry_id), actor=actor)
    return Status(204, None)


@appointments.get("/{uuid:appointment_id}", auth=_reader, response=AppointmentOut, summary="Una cita")
def get(request: HttpRequest, appointment_id: UUID) -> AppointmentOut:
    return _out(queries.appointment(actor_from(request), appointment_id))


@appointments.post(
    "/{uuid:appointment_id}/move",
    auth=_applicant,
    response=AppointmentOut,
    openapi_extra=OPENAPI,
    summary="Cambiar la hora",
)
@decorate_view(idempotent)
def move(request: HttpRequest, appointment_id: UUID, sent: AppointmentMoveIn) -> AppointmentOut:
    actor = actor_from(request)
    found = queries.appointment(actor, appointment_id)
    moved = actions.move(appointment=found, starts_at=_instant(sent.starts_at), place=sent.place, actor=actor)
    return _out(moved)


@appointments.post(
    "/{uuid:appointment_id}/cancel",
    auth=_applicant,
    response=AppointmentOut,
    openapi_extra=OPENAPI,
    summary="Cancelar una cita",
)
@decorate_view(idempotent)
def cancel(request: HttpRequest, appointment_id: UUID) -> AppointmentOut:
    actor = actor_from(request)
    actions.cancel(appointment=queries.appointment(actor, appointment_id), actor=actor)
    return _out(queries.appointment(actor, appointment_id))


@appointments.post(
    "/{uuid:appointment_id}/accept",
    auth=_applicant,
    response=AppointmentOut,
    summary="Aceptar la hora que se ofreció",
)
def accept(request: HttpRequest, appointment_id: UUID) -> AppointmentOut:
    actor = actor_from(request)
    actions.accept(appointment=queries.appointment(actor, appointment_id), actor=actor)
    return _out(queries.appointment(actor, appointment_id))


@appointments.post(
    "/{uuid:appointment_id}/decline",
    auth=_applicant,
    response=AppointmentOut,
    summary="Dejar pasar la hora que se ofreció",
)
def decline(request: HttpRequest, appointment_id: UUID) -> AppointmentOut:
    actor = actor_from(request)
    actions.decline(appointment=queries.appointment(actor, appointment_id), actor=actor)
    return _out(queries.appointment(actor, appointment_id))


@appointments.post(
    "/{uuid:appointment_id}/arrive",
    auth=Session(),
    response={201: TicketOut},
    openapi_extra=OPENAPI,
    summary="Dar su turno a quien llegó a su cita",
)
@decorate_view(idempotent)
def arrive(request: HttpRequest, appointment_id: UUID, sent: ArrivalIn) -> Status[Any]:
    actor = actor_from(request)
    found = queries.appointment(actor, appointment_id)
    return Status(201, ticket_out(actions.arrive(appointment=found, priority=sent.priority, actor=actor)))


@appointments.post(
    "/{uuid:appointment_id}/absent",
    auth=Session(),
    response=AppointmentOut,
    summary="Anotar que no vino",
)
def mark_absent(request: HttpRequest, appointment_id: UUID) -> AppointmentOut:
    actor = actor_from(request)
    actions.mark_absent(appointment=queries.appointment(actor, appointment_id), actor=actor)
    return _out(queries.appointment(actor, appointment_id))


def _instant(given: datetime) -> datetime:
    """An instant without a zone is taken as UTC, as the answer of availability states it."""
    return given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)


def _out(found: Appointment) -> AppointmentOut:
    zone = ZoneInfo(found.office.time_zone)
    return AppointmentOut(
        id=found.id,
        office=found.office.code,
        service=Service(found.service),
        starts_at=found.starts_at,
        local=found.starts_at.astimezone(zone).isoformat(timespec="minutes"),
        place=found.place,
        state=AppointmentState(found.state),
        offered_until=found.offered_until if found.is_offered else None,
    )


def _waiting(entry: WaitingEntry) -> WaitingOut:
    return WaitingOut(
        id=entry.id, office=entry.office.code, service=Service(entry.service), since=entry.since
    )
