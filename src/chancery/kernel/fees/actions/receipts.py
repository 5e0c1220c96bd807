"""How a receipt gets its number: one series for the provider's page, and one for each office that takes money."""

from chancery.kernel.base import clock, ids
from chancery.kernel.fees.models import Payment, Receipt
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office

RECEIPT_SERIES = "REC"


def receipt_series(office: Office | None) -> str:
    """«REC», with the acronym of the office where there is one: so each series is written in one place."""
    return RECEIPT_SERIES if office is None else f"{RECEIPT_SERIES}{office.acronym}"


def issue_receipt(payment: Payment) -> Receipt:
    """Number the receipt of a payment, in the transaction that records it."""
    series, year = receipt_series(payment.office), clock.today().year
    ordinal = ledger.next_ordinal(series=series, year=year)
    return Receipt.objects.create(payment=payment, number=ids.format_number(series, year, ordinal))
