"""How urgent is what fails, and by when is it mended? Pure: the hours in which the post works are handed in."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum


class Impact(StrEnum):
    """How many cannot work because of it."""

    POST = "post"
    SEVERAL = "several"
    ONE = "one"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {
            Impact.POST: "Toda la oficina",
            Impact.SEVERAL: "Varias personas",
            Impact.ONE: "Solo yo",
        }[self]


class Urgency(StrEnum):
    """Whether the work waits for it."""

    STOPPED = "stopped"
    HINDERED = "hindered"
    CAN_WAIT = "can_wait"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {
            Urgency.STOPPED: "No se puede atender al público",
            Urgency.HINDERED: "Se trabaja, pero con dificultad",
            Urgency.CAN_WAIT: "Puede esperar",
        }[self]


class TicketPriority(StrEnum):
    """In which order it is attended to, from impact and urgency (ITIL)."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> str:
        """The Spanish words."""
        return {
            TicketPriority.CRITICAL: "Crítica",
            TicketPriority.HIGH: "Alta",
            TicketPriority.MEDIUM: "Media",
            TicketPriority.LOW: "Baja",
        }[self]


_WEIGHT = {
    Impact.POST: 2,
    Impact.SEVERAL: 1,
    Impact.ONE: 0,
    Urgency.STOPPED: 2,
    Urgency.HINDERED: 1,
    Urgency.CAN_WAIT: 0,
}


def priority_of(impact: Impact, urgency: Urgency) -> TicketPriority:
    """Impact by urgency: what stops a whole post is critical, what hinders one person and can wait is low."""
    weight = _WEIGHT[impact] + _WEIGHT[urgency]
    return (
        TicketPriority.LOW,
        TicketPriority.LOW,
        TicketPriority.MEDIUM,
        TicketPriority.HIGH,
        TicketPriority.CRITICAL,
    )[weight]


Span = tuple[datetime, datetime]


def due_at(opened_at: datetime, hours: int, working: Iterable[Span]) -> datetime:
    """When `hours` of the spans in which the post works have passed since; `working` rises and has no end."""
    left = timedelta(hours=hours)
    for opens, closes in working:
        begins = max(opens, opened_at)
        if closes <= begins:
            continue
        if closes - begins >= left:
            return begins + left
        left -= closes - begins
    raise ValueError("the working hours ended before the level did")
