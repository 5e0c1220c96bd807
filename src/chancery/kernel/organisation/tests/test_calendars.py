"""Do periods end on the day the law says, and does the trace say why?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.organisation import tables
from chancery.kernel.organisation.calendars import (
    Calendar,
    CalendarTooShort,
    HolidayKind,
    Unit,
    add,
    add_calendar_days,
    add_months,
    add_working_days,
    add_years,
    deemed_served,
)

_DAYS = {holiday.on: holiday for year in range(2009, 2031) for holiday, _ in tables.peruvian_holidays(year)}


def _lima(*, compensable_days_work: bool = False, has_du_099: bool = False) -> Calendar:
    return Calendar(
        name="Lima",
        time_zone="America/Lima",
        holidays=_DAYS,
        first=date(2009, 1, 1),
        last=date(2030, 12, 31),
        law=tables.counting_law(),
        enabled_days_work=has_du_099,
        compensable_days_work=compensable_days_work,
    )


LIMA = _lima()
dates = st.dates(date(2017, 1, 1), date(2028, 12, 31))
amounts = st.integers(1, 60)


def test_thirty_working_days_of_2026_and_positive_silence() -> None:
    maximum = add_working_days(date(2026, 3, 20), 30, LIMA)
    assert maximum.on == date(2026, 5, 6)
    assert add_working_days(maximum.on, 5, LIMA).on == date(2026, 5, 13)


@pytest.mark.parametrize(
    ("compensable_days_work", "on"), [(True, date(2025, 1, 15)), (False, date(2025, 1, 22))]
)
def test_compensable_days_are_no_working_days_unless_asked(compensable_days_work: bool, on: date) -> None:
    calendar = _lima(compensable_days_work=compensable_days_work)
    assert add_working_days(date(2024, 11, 29), 30, calendar).on == on


def test_the_trace_names_the_norm_of_every_day_left_out() -> None:
    trace = add_working_days(date(2024, 12, 5), 2, LIMA).trace
    assert [(step.day.day, step.counted, step.ordinal) for step in trace] == [
        (5, False, 0),
        (6, False, 0),
        (7, False, 0),
        (8, False, 0),
        (9, False, 0),
        (10, True, 1),
        (11, True, 2),
    ]
    assert [step.norm for step in trace[:5]] == [
        "TUO Ley 27444, art. 144",
        "DS 011-2024-PCM",
        "TUO Ley 27444, art. 145.1",
        "DLeg 713, art. 6",
        "Ley 31381",
    ]
    assert trace[1].reason == "Día no laborable (no laborable compensable)"


def test_a_law_counts_from_its_own_day_only() -> None:
    assert LIMA.is_working(date(2022, 6, 7))
    assert not LIMA.is_working(date(2024, 6, 7))
    assert LIMA.is_working(date(2021, 12, 9))
    assert not LIMA.is_working(date(2022, 12, 9))


def test_the_decree_of_2009_counts_weekends_but_five_days() -> None:
    with_decree, without = _lima(has_du_099=True), LIMA
    assert add_working_days(date(2010, 1, 8), 5, with_decree).on == date(2010, 1, 13)
    assert add_working_days(date(2010, 1, 8), 5, without).on == date(2010, 1, 15)
    assert not with_decree.is_working(date(2010, 7, 28))
    assert with_decree.is_working(date(2010, 8, 30))
    assert not with_decree.is_working(date(2011, 1, 2))


def test_the_distance_is_appended_and_named() -> None:
    computation = add(date(2026, 3, 20), 2, Unit.WORKING_DAYS, LIMA, distance_days=3)
    assert computation.on == date(2026, 3, 27)
    assert [step.reason for step in computation.trace if step.counted] == [
        "día hábil",
        "día hábil",
        "término de la distancia",
        "término de la distancia",
        "término de la distancia",
    ]


def test_calendar_days_end_on_a_working_day() -> None:
    computation = add_calendar_days(date(2026, 7, 24), 4, LIMA)
    assert computation.on == date(2026, 7, 30)
    assert [step.ordinal for step in computation.trace] == [0, 1, 2, 3, 4, 4, 4]


def test_months_run_from_date_to_date() -> None:
    assert add_months(date(2026, 1, 15), 1, LIMA).on == date(2026, 2, 16)
    assert add_months(date(2026, 1, 31), 1, LIMA).on == date(2026, 3, 2)
    assert add_years(date(2024, 2, 29), 1, LIMA).on == date(2025, 3, 3)
    assert add_months(date(2026, 11, 10), 3, LIMA).on == date(2027, 2, 10)


def test_a_period_of_no_days_ends_at_once_or_on_the_next_working_day() -> None:
    assert add_working_days(date(2026, 3, 20), 0, LIMA).on == date(2026, 3, 20)
    assert add_working_days(date(2026, 3, 21), 0, LIMA).on == date(2026, 3, 23)


def test_a_calendar_that_ends_gives_no_date() -> None:
    assert add_working_days(date(2030, 12, 26), 3, LIMA).on == date(2030, 12, 31)
    with pytest.raises(CalendarTooShort, match="2031"):
        add_working_days(date(2030, 12, 26), 4, LIMA)


def test_a_notice_in_the_mailbox_is_served_when_acknowledged_or_after_five_days() -> None:
    deposited = datetime(2026, 3, 21, 3, tzinfo=UTC)
    assert deemed_served(deposited, LIMA, wait=5).on == date(2026, 3, 30)
    in_time = deemed_served(deposited, LIMA, wait=5, acknowledged_at=datetime(2026, 3, 27, 22, tzinfo=UTC))
    late = deemed_served(deposited, LIMA, wait=5, acknowledged_at=datetime(2026, 3, 31, 22, tzinfo=UTC))
    assert in_time.on == date(2026, 3, 27)
    assert late.on == date(2026, 3, 30)


@given(dates, amounts)
def test_a_period_ends_on_a_working_day_and_its_trace_adds_up(start: date, amount: int) -> None:
    computation = add_working_days(start, amount, LIMA)
    assert LIMA.is_working(computation.on)
    assert sum(step.counted for step in computation.trace) == amount
    days = [step.day for step in computation.trace]
    assert days == [start + timedelta(days=offset) for offset in range(len(days))]
    assert days[-1] == computation.on


@given(dates, amounts, amounts)
def test_periods_compose(start: date, first: int, second: int) -> None:
    halfway = add_working_days(start, first, LIMA).on
    assert add_working_days(halfway, second, LIMA).on == add_working_days(start, first + second, LIMA).on


@given(dates, dates, amounts)
def test_who_starts_later_never_ends_sooner(one: date, other: date, amount: int) -> None:
    sooner, later = sorted((one, other))
    for count in (add_working_days, add_calendar_days):
        assert count(sooner, amount, LIMA).on <= count(later, amount, LIMA).on


@given(dates, st.integers(0, 24))
def test_months_never_end_on_a_closed_day(start: date, amount: int) -> None:
    end = add_months(start, amount, LIMA).on
    assert LIMA.is_working(end)
    assert end >= start


def test_every_holiday_has_its_norm() -> None:
    assert all(holiday.norm and holiday.name for holiday in _DAYS.values())
    assert {holiday.kind for holiday in _DAYS.values()} == {
        HolidayKind.NATIONAL,
        HolidayKind.NON_WORKING_COMPENSABLE,
    }
