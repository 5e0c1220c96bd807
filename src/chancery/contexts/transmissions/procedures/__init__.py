"""What the law allows in asking for a registry copy and in sending what a consul issued."""

from chancery.contexts.transmissions.procedures.copies import REFUSAL, REGISTRY_COPY
from chancery.contexts.transmissions.procedures.flow import COPY, LEGALISATION, LIMA, RECEIPT, State
from chancery.contexts.transmissions.procedures.permits import CARRIED, PERMIT_TRANSMISSION

__all__ = [
    "CARRIED",
    "COPY",
    "LEGALISATION",
    "LIMA",
    "PERMIT_TRANSMISSION",
    "RECEIPT",
    "REFUSAL",
    "REGISTRY_COPY",
    "State",
]
