"""Who waits in the hall, by ticket alone: the line knows numbers, not names."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from chancery.contexts.counter.models.agenda import SERVICES
from chancery.contexts.counter.rules import Priority, Service, ticket_number
from chancery.kernel.base import clock, ids


class TicketState(StrEnum):
    """Where a ticket stands between the door and the window."""

    WAITING = "waiting"
    CALLED = "called"
    DONE = "done"
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _STATES[self]


_STATES = {
    TicketState.WAITING: "En espera",
    TicketState.CALLED: "Llamado",
    TicketState.DONE: "Atendido",
    TicketState.SKIPPED: "No acudió",
}


class Ticket(models.Model):
    """A turn of one day at one office, with the letter of its service and the next number of that day.

    `window` is where it was called last; `directed_to` the only window that may call it, when another sent it there.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="tickets")
    day = models.DateField()
    service = models.CharField(max_length=16, choices=SERVICES)
    ordinal = models.PositiveSmallIntegerField()
    priority = models.CharField(
        max_length=12, choices=[(each.value, each.label) for each in Priority], default=Priority.NONE
    )
    appointment = models.OneToOneField(
        "counter.Appointment", null=True, blank=True, on_delete=models.PROTECT, related_name="ticket"
    )
    state = models.CharField(
        max_length=8,
        choices=[(state.value, state.label) for state in TicketState],
        default=TicketState.WAITING,
    )
    window = models.PositiveSmallIntegerField(null=True, blank=True)
    directed_to = models.PositiveSmallIntegerField(null=True, blank=True)
    calls = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField(default=clock.now)
    called_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    called_by = models.ForeignKey(
        "identity.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("taken_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["office", "day", "service", "ordinal"], name="one_ticket_a_number"
            ),
            models.CheckConstraint(
                condition=Q(state=TicketState.WAITING)
                | Q(window__isnull=False, called_at__isnull=False, called_by__isnull=False),
                name="ticket_called_to_a_window",
            ),
            models.UniqueConstraint(
                fields=["office", "day", "window"],
                condition=Q(state=TicketState.CALLED),
                name="one_ticket_at_a_window",
            ),
        ]

    @property
    def number(self) -> str:
        """«L012»."""
        return ticket_number(Service(self.service).letter, self.ordinal)

    @property
    def state_label(self) -> str:
        return TicketState(self.state).label

    @property
    def service_label(self) -> str:
        return Service(self.service).label

    @property
    def priority_label(self) -> str:
        return Priority(self.priority).label

    @property
    def is_preferred(self) -> bool:
        return self.priority != Priority.NONE
