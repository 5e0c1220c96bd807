"""How the head of a post says at which hours, on which days and where people are expected."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from chancery.contexts.counter import queries
from chancery.contexts.counter.actions import _seats as seats
from chancery.contexts.counter.models import (
    OPEN,
    Appointment,
    AppointmentState,
    Closure,
    Schedule,
    SpecialDay,
)
from chancery.contexts.counter.models.agenda import PER_HOUR
from chancery.contexts.counter.queries import HEADS
from chancery.contexts.counter.rules import DayKind, Service
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

_MOST = 50


class NotAPostWithHours(Invalid):
    """Appointments are given by consular offices."""

    code = "schedule_not_at_a_post"
    sentence = "{office} no es una oficina consular: no da citas."


class HoursInvalid(Invalid):
    """An hour is divided evenly, and somebody is expected in it."""

    code = "schedule_hours_invalid"
    sentence = "El horario no es válido: debe empezar antes de terminar, y dividir la hora en partes iguales."


class OutsideOpeningHours(Invalid):
    """People are expected while the office is open (D.S. 076-2005-RE, art. 240)."""

    code = "schedule_outside_opening_hours"
    sentence = (
        "La oficina atiende los {weekday} de {opens} a {closes}: el horario de citas no puede salir de ahí."
    )
    next_step = "Ajuste las horas, o anuncie un sábado de atención o un consulado itinerante."


class HoursOverlap(Conflict):
    """Two rows for the same service at the same time would make one quota of two."""

    code = "schedule_overlaps"
    sentence = "Ya hay un horario de «{service}» que se cruza con ese: de {opens} a {closes}."
    next_step = "Termine el vigente o elija otras horas."


class BeginsInThePast(Invalid):
    """What was offered is not changed afterwards."""

    code = "schedule_in_the_past"
    sentence = "El horario no puede regir desde antes de hoy."


class HoursEnded(Conflict):
    """They end once."""

    code = "schedule_ended"
    sentence = "Ese horario ya había terminado."


class DayNotAhead(Invalid):
    """A special day is announced, and a day called off, before it is over."""

    code = "special_day_not_ahead"
    sentence = "La fecha ya pasó."


class NotASaturday(Invalid):
    """At least one Saturday a month the office is open (D.S. 076-2005-RE, art. 240)."""

    code = "special_day_not_saturday"
    sentence = "Ese día no es sábado."
    next_step = "Elija un sábado, o anuncie un consulado itinerante."


class OnAHoliday(Invalid):
    """No office opens on the holidays that it keeps."""

    code = "special_day_on_holiday"
    sentence = "Ese día la oficina no atiende: {holiday}."


class PlaceMissing(Invalid):
    """An itinerant consulate is somewhere."""

    code = "special_day_place_missing"
    sentence = "Indique dónde atenderá el consulado itinerante."


class DayAnnounced(Conflict):
    """Once for each place."""

    code = "special_day_announced"
    sentence = "Ya se anunció ese día en ese lugar."
    next_step = "Agregue horas al día anunciado."


class DayCalledOff(Conflict):
    """Once."""

    code = "day_called_off"
    sentence = "La atención de ese día ya estaba suspendida."


class ReasonNeeded(Invalid):
    """Who was expected is told why."""

    code = "day_reason_missing"
    sentence = "Falta el motivo por el que se suspende la atención."


@dataclass(frozen=True, slots=True)
class Hours:
    """For which service, from when until when, in how many parts an hour, and how many people in each part."""

    service: Service
    opens: time
    closes: time
    per_hour: int
    quota: int


@transaction.atomic
def set_hours(
    *,
    office: Office,
    weekday: int,
    hours: Hours,
    valid_from: date,
    valid_until: date | None = None,
    actor: Actor,
) -> Schedule:
    """Expect people on a weekday, within the opening hours, since a date.

    Raises `NotAPostWithHours`, `HoursInvalid`, `OutsideOpeningHours`, `HoursOverlap`, `BeginsInThePast`.
    """
    access.require(actor, *HEADS, office_id=office.id)
    writers.require_lima()
    _require_post(office)
    _require_fitting(hours)
    if valid_from < queries.today_at(office):
        raise BeginsInThePast({"valid_from": [BeginsInThePast.sentence]})
    if valid_until is not None and valid_until <= valid_from:
        raise HoursInvalid({"valid_until": ["Termina después de empezar."]})
    _require_open(office, weekday, hours, valid_from)
    ledger.hold(office.id)
    _require_alone(office, weekday, hours, valid_from, valid_until)
    row = _save(office, hours, actor, weekday=weekday, valid_from=valid_from, valid_until=valid_until)
    _note(
        office, "set_hours", actor, schedule=row.id, weekday=weekday, **_facts(hours), valid_from=valid_from
    )
    return row


@transaction.atomic
def end_hours(*, schedule: Schedule, on: date, actor: Actor) -> None:
    """Expect nobody at these hours from a day on; who has booked is expected all the same. Raises `HoursEnded`, `BeginsInThePast`."""
    access.require(actor, *HEADS, office_id=schedule.office_id)
    writers.require_lima()
    if on < queries.today_at(schedule.office):
        raise BeginsInThePast({"on": [BeginsInThePast.sentence]})
    kept = Schedule.objects.select_for_update().get(pk=schedule.pk)
    if kept.valid_until is not None and kept.valid_until <= on:
        raise HoursEnded
    kept.valid_until = max(on, kept.valid_from)
    kept.save(update_fields=["valid_until"])
    _note(schedule.office, "end_hours", actor, schedule=kept.id, on=kept.valid_until)


@transaction.atomic
def announce_day(
    *,
    office: Office,
    on: date,
    kind: DayKind,
    hours: Collection[Hours],
    norm: str,
    place: str = "",
    actor: Actor,
) -> SpecialDay:
    """Announce a Saturday, or an itinerant consulate in another place, with its hours and quotas.

    Raises `NotAPostWithHours`, `DayNotAhead`, `NotASaturday`, `OnAHoliday`, `PlaceMissing`, `DayAnnounced`, `HoursInvalid`.
    """
    access.require(actor, *HEADS, office_id=office.id)
    writers.require_lima()
    _require_post(office)
    place = " ".join(place.split()) if kind is DayKind.ITINERANT else ""
    if on < queries.today_at(office):
        raise DayNotAhead({"on": [DayNotAhead.sentence]})
    if kind is DayKind.SATURDAY and on.isoweekday() != 6:
        raise NotASaturday({"on": [NotASaturday.sentence]})
    if kind is DayKind.ITINERANT and not place:
        raise PlaceMissing({"place": [PlaceMissing.sentence]})
    holiday = organisation.calendar_of(office).holidays.get(on)
    if holiday is not None:
        raise OnAHoliday({"on": [OnAHoliday.sentence.format(holiday=holiday.name)]}, holiday=holiday.name)
    if not hours:
        raise HoursInvalid({"service": ["Indique al menos un servicio con su horario."]})
    for each in hours:
        _require_fitting(each)
    ledger.hold(office.id)
    if SpecialDay.objects.filter(office=office, on=on, place=place).exists():
        raise DayAnnounced
    day = SpecialDay.objects.create(
        office=office, on=on, kind=kind, place=place, norm=norm, announced_by_id=access.require_person(actor)
    )
    for each in hours:
        _save(office, each, actor, special_day=day, valid_from=on, valid_until=on + timedelta(days=1))
    facts = {"on": on, "kind": kind, "place": place, "hours": [_facts(each) for each in hours]}
    _note(office, "announce_day", actor, day=day.id, **facts)
    return day


@transaction.atomic
def call_off_day(*, office: Office, on: date, reason: str, actor: Actor) -> int:
    """Expect nobody on a day after all: everybody who was is told why. Returns how many.

    Raises `ReasonNeeded`, `DayNotAhead`, `DayCalledOff`.
    """
    access.require(actor, *HEADS, office_id=office.id)
    writers.require_lima()
    if not reason.strip():
        raise ReasonNeeded({"reason": [ReasonNeeded.sentence]})
    if on < queries.today_at(office):
        raise DayNotAhead({"on": [DayNotAhead.sentence]})
    _, is_new = Closure.objects.get_or_create(
        office=office, on=on, defaults={"reason": reason.strip(), "by_id": access.require_person(actor)}
    )
    if not is_new:
        raise DayCalledOff
    _note(office, "call_off_day", actor, on=on, reason=reason.strip())
    begins = datetime.combine(on, time(), seats.zone_of(office)).astimezone(UTC)
    ends = datetime.combine(on + timedelta(days=1), time(), seats.zone_of(office)).astimezone(UTC)
    expected = Appointment.objects.filter(
        office=office, starts_at__gte=begins, starts_at__lt=ends, state__in=OPEN
    )
    found = expected.order_by("id").values_list("pk", flat=True)
    return sum(_call_off(appointment_id, reason.strip(), actor) for appointment_id in found)


@transaction.atomic
def call_off_closed(*, office: Office, why: str, actor: Actor) -> int:
    """Call off what was booked on days that a changed calendar has closed since, and say why. Returns how many.

    A Saturday or an itinerant consulate that was announced stands, whatever the calendar says of its day.
    """
    access.require(actor, Role.SYSTEM)
    return sum(_call_off(each.pk, why, actor) for each in queries.booked_on_closed_days(office))


def _call_off(appointment_id: UUID, reason: str, actor: Actor) -> bool:
    ledger.hold(appointment_id)
    kept = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("office", "person")
        .get(pk=appointment_id)
    )
    if not kept.is_open:
        return False
    kept.state = AppointmentState.CALLED_OFF
    kept.save(update_fields=["state"])
    seats.note(kept, "call_off", actor, reason=reason)
    seats.tell(
        kept,
        "La oficina suspendió su cita: {service}, {when}",
        "No podremos atenderlo {where:en}: {when}. Motivo: {reason}. Reserve otra hora; si no hay ninguna, "
        "inscríbase en la lista de espera.",
        actor,
        reason=reason.rstrip("."),
    )
    return True


def _require_post(office: Office) -> None:
    if office.kind not in CONSULAR:
        raise NotAPostWithHours(
            {"office": [NotAPostWithHours.sentence.format(office=office.name)]}, office=office.name
        )


def _require_fitting(hours: Hours) -> None:
    if hours.opens >= hours.closes or hours.per_hour not in PER_HOUR or not 1 <= hours.quota <= _MOST:
        raise HoursInvalid({"opens": [HoursInvalid.sentence]})


def _require_open(office: Office, weekday: int, hours: Hours, on: date) -> None:
    opening = [row for row in organisation.week(office, on) if row.weekday == weekday]
    if any(row.opens <= hours.opens and hours.closes <= row.closes for row in opening):
        return
    facts = {
        "weekday": _WEEKDAYS[weekday - 1],
        "opens": f"{opening[0].opens:%H:%M}" if opening else "—",
        "closes": f"{opening[0].closes:%H:%M}" if opening else "—",
    }
    raise OutsideOpeningHours({"opens": [OutsideOpeningHours.sentence.format(**facts)]}, **facts)


_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos")


def _require_alone(
    office: Office, weekday: int, hours: Hours, valid_from: date, valid_until: date | None
) -> None:
    crossing = Schedule.objects.filter(
        office=office,
        weekday=weekday,
        service=hours.service,
        opens__lt=hours.closes,
        closes__gt=hours.opens,
    ).exclude(valid_until__lte=valid_from)
    if valid_until is not None:
        crossing = crossing.exclude(valid_from__gte=valid_until)
    other = crossing.first()
    if other is not None:
        raise HoursOverlap(
            service=hours.service.label, opens=f"{other.opens:%H:%M}", closes=f"{other.closes:%H:%M}"
        )


def _save(office: Office, hours: Hours, actor: Actor, **when: object) -> Schedule:
    return Schedule.objects.create(
        office=office,
        service=hours.service,
        opens=hours.opens,
        closes=hours.closes,
        per_hour=hours.per_hour,
        quota=hours.quota,
        set_by_id=access.require_person(actor),
        **when,
    )


def _facts(hours: Hours) -> dict[str, object]:
    return {
        "service": hours.service,
        "opens": f"{hours.opens:%H:%M}",
        "closes": f"{hours.closes:%H:%M}",
        "per_hour": hours.per_hour,
        "quota": hours.quota,
    }


def _note(office: Office, verb: str, actor: Actor, **facts: object) -> None:
    ledger.record(chain=office.id, verb=f"counter.{verb}", actor=actor, facts=facts)
