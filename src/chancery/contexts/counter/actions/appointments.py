"""How an hour is booked, moved, given up and kept, and what follows when nobody comes."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from chancery.contexts.counter import queries, rules
from chancery.contexts.counter.actions import _seats as seats
from chancery.contexts.counter.actions import line
from chancery.contexts.counter.models import Appointment, AppointmentState, Ticket, WaitingEntry
from chancery.contexts.counter.queries import AT_THE_DOOR, Slot
from chancery.contexts.counter.rules import Priority, Service
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, NotAllowed
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office

_PERSONAL = (
    "Es personal: a la entrada se comprueba que usted es {door}. No se puede pasar a otra persona. "
    "Si no puede ir, cancélela: la hora se ofrecerá a quien espera."
)
_ABSENT = "Lo esperábamos {where:en}: {when}. Otra vez cancélela para que la use quien espera."
_PAUSED = " Como no es la primera vez, podrá reservar otra desde el {until}."


class Paused(Conflict):
    """Who stays away from several appointments waits before booking again (dated rule, to be confirmed)."""

    code = "appointment_paused"
    sentence = (
        "Usted no se presentó a {absences} citas en los últimos {days} días: podrá reservar desde el {until}."
    )
    next_step = "Si tuvo un motivo de fuerza mayor, escriba a la oficina; también puede acudir sin cita y sacar un turno."


class NotAhead(Conflict):
    """It was given up, offered to another, or its hour has begun."""

    code = "appointment_not_ahead"
    sentence = "Esta cita está «{state}» y ya no se puede cambiar."
    next_step = "Reserve otra en «Citas»."


class NotOffered(Conflict):
    """The time to answer is over, or it was answered."""

    code = "appointment_not_offered"
    sentence = "Esta hora ya no le está ofrecida: venció el plazo para aceptarla o ya respondió."
    next_step = "Usted sigue en la lista de espera mientras no haya dejado pasar varias ofertas."


class NotYours(NotAllowed):
    """An appointment is its holder's: nobody else books, moves or accepts it."""

    code = "appointment_not_yours"
    sentence = "Solo el titular puede hacer esto con su cita."


class SameHour(Conflict):
    """Moved to where it was."""

    code = "appointment_same_hour"
    sentence = "Su cita ya es a esa hora."
    next_step = "Elija otra hora."


class AlreadyWaiting(Conflict):
    """One place in one list for each service."""

    code = "already_waiting"
    sentence = "Usted ya está en una lista de espera de «{service}»."
    next_step = "Le avisaremos cuando se libere una hora; puede salir de la lista en «Mis citas»."


class NotToday(Conflict):
    """Who is at the door is received on the day of the appointment."""

    code = "appointment_not_today"
    sentence = "La cita es del {day}: hoy no se puede marcar."
    next_step = "Si la persona está en la oficina, dele un turno sin cita."


class NotYetAbsent(Conflict):
    """Nobody is absent before the hour has begun."""

    code = "appointment_not_begun"
    sentence = "Todavía no es la hora de la cita."
    next_step = "Espere a que pase la hora."


@transaction.atomic
def book(
    *, office: Office, service: Service, starts_at: datetime, place: str = "", actor: Actor
) -> Appointment:
    """Take a seat of an hour for oneself: it is free of charge, personal, and one for each service.

    Raises `HourNotOffered`, `seats.HourFull`, `seats.AlreadyAhead`, `seats.ExpectedElsewhere`, `Paused`, `PersonMissing`.
    """
    person = identity.person_of(actor)
    access.require_person(actor)
    _require_not_paused(person.id)
    seats.hold(office, service, starts_at, place)
    slot = queries.slot_at(office, service, starts_at, place)
    seats.require_free(person.id, service, starts_at, slot.minutes)
    booked = seats.save(
        Appointment(
            office=office,
            service=service,
            person=person,
            starts_at=starts_at,
            minutes=slot.minutes,
            place=place,
            seat=seats.free_seat(slot),
            state=AppointmentState.BOOKED,
            made_at=clock.now(),
        )
    )
    _leave_list(person.id, service)
    seats.note(booked, "book", actor)
    seats.tell(booked, "Su cita: {service}, {when}", "Lo esperamos {where:en}: {when}. " + _PERSONAL, actor)
    return booked


