"""By which means is money handed over, and what does each leave to be checked by?"""

from enum import StrEnum


class Means(StrEnum):
    """How a charge was paid."""

    HOSTED_CARD = "hosted_card"
    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"
    DEPOSIT = "deposit"
    MONEY_ORDER = "money_order"
    PAID_IN_LIMA = "paid_in_lima"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]

    @property
    def needs_operation(self) -> bool:
        """Whether a bank moved it: then its name, the number of the operation and its date are written down."""
        return self in WITH_OPERATION


WITH_OPERATION = (Means.TRANSFER, Means.DEPOSIT, Means.MONEY_ORDER)
AT_THE_COUNTER = (
    Means.CASH, Means.CARD, Means.TRANSFER, Means.DEPOSIT, Means.MONEY_ORDER, Means.PAID_IN_LIMA,
)  # fmt: skip
_LABELS = {
    Means.HOSTED_CARD: "Tarjeta, por la pasarela de pagos",
    Means.CASH: "Efectivo",
    Means.CARD: "Tarjeta, en ventanilla",
    Means.TRANSFER: "Transferencia bancaria",
    Means.DEPOSIT: "Depósito en cuenta",
    Means.MONEY_ORDER: "Giro postal o bancario",
    Means.PAID_IN_LIMA: "Pagado en Lima",
}
