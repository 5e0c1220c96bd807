"""Who is next, what does the hall's screen say, and how long did people wait?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, QuerySet

from chancery.contexts.counter import rules
from chancery.contexts.counter.models import Ticket, TicketState
from chancery.contexts.counter.queries.agenda import AT_THE_DOOR
from chancery.contexts.counter.rules import Priority, Service
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation.models import Office

SHOWN = 6
_RECENT = 20
_ACTIVE = timedelta(minutes=30)


class TicketNotFound(NotFound):
    """No such ticket at this office today, or not for this actor."""

    code = "ticket_not_found"
    sentence = "No hay un turno así en la fila de hoy."
    next_step = "Vuelva a la fila: puede que otra ventanilla ya lo haya atendido."


@dataclass(frozen=True, slots=True)
class Line:
    """Those who wait at an office now, in the order in which a window would call them, and how long each will."""

    waiting: tuple[tuple[Ticket, timedelta], ...]
    called: tuple[Ticket, ...]
    windows: int

    @property
    def rows(self) -> list[tuple[Ticket, int]]:
        """Each who waits, and for how many minutes more."""
        return [(ticket, minutes_of(wait)) for ticket, wait in self.waiting]


@dataclass(frozen=True, slots=True)
class Screen:
    """What hangs in the hall: tickets and windows, and nothing of anybody."""

    office: Office
    local: datetime
    calls: tuple[Ticket, ...]
    waiting: int
    wait: timedelta

    @property
    def minutes(self) -> int:
        """The wait of who comes now, in minutes."""
        return minutes_of(self.wait)


@dataclass(frozen=True, slots=True)
class HourOfDay:
    """What happened in one hour of a day: tickets taken, served, not answered, and the mean wait in minutes."""

    hour: int
    taken: int
    served: int
    skipped: int
    wait_minutes: int | None


@dataclass(frozen=True, slots=True)
class _Waiting(rules.Standing):
    ticket: Ticket | None = None


def minutes_of(wait: timedelta) -> int:
    """A wait in whole minutes, never less than one."""
    return max(1, round(wait.total_seconds() / 60))


def today_at(office: Office) -> date:
    """The civil date at an office."""
    return clock.today(ZoneInfo(office.time_zone))


def _of_today(office: Office) -> QuerySet[Ticket]:
    return Ticket.objects.filter(office=office, day=today_at(office))


def ticket(actor: Actor, office: Office, ticket_id: UUID) -> Ticket:
    """A ticket of today, for those who serve there. Raises `TicketNotFound`, `RoleMissing`."""
    access.require(actor, *AT_THE_DOOR, office_id=office.id)
    found = _of_today(office).select_related("appointment__person", "office").filter(pk=ticket_id).first()
    if found is None:
        raise TicketNotFound
    return found


def at_window(office: Office, window: int) -> Ticket | None:
    """The ticket that a window has called and not finished."""
    return _of_today(office).filter(state=TicketState.CALLED, window=window).first()


def last_ordinal(office: Office, day: date, service: Service) -> int:
    """The last number given that day for a service; 0 when none was."""
    given = Ticket.objects.filter(office=office, day=day, service=service).aggregate(last=Max("ordinal"))
    return given["last"] or 0


def next_for(office: Office, window: int, services: Iterable[Service] = ()) -> Ticket | None:
    """Whom a window should call now, of some services or of all."""
    wanted = frozenset(services)
    ordered = rules.in_order(_standing(office, wanted), window=window, at=clock.now())
    return ordered[0].ticket if ordered else None


def _standing(office: Office, services: frozenset[Service]) -> list[_Waiting]:
    """In the order in which they came; of those of one instant, the service and the number printed on the ticket decide."""
    rows = _of_today(office).filter(state=TicketState.WAITING).select_related("appointment")
    rows = rows.order_by("taken_at", "service", "ordinal")
    if services:
        rows = rows.filter(service__in=services)
    return [
        _Waiting(
            key=row.pk,
            since=row.taken_at,
            priority=Priority(row.priority),
            expected_at=row.appointment.starts_at if row.appointment else None,
            window=row.directed_to,
            ticket=row,
        )
        for row in rows
    ]


def line_at(actor: Actor, office: Office, window: int) -> Line:
    """The line as one window sees it. Raises `RoleMissing`."""
    access.require(actor, *AT_THE_DOOR, office_id=office.id)
    ordered = rules.in_order(_standing(office, frozenset()), window=window, at=clock.now())
    called = tuple(_of_today(office).filter(state=TicketState.CALLED).order_by("window"))
    served, windows = _pace(office)
    waiting = tuple(
        (each.ticket, rules.estimate(ahead + 1, served, windows))
        for ahead, each in enumerate(ordered)
        if each.ticket is not None
    )
    return Line(waiting, called, windows)


def screen(office: Office) -> Screen:
    """What the hall's screen shows: the latest calls, and how long one who comes now will wait. Public."""
    calls = _of_today(office).filter(state__in=(TicketState.CALLED, TicketState.DONE))
    waiting = _of_today(office).filter(state=TicketState.WAITING).count()
    served, windows = _pace(office)
    return Screen(
        office=office,
        local=clock.now().astimezone(ZoneInfo(office.time_zone)),
        calls=tuple(calls.order_by("-called_at", "-service", "-ordinal")[:SHOWN]),
        waiting=waiting,
        wait=rules.estimate(waiting, served, windows),
    )


def _pace(office: Office) -> tuple[list[timedelta], int]:
    """How long the last people took at a window, and how many windows are at work."""
    done = _of_today(office).filter(state=TicketState.DONE).order_by("-ended_at")[:_RECENT]
    served = [row.ended_at - row.called_at for row in done if row.ended_at and row.called_at]
    since = clock.now() - _ACTIVE
    windows = _of_today(office).filter(called_at__gte=since).values("window").distinct().count()
    return served, windows


def statistics(actor: Actor, office: Office, day: date) -> list[HourOfDay]:
    """Hour by hour of a day, on the office's clock. Raises `RoleMissing`."""
    access.require(actor, *AT_THE_DOOR, Role.AUDITOR, office_id=office.id)
    zone = ZoneInfo(office.time_zone)
    rows = list(Ticket.objects.filter(office=office, day=day))
    by_hour: dict[int, list[Ticket]] = {}
    for row in rows:
        by_hour.setdefault(row.taken_at.astimezone(zone).hour, []).append(row)
    if not by_hour:
        return []
    return [_hour(hour, by_hour.get(hour, [])) for hour in range(min(by_hour), max(by_hour) + 1)]


def _hour(hour: int, rows: list[Ticket]) -> HourOfDay:
    waits = [(row.called_at - row.taken_at).total_seconds() for row in rows if row.called_at]
    return HourOfDay(
        hour=hour,
        taken=len(rows),
        served=sum(row.state == TicketState.DONE for row in rows),
        skipped=sum(row.state == TicketState.SKIPPED for row in rows),
        wait_minutes=round(sum(waits) / len(waits) / 60) if waits else None,
    )
