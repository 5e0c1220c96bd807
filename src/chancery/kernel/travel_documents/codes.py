"""Which State, organisation or status does a code of up to three letters name? Doc 9303-3, §5."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pycountry

from chancery.kernel.base import countries

_TABLE = Path(__file__).parent / "data/codes.csv"


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its Spanish name; `valid_until` is the first day on which nothing more is issued with it."""

    code: str
    name: str
    kind: str
    norm: str
    valid_until: date | None = None


def find(code: str) -> Code | None:
    """The code, even if nothing is issued with it any more: an old document still bears it."""
    return _codes().get(code)


def in_force(code: str, on: date) -> bool:
    """Whether a document may be issued with it on that day. Utopia's never is: it stands on specimens."""
    known = find(code)
    return (
        known is not None
        and known.kind != "specimen"
        and (known.valid_until is None or on < known.valid_until)
    )


def alpha_3(country: str) -> str:
    """The three letters of a country of two, as a zone writes its nationals, or those of no specified nationality.

    Norm: Doc 9303-3, §5.
    """
    known = pycountry.countries.get(alpha_2=country)
    if known is None:
        return next(row["code"] for row in _rows() if row["kind"] == "unspecified")
    replaced = {row["instead_of"]: row["code"] for row in _rows()}
    return replaced.get(known.alpha_3, str(known.alpha_3))


@cache
def _codes() -> dict[str, Code]:
    """ISO 3166-1, and what the standard adds to it or says instead of it."""
    rows = _rows()
    replaced = {row["instead_of"] for row in rows}
    known = {
        country.alpha_3: Code(country.alpha_3, countries.name(country.alpha_2), "state", "ISO 3166-1")
        for country in pycountry.countries
        if country.alpha_3 not in replaced
    }
    for row in rows:
        until = date.fromisoformat(row["valid_until"]) if row["valid_until"] else None
        known[row["code"]] = Code(row["code"], row["name"], row["kind"], row["norm"], until)
    return known


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
