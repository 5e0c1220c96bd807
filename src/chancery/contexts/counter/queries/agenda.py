"""Which hours does an office offer, how many seats are left at each, and whose appointments may one see?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from chancery.contexts.counter import rules
from chancery.contexts.counter.models import (
    LET_PASS,
    OPEN,
    TAKEN,
    Appointment,
    AppointmentState,
    Closure,
    Schedule,
    SpecialDay,
    Ticket,
    WaitingEntry,
)
from chancery.contexts.counter.rules import Service
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Calendar
from chancery.kernel.organisation.models import Office

AT_THE_DOOR = (Role.OFFICER, Role.CONSUL, Role.SUPERVISOR, Role.CASHIER)
_DAY = timedelta(days=1)


class AppointmentNotFound(NotFound):
    """No such appointment, or not for this actor."""

    code = "appointment_not_found"
    sentence = "No encontramos esa cita entre las que usted puede ver."
    next_step = "Compruebe la dirección; una cita solo la ve su titular y la oficina que lo espera."


class EntryNotFound(NotFound):
    """No such place in the waiting list, or not for this actor."""

    code = "waiting_entry_not_found"
    sentence = "No encontramos esa inscripción en la lista de espera."


class HourNotOffered(NotFound):
    """The office expects nobody at that hour for that service."""

    code = "appointment_hour_not_offered"
    sentence = "La oficina no ofrece esa hora para ese servicio."
    next_step = "Elija una de las horas de la lista."


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour at which an office expects people for a service, and how many seats of it are free."""

    office: Office
    service: Service
    starts_at: datetime
    minutes: int
    place: str
    quota: int
    free: int

    @property
    def local(self) -> datetime:
        """The hour on the office's own clock."""
        return self.starts_at.astimezone(ZoneInfo(self.office.time_zone))


@dataclass(frozen=True, slots=True)
class Day:
    """The hours of one day, on the office's own calendar."""

    on: date
    slots: tuple[Slot, ...]

    @property
    def free(self) -> int:
        return sum(slot.free for slot in self.slots)

    @property
    def places(self) -> tuple[str, ...]:
        """Where else than at the office people are expected that day."""
        return tuple(sorted({slot.place for slot in self.slots if slot.place}))


@dataclass(frozen=True, slots=True)
class AtAnHour:
    """Those expected at one hour, for the officer's list."""

    local: datetime
    appointments: tuple[Appointment, ...]


def rule_today() -> rules.AgendaRule:
    """The rules of appointments in force today."""
    return rules.agenda_rule(clock.today())


def offices_with_appointments(on: date | None = None) -> QuerySet[Office]:
    """The offices that offer hours on a day or after it: public."""
    day = on or clock.today()
    offering = Schedule.objects.filter(Q(valid_until=None) | Q(valid_until__gt=day))
    return organisation.offices(on=day).filter(pk__in=offering.values("office")).order_by("country", "city")


def services_at(office: Office) -> list[Service]:
    """For what an office gives appointments: public."""
    today = clock.today(ZoneInfo(office.time_zone))
    offered = Schedule.objects.filter(Q(valid_until=None) | Q(valid_until__gt=today), office=office)
    known = set(offered.values_list("service", flat=True))
    return [service for service in Service if service in known]


def days(office: Office, service: Service, *, first: date | None = None, count: int = 14) -> list[Day]:
    """The days with hours ahead, from a day on, within the time for which one may book: public."""
    zone = ZoneInfo(office.time_zone)
    today = clock.today(zone)
    rule = rules.agenda_rule(today)
    horizon = today + timedelta(days=rule.horizon_days)
    begin = max(first or today, today)
    end = min(begin + timedelta(days=count), horizon + _DAY)
    found = _slots(office, service, begin, end, zone)
    return [Day(on, tuple(slots)) for on, slots in found if slots]


def slot_at(office: Office, service: Service, starts_at: datetime, place: str = "") -> Slot:
    """The hour that begins then, ahead of us and within the time for which one may book. Raises `HourNotOffered`."""
    local = starts_at.astimezone(ZoneInfo(office.time_zone)).date()
    for day in days(office, service, first=local, count=1):
        for slot in day.slots:
            if slot.starts_at == starts_at and slot.place == place:
                return slot
    raise HourNotOffered


