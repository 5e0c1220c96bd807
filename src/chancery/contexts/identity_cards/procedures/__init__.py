"""What the directive allows: in an identity card, and in the shipment of its forms."""

from chancery.contexts.identity_cards.procedures.cards import ACT, IDENTITY_CARD
from chancery.contexts.identity_cards.procedures.shipments import CARD_SHIPMENT, GUIDE, ShipmentState
from chancery.contexts.identity_cards.procedures.steps import ON_ITS_WAY, RECORD, SLIP, State

__all__ = [
    "ACT",
    "CARD_SHIPMENT",
    "GUIDE",
    "IDENTITY_CARD",
    "ON_ITS_WAY",
    "RECORD",
    "SLIP",
    "ShipmentState",
    "State",
]