@transaction.atomic
def move(*, appointment: Appointment, starts_at: datetime, place: str = "", actor: Actor) -> Appointment:
    """Change the hour, at the same office and for the same service; the seat left goes to who waits.

    Raises `NotYours`, `NotAhead`, `SameHour`, `HourNotOffered`, `seats.HourFull`, `seats.ExpectedElsewhere`.
    """
    access.require_person(actor)
    kept = _lock(appointment, actor)
    _require_ahead(kept)
    if (kept.starts_at, kept.place) == (starts_at, place):
        raise SameHour
    service = Service(kept.service)
    old = Slot(kept.office, service, kept.starts_at, kept.minutes, kept.place, 0, 0)
    seats.hold_both(old, Slot(kept.office, service, starts_at, 0, place, 0, 0))
    slot = queries.slot_at(kept.office, service, starts_at, place)
    seats.require_free(kept.person_id, service, starts_at, slot.minutes)
    seat = kept.seat
    kept.seat = seats.free_seat(slot)
    kept.starts_at, kept.minutes, kept.place = starts_at, slot.minutes, place
    kept.moves += 1
    kept.reminded_at = None
    kept.save(update_fields=["starts_at", "minutes", "place", "seat", "moves", "reminded_at"])
    seats.note(kept, "move", actor, left=old.starts_at)
    seats.tell(
        kept, "Movió su cita: {service}, {when}", "Ahora lo esperamos {where:en}: {when}. " + _PERSONAL, actor
    )
    seats.pass_on(kept, seat=seat, starts_at=old.starts_at, place=old.place, actor=actor)
    return kept


@transaction.atomic
def cancel(*, appointment: Appointment, actor: Actor) -> None:
    """Give an hour up: the holder does, or the office that was told so. The seat goes to who waits, or is free at once.

    Raises `NotYours`, `NotAhead`.
    """
    access.require_person(actor)
    kept = _lock(appointment, actor, office_may=True)
    _require_ahead(kept)
    _end(kept, AppointmentState.CANCELLED)
    seats.note(kept, "cancel", actor)
    seats.tell(
        kept, "Su cita quedó cancelada: {service}, {when}", "Ya no lo esperamos {where:en}: {when}.", actor
    )
    _pass_on(kept, actor)


@transaction.atomic
def accept(*, appointment: Appointment, actor: Actor) -> Appointment:
    """Take an hour that was offered. Raises `NotYours`, `NotOffered`, `Paused`, `seats.ExpectedElsewhere`."""
    access.require_person(actor)
    kept = _lock(appointment, actor)
    _require_offered(kept)
    _require_not_paused(kept.person_id)
    seats.require_free(kept.person_id, Service(kept.service), kept.starts_at, kept.minutes)
    kept.state = AppointmentState.BOOKED
    kept.made_at = clock.now()
    kept.save(update_fields=["state", "made_at"])
    _leave_list(kept.person_id, Service(kept.service))
    seats.note(kept, "accept", actor)
    seats.tell(kept, "Su cita: {service}, {when}", "Lo esperamos {where:en}: {when}. " + _PERSONAL, actor)
    return kept


@transaction.atomic
def decline(*, appointment: Appointment, actor: Actor) -> None:
    """Let an offered hour pass to the next; one's place is then the last of the list. Raises `NotYours`, `NotOffered`."""
    access.require_person(actor)
    kept = _lock(appointment, actor)
    _require_offered(kept)
    _end(kept, AppointmentState.DECLINED)
    _to_the_end(kept, unanswered=0)
    seats.note(kept, "decline", actor)
    _pass_on(kept, actor)


