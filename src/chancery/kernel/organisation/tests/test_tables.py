"""Do the tables that come with the package agree with the world?"""

from datetime import date
from importlib.resources import files
from zoneinfo import ZoneInfo

import holidays
import pytest

from chancery.kernel.base.wording import office_after
from chancery.kernel.organisation import tables
from chancery.kernel.organisation.calendars import HolidayKind, Unit
from chancery.kernel.organisation.kinds import OfficeKind

_ISO_3166 = {
    line.split("\t")[0]
    for line in (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text().splitlines()
    if not line.startswith("#")
}


@pytest.mark.parametrize("year", range(2017, 2027))
def test_peruvian_holidays_agree_with_another_source(year: int) -> None:
    ours = {
        holiday.on
        for holiday, _ in tables.peruvian_holidays(year)
        if holiday.kind is not HolidayKind.NON_WORKING_COMPENSABLE
    }
    theirs = set(holidays.country_holidays("PE", years=year))
    assert theirs - ours == {tables.easter_sunday(year)}
    assert ours <= theirs


def test_there_are_sixteen_holidays_since_2024() -> None:
    days = [
        holiday
        for holiday, _ in tables.peruvian_holidays(2026)
        if holiday.kind is not HolidayKind.NON_WORKING_COMPENSABLE
    ]
    assert len(days) == 16


def test_easter_agrees_with_another_source() -> None:
    peru = holidays.country_holidays("PE", years=range(1990, 2060), language="es")
    for year in range(1990, 2060):
        assert "Resurrección" in peru[tables.easter_sunday(year)]


@pytest.mark.parametrize("country", sorted({row["country"] for row in tables.rows("offices")} - {"PE"}))
def test_every_foreign_holiday_of_a_receiving_state_has_a_spanish_name(country: str) -> None:
    if tables._language(country) == "es":
        return
    named = {row["english"] for row in tables.rows("foreign_holiday_names")}
    regions = {row["region"] for row in tables.rows("offices") if row["country"] == country} | {""}
    for region in regions:
        given = holidays.country_holidays(
            country,
            subdiv=region.partition("-")[2] or None,
            years=range(2017, 2031),
            language=tables._language(country),
        )
        for name in {part for joined in given.values() for part in joined.split("; ")}:
            assert name in named or tables.in_spanish(name) != name, name


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Christmas Day", "Navidad"),
        ("Christmas Day (observed)", "Navidad (trasladado)"),
        ("Labor Day; Ascension Day", "Día del Trabajo; Ascensión del Señor"),
        ("Day off (substituted from 05/04/2024)", "Día de descanso en lugar del 04/05/2024"),
        ("A day of which nobody knew (observed)", "A day of which nobody knew (trasladado)"),
    ],
)
def test_names_are_put_into_spanish_with_what_is_said_of_them(english: str, spanish: str) -> None:
    assert tables.in_spanish(english) == spanish


def test_every_row_of_names_says_where_it_is_from() -> None:
    rows = tables.rows("foreign_holiday_names")
    assert all(row["spanish"] and row["source"] for row in rows)
    assert len({row["english"] for row in rows}) == len(rows)


def test_offices_stand_in_real_places() -> None:
    codes = {row["code"] for row in tables.rows("offices")}
    for row in tables.rows("offices"):
        assert row["country"] in _ISO_3166
        assert ZoneInfo(row["time_zone"]).key == row["time_zone"]
        assert OfficeKind(row["kind"])
        assert row["source"]
        assert row["parent"] in codes or row["code"] == "mre" or row["kind"] == OfficeKind.PARTNER
        assert not row["region"] or row["region"].startswith(f"{row['country']}-")


def test_the_network_has_its_decentralised_offices_and_its_counter() -> None:
    kinds = [row["kind"] for row in tables.rows("offices")]
    assert kinds.count("decentralised") == 9
    assert kinds.count("legalisation") == 1
    assert kinds.count("consulate_general") + kinds.count("consular_section") >= 111


def test_every_country_has_a_name() -> None:
    assert {row["code"] for row in tables.rows("countries")} == _ISO_3166


def test_legal_periods_have_a_unit_and_a_norm() -> None:
    for row in tables.rows("legal_periods"):
        assert Unit(row["unit"])
        assert row["norm"]
        assert int(row["amount"]) >= 0
        assert date.fromisoformat(row["valid_from"])


def test_every_kind_of_office_has_hours() -> None:
    """Other entities' offices keep their own."""
    assert {row["kind"] for row in tables.rows("office_hours")} == set(OfficeKind) - {OfficeKind.PARTNER}


def test_every_office_of_the_network_but_those_with_a_proper_name_takes_one() -> None:
    bare = {
        row["name"]
        for row in tables.rows("offices")
        if office_after("de", row["name"]) == f"de {row['name']}"
    }
    assert {name.split(" ")[0] for name in bare} <= {"SUNARP:", "Migraciones:"}
