"""What the tables that come with the package say: offices, holidays and legal periods, before any database."""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path

import holidays

from chancery.kernel.organisation.calendars import Holiday, HolidayKind
from chancery.kernel.organisation.counting import CountingRule, Law, Rule

_DATA = Path(__file__).parent / "data"
_LIBRARY = f"holidays {version('holidays')}"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table, each a mapping from column to text."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def day(text: str) -> date | None:
    """The date written in a cell; nothing in an empty one."""
    return date.fromisoformat(text) if text else None


@cache
def counting_law() -> Law:
    """The rules by which days are counted, each with its norms by date."""
    law: dict[Rule, tuple[CountingRule, ...]] = {}
    for row in rows("counting_rules"):
        since = date.fromisoformat(row["valid_from"])
        stated = CountingRule(row["norm"], since, day(row["valid_until"]), days_of_year(row["except_on"]))
        law[Rule(row["rule"])] = (*law.get(Rule(row["rule"]), ()), stated)
    return law


def days_of_year(text: str) -> frozenset[tuple[int, int]]:
    """«01-01 12-25» as pairs of month and day."""
    return frozenset((int(pair[:2]), int(pair[3:])) for pair in text.split())


def peruvian_holidays(year: int) -> Iterator[tuple[Holiday, bool]]:
    """The days on which the Peruvian State does not work in `year`, and whether posts abroad close too."""
    for row, on in _falling("peru_holidays", year):
        holiday = Holiday(on, row["name"], HolidayKind(row["kind"]), row["norm"])
        yield holiday, row["kept_abroad"] == "yes"


def regional_holidays(year: int) -> Iterator[tuple[Holiday, str]]:
    """The days on which offices of one region of Peru do not work in `year`, and the code of the region."""
    for row, on in _falling("peru_regional_holidays", year):
        yield Holiday(on, row["name"], HolidayKind.REGIONAL, row["norm"]), row["region"]


def _falling(table: str, year: int) -> Iterator[tuple[dict[str, str], date]]:
    """The rows of a table of holidays that were in force on their day of `year`, and that day."""
    for row in rows(table):
        on = _dated(row["rule"], year)
        since, until = day(row["valid_from"]), day(row["valid_until"])
        if on and since and since <= on and (until is None or on < until):
            yield row, on


def knows_holidays(country: str, region: str) -> bool:
    """Whether the library of holidays has that country, and that region where one is named."""
    regions = holidays.list_supported_countries().get(country)
    return regions is not None and (not region or region.partition("-")[2] in regions)


def foreign_holidays(country: str, region: str, year: int) -> Iterator[Holiday]:
    """The public holidays of a receiving State in `year`, or those that only one of its regions keeps."""
    national = holidays.country_holidays(country, years=year, language=_language(country))
    if not region:
        for on, name in sorted(national.items()):
            yield Holiday(on, in_spanish(name)[:200], HolidayKind.NATIONAL, _LIBRARY)
        return
    regional = holidays.country_holidays(
        country, subdiv=region.partition("-")[2], years=year, language=_language(country)
    )
    for on, name in sorted(regional.items()):
        if on not in national:
            yield Holiday(on, in_spanish(name)[:200], HolidayKind.REGIONAL, _LIBRARY)


_TOGETHER = "; "
_MADE_UP = re.compile(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)")
_QUALIFIED = re.compile(r"(.+) (\((?:observed|estimated|in lieu|observed, estimated)\))")


def in_spanish(name: str) -> str:
    """The Spanish name of a foreign holiday that the library names in English; one that is in no table as it came."""
    return _TOGETHER.join(dict.fromkeys(_named_in_spanish(each) for each in name.split(_TOGETHER)))


def _named_in_spanish(name: str) -> str:
    if moved := _MADE_UP.fullmatch(name):
        month, on, year = moved.groups()
        return f"Día de descanso en lugar del {on}/{month}/{year}"
    known = _spanish_names()
    if name not in known and (parts := _QUALIFIED.fullmatch(name)):
        return f"{known.get(parts[1], parts[1])} {known[parts[2]]}"
    return known.get(name, name)


@cache
def _spanish_names() -> dict[str, str]:
    return {row["english"]: row["spanish"] for row in rows("foreign_holiday_names")}


def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar, by the anonymous algorithm published in Nature in 1876."""
    century, rest = divmod(year, 100)
    leaps, late = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leaps - shift + 15) % 30
    weekday = (32 + 2 * late + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day_before = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day_before + 1)


def _language(country: str) -> str | None:
    offered = holidays.list_localized_countries().get(country, [])
    return next((language for language in ("es", "en_US") if language in offered), None)


def _dated(rule: str, year: int) -> date | None:
    """`easter-2`, `12-25` or a whole date; nothing when the date is of another year."""
    if rule.startswith("easter"):
        return easter_sunday(year) + timedelta(days=int(rule.removeprefix("easter")))
    if len(rule) == 5:
        return date.fromisoformat(f"{year}-{rule}")
    on = date.fromisoformat(rule)
    return on if on.year == year else None
