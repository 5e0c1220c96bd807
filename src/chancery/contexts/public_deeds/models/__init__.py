"""What is kept of deeds, of the wills that a consul keeps closed, and of who asked whether a deed stands."""

from chancery.contexts.public_deeds.models.deeds import (
    Asker,
    BookEntry,
    Conclusion,
    Copy,
    Deed,
    Finding,
    IdentityCheck,
    Manner,
    Means,
    PaperDeed,
    Party,
    Qualification,
    Signature,
    Use,
    WillOpening,
)
from chancery.contexts.public_deeds.models.sealed import (
    CoverAct,
    Release,
    SealedWill,
    SealedWillRelease,
    SealedWillWitness,
)

__all__ = [
    "Asker",
    "BookEntry",
    "Conclusion",
    "Copy",
    "CoverAct",
    "Deed",
    "Finding",
    "IdentityCheck",
    "Manner",
    "Means",
    "PaperDeed",
    "Party",
    "Qualification",
    "Release",
    "SealedWill",
    "SealedWillRelease",
    "SealedWillWitness",
    "Signature",
    "Use",
    "WillOpening",
]
