"""The pages of an identity card."""

from chancery.contexts.identity_cards.views.cases import (
    annotate,
    approve,
    capture,
    case,
    deliver,
    file,
    recover,
    return_act,
    return_card,
    transmit,
)
from chancery.contexts.identity_cards.views.desk import (
    home,
    listed,
    prepare,
    receive_cards,
    reception,
    receptions,
    send,
    shipment,
    shipments,
)
from chancery.contexts.identity_cards.views.pickups import (
    change_pickup,
    forward,
    take_back,
    transfer,
    transfers,
)
from chancery.contexts.identity_cards.views.stock import close_count, count_stock, move_stock, stock

__all__ = [
    "annotate",
    "approve",
    "capture",
    "case",
    "change_pickup",
    "close_count",
    "count_stock",
    "deliver",
    "file",
    "forward",
    "home",
    "listed",
    "move_stock",
    "prepare",
    "receive_cards",
    "reception",
    "receptions",
    "recover",
    "return_act",
    "return_card",
    "send",
    "shipment",
    "shipments",
    "stock",
    "take_back",
    "transfer",
    "transfers",
    "transmit",
]
