"""Up to which sum, and for how long, does a letter of attorney serve? (D.S. 076-2005-RE, arts. 477-486.)"""

from datetime import date
from decimal import Decimal

from chancery.contexts.counter.rules.figures import FIGURES
from chancery.kernel.base.tax_unit import tax_unit

LETTER_ITEMS = ("16a", "16b")


def letter_limit(on: date) -> Decimal:
    """Below how many soles a letter of attorney serves."""
    return Decimal(FIGURES.on("letter_uit_percent", on) * tax_unit(on)) / 100


def letter_months(on: date) -> int:
    """For how many months it serves."""
    return FIGURES.on("letter_months", on)
