"""What is kept of the exchange with other entities."""

from chancery.contexts.exchanges.models.catalogue import Entity, WireKind
from chancery.contexts.exchanges.models.receipts import Cargo, CargoHint
from chancery.contexts.exchanges.models.received import Incoming, IncomingAnnex
from chancery.contexts.exchanges.models.sent import Outgoing, OutgoingAnnex

__all__ = [
    "Cargo",
    "CargoHint",
    "Entity",
    "Incoming",
    "IncomingAnnex",
    "Outgoing",
    "OutgoingAnnex",
    "WireKind",
]
