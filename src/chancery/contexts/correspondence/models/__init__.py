"""What is kept of correspondence: documents and where they went, and what became of their scans."""

from chancery.contexts.correspondence.models.digitising import (
    Digitisation,
    DigitisedFile,
    FileText,
    FileWord,
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

__all__ = [
    "Digitisation",
    "DigitisedFile",
    "FileText",
    "FileWord",
    "HoursPolicy",
    "MovementNotice",
    "InstructionProposal",
    "HoursProposal",
    "Instruction",
    "Joining",
    "Presentation",
    "QualityCheck",
    "RecognisedPage",
    "Recognition",
    "Record",
    "RecordFile",
    "RecordLink",
    "RecordMovement",
]
