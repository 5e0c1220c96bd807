"""What may be typed of a deed, and how it is asked for in Spanish."""

from chancery.contexts.public_deeds.forms.books import Index, Numbered, OldDeed, Search
from chancery.contexts.public_deeds.forms.drafting import (
    Act,
    Draft,
    Other,
    PersonOf,
    PowerAct,
    Standing,
    Terms,
    WillAct,
    WillTerms,
    You,
    money,
)
from chancery.contexts.public_deeds.forms.sealed import DeliverEnvelope, ReceiveEnvelope, Sealed, Witnesses
from chancery.contexts.public_deeds.forms.steps import AskCopy, Check, OpenWill, Qualify, Sign

__all__ = [
    "Act",
    "AskCopy",
    "Check",
    "Draft",
    "Index",
    "Numbered",
    "OldDeed",
    "OpenWill",
    "Other",
    "PersonOf",
    "PowerAct",
    "Qualify",
    "Search",
    "Sign",
    "Standing",
    "Terms",
    "WillAct",
    "WillTerms",
    "You",
    "money",
    "DeliverEnvelope",
    "ReceiveEnvelope",
    "Sealed",
    "Witnesses",
]
