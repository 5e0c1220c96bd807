"""For how long is an ordinary passport valid? By its holder's age and by the law of the day of issue."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from chancery.kernel.base.days import age_on, years_after
from chancery.kernel.base.errors import Invalid

_TABLE = Path(__file__).parents[1] / "validity.csv"


class NoValidityInForce(Invalid):
    """No row of the table covers that age on that day: the years before electronic passports are not in it."""

    code = "no_passport_validity_in_force"
    sentence = "No hay una vigencia de pasaporte registrada para esa edad y esa fecha de emisión."
    next_step = "Compruebe las fechas de nacimiento y de emisión."


@dataclass(frozen=True, slots=True)
class Validity:
    """How many years a passport is valid, and by what norm."""

    years: int
    norm: str
    age_from: int
    age_until: int | None
    valid_from: date
    valid_until: date | None

    def covers(self, age: int, on: date) -> bool:
        """Whether it is the rule for that age on that day; both upper bounds are open."""
        return (
            self.age_from <= age
            and (self.age_until is None or age < self.age_until)
            and self.valid_from <= on
            and (self.valid_until is None or on < self.valid_until)
        )


def validity(*, born_on: date, issued_on: date) -> Validity:
    """The rule for who was born and is issued a passport on these days. Raises `NoValidityInForce`."""
    age = age_on(born_on, issued_on)
    for row in rows():
        if row.covers(age, issued_on):
            return row
    raise NoValidityInForce


def expires_on(*, born_on: date, issued_on: date) -> date:
    """The last day on which it is valid: that of issue so many years later (art. 183 of the Código Civil)."""
    return years_after(issued_on, validity(born_on=born_on, issued_on=issued_on).years)


@cache
def rows() -> tuple[Validity, ...]:
    """The table, as it comes with the platform."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Validity(
                years=int(row["years"]),
                norm=row["norm"],
                age_from=int(row["age_from"]),
                age_until=int(row["age_until"]) if row["age_until"] else None,
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            )
            for row in csv.DictReader(file)
        )
