"""What the tables that come with the package say: tariffs, and in which money a country pays, before any database."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chancery.kernel.base import countries

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Zone:
    """The countries that pay consular fees at one rate, and in which currency (D.S. 032-2023-RE, art. 153)."""

    code: str
    currency: str
    countries: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is called: its country, or that it is the euro's."""
        return "Zona del euro" if self.code == "euro" else countries.name(self.countries[0])


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table, each a mapping from column to text."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def zones() -> Mapping[str, Zone]:
    """Every zone by its code: one a country, and one a monetary union."""
    found: dict[str, Zone] = {}
    for row in rows("currency_zones"):
        code, known = row["zone"], found.get(row["zone"])
        members = (*(known.countries if known else ()), row["country"])
        found[code] = Zone(code, row["currency"], members)
    return found


@cache
def zone_of(country: str) -> Zone | None:
    """The zone of a country; None when nobody said in which money it pays."""
    return next((zone for zone in zones().values() if country in zone.countries), None)