@transaction.atomic
def lapse(*, appointment_id: UUID, actor: Actor) -> None:
    """End an offer to which nobody answered in time, and offer the hour to the next; done twice, it changes nothing."""
    access.require(actor, Role.SYSTEM)
    ledger.hold(appointment_id)
    kept = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("office", "person")
        .get(pk=appointment_id)
    )
    if not kept.is_offered or kept.offered_until is None or kept.offered_until > clock.now():
        return
    _end(kept, AppointmentState.LAPSED)
    _to_the_end(kept, unanswered=1)
    seats.note(kept, "lapse", actor)
    _pass_on(kept, actor)


@transaction.atomic
def join_waiting_list(*, office: Office, service: Service, actor: Actor) -> WaitingEntry:
    """Wait for the first hour that is given up. Raises `AlreadyWaiting`, `seats.AlreadyAhead`, `Paused`."""
    person_id = access.require_person(actor)
    _require_not_paused(person_id)
    ledger.hold(person_id)
    if WaitingEntry.objects.filter(person_id=person_id, service=service, left_at=None).exists():
        raise AlreadyWaiting(service=service.label)
    if Appointment.objects.filter(person_id=person_id, service=service, state__in=_OPEN).exists():
        raise seats.AlreadyAhead(service=service.label)
    if service not in queries.services_at(office):
        raise queries.HourNotOffered
    entry = WaitingEntry.objects.create(
        office=office, service=service, person_id=person_id, since=clock.now()
    )
    facts = {"office": office.code, "service": service}
    ledger.record(chain=entry.id, verb="counter.join_waiting_list", actor=actor, facts=facts)
    return entry


@transaction.atomic
def leave_waiting_list(*, entry: WaitingEntry, actor: Actor) -> None:
    """Wait no longer. Raises `NotYours`."""
    if access.require_person(actor) != entry.person_id:
        raise NotYours
    _leave_list(entry.person_id, Service(entry.service))
    ledger.record(chain=entry.id, verb="counter.leave_waiting_list", actor=actor, facts={})


@transaction.atomic
def arrive(*, appointment: Appointment, priority: Priority = Priority.NONE, actor: Actor) -> Ticket:
    """Note that who was expected is here, with the document that the appointment names, and give a ticket.

    Raises `NotToday`, `NotAhead`, `RoleMissing`.
    """
    access.require(actor, *AT_THE_DOOR, office_id=appointment.office_id)
    kept = _lock(appointment, actor, office_may=True)
    if kept.state not in (AppointmentState.BOOKED, AppointmentState.ABSENT):
        raise NotAhead(state=kept.state_label)
    day = kept.starts_at.astimezone(seats.zone_of(kept.office)).date()
    if day != queries.today_at(kept.office):
        raise NotToday(day=f"{day:%d/%m/%Y}")
    _end(kept, AppointmentState.ARRIVED)
    seats.note(kept, "arrive", actor)
    return line.give_ticket(
        office=kept.office, service=Service(kept.service), priority=priority, appointment=kept, actor=actor
    )


@transaction.atomic
def mark_absent(*, appointment: Appointment, actor: Actor) -> None:
    """Note that who was expected did not come: it counts against booking again. Raises `NotYetAbsent`, `NotAhead`."""
    access.require(actor, *AT_THE_DOOR, office_id=appointment.office_id)
    kept = _lock(appointment, actor, office_may=True)
    if not kept.is_booked:
        raise NotAhead(state=kept.state_label)
    if kept.starts_at + timedelta(minutes=kept.minutes) > clock.now():
        raise NotYetAbsent
    _mark_absent(kept, actor)


