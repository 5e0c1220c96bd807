"""Up to which sum does a form of power serve? (D.S. 076-2005-RE, arts. 477-486; Decreto Legislativo 1049, arts. 117-122.)"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from chancery.contexts.public_deeds.rules.figures import FIGURES
from chancery.contexts.public_deeds.rules.kinds import Book, Kind
from chancery.contexts.public_deeds.rules.parties import Warning
from chancery.kernel.base.tax_unit import tax_unit

SOLES = "PEN"
NORM = "D.S. 076-2005-RE, arts. 477-486"


def limit(kind: Kind, on: date) -> Decimal | None:
    """How many soles a power of that form may reach; None for what any sum may be given by."""
    if kind.book is not Book.NONE:
        return None
    return Decimal(FIGURES.on("outside_power_uits", on) * tax_unit(on))


def warnings(kind: Kind, value: Decimal | None, on: date) -> Iterator[Warning]:
    """A power whose draft names no sum: the officer is told up to which one its form serves."""
    most = limit(kind, on)
    if most is not None and value is None:
        yield Warning(
            f"El borrador no dice la cuantía: un poder fuera de registro sirve hasta S/ {most:,.2f}. Pregunte por ella.",
            NORM,
        )
