"""Which tickets may this actor see, at which level, and by which hours does it count?"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from chancery.contexts.service_desk.models import ServiceLevel, ServiceTicket
from chancery.contexts.service_desk.rules import TicketPriority
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

DESK = "oti"
"""The office of information technology, which runs the desk."""
AGENTS = (Role.OFFICER, Role.SUPERVISOR)
_MOST_DAYS = 60
_ALL_DAY = timedelta(days=1)
_NINE_TO_FIVE = (time(9), time(17))


class ServiceTicketNotFound(NotFound):
    """No such ticket, or not for this actor."""

    code = "service_ticket_not_found"
    sentence = "No encontramos el pedido {number} entre los que usted puede ver."


class ServiceLevelNotFound(NotFound):
    """Nobody said in how many hours."""

    code = "service_level_not_found"
    sentence = "No hay un nivel de servicio vigente para la prioridad «{priority}»."
    next_step = "Pida a la Oficina de Tecnologías de la Información que lo registre."


def desk() -> Office:
    """The office that runs the desk."""
    return organisation.office(DESK)


def is_agent(actor: Actor) -> bool:
    """Whether the actor attends to tickets."""
    return actor.holds(*AGENTS, office_id=desk().id)


def visible_to(actor: Actor) -> QuerySet[ServiceTicket]:
    """One's own; all for the desk and for auditors."""
    tickets = ServiceTicket.objects.select_related("office", "person", "taken_by")
    if actor.is_system or is_agent(actor) or actor.holds(Role.AUDITOR):
        return tickets
    return tickets.filter(person_id=actor.person_id) if actor.person_id else tickets.none()


def by_number(actor: Actor, number: str) -> ServiceTicket:
    """The ticket with that number, however it was typed. Raises `ServiceTicketNotFound`."""
    printed = ids.as_kept(number)
    found = visible_to(actor).filter(number=printed).first()
    if found is None:
        raise ServiceTicketNotFound(number=number)
    return found


def waiting(actor: Actor) -> QuerySet[ServiceTicket]:
    """What is not mended, the most pressing first."""
    return visible_to(actor).filter(resolved_at__isnull=True).order_by("resolve_by", "id")


def lately_mended(actor: Actor) -> QuerySet[ServiceTicket]:
    """What was mended, the latest first."""
    return visible_to(actor).filter(resolved_at__isnull=False).order_by("-resolved_at")[:25]


def level(priority: TicketPriority, on: date) -> ServiceLevel:
    """The level of a priority on a date. Raises `ServiceLevelNotFound`."""
    rows = ServiceLevel.objects.filter(priority=priority, valid_from__lte=on)
    found = rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on)).order_by("-valid_from").first()
    if found is None:
        raise ServiceLevelNotFound(priority=priority.label)
    return found


def working_spans(office: Office, since: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The spans in which a post works, by its own calendar and hours; a day whose hours nobody stated lasts from nine to five."""
    zone, calendar = ZoneInfo(office.time_zone), organisation.calendar_of(office)
    first = since.astimezone(zone).date()
    for ahead in range(_MOST_DAYS):
        day = first + ahead * _ALL_DAY
        if not calendar.is_working(day):
            continue
        hours = organisation.hours_on(office, day, calendar)
        stated = [(each.opens, each.closes) for each in hours]
        for opens, closes in stated or [_NINE_TO_FIVE]:
            yield datetime.combine(day, opens, zone), datetime.combine(day, closes, zone)
