"""What is kept of correspondence: documents and where they went, and what became of their scans."""

from chancery.contexts.correspondence.models.digitising import (
    Digitisation,
    DigitisedFile,
    QualityCheck,
    RecognisedPage,
    Recognition,
)
from chancery.contexts.correspondence.models.records import (
    HoursPolicy,
    HoursProposal,
    Instruction,
    InstructionProposal,
    Joining,
    MovementNotice,
    Presentation,
    Record,
    RecordFile,
    RecordLink,
    RecordMovement,
)
from chancery.contexts.correspondence.models.searching import KnownWord, RecordText

__all__ = [
    "Digitisation",
    "DigitisedFile",
    "HoursPolicy",
    "MovementNotice",
    "InstructionProposal",
    "HoursProposal",
    "Instruction",
    "Joining",
    "KnownWord",
    "Presentation",
    "QualityCheck",
    "RecognisedPage",
    "Recognition",
    "Record",
    "RecordFile",
    "RecordLink",
    "RecordMovement",
    "RecordText",
]
