"""The verbs of the purse."""

from chancery.kernel.fees.actions.charges import (
    cancel_charge,
    cancel_open_charges,
    raise_charge,
    raise_consular_charge,
)
from chancery.kernel.fees.actions.counter import take_payment
from chancery.kernel.fees.actions.exchange import approve_rate, propose_rate, reject_rate
from chancery.kernel.fees.actions.payments import (
    begin_attempt,
    confirm_payment,
    refuse_attempt,
    start_payment,
    take_notification,
)
from chancery.kernel.fees.actions.reconciliation import reconcile, recover_payment, resolve_difference
from chancery.kernel.fees.actions.refunds import (
    RefundTwice,
    approve_refund,
    confirm_refund,
    hand_back,
    open_refund,
    reject_refund,
    request_refund,
    send_refund,
)
from chancery.kernel.fees.actions.tariff import (
    approve_tariff,
    load_tariff,
    propose_tariff,
    reject_tariff,
)
from chancery.kernel.fees.actions.temporary_prices import propose_early_end, propose_temporary_price

__all__ = [
    "RefundTwice",
    "approve_rate",
    "approve_refund",
    "approve_tariff",
    "begin_attempt",
    "cancel_charge",
    "cancel_open_charges",
    "confirm_payment",
    "confirm_refund",
    "hand_back",
    "load_tariff",
    "open_refund",
    "propose_early_end",
    "propose_rate",
    "propose_tariff",
    "propose_temporary_price",
    "raise_charge",
    "raise_consular_charge",
    "reconcile",
    "recover_payment",
    "refuse_attempt",
    "reject_rate",
    "reject_refund",
    "reject_tariff",
    "request_refund",
    "resolve_difference",
    "send_refund",
    "start_payment",
    "take_notification",
    "take_payment",
]
