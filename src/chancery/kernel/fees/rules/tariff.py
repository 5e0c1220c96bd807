"""What does an item of the consular tariff ask, by which kind of calculation, and what more for a dispatch out of hours?

The tariff is D.S. 045-2003-RE; amounts are in consular soles (S/C).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

_CENT = Decimal("0.01")
_ZERO = Decimal("0.00")

OWN_ERROR = "D.S. 032-2023-RE, art. 150"
"""What corrects the office's own error costs nothing, whatever the act."""

SECTIONS = {
    "I": "Actos del estado civil",
    "II": "Actos notariales",
    "III": "Actos judiciales",
    "IV": "Navegación y comercio",
    "V": "Registro de nacionales",
    "VI": "Pasaportes y salvoconductos",
    "VII": "Visas",
    "VIII": "Registro de identidad y procesos electorales",
    "IX": "Registro militar",
    "X": "Otras actuaciones",
}


class Calculation(StrEnum):
    """How what an item asks follows from what was done."""

    FIXED = "fixed"
    PER_UNIT = "per_unit"
    STEPPED = "stepped"
    PERCENTAGE = "percentage"
    FREE = "free"
    MODIFIER = "modifier"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]

    @property
    def is_an_amount(self) -> bool:
        """Whether an amount says what it costs."""
        return self in (Calculation.FIXED, Calculation.PER_UNIT, Calculation.STEPPED)

    @property
    def is_counted(self) -> bool:
        """Whether more units cost more."""
        return self in (Calculation.PER_UNIT, Calculation.STEPPED)

    @property
    def is_proportional(self) -> bool:
        """Whether it follows a sum of money: such a fee bears no surcharge."""
        return self is Calculation.PERCENTAGE


_LABELS = {
    Calculation.FIXED: "Monto fijo",
    Calculation.PER_UNIT: "Por unidad",
    Calculation.STEPPED: "Primeras unidades y exceso",
    Calculation.PERCENTAGE: "Porcentaje",
    Calculation.FREE: "Gratuito",
    Calculation.MODIFIER: "Parte de otro numeral",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """How one item is calculated. `of_amount` is what the item asks of which a modifier takes a part."""

    calculation: Calculation
    amount: Decimal = _ZERO
    excess_amount: Decimal | None = None
    included_units: int = 1
    percent: Decimal | None = None
    cap_base: Decimal | None = None
    of_amount: Decimal | None = None


def consular_amount(terms: Terms, *, units: int = 1, base: Decimal | None = None) -> Decimal:
    """What the item asks for `units` of what it counts, or of a `base` in consular soles, to the cent.

    Only an item that counts something multiplies: a fixed fee is asked once for each act.
    """
    match terms.calculation:
        case Calculation.FREE:
            return _ZERO
        case Calculation.FIXED:
            return terms.amount
        case Calculation.PER_UNIT:
            return terms.amount * units
        case Calculation.STEPPED:
            beyond = max(units - terms.included_units, 0)
            return terms.amount + (terms.excess_amount or _ZERO) * beyond
        case Calculation.PERCENTAGE:
            counted = base or _ZERO
            if terms.cap_base is not None:
                counted = min(counted, terms.cap_base)
            return part(counted, terms.percent)
        case Calculation.MODIFIER:
            return part(terms.of_amount or _ZERO, terms.percent)


def surcharge(calculation: Calculation, amount: Decimal, *, is_extraordinary: bool) -> Decimal:
    """What an extraordinary dispatch adds: as much again of a fixed fee, nothing to one that follows a value.

    D.S. 076-2005-RE, arts. 245-248; D.S. 032-2023-RE, art. 162. Half of a fixed fee (items 37, 38) is fixed too.
    """
    return amount if is_extraordinary and not calculation.is_proportional else _ZERO


def part(amount: Decimal, percent: Decimal | None) -> Decimal:
    """A percentage of an amount, to the cent, halves away from zero."""
    return (amount * (percent or _ZERO) / 100).quantize(_CENT, rounding=ROUND_HALF_UP)
