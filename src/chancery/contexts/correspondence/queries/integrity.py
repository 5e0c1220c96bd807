"""Does the registry still hold together? Each fault, in Spanish."""

from collections.abc import Iterator

from django.db.models import Count, Q

from chancery.contexts.correspondence.models import Record
from chancery.kernel.ledger import verification
from chancery.kernel.organisation.models import Office

SERIES = "REG"


def numbers() -> Iterator[str]:
    """The numbers of registration, office by office and year by year, without a gap."""
    known = {f"{SERIES}{acronym}" for acronym in Office.objects.values_list("acronym", flat=True)}
    rows = Record.objects.order_by("series", "year", "ordinal").values_list("series", "year", "ordinal")
    yield from verification.gapless("registros", known, rows.iterator(chunk_size=2000))


def holders() -> Iterator[str]:
    """Of every document one unit, and no more than one, has the original."""
    held = Count("movements", filter=Q(movements__is_copy=False, movements__left_at__isnull=True))
    for number, count in (
        Record.objects.annotate(held=held).exclude(held=1).order_by("number").values_list("number", "held")
    ):
        yield f"el original del documento {number} lo tienen {count} unidades"
