"""The figures that the regulation sets for accounts, each since a date and by a norm."""

from pathlib import Path

from chancery.kernel.base.figures import Figures

FIGURES = Figures(Path(__file__).parents[1] / "figures.csv")
