"""The counter for programs: appointments, the line, what is done at a window, and the hours of a post."""

from chancery.contexts.counter.api.agenda import appointments
from chancery.contexts.counter.api.line import tickets
from chancery.contexts.counter.api.schedules import schedules
from chancery.contexts.counter.api.windows import visits

__all__ = ["appointments", "schedules", "tickets", "visits"]