@transaction.atomic
def close_past(*, appointment_id: UUID, actor: Actor) -> None:
    """Say what became of an appointment of a day that is over: nobody is absent from an office that did not open."""
    access.require(actor, Role.SYSTEM)
    ledger.hold(appointment_id)
    kept = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("office", "person")
        .get(pk=appointment_id)
    )
    if not kept.is_booked:
        return
    if queries.was_anybody_served(kept.office, kept.starts_at.astimezone(seats.zone_of(kept.office)).date()):
        _mark_absent(kept, actor)
    else:
        _end(kept, AppointmentState.CALLED_OFF)
        seats.note(kept, "call_off", actor)


@transaction.atomic
def remind(*, appointment_id: UUID, actor: Actor) -> None:
    """Remind of tomorrow's appointment, once."""
    access.require(actor, Role.SYSTEM)
    ledger.hold(appointment_id)
    kept = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("office", "person")
        .get(pk=appointment_id)
    )
    if not kept.is_booked or kept.reminded_at is not None:
        return
    kept.reminded_at = clock.now()
    kept.save(update_fields=["reminded_at"])
    seats.note(kept, "remind", actor)
    seats.tell(
        kept,
        "Recordatorio de su cita: {service}, {when}",
        "Lo esperamos {where:en}: {when}. " + _PERSONAL,
        actor,
    )


_OPEN = (AppointmentState.OFFERED, AppointmentState.BOOKED)


def _lock(appointment: Appointment, actor: Actor, *, office_may: bool = False) -> Appointment:
    """The row as it stands now, for its holder, or for the office where it may. Raises `NotYours`, `WrittenInLima`."""
    writers.require_lima()
    ledger.hold(appointment.id)
    kept = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("office", "person")
        .get(pk=appointment.pk)
    )
    serves = office_may and actor.holds(*AT_THE_DOOR, office_id=kept.office_id)
    if kept.person_id != actor.person_id and not serves:
        raise NotYours
    return kept


def _require_ahead(kept: Appointment) -> None:
    if not kept.is_booked or kept.starts_at <= clock.now():
        raise NotAhead(state=kept.state_label)


def _require_offered(kept: Appointment) -> None:
    if not kept.is_offered or kept.offered_until is None or kept.offered_until <= clock.now():
        raise NotOffered


def _require_not_paused(person_id: UUID) -> None:
    until = queries.paused_until(person_id)
    if until is not None:
        rule = rules.agenda_rule(clock.today())
        raise Paused(absences=rule.absences, days=rule.absence_days, until=f"{until:%d/%m/%Y}")


def _end(kept: Appointment, state: AppointmentState) -> None:
    kept.state = state
    kept.ended_at = clock.now()
    kept.save(update_fields=["state", "ended_at"])


def _mark_absent(kept: Appointment, actor: Actor) -> None:
    _end(kept, AppointmentState.ABSENT)
    seats.note(kept, "mark_absent", actor)
    until = queries.paused_until(kept.person_id)
    seats.tell(
        kept,
        "No se presentó a su cita: {service}",
        _ABSENT + _PAUSED if until else _ABSENT,
        actor,
        until=f"{until:%d/%m/%Y}" if until else "",
    )


def _pass_on(kept: Appointment, actor: Actor) -> None:
    seats.hold(kept.office, Service(kept.service), kept.starts_at, kept.place)
    seats.pass_on(kept, seat=kept.seat, starts_at=kept.starts_at, place=kept.place, actor=actor)


def _leave_list(person_id: UUID, service: Service) -> None:
    WaitingEntry.objects.filter(person_id=person_id, service=service, left_at=None).update(
        left_at=clock.now()
    )


def _to_the_end(kept: Appointment, *, unanswered: int) -> None:
    """Who let an offer pass is the last of the list, and out of it after several without an answer."""
    entry = WaitingEntry.objects.filter(person_id=kept.person_id, service=kept.service, left_at=None).first()
    if entry is None:
        return
    entry.since = clock.now()
    entry.unanswered += unanswered
    if entry.unanswered >= rules.agenda_rule(clock.today()).most_unanswered:
        entry.left_at = clock.now()
    entry.save(update_fields=["since", "unanswered", "left_at"])
