"""What the law and the standard compute of a passport: how long it is valid, what its photograph must be, in which words it is told."""

from chancery.contexts.passports.rules.photographs import (
    PhotoFault,
    PhotoQuestion,
    inspect,
    smallest,
    standard,
)
from chancery.contexts.passports.rules.stock import MINIMUM_STOCK, Outlook
from chancery.contexts.passports.rules.validity import (
    NoValidityInForce,
    Validity,
    expires_on,
    rows,
    validity,
)
from chancery.contexts.passports.rules.words import (
    ADULT_AGE,
    MATCHED,
    MISSING,
    SIGNING_AGE,
    Before,
    CancelGround,
    Capture,
    Evidence,
    HolderRelation,
    Inspection,
    Match,
    Recognition,
    number_of,
    unmet,
)

__all__ = [
    "ADULT_AGE",
    "MATCHED",
    "MINIMUM_STOCK",
    "MISSING",
    "SIGNING_AGE",
    "Before",
    "Capture",
    "Evidence",
    "CancelGround",
    "Inspection",
    "Match",
    "NoValidityInForce",
    "Outlook",
    "PhotoFault",
    "PhotoQuestion",
    "Recognition",
    "HolderRelation",
    "Validity",
    "expires_on",
    "inspect",
    "number_of",
    "rows",
    "smallest",
    "standard",
    "unmet",
    "validity",
]
