"""What was told to whom, by which way, what was done to serve it, and when the law takes it as served."""

from chancery.kernel.notifications.models.attempts import (
    Flaw,
    FlawKind,
    Knowledge,
    Letter,
    LetterEnd,
    LetterOutcome,
    Medium,
    NoticePublication,
    Visit,
    VisitOutcome,
)
from chancery.kernel.notifications.models.notices import (
    Consent,
    Delivery,
    Notice,
    ServedBy,
    ServiceMode,
)
from chancery.kernel.notifications.models.words import READING_IS_WHOLE, SUBJECT_LENGTH, Worded, worded

__all__ = [
    "READING_IS_WHOLE",
    "SUBJECT_LENGTH",
    "Consent",
    "Delivery",
    "Flaw",
    "FlawKind",
    "Knowledge",
    "Letter",
    "LetterEnd",
    "LetterOutcome",
    "Medium",
    "Notice",
    "NoticePublication",
    "ServedBy",
    "ServiceMode",
    "Visit",
    "VisitOutcome",
    "Worded",
    "worded",
]
