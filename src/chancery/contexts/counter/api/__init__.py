"""The counter for programs: appointments, the line, and what is done at a window."""

from chancery.contexts.counter.api.agenda import appointments
from chancery.contexts.counter.api.line import tickets
from chancery.contexts.counter.api.windows import visits

__all__ = ["appointments", "tickets", "visits"]
