"""Which items of the consular tariff does a deed, or a copy of it, ask? Items 5 to 13, 15, 17 and 20 (D.S. 045-2003-RE)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from chancery.contexts.public_deeds.rules.kinds import CopyKind, Kind, Part


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of the consular tariff with what it counts."""

    code: str
    units: int = 1
    base: Decimal | None = None


def asked(
    wanted: Kind,
    *,
    grantors: int,
    attorneys: int,
    others: int = 0,
    base: Decimal | None = None,
    fojas: int = 1,
) -> tuple[Asked, ...]:
    """The items of the tariff that a deed asks: the fixed one, those for each person, the share of its value.

    The percentage is of `base`, in consular soles; the tariff itself knows its cap. An advance of inheritance counts
    whoever gives and whoever receives (item 11b).
    """
    fee = wanted.fee
    found = [Asked(f"consular.{fee.item}", units=fojas if fee.by_foja else 1)]
    found_people = ((fee.each_grantor, grantors + others), (fee.each_attorney, attorneys))
    for item, people in found_people:
        units = people - fee.counted_from + 1
        if item and units > 0:
            found.append(Asked(f"consular.{item}", units=units))
    if fee.percentage and base:
        found.append(Asked(f"consular.{fee.percentage}", base=base))
    return tuple(found)


OTHER_SUMMARY = "20b"
"""A summary that the tariff does not price with its deed is a certification without a rule of its own (por confirmar)."""


def asked_for_copy(of: Kind, copy: CopyKind, *, fojas: int, is_first: bool) -> tuple[Asked, ...]:
    """What a copy costs: by foja, but the first letter to a registry is free (items 17a-c); a summary has its own item."""
    match copy:
        case CopyKind.TESTIMONY:
            return (Asked("consular.17a", units=fojas),)
        case CopyKind.LETTER:
            return (Asked("consular.17b"),) if is_first else (Asked("consular.17c", units=fojas),)
        case CopyKind.SUMMARY:
            return (Asked(f"consular.{of.fee.summary or OTHER_SUMMARY}"),)


def counted(parts: Sequence[Part]) -> tuple[int, int, int]:
    """How many grant, are empowered, and stand on the other side."""
    return parts.count(Part.GRANTOR), parts.count(Part.ATTORNEY), parts.count(Part.COUNTERPART)
