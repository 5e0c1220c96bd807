"""How much is a UIT, by which Peruvian norms measure sums, on a day?"""

from datetime import date
from pathlib import Path

from chancery.kernel.base.figures import Figures

FIGURES = Figures(Path(__file__).with_name("tax_unit.csv"))


def tax_unit(on: date) -> int:
    """The UIT of that day, in soles. Raises `FigureMissing` before the table begins."""
    return FIGURES.on("uit", on)
