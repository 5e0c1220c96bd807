"""How long will each vault's stock last, and is it what the law wants?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum

from chancery.contexts.stickers import rules
from chancery.contexts.stickers.models import CustodyEntry, Holding, Vault
from chancery.contexts.stickers.queries.books import size_of
from chancery.contexts.stickers.queries.vaults import visible_to
from chancery.contexts.stickers.rules import Fate, Forecast, Level, Supply
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.days import months_after
from chancery.kernel.organisation import queries as organisation

_GONE = (Fate.USED, Fate.MISPRINTED, Fate.VOIDED, Fate.DAMAGED)
_COUNTED = (Level.HEADQUARTERS, Level.REGIONAL, Level.OFFICE)
_NO_STICKERS_ON_PAPER = Q(prefix__regex="^.{4}$") | Q(prefix__in=rules.PREFIXES)


@dataclass(frozen=True, slots=True)
class VaultForecast:
    """A vault of an office, of a region or of Lima, with what it and those under it use."""

    vault: Vault
    forecast: Forecast

    @property
    def is_short(self) -> bool:
        """Whether it holds less than the law wants."""
        return self.forecast.lacks > 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """Every forecast, with the legal periods by which they were made."""

    since: date
    until: date
    minimum: organisation.Period
    reserve: organisation.Period
    vaults: tuple[VaultForecast, ...]


def outlook(actor: Actor) -> Outlook:
    """Use a day over the last quarter, days left, what is lacking: of the vaults that the actor may see, the emptiest first.

    A reserve is measured by the use of all whom it supplies, and so is Lima's. Raises `RoleMissing`.
    """
    today = clock.today()
    minimum = organisation.legal_period(rules.MINIMUM_STOCK, today)
    reserve = organisation.legal_period(rules.LARGEST_RESERVE, today)
    since = months_after(today, -minimum.amount)
    found = tuple(_forecasts(visible_to(actor), since, today, minimum.amount, reserve.amount))
    return Outlook(since, today, minimum, reserve, tuple(sorted(found, key=_urgency)))


def stock_and_use(supply: Supply, *, since: date, until: date) -> tuple[int, int]:
    """How many forms of a kind are in some vault or on their way, and how many left stock between two days, the last included.

    The caller has passed its own gate.
    """
    prefixes = [prefix for prefix, kind in rules.PREFIXES.items() if kind is supply]
    places = Holding.objects.filter(prefix__in=prefixes, departure=None)
    stock = places.aggregate(total=Sum(size_of("serials")))["total"]
    gone = CustodyEntry.objects.filter(prefix__in=prefixes, turn__in=_GONE, on__gte=since, on__lte=until)
    left = gone.aggregate(total=Sum(F("sign") * size_of("serials")))["total"]
    return int(stock or 0), -int(left or 0)


def _urgency(seen: VaultForecast) -> tuple[int, str]:
    left = seen.forecast.days_left
    return (10**9 if left is None else left, seen.vault.office.name)


def _forecasts(
    visible: QuerySet[Vault], since: date, today: date, minimum: int, reserve: int
) -> Iterator[VaultForecast]:
    parents: dict[UUID, UUID | None] = dict(Vault.objects.values_list("pk", "parent_id"))
    stock = _by_vault(Holding.objects.filter(vault__isnull=False).exclude(_NO_STICKERS_ON_PAPER))
    gone = CustodyEntry.objects.filter(turn__in=_GONE, on__gte=since, on__lt=today + timedelta(days=1))
    used = _by_vault(gone.exclude(_NO_STICKERS_ON_PAPER), signed=True)
    for vault in visible.filter(level__in=_COUNTED, closed_at=None):
        under = {pk for pk in parents if _is_under(pk, vault.pk, parents)}
        office = under if vault.level == Level.OFFICE else {vault.pk}
        yield VaultForecast(
            vault,
            rules.forecast(
                stock=sum(stock.get(pk, 0) for pk in office),
                used=-sum(used.get(pk, 0) for pk in under),
                since=since,
                until=today + timedelta(days=1),
                minimum_months=minimum,
                reserve_months=reserve if vault.level == Level.REGIONAL else None,
            ),
        )


def _is_under(pk: UUID, top: UUID, parents: Mapping[UUID, UUID | None]) -> bool:
    current: UUID | None = pk
    while current is not None:
        if current == top:
            return True
        current = parents.get(current)
    return False


def _by_vault(rows: QuerySet, *, signed: bool = False) -> dict[object, int]:  # type: ignore[type-arg]
    quantity = F("sign") * size_of("serials") if signed else size_of("serials")
    return {row["vault"]: int(row["total"]) for row in rows.values("vault").annotate(total=Sum(quantity))}
