"""What do the numbers, the hours and the words say, whatever way they are written?"""

from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.correspondence.rules import (
    DAY_LONG,
    AfterHours,
    Outcome,
    Policy,
    RecordKind,
    Standing,
    designation,
    moments,
    normalise,
    searchable,
    standing_of,
)
from chancery.kernel.base import clock, ids
from chancery.kernel.organisation import tables
from chancery.kernel.organisation.calendars import Calendar, Holiday, HolidayKind

CALENDAR = Calendar(
    name="Mesa de partes",
    time_zone="America/Lima",
    holidays=MappingProxyType(
        {date(2026, 12, 8): Holiday(date(2026, 12, 8), "Inmaculada", HolidayKind.NATIONAL, "D.Leg. 713")}
    ),
    first=date(2026, 1, 1),
    last=date(2027, 12, 31),
    law=tables.counting_law(),
)
HOURS = {day: ((time(8, 30), time(16, 30)),) for day in range(1, 6)}
AFTER = Policy(
    "mesa_digital",
    AfterHours.NEXT_WORKING_DAY,
    AfterHours.NEXT_WORKING_DAY,
    "D.S. 075-2023-PCM",
    date(2023, 6, 1),
    date(2024, 8, 2),
)


def lima(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=clock.LIMA)


@pytest.mark.parametrize(
    ("printed", "core", "letters"),
    [
        ("OGI0242/2017", "242/2017", {"OGI"}),
        ("OGI04992016", "499/2016", {"OGI"}),
        ("Memorándum (OGI) N° OGI0242/2017", "242/2017", {"OGI", "MEMO"}),
        ("RM N° 0326-2017-RE", "326/2017", {"RM", "RE"}),
        ("R.M. Nº 326-2017-RE", "326/2017", {"RM", "RE"}),
        ("Resolución Ministerial N.° 0326-2017/RE", "326/2017", {"RM", "RE"}),
        ("RM N° 61-2011-PCM", "61/2011", {"RM", "PCM"}),
        ("RSG N° 0898-2016-RE", "898/2016", {"RSG", "RE"}),
        ("MEMORANDO N° 000206-2020-OTDA/IPD", "206/2020", {"MEMO", "OTDA", "IPD"}),
        ("Memorando N° D000030-2019-OACGD-SG/MC", "30/2019", {"MEMO", "OACGD", "SG", "MC"}),
        ("Directiva OGI N° 009-2015-RE", "9/2015", {"DIR", "OGI", "RE"}),
        ("Decreto Supremo N° 135-2010-RE", "135/2010", {"DS", "RE"}),
        ("Ley N° 29357", "29357", {"LEY"}),
        ("Ley N° 29357-2009-RE", "29357", {"LEY"}),
        ("0326-2017", "326/2017", set()),
    ],
)
def test_a_number_is_the_same_however_it_is_printed(printed: str, core: str, letters: set[str]) -> None:
    number = normalise(printed)
    assert number is not None
    assert (number.core, set(number.letters)) == (core, letters)


