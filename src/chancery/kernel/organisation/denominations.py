"""Which official names of the year and of the decade head every paper on a date, and by which norm?"""

from dataclasses import dataclass
from datetime import date

from chancery.kernel.organisation import tables


@dataclass(frozen=True, slots=True)
class Denomination:
    """A name that the State gives to a year or to a decade."""

    name: str
    norm: str


def denominations(on: date) -> tuple[Denomination, ...]:
    """The decade's, then the year's: none before its norm was published."""
    found = [row for row in tables.rows("year_names") if _is_in_force(row, on)]
    found.sort(key=lambda row: row["span"])
    return tuple(Denomination(row["name"], row["norm"]) for row in found)


def _is_in_force(row: dict[str, str], on: date) -> bool:
    since, until = tables.day(row["valid_from"]), tables.day(row["valid_until"])
    return since is not None and since <= on and (until is None or on < until)
