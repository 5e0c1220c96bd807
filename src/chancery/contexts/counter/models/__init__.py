"""What is kept of the hours offered and taken, of those who wait, and of what was done for them at a window."""

from chancery.contexts.counter.models.agenda import (
    LET_PASS,
    OPEN,
    TAKEN,
    Appointment,
    AppointmentState,
    Closure,
    Schedule,
    SpecialDay,
    WaitingEntry,
)
from chancery.contexts.counter.models.line import Ticket, TicketState
from chancery.contexts.counter.models.visits import CounterAct, ProvenBy, SigningPower, Visit

__all__ = [
    "LET_PASS",
    "OPEN",
    "TAKEN",
    "Appointment",
    "AppointmentState",
    "Closure",
    "CounterAct",
    "ProvenBy",
    "Schedule",
    "SigningPower",
    "SpecialDay",
    "Ticket",
    "TicketState",
    "Visit",
    "WaitingEntry",
]
