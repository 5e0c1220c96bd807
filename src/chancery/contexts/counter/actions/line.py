"""How a ticket is given, called, sent on and finished."""

from collections.abc import Collection

from django.db import transaction

from chancery.contexts.counter import queries
from chancery.contexts.counter.models import Appointment, Ticket, TicketState
from chancery.contexts.counter.queries import AT_THE_DOOR
from chancery.contexts.counter.rules import Priority, Service
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

WINDOWS = range(1, 100)


class NobodyWaits(Conflict):
    """There is nobody whom this window could call."""

    code = "nobody_waits"
    sentence = "No hay nadie en espera para esta ventanilla."
    next_step = "La página se actualiza sola; vuelva a llamar cuando llegue alguien."


class NotCalled(Conflict):
    """Another window has it, or it is over."""

    code = "ticket_not_called"
    sentence = "El turno {number} está «{state}»: no lo tiene esta ventanilla."
    next_step = "Vuelva a la fila para ver a quién está atendiendo."


class WindowInvalid(Invalid):
    """Windows are numbered from 1 to 99."""

    code = "window_invalid"
    sentence = "El número de ventanilla va del 1 al 99."


class SameWindow(Conflict):
    """It is already there."""

    code = "ticket_same_window"
    sentence = "El turno {number} ya está en la ventanilla {window}."
    next_step = "Elija otra ventanilla."


@transaction.atomic
def take_ticket(
    *, office: Office, service: Service, priority: Priority = Priority.NONE, actor: Actor
) -> Ticket:
    """Give the next number of today to who came without an appointment. Raises `RoleMissing`."""
    access.require(actor, *AT_THE_DOOR, office_id=office.id)
    return give_ticket(office=office, service=service, priority=priority, appointment=None, actor=actor)


def give_ticket(
    *,
    office: Office,
    service: Service,
    priority: Priority,
    appointment: Appointment | None,
    actor: Actor,
) -> Ticket:
    """The next number of a service today; whoever calls has opened the transaction."""
    access.require(actor, *AT_THE_DOOR, office_id=office.id)
    writers.require_written_here(office)
    ledger.hold(office.id)
    day = queries.today_at(office)
    ticket = Ticket.objects.create(
        office=office,
        day=day,
        service=service,
        ordinal=queries.last_ordinal(office, day, service) + 1,
        priority=priority,
        appointment=appointment,
        taken_at=clock.now(),
    )
    _note(ticket, "take_ticket", actor, priority=priority)
    return ticket


@transaction.atomic
def call_next(
    *, office: Office, window: int, services: Collection[Service] = (), actor: Actor
) -> Ticket | None:
    """Finish with whom the window has, and call the next; None when that was the last.

    Raises `NobodyWaits` when the window has nobody either, `WindowInvalid`, `RoleMissing`.
    """
    access.require(actor, *AT_THE_DOOR, office_id=office.id)
    writers.require_written_here(office)
    _require_window(window)
    ledger.hold(office.id)
    current = queries.at_window(office, window)
    ticket = queries.next_for(office, window, services)
    if current is not None:
        _end(current, TicketState.DONE)
        _note(current, "finish", actor)
    if ticket is None:
        if current is None:
            raise NobodyWaits
        return None
    ticket.state = TicketState.CALLED
    ticket.window = window
    ticket.directed_to = None
    ticket.called_by_id = access.require_person(actor)
    ticket.called_at = clock.now()
    ticket.calls = 1
    ticket.save(update_fields=["state", "window", "directed_to", "called_by", "called_at", "calls"])
    _note(ticket, "call_next", actor, window=window)
    return ticket


@transaction.atomic
def call_again(*, ticket: Ticket, window: int, actor: Actor) -> Ticket:
    """Show it on the screen once more. Raises `NotCalled`."""
    access.require(actor, *AT_THE_DOOR, office_id=ticket.office_id)
    kept = _lock(ticket, window)
    kept.calls += 1
    kept.called_at = clock.now()
    kept.save(update_fields=["calls", "called_at"])
    _note(kept, "call_again", actor, window=window)
    return kept


@transaction.atomic
def skip(*, ticket: Ticket, window: int, actor: Actor) -> None:
    """Nobody answered the call. Raises `NotCalled`."""
    access.require(actor, *AT_THE_DOOR, office_id=ticket.office_id)
    kept = _lock(ticket, window)
    _end(kept, TicketState.SKIPPED)
    _note(kept, "skip", actor, window=window)


@transaction.atomic
def finish(*, ticket: Ticket, window: int, actor: Actor) -> None:
    """The person was served. Raises `NotCalled`."""
    access.require(actor, *AT_THE_DOOR, office_id=ticket.office_id)
    kept = _lock(ticket, window)
    _end(kept, TicketState.DONE)
    _note(kept, "finish", actor, window=window)


@transaction.atomic
def send_to_window(*, ticket: Ticket, window: int, to: int, actor: Actor) -> Ticket:
    """Send whom one has to another window, which calls that person before all others. Raises `NotCalled`, `SameWindow`."""
    access.require(actor, *AT_THE_DOOR, office_id=ticket.office_id)
    _require_window(to)
    kept = _lock(ticket, window)
    if to == window:
        raise SameWindow(number=kept.number, window=to)
    kept.state = TicketState.WAITING
    kept.directed_to = to
    kept.save(update_fields=["state", "directed_to"])
    _note(kept, "send_to_window", actor, window=window, to=to)
    return kept


def _lock(ticket: Ticket, window: int) -> Ticket:
    """The ticket that this window has, once the line of its office is held. Raises `NotCalled`."""
    writers.require_written_here(ticket.office)
    ledger.hold(ticket.office_id)
    kept = Ticket.objects.select_for_update().get(pk=ticket.pk)
    if kept.state != TicketState.CALLED or kept.window != window:
        raise NotCalled(number=kept.number, state=kept.state_label)
    return kept


def _end(ticket: Ticket, state: TicketState) -> None:
    ticket.state = state
    ticket.ended_at = clock.now()
    ticket.save(update_fields=["state", "ended_at"])


def _require_window(window: int) -> None:
    if window not in WINDOWS:
        raise WindowInvalid({"window": [WindowInvalid.sentence]})


def _note(ticket: Ticket, verb: str, actor: Actor, **facts: object) -> None:
    ledger.record(
        chain=ticket.id,
        verb=f"counter.{verb}",
        actor=actor,
        facts={"office": ticket.office_id, "day": ticket.day, "number": ticket.number, **facts},
    )
