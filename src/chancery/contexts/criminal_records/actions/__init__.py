"""The verbs of a certificate of criminal records."""

from chancery.contexts.criminal_records.actions.asking import (
    AlreadyConsulted,
    IdentityDiffers,
    PhotographDiffers,
    StillWaiting,
    ask,
    consult,
    note_answer,
    verify,
)
from chancery.contexts.criminal_records.actions.deciding import (
    GroundUnfounded,
    confirm_refusal,
    grant_appeal,
    refuse,
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
    Handing,
    NothingToCertify,
    TrackingMissing,
    deliver,
    issue,
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
    "ask",
    "check_applicant",
    "confirm_refusal",
    "consult",
    "decide",
    "deliver",
    "file",
    "grant_appeal",
    "issue",
    "note_answer",
    "refuse",
    "verify",
]
