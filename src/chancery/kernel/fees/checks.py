"""Is every receipt ever given still there, and does each charge say what was paid? Each fault found, in Spanish."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.db.models.functions import Length

from chancery.kernel.base import ids
from chancery.kernel.fees.actions.receipts import RECEIPT_SERIES, receipt_series
from chancery.kernel.fees.models import Charge, Payment, Receipt
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.ledger import verification
from chancery.kernel.organisation.models import Office

_BATCH = 2000


def numbers() -> Iterator[str]:
    """Every number given is on a receipt, and its check character fits."""
    wrong: list[str] = []

    def parts() -> Iterator[tuple[str, int, int]]:
        # Longer numbers later: the ordinal that passes a million has seven digits.
        in_order = Receipt.objects.order_by(Length("number"), "number").values_list("number", flat=True)
        for number in in_order.iterator(chunk_size=_BATCH):
            found = ids.parts_of(number)
            if found is None:
                wrong.append(number)
            else:
                yield found

    offices = Office.objects.filter(id__in=Payment.objects.values("office_id"))
    series = {RECEIPT_SERIES, *(receipt_series(office) for office in offices)}
    yield from verification.gapless("recibos", series, parts())
    yield from (f"recibos: «{number}» no es un número válido" for number in wrong)


def payments() -> Iterator[str]:
    """Every payment has its receipt; whoever is said to have paid something did."""
    without = Payment.objects.filter(receipt__isnull=True).order_by("pk")
    for payment in without.iterator(chunk_size=_BATCH):
        yield f"pago {payment.pk}: no tiene recibo"
    settling = Payment.objects.filter(charge=OuterRef("pk"), is_surplus=False)
    unpaid = Charge.objects.filter(state=ChargeState.PAID, amount__gt=0).exclude(Exists(settling))
    for charge in unpaid.order_by("pk").iterator(chunk_size=_BATCH):
        yield f"derecho {charge.pk}: consta como pagado sin un pago"
