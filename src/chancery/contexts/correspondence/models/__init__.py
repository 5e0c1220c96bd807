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
    Instruction,
    Joining,
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
