"""The verbs of a case."""

from chancery.kernel.cases.actions.drafts import discard_draft, keep_draft
from chancery.kernel.cases.actions.flow import (
    COUNTER_ROLES,
    NotAnnullable,
    NotForAnother,
    NotPlain,
    PaperUnknown,
    Taking,
    WrongOffice,
    advance,
    annul,
    open,
    step,
)
from chancery.kernel.cases.actions.holding import (
    AlreadyClosed,
    AlreadyHeld,
    BarReasonMissing,
    NotHeadquarters,
    NotOfThisOffice,
    assign,
    claim,
    lift_bar,
    release,
)

__all__ = [
    "COUNTER_ROLES",
    "AlreadyClosed",
    "AlreadyHeld",
    "BarReasonMissing",
    "NotAnnullable",
    "NotForAnother",
    "NotHeadquarters",
    "NotOfThisOffice",
    "NotPlain",
    "PaperUnknown",
    "Taking",
    "WrongOffice",
    "advance",
    "annul",
    "assign",
    "claim",
    "discard_draft",
    "keep_draft",
    "lift_bar",
    "open",
    "release",
    "step",
]
