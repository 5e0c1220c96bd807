"""How is a seat of an hour given to one person and to nobody else, and to whom does it go when it is given up?"""

from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from chancery.contexts.counter import queries, rules
from chancery.contexts.counter.models import Appointment, AppointmentState
from chancery.contexts.counter.queries import Slot
from chancery.contexts.counter.rules import Service
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.base.languages import Words, filled, phrase
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications.models import SUBJECT_LENGTH
from chancery.kernel.organisation.models import Office


class HourFull(Conflict):
    """As many are expected at that hour as can be attended."""

    code = "appointment_hour_full"
    sentence = "Ya no quedan lugares a las {hour} del {day}."
    next_step = (
        "Elija otra hora o inscríbase en la lista de espera: le ofreceremos el primer lugar que se libere."
    )


class AlreadyAhead(Conflict):
    """One person, one appointment ahead for each service, wherever it is."""

    code = "appointment_already_ahead"
    sentence = "Usted ya tiene una cita de «{service}» por delante: se permite una por persona y servicio."
    next_step = "Mueva o cancele la que tiene en «Mis citas»."


class ExpectedElsewhere(Conflict):
    """One person is at one window at a time: of two appointments at one hour, one would be somebody else's."""

    code = "appointment_overlaps"
    sentence = "A esa hora usted ya tiene otra cita: «{service}», {when}."
    next_step = "Elija otra hora, o mueva o cancele la otra en «Mis citas»."


def hold(office: Office, service: Service, starts_at: datetime, place: str) -> None:
    """Wait for whoever is giving or taking a seat of that hour, and keep it until the transaction ends."""
    ledger.hold(_hour_id(office.id, service, starts_at, place))


def _hour_id(office_id: UUID, service: str, starts_at: datetime, place: str) -> UUID:
    return uuid5(office_id, f"{service} {starts_at.isoformat()} {place}")


def hold_both(first: Slot, second: Slot) -> None:
    """The same of two hours, always in one order, so that two who change places do not wait in a circle."""
    for slot in sorted((first, second), key=lambda each: _hour_id(
        each.office.id, each.service, each.starts_at, each.place
    )):  # fmt: skip
        hold(slot.office, slot.service, slot.starts_at, slot.place)


def require_free(person_id: UUID, service: Service, starts_at: datetime, minutes: int) -> None:
    """Whether the person is expected nowhere else at that hour, whatever the post. Raises `ExpectedElsewhere`."""
    ledger.hold(person_id)
    booked = Appointment.objects.filter(person_id=person_id, state=AppointmentState.BOOKED)
    until = starts_at + timedelta(minutes=minutes)
    for other in booked.filter(starts_at__lt=until).exclude(service=service).select_related("office"):
        if other.starts_at + timedelta(minutes=other.minutes) > starts_at:
            raise ExpectedElsewhere(service=other.service_label, when=when(other))


def free_seat(slot: Slot) -> int:
    """The lowest free seat of an hour that is held. Raises `HourFull`."""
    taken = queries.seats_taken(slot)
    seat = next((seat for seat in range(1, slot.quota + 1) if seat not in taken), None)
    if seat is None:
        raise HourFull(hour=f"{slot.local:%H:%M}", day=f"{slot.local:%d/%m/%Y}")
    return seat


def save(appointment: Appointment) -> Appointment:
    """Write it; the database knows whether the person has another ahead. Raises `AlreadyAhead`."""
    try:
        with transaction.atomic():
            appointment.save()
    except IntegrityError as error:
        if "one_appointment_ahead" not in str(error):
            raise
        raise AlreadyAhead(service=appointment.service_label) from error
    return appointment


def pass_on(given_up: Appointment, *, seat: int, starts_at: datetime, place: str, actor: Actor) -> None:
    """Offer a seat given up to the next who waits, for a time; with nobody waiting, it is free for all at once.

    Whoever gives a seat up thus never chooses who has it next: an appointment cannot be sold.
    """
    until = rules.answer_until(clock.now(), starts_at)
    if until is None:
        return
    service = Service(given_up.service)
    waiting = queries.next_waiting(given_up.office, service, starts_at=starts_at, place=place)
    if waiting is None:
        return
    offered = save(
        Appointment(
            office=given_up.office,
            service=service,
            person=waiting.person,
            starts_at=starts_at,
            minutes=given_up.minutes,
            place=place,
            seat=seat,
            state=AppointmentState.OFFERED,
            offered_until=until,
            made_at=clock.now(),
        )
    )
    note(offered, "offer", actor, until=until)
    hour = until.astimezone(zone_of(given_up.office))
    tell(
        offered,
        "Se liberó una hora: {service}, {when}",
        "Usted está primero en la lista de espera y le guardamos una cita de «{service}» {where:en}: {when}. "
        "Acéptela antes de las {until} (hora de la oficina); si no, se ofrecerá al siguiente.",
        actor,
        until=phrase("{hour} del {day}", hour=f"{hour:%H:%M}", day=f"{hour:%d/%m/%Y}"),
    )


def note(appointment: Appointment, verb: str, actor: Actor, **facts: object) -> None:
    """Write it into the appointment's own chain."""
    ledger.record(
        chain=appointment.id,
        verb=f"counter.{verb}",
        actor=actor,
        facts={
            "office": appointment.office.code,
            "service": appointment.service,
            "starts_at": appointment.starts_at,
            "place": appointment.place,
            "seat": appointment.seat,
            **facts,
        },
    )


def tell(appointment: Appointment, subject: str, text: str, actor: Actor, **more: Words) -> None:
    """A notice to whose appointment it is, with the hour on the office's clock and in Lima."""
    facts: dict[str, Words] = {
        "service": appointment.service_label,
        "where": appointment.place or appointment.office.name,
        "when": lambda: when(appointment),
        "door": _door(appointment.person),
        **more,
    }
    notifications.notify(
        recipient=appointment.person,
        subject=lambda: phrase(subject, **facts)()[:SUBJECT_LENGTH],
        text=phrase(text, **facts),
        case_id=None,
        link=f"/citas/{appointment.id}/",
        office=appointment.office,
        takes_effect=False,
        actor=actor,
    )


def when(appointment: Appointment) -> str:
    """«20/05/2026 a las 10:00 (Milán); 03:00 en Lima», in the language that is active."""
    local = appointment.starts_at.astimezone(zone_of(appointment.office))
    lima = appointment.starts_at.astimezone(clock.LIMA)
    facts = {
        "day": f"{local:%d/%m/%Y}",
        "hour": f"{local:%H:%M}",
        "city": appointment.office.city,
        "lima_hour": f"{lima:%H:%M}",
        "lima_day": f"{lima:%d/%m/%Y}",
    }
    if local.utcoffset() == lima.utcoffset():
        return filled("{day} a las {hour} ({city})", facts)
    if local.date() == lima.date():
        return filled("{day} a las {hour} ({city}); {lima_hour} en Lima", facts)
    return filled("{day} a las {hour} ({city}); {lima_hour} del {lima_day} en Lima", facts)


def zone_of(office: Office) -> ZoneInfo:
    """The office's own clock."""
    return ZoneInfo(office.time_zone)


def _door(person: Person) -> str:
    return f"{person.full_name}, {person.document_number}"
