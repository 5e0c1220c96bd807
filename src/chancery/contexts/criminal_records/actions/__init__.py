"""The verbs of a certificate of criminal records."""

from chancery.contexts.criminal_records.actions.asking import (
    AlreadyConsulted,
    IdentityDiffers,
    PhotographDiffers,
    StillWaiting,
    consult,
    note_answer,
    verify,
)
from chancery.contexts.criminal_records.actions.filing import (
    BirthUnknown,
    DocumentNotAccepted,
    ParentMissing,
    TooYoung,
    check_applicant,
    file,
)
from chancery.contexts.criminal_records.actions.giving import (
    AnswerMissing,
    AuthorisationMissing,
    GroundUnfounded,
    Handing,
    NothingToCertify,
    TrackingMissing,
    deliver,
    issue,
    refuse,
)
from chancery.contexts.criminal_records.actions.reviewing import (
    AnnotationsMissing,
    AnswerWaits,
    NothingProposed,
    OwnAnswer,
    answer,
    decide,
)

__all__ = [
    "AlreadyConsulted",
    "AnnotationsMissing",
    "AnswerMissing",
    "AnswerWaits",
    "AuthorisationMissing",
    "BirthUnknown",
    "DocumentNotAccepted",
    "GroundUnfounded",
    "Handing",
    "IdentityDiffers",
    "NothingProposed",
    "NothingToCertify",
    "OwnAnswer",
    "ParentMissing",
    "PhotographDiffers",
    "StillWaiting",
    "TooYoung",
    "TrackingMissing",
    "answer",
    "check_applicant",
    "consult",
    "decide",
    "deliver",
    "file",
    "issue",
    "note_answer",
    "refuse",
    "verify",
]
