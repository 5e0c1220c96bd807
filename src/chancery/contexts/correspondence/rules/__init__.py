"""What does the law say of a document that comes in: its words, its numbers, and what an hour means?"""

from chancery.contexts.correspondence.rules.hours import (
    DAY_LONG,
    EARLIEST,
    AfterHours,
    Hours,
    Moments,
    Policy,
    TraceStep,
    moments,
)
from chancery.contexts.correspondence.rules.numbers import Number, normalise
from chancery.contexts.correspondence.rules.search import distinct_words, searchable
from chancery.contexts.correspondence.rules.words import (
    DigitisationState,
    EntryChannel,
    LinkKind,
    Outcome,
    RecordKind,
    Sender,
    SenderKind,
    Standing,
    designation,
    digitisation_state,
    standing_of,
)

__all__ = [
    "DAY_LONG",
    "AfterHours",
    "DigitisationState",
    "EARLIEST",
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
    "digitisation_state",
    "distinct_words",
    "moments",
    "normalise",
    "searchable",
    "standing_of",
]
