"""What the law allows in a public deed, in a will, in a power out of the register, and in the copies of each."""

from chancery.contexts.public_deeds.procedures.copies import COPIES, WILL_TESTIMONY, CopyState
from chancery.contexts.public_deeds.procedures.deeds import OUT_OF_REGISTER_POWER, PUBLIC_DEED, WILL
from chancery.contexts.public_deeds.procedures.flow import DRAFT_FILE, SUPPORT, State
from chancery.contexts.public_deeds.procedures.sealed import SEALED_WILL, SealedState

DEEDS = (PUBLIC_DEED, OUT_OF_REGISTER_POWER, WILL)
EVERY = (*DEEDS, *COPIES.values(), WILL_TESTIMONY, SEALED_WILL)

__all__ = [
    "COPIES",
    "DEEDS",
    "DRAFT_FILE",
    "EVERY",
    "OUT_OF_REGISTER_POWER",
    "PUBLIC_DEED",
    "SEALED_WILL",
    "SUPPORT",
    "WILL",
    "WILL_TESTIMONY",
    "CopyState",
    "SealedState",
    "State",
]