def _slots(
    office: Office, service: Service, begin: date, end: date, zone: ZoneInfo
) -> Iterator[tuple[date, list[Slot]]]:
    schedules = list(
        Schedule.objects.filter(
            Q(valid_until=None) | Q(valid_until__gt=begin), office=office, service=service, valid_from__lt=end
        ).select_related("special_day")
    )
    if not schedules:
        return
    calendar = organisation.calendar_of(office)
    closed = set(
        Closure.objects.filter(office=office, on__gte=begin, on__lt=end).values_list("on", flat=True)
    )
    taken = _taken(office, service, _midnight(begin, zone), _midnight(end, zone))
    now = clock.now()
    day = begin
    while day < end:
        if day not in closed:
            works = calendar.first <= day <= calendar.last and calendar.is_working(day)
            slots = [
                Slot(
                    office=office,
                    service=service,
                    starts_at=starts_at,
                    minutes=60 // row.per_hour,
                    place=row.special_day.place if row.special_day else "",
                    quota=row.quota,
                    free=row.quota,
                )
                for row in schedules
                if _is_of(row, day, works)
                for starts_at in rules.local_instants(
                    day, rules.hours(row.opens, row.closes, row.per_hour), zone
                )
                if starts_at > now
            ]
            yield day, _with_seats(slots, taken)
        day += _DAY


def _is_of(row: Schedule, day: date, works: bool) -> bool:
    if row.valid_from > day or (row.valid_until is not None and row.valid_until <= day):
        return False
    if row.special_day is not None:
        return row.special_day.on == day
    return works and row.weekday == day.isoweekday()


def _with_seats(slots: list[Slot], taken: Counter[tuple[datetime, str]]) -> list[Slot]:
    """Two schedules of one hour add up; what is taken is taken off."""
    quotas: dict[tuple[datetime, str], Slot] = {}
    for slot in slots:
        key = (slot.starts_at, slot.place)
        known = quotas.get(key)
        quota = slot.quota + (known.quota if known else 0)
        free = max(quota - taken[key], 0)
        quotas[key] = Slot(slot.office, slot.service, slot.starts_at, slot.minutes, slot.place, quota, free)
    return [quotas[key] for key in sorted(quotas)]


def _taken(
    office: Office, service: Service, since: datetime, until: datetime
) -> Counter[tuple[datetime, str]]:
    rows = Appointment.objects.filter(
        office=office, service=service, starts_at__gte=since, starts_at__lt=until, state__in=TAKEN
    )
    return Counter(rows.values_list("starts_at", "place"))


def seats_taken(slot: Slot) -> set[int]:
    """Which seats of an hour somebody has."""
    return set(
        Appointment.objects.filter(
            office=slot.office,
            service=slot.service,
            starts_at=slot.starts_at,
            place=slot.place,
            state__in=TAKEN,
        ).values_list("seat", flat=True)
    )


def visible_to(actor: Actor) -> QuerySet[Appointment]:
    """One's own, and those of the offices where one serves; all, for auditors."""
    found = Appointment.objects.select_related("office", "person")
    if actor.is_system or actor.holds(Role.AUDITOR):
        return found
    return found.filter(Q(person_id=actor.person_id) | Q(office_id__in=actor.offices(*AT_THE_DOOR)))


def appointment(actor: Actor, appointment_id: UUID) -> Appointment:
    """One appointment. Raises `AppointmentNotFound`."""
    found = visible_to(actor).filter(pk=appointment_id).first()
    if found is None:
        raise AppointmentNotFound
    return found


def own_appointments(actor: Actor, *, limit: int = 30) -> tuple[list[Appointment], list[Appointment]]:
    """What the person has ahead, soonest first, and what is over, latest first."""
    mine = Appointment.objects.select_related("office", "person").filter(
        person_id=access.require_person(actor)
    )
    ahead = list(mine.filter(state__in=OPEN).order_by("starts_at"))
    return ahead, list(mine.exclude(state__in=OPEN).order_by("-starts_at")[:limit])


def own_entries(actor: Actor) -> QuerySet[WaitingEntry]:
    """The lists in which the person waits."""
    return WaitingEntry.objects.select_related("office").filter(
        person_id=access.require_person(actor), left_at=None
    )


def entry(actor: Actor, entry_id: UUID) -> WaitingEntry:
    """One place in a waiting list, for who holds it. Raises `EntryNotFound`."""
    found = own_entries(actor).filter(pk=entry_id).first()
    if found is None:
        raise EntryNotFound
    return found


