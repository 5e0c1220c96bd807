"""The pages of the complaints books."""

from chancery.contexts.complaints.views.books import (
    answer,
    book,
    close_improvement,
    complaint,
    extend,
    home,
    improvement,
    note_improvement,
    note_letter,
    open_improvement,
    report,
    reroute,
    transcribe,
    void_sheet,
)
from chancery.contexts.complaints.views.door import door, file, follow, own, rate
from chancery.contexts.complaints.views.indicators import indicators

__all__ = [
    "answer",
    "book",
    "close_improvement",
    "complaint",
    "door",
    "extend",
    "file",
    "follow",
    "home",
    "improvement",
    "indicators",
    "note_improvement",
    "note_letter",
    "open_improvement",
    "own",
    "rate",
    "report",
    "reroute",
    "transcribe",
    "void_sheet",
]