@pytest.mark.parametrize("text", ["", "hola", "12345678", "20131370998", "convenio de 2017", "OGI"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert normalise(text) is None


UNITS = st.text("ABCDEFGHJKLMPRSTUV", min_size=2, max_size=6).filter(
    lambda unit: unit not in ("NO", "DE", "LA", "EL", "LEY", "DEL", "REG", "EXP", "NUM", "DS", "RM")
)


@given(unit=UNITS, ordinal=st.integers(1, 9999), year=st.integers(1990, 2089))
def test_every_form_of_a_units_number_means_the_same(unit: str, ordinal: int, year: int) -> None:
    forms = (
        f"{unit}{ordinal:04d}/{year}",
        f"{unit}{ordinal:04d}{year}",
        f"{unit.lower()} {ordinal}/{year}",
        f"({unit}) N° {ordinal:06d}-{year}",
        f"N.º {ordinal:04d} - {year} - {unit}",
    )
    meant = {(found.core, found.letters) for form in forms if (found := normalise(form))}
    assert meant == {(f"{ordinal}/{year}", frozenset({unit}))}


@given(unit=UNITS, issuer=UNITS, ordinal=st.integers(1, 999_999), year=st.integers(1990, 2089))
def test_zeros_and_bars_say_nothing(unit: str, issuer: str, ordinal: int, year: int) -> None:
    padded = normalise(f"INFORME N° {ordinal:06d}-{year}-{unit}/{issuer}")
    bare = normalise(f"Informe {ordinal}-{year}-{unit}-{issuer}")
    assert padded == bare


@given(series=st.text("ABCDEFGHJKLMPRSTUV", min_size=6, max_size=6), ordinal=st.integers(1, 999_999))
def test_our_own_numbers_are_known(series: str, ordinal: int) -> None:
    found = normalise(ids.format_number(series, 2026, ordinal))
    assert found is not None
    assert (found.ordinal, found.year, found.letters) == (ordinal, 2026, frozenset({series}))


@given(st.text(max_size=80))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    found = normalise(text)
    assert found is None or (found.ordinal >= 0 and len(found.core) <= 16)


@pytest.mark.parametrize(
    ("at", "presented", "received", "starts"),
    [
        (lima(25, 10), 25, 25, 26),
        (lima(25, 7), 25, 25, 26),
        (lima(25, 16, 29), 25, 25, 26),
        (lima(25, 16, 30), 25, 26, 26),
        (lima(25, 23, 59), 25, 26, 26),
        (lima(27, 20), 27, 30, 30),
        (lima(28, 10), 30, 30, 31),
    ],
)
def test_the_whole_day_counts_and_the_receipt_keeps_the_hours(
    at: datetime, presented: int, received: int, starts: int
) -> None:
    found = moments(at, DAY_LONG, CALENDAR, HOURS)
    days = [found.presented_on, found.received_on, found.clock_starts_on]
    assert days == [date(2026, 11, 1) + timedelta(days=day - 1) for day in (presented, received, starts)]


def test_where_the_decree_holds_what_comes_after_closing_comes_the_next_day() -> None:
    early, late = (
        moments(lima(25, 16, 29), AFTER, CALENDAR, HOURS),
        moments(lima(25, 16, 30), AFTER, CALENDAR, HOURS),
    )
    assert (early.presented_on, late.presented_on) == (date(2026, 11, 25), date(2026, 11, 26))
    assert late.clock_starts_on == date(2026, 11, 27)
    assert "D.S. 075-2023-PCM" in str(late.trace[0])


def test_a_holiday_is_skipped_and_said() -> None:
    found = moments(lima(8, 12, month=12), DAY_LONG, CALENDAR, HOURS)
    assert found.presented_on == date(2026, 12, 9)
    assert "Inmaculada" in found.trace[0].reason


def test_lima_counts_for_who_files_from_another_hour() -> None:
    madrid = datetime(
        2026, 11, 26, 4, 0, tzinfo=UTC
    )  # 05:00 of Thursday in Madrid, 23:00 of Wednesday in Lima
    assert moments(madrid, DAY_LONG, CALENDAR, HOURS).presented_on == date(2026, 11, 25)


@given(st.integers(0, 60 * 24 * 690).map(lambda minutes: lima(2, 9, month=1) + timedelta(minutes=minutes)))
def test_days_never_go_back(at: datetime) -> None:
    for policy in (DAY_LONG, AFTER):
        found = moments(at, policy, CALENDAR, HOURS)
        assert at.astimezone(clock.LIMA).date() <= found.presented_on < found.clock_starts_on
        assert found.received_on >= at.astimezone(clock.LIMA).date()
        assert CALENDAR.is_working(found.presented_on)
        assert CALENDAR.is_working(found.received_on)
        assert CALENDAR.is_working(found.clock_starts_on)


def test_what_is_searched_has_both_spellings() -> None:
    assert searchable(["Comunicación  oficial", ""]) == "comunicación oficial comunicacion oficial"
    assert searchable(["Oficio"]) == "oficio"


@pytest.mark.parametrize(
    ("outcome", "is_received", "standing"),
    [
        ("", False, Standing.UNRECEIVED),
        ("", True, Standing.IN_HAND),
        (Outcome.ATTENDED, True, Standing.ATTENDED),
        (Outcome.ARCHIVED, True, Standing.ARCHIVED),
        (Outcome.JOINED, False, Standing.JOINED),
    ],
)
def test_where_a_document_stands_follows_from_its_last_movement(
    outcome: str, is_received: bool, standing: Standing
) -> None:
    assert standing_of(outcome, is_received=is_received) is standing
    assert standing.is_open is (outcome == "")


@pytest.mark.parametrize(
    ("number", "named"),
    [("", "Oficio"), ("OFICIO N° 12-2026", "OFICIO N° 12-2026"), ("12-2026-SG", "Oficio 12-2026-SG")],
)
def test_a_document_is_named_by_its_kind_once(number: str, named: str) -> None:
    assert designation(RecordKind.OFFICIAL_LETTER, number) == named