def next_waiting(office: Office, service: Service, *, starts_at: datetime, place: str) -> WaitingEntry | None:
    """Who is first in the list, has nothing ahead and did not let this very hour pass.

    The row is locked, so that two hours are not offered to one person.
    """
    ahead = Appointment.objects.filter(service=service, state__in=OPEN).values("person")
    let_pass = Appointment.objects.filter(
        office=office, service=service, starts_at=starts_at, place=place, state__in=LET_PASS
    ).values("person")
    waiting = WaitingEntry.objects.select_for_update(skip_locked=True).filter(
        office=office, service=service, left_at=None
    )
    return waiting.exclude(person__in=ahead).exclude(person__in=let_pass).order_by("since", "id").first()


def days_of_absence(person_id: UUID) -> list[date]:
    """The days on which somebody who was expected stayed away, within the time that counts."""
    since = clock.now() - timedelta(days=rule_today().absence_days + rule_today().pause_days)
    rows = Appointment.objects.select_related("office").filter(
        person_id=person_id, state=AppointmentState.ABSENT, starts_at__gte=since
    )
    return [row.starts_at.astimezone(ZoneInfo(row.office.time_zone)).date() for row in rows]


def paused_until(person_id: UUID) -> date | None:
    """The first day on which somebody who stayed away too often may book again; None when that is today."""
    return rules.paused_until(days_of_absence(person_id), clock.today())


def day_list(actor: Actor, office: Office, day: date) -> list[AtAnHour]:
    """Everybody expected at an office on a day, hour by hour: for its officers alone. Raises `RoleMissing`."""
    access.require(actor, *AT_THE_DOOR, Role.AUDITOR, office_id=office.id)
    zone = ZoneInfo(office.time_zone)
    rows = (
        Appointment.objects.select_related("person", "office", "ticket")
        .filter(
            office=office,
            starts_at__gte=_midnight(day, zone),
            starts_at__lt=_midnight(day + _DAY, zone),
        )
        .exclude(state__in=LET_PASS)
        .order_by("starts_at", "place", "service", "seat")
    )
    by_hour: dict[datetime, list[Appointment]] = {}
    for row in rows:
        by_hour.setdefault(row.starts_at.astimezone(zone), []).append(row)
    return [AtAnHour(local, tuple(found)) for local, found in by_hour.items()]


def offers_run_out() -> list[UUID]:
    """The offered hours to which nobody answered in time."""
    rows = Appointment.objects.filter(state=AppointmentState.OFFERED, offered_until__lte=clock.now())
    return list(rows.order_by("offered_until").values_list("pk", flat=True))


def booked_on_closed_days(office: Office) -> list[Appointment]:
    """What people booked ahead on days on which the office does not work by its calendar of now, nor by an announcement."""
    zone, calendar = ZoneInfo(office.time_zone), organisation.calendar_of(office)
    announced = set(SpecialDay.objects.filter(office=office).values_list("on", flat=True))
    ahead = Appointment.objects.filter(office=office, state__in=OPEN, starts_at__gt=clock.now()).order_by(
        "id"
    )
    return [each for each in ahead if _is_closed(each.starts_at.astimezone(zone).date(), calendar, announced)]


def _is_closed(day: date, calendar: Calendar, announced: set[date]) -> bool:
    return day not in announced and calendar.first <= day <= calendar.last and not calendar.is_working(day)


def to_be_reminded() -> list[UUID]:
    """The appointments of tomorrow, on each office's own calendar, of which nobody was reminded yet."""
    now = clock.now()
    near = Appointment.objects.select_related("office").filter(
        state=AppointmentState.BOOKED,
        reminded_at=None,
        starts_at__gt=now,
        starts_at__lt=now + timedelta(days=3),
    )
    found = []
    for row in near:
        zone = ZoneInfo(row.office.time_zone)
        if (row.starts_at.astimezone(zone).date() - clock.today(zone)).days <= 1:
            found.append(row.pk)
    return found


def finished_unmarked() -> list[UUID]:
    """The appointments of days that are over at their office, of which nobody said what became of them."""
    now = clock.now()
    rows = Appointment.objects.select_related("office").filter(
        state=AppointmentState.BOOKED, starts_at__lt=now
    )
    return [
        row.pk
        for row in rows
        if row.starts_at.astimezone(ZoneInfo(row.office.time_zone)).date()
        < clock.today(ZoneInfo(row.office.time_zone))
    ]


def was_anybody_served(office: Office, day: date) -> bool:
    """Whether an office worked on a day: it gave a ticket or received somebody who was expected."""
    zone = ZoneInfo(office.time_zone)
    arrived = Appointment.objects.filter(
        office=office,
        state=AppointmentState.ARRIVED,
        starts_at__gte=_midnight(day, zone),
        starts_at__lt=_midnight(day + _DAY, zone),
    )
    return arrived.exists() or Ticket.objects.filter(office=office, day=day).exists()


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
