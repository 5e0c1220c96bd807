"""The ages and degrees that the law of persons sets, each since a date and by a norm."""

from pathlib import Path

from chancery.kernel.base.figures import Figures

FIGURES = Figures(Path(__file__).parent / "figures.csv")
