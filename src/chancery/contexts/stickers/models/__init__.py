"""Where every sticker is, how it came there, and what it was used for."""

from chancery.contexts.stickers.models.affixed import Printing, RefusedAffixing, Sticker, UsedForm
from chancery.contexts.stickers.models.counts import CountLine, CountStatement, StockCount
from chancery.contexts.stickers.models.custody import (
    Batch,
    CustodyEntry,
    Holding,
    Vault,
    as_range,
    as_span,
)
from chancery.contexts.stickers.models.leaving import Departure, Discharge, DischargeDecision
from chancery.contexts.stickers.models.movements import Movement, MovementAnswer, Order, OrderDecision

__all__ = [
    "Batch",
    "CountLine",
    "CountStatement",
    "CustodyEntry",
    "Departure",
    "Discharge",
    "DischargeDecision",
    "Holding",
    "Movement",
    "MovementAnswer",
    "Order",
    "OrderDecision",
    "Printing",
    "RefusedAffixing",
    "Sticker",
    "StockCount",
    "UsedForm",
    "Vault",
    "as_range",
    "as_span",
]
