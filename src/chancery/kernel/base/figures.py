"""Which figure does a norm set on a day: an age, a degree, a number of months? A table, each row since a date and by a norm.

Periods that a calendar counts are `legal_periods.csv` (`kernel/organisation`), and prices are tariffs; this is for what is
neither. A context keeps its own `figures.csv` beside what reads it: `source` says what is «por confirmar».
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from chancery.kernel.base.errors import NotFound


class FigureMissing(NotFound):
    """No row of the table stands on that day."""

    code = "figure_missing"
    sentence = "Ninguna norma de la tabla fija «{figure}» al {day}."
    next_step = "Avise a la mesa de servicios: falta una fila en la tabla de cifras."


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: how much, since when, by which norm."""

    code: str
    title: str
    amount: int
    norm: str
    valid_from: date
    valid_until: date | None
    source: str

    def is_in_force(self, on: date) -> bool:
        """Whether the row stands on that day; the upper bound is open."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@dataclass(frozen=True)
class Figures:
    """The table of one context."""

    path: Path

    def on(self, code: str, day: date) -> int:
        """How much it is on a day. Raises `FigureMissing`."""
        return self.row(code, day).amount

    def row(self, code: str, day: date) -> Figure:
        """The whole row of a day, for who tells by which norm. Raises `FigureMissing`."""
        found = next((row for row in self.rows if row.code == code and row.is_in_force(day)), None)
        if found is None:
            raise FigureMissing(figure=code, day=f"{day:%d/%m/%Y}")
        return found

    @cached_property
    def rows(self) -> tuple[Figure, ...]:
        """Every row, in the order of the table."""
        with self.path.open(encoding="utf-8", newline="") as file:
            return tuple(_figure(row) for row in csv.DictReader(file))


def _figure(row: dict[str, str]) -> Figure:
    return Figure(
        code=row["code"],
        title=row["title"],
        amount=int(row["amount"]),
        norm=row["norm"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        source=row["source"],
    )
