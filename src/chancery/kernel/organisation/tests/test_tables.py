"""Do the tables that come with the package agree with the world?"""

import re
from datetime import date
from importlib.resources import files
from zoneinfo import ZoneInfo

import holidays
import pytest

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


def test_a_holiday_of_another_country_is_called_in_spanish() -> None:
    places = {(row["country"], row["region"]) for row in tables.rows("offices") if row["country"] != "PE"}
    told = {day.name for country, region in places for day in tables.foreign_holidays(country, region, 2026)}
    assert {"Eid al-Fitr (fin del Ramadán)", "Lunes de Pascua", "Navidad"} <= told
    assert [
        name for name in told if re.search(r"\b(Day|Holiday|New Year|Birthday|of|the|Saint)\b", name)
    ] == []


def test_what_the_library_adds_to_a_name_is_said_in_spanish() -> None:
    korea = {day.name for day in tables.foreign_holidays("KR", "", 2026)}
    assert "Feriado alternativo: Día de la Liberación" in korea
    china = {day.name for day in tables.foreign_holidays("CN", "", 2026)}
    assert "Día no laborable (en lugar del 09/05/2026)" in china
    assert "Día del Trabajo (trasladado)" in china
