"""What is owed, by which norm, what was paid, returned and reconciled: rows that, once true, stay as they are."""

from chancery.kernel.fees.models.amounts import Amount, DateRange, ProposalState
from chancery.kernel.fees.models.charges import Charge, ChargeLine
from chancery.kernel.fees.models.exchange import ExchangeRate
from chancery.kernel.fees.models.payments import (
    REFUND_OVER,
    AttemptState,
    Payment,
    PaymentAttempt,
    Receipt,
    Refund,
    RefundState,
)
from chancery.kernel.fees.models.reconciliations import Reconciliation, ReconciliationDifference
from chancery.kernel.fees.models.tariff import TariffItem, TariffProposal

__all__ = [
    "REFUND_OVER",
    "Amount",
    "AttemptState",
    "Charge",
    "ChargeLine",
    "DateRange",
    "ExchangeRate",
    "Payment",
    "PaymentAttempt",
    "ProposalState",
    "Receipt",
    "Reconciliation",
    "ReconciliationDifference",
    "Refund",
    "RefundState",
    "TariffItem",
    "TariffProposal",
]
