"""What the directive allows: in an identity card, and in the shipment of its forms."""

from chancery.contexts.identity_cards.procedures.cards import ACT, IDENTITY_CARD, RECORD, SLIP, State
from chancery.contexts.identity_cards.procedures.shipments import CARD_SHIPMENT, GUIDE, ShipmentState

__all__ = ["ACT", "CARD_SHIPMENT", "GUIDE", "IDENTITY_CARD", "RECORD", "SLIP", "ShipmentState", "State"]
