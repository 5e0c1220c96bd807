"""How many forms and cards should an office have, and what was counted?"""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from chancery.contexts.identity_cards import rules
from chancery.contexts.identity_cards.models import CardStockCount, StockMovement
from chancery.contexts.identity_cards.queries.requests import OFFICE
from chancery.contexts.identity_cards.rules import Balance, CardSupply, StockChange
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.days import months_after
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation.models import Office


class CountNotFound(NotFound):
    """No such count, or of an office where the actor does not serve."""

    code = "card_count_not_found"
    sentence = "No encontramos ese conteo entre los de su oficina."
    next_step = "Elíjalo de la página de existencias."


def last_count(office: Office, supply: CardSupply) -> CardStockCount | None:
    """The count of the newest month, closed or not."""
    return CardStockCount.objects.filter(office=office, supply=supply).order_by("-month").first()


def balance_of(office: Office, supply: CardSupply, until: date | None = None) -> Balance:
    """The equation since the last count, up to a day that is left out; all of it without one."""
    counted = last_count(office, supply)
    moved = StockMovement.objects.filter(office=office, supply=supply)
    if counted is not None:
        moved = moved.filter(on__gte=months_after(counted.month, 1))
    if until is not None:
        moved = moved.filter(on__lt=until)
    sums = moved.order_by().values_list("movement").annotate(total=Sum("quantity"))
    opening = counted.counted if counted is not None else 0
    return rules.balance(opening, ((StockChange(name), total) for name, total in sums))


def movements_of(actor: Actor, office: Office) -> QuerySet[StockMovement]:
    """What came and left, the newest first."""
    access.require(actor, *OFFICE, office_id=office.id)
    return StockMovement.objects.filter(office=office).select_related("by")


def counts_of(actor: Actor, office: Office) -> QuerySet[CardStockCount]:
    """What was counted, the newest first."""
    access.require(actor, *OFFICE, office_id=office.id)
    return CardStockCount.objects.filter(office=office).select_related("by", "closing__by")


def count(actor: Actor, count_id: UUID) -> CardStockCount:
    """One count of the offices where the actor serves. Raises `RoleMissing`, `CountNotFound`."""
    access.require(actor, *OFFICE)
    found = (
        CardStockCount.objects.filter(pk=count_id, office_id__in=actor.offices(*OFFICE))
        .select_related("office", "by", "closing__by")
        .first()
    )
    if found is None:
        raise CountNotFound
    return found
