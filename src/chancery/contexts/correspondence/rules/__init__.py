"""What does the law say of a document that comes in: its words, its numbers, and what an hour means?"""

from chancery.contexts.correspondence.rules.hours import (
    DAY_LONG,
    AfterHours,
    Hours,
    Moments,
    Policy,
    TraceStep,
    moments,
)
from chancery.contexts.correspondence.rules.numbers import Number, normalise
from chancery.contexts.correspondence.rules.search import searchable
from chancery.contexts.correspondence.rules.words import (
    EntryChannel,
    LinkKind,
    Outcome,
    RecordKind,
    Sender,
    SenderKind,
    Standing,
    designation,
    standing_of,
)

__all__ = [
    "DAY_LONG",
    "AfterHours",
    "EntryChannel",
    "Hours",
    "LinkKind",
    "Moments",
    "Number",
    "Outcome",
    "Policy",
    "RecordKind",
    "Sender",
    "SenderKind",
    "Standing",
    "TraceStep",
    "designation",
    "moments",
    "normalise",
    "searchable",
    "standing_of",
]
