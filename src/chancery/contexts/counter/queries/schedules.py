"""Which hours, special days, closures and powers to sign does an office have, for who heads it?"""

from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.contexts.counter import rules
from chancery.contexts.counter.models import Closure, Schedule, SigningPower, SpecialDay
from chancery.contexts.counter.queries.line import today_at
from chancery.contexts.counter.rules import DayKind, Shortfall
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

HEADS = (Role.CONSUL, Role.SUPERVISOR)


class ScheduleNotFound(NotFound):
    """No such hours or power at an office that the actor heads."""

    code = "schedule_not_found"
    sentence = "No encontramos ese horario o esa delegación en su oficina."


def week_of(office: Office) -> QuerySet[Schedule]:
    """The hours of an office's ordinary week, those to come included: public."""
    ahead = Q(valid_until=None) | Q(valid_until__gt=today_at(office))
    return Schedule.objects.filter(ahead, office=office, special_day=None)


def special_days_ahead(office: Office) -> QuerySet[SpecialDay]:
    """The Saturdays and itinerant consulates announced, from today: public."""
    ahead = SpecialDay.objects.filter(office=office, on__gte=today_at(office))
    return ahead.prefetch_related("schedules")


def shortfalls(office: Office) -> tuple[Shortfall, ...]:
    """What an office's opening hours and Saturdays owe the regulation, from today on (D.S. 076-2005-RE, arts. 240-244)."""
    today = today_at(office)
    week = [(row.weekday, row.opens, row.closes) for row in organisation.week(office, today)]
    announced = SpecialDay.objects.filter(office=office, kind=DayKind.SATURDAY, on__gte=today.replace(day=1))
    closed = Closure.objects.filter(office=office).values("on")
    saturdays = announced.exclude(on__in=closed).values_list("on", flat=True)
    return tuple(rules.shortfalls(week, tuple(saturdays), today))


def closures_ahead(office: Office) -> QuerySet[Closure]:
    """The days called off, from today: public."""
    return Closure.objects.filter(office=office, on__gte=today_at(office)).order_by("on")


def schedule(actor: Actor, schedule_id: UUID) -> Schedule:
    """One row of hours. Raises `ScheduleNotFound`."""
    found = Schedule.objects.filter(pk=schedule_id, office_id__in=actor.offices(*HEADS))
    row = found.select_related("office").first()
    if row is None:
        raise ScheduleNotFound
    return row


def powers_at(actor: Actor, office: Office) -> QuerySet[SigningPower]:
    """The powers to sign in force or to come at an office. Raises `RoleMissing`."""
    access.require(actor, *HEADS, Role.AUDITOR, office_id=office.id)
    ahead = Q(valid_until=None) | Q(valid_until__gt=today_at(office))
    return SigningPower.objects.filter(ahead, office=office).select_related("officer")


def signing_power(actor: Actor, power_id: UUID) -> SigningPower:
    """One power. Raises `ScheduleNotFound`."""
    found = SigningPower.objects.filter(pk=power_id, office_id__in=actor.offices(*HEADS))
    row = found.select_related("office", "officer").first()
    if row is None:
        raise ScheduleNotFound
    return row
