"""Do numbers, states and receipts agree? Each fault found, in Spanish. For `make verify`."""

from collections.abc import Iterator

from django.db.models import F, Q

from chancery.contexts.exchanges.models import Cargo, Incoming, Outgoing
from chancery.contexts.exchanges.queries.lists import SERIES
from chancery.contexts.exchanges.rules import State
from chancery.kernel.ledger import verification


def registry_numbers() -> Iterator[str]:
    """The numbers under which documents of other entities were registered."""
    given = Cargo.objects.filter(incoming__isnull=False).order_by("number").values_list("number", flat=True)
    rows = ((SERIES, int(number[:4]), int(number[5:])) for number in given.iterator(chunk_size=2000))
    yield from verification.gapless("documentos recibidos de otras entidades", {SERIES}, rows)


def states_by_cargo() -> Iterator[str]:
    """Who is decided has its receipt, and the receipt says the same; an observation may have lapsed since."""
    agree = Q(cargo__outcome=F("state")) | Q(cargo__outcome=State.OBSERVED, state=State.NOT_FILED)
    for what, found in (("enviado", Outgoing.objects), ("recibido", Incoming.objects)):
        decided = found.exclude(state__in=[State.PENDING, State.SENT])
        for cuo in decided.exclude(agree).values_list("cuo", flat=True).iterator(chunk_size=2000):
            yield f"intercambio {cuo} ({what}): su estado no es el de su cargo"
        open_ = found.filter(state__in=[State.PENDING, State.SENT], cargo__isnull=False)
        for cuo in open_.values_list("cuo", flat=True).iterator(chunk_size=2000):
            yield f"intercambio {cuo} ({what}): tiene cargo y sigue abierto"
