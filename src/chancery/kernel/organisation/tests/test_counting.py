"""Does every rule of counting stand in a dated row, and does what is added to a period behave as the law wants?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.organisation import calendars, counting, tables
from chancery.kernel.organisation.calendars import Calendar, Holiday, HolidayKind, Unit, add
from chancery.kernel.organisation.counting import Rule, RuleNotStated

LAW = tables.counting_law()
LIMA = Calendar(
    name="Lima",
    time_zone="America/Lima",
    holidays={each.on: each for year in range(2017, 2036) for each, _ in tables.peruvian_holidays(year)},
    first=date(2017, 1, 1),
    last=date(2035, 12, 31),
    law=LAW,
)
dates = st.dates(date(2017, 1, 1), date(2027, 12, 31))
units = st.sampled_from(Unit)
amounts, few = st.integers(1, 40), st.integers(0, 8)


def test_every_rule_is_stated_today_but_those_that_ended() -> None:
    today = date(2026, 11, 26)
    assert {rule for rule in Rule if counting.stated(LAW, rule, today) is None} == {Rule.ENABLED_DAYS}
    assert all(each.norm for stated in LAW.values() for each in stated)


def test_a_rule_that_no_norm_states_is_refused() -> None:
    with pytest.raises(RuleNotStated, match="silence"):
        counting.norm_of(LAW, Rule.SILENCE, date(2001, 10, 10))
    assert counting.norm_of(LAW, Rule.SILENCE, date(2001, 10, 11)) == "Ley 27444, art. 188.1"


def test_the_norm_changes_on_its_day() -> None:
    norms = [LIMA.norm(Rule.LAST_DAY, day) for day in (date(2019, 1, 25), date(2019, 1, 26))]
    assert norms == ["TUO Ley 27444 (D.S. 006-2017-JUS), art. 143.2", "TUO Ley 27444, art. 145.2"]


def test_a_region_rests_on_its_own_days_and_no_other_does() -> None:
    days = {(region, each.on.isoformat()): each.norm for each, region in tables.regional_holidays(2026)}
    assert days["PE-ARE", "2026-08-15"] == "Ley 24875, art. 8"
    assert {region for region, _ in days} <= {row["region"] for row in tables.rows("offices")}
    assert not any(each.kind is HolidayKind.REGIONAL for each, _ in tables.peruvian_holidays(2026))


def test_an_extension_is_told_apart_from_the_period() -> None:
    trace = add(date(2026, 5, 4), 2, Unit.WORKING_DAYS, LIMA, extension=2, distance_days=1).trace
    assert [(step.reason, step.norm) for step in trace if step.counted] == [
        ("día hábil", "TUO Ley 27444, art. 145.1"),
        ("día hábil", "TUO Ley 27444, art. 145.1"),
        ("día hábil, por la prórroga", "TUO Ley 27444, art. 147"),
        ("día hábil, por la prórroga", "TUO Ley 27444, art. 147"),
        ("término de la distancia", "TUO Ley 27444, art. 146"),
    ]


def test_what_is_filed_on_a_closed_day_counts_on_the_next_and_says_so() -> None:
    told = [(step.day.day, step.reason) for step in calendars.presented(date(2026, 3, 21), LIMA)]
    assert told == [
        (21, "presentado en día inhábil (sábado, descanso semanal)"),
        (22, "presentado en día inhábil (domingo, descanso semanal)"),
        (23, "se tiene por presentado este día"),
    ]
    assert list(calendars.presented(date(2026, 3, 20), LIMA)) == []
    assert list(calendars.presented(date(2022, 4, 2), LIMA)) == []


@given(dates, amounts, units, few, few)
def test_a_period_never_ends_on_a_day_off(start: date, amount: int, unit: Unit, more: int, far: int) -> None:
    amount = min(amount, 5) if unit is Unit.YEARS else amount
    more = 0 if unit is Unit.YEARS else more
    end = add(start, amount, unit, LIMA, extension=more, distance_days=far)
    assert LIMA.is_working(end.on)
    assert end.trace[-1].day == end.on
    assert end.on > start


@given(
    dates,
    st.integers(0, 40),
    amounts,
    st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS]),
    few,
)
def test_later_more_or_farther_never_ends_sooner(
    start: date, later: int, amount: int, unit: Unit, far: int
) -> None:
    end = add(start, amount, unit, LIMA, distance_days=far).on
    assert add(start + timedelta(later), amount, unit, LIMA, distance_days=far).on >= end
    assert add(start, amount + 1, unit, LIMA, distance_days=far).on >= end
    assert add(start, amount, unit, LIMA, extension=1, distance_days=far).on >= end
    assert add(start, amount, unit, LIMA, distance_days=far + 1).on > end


@given(dates, amounts, st.integers(1, 60))
def test_a_day_declared_moves_an_end_by_one_working_day_at_most_and_never_back(
    start: date, amount: int, after: int
) -> None:
    day = start + timedelta(after)
    declared = Holiday(day, "Declarado", HolidayKind.NATIONAL, "D.S.")
    with_it = replace(LIMA, holidays={**LIMA.holidays, day: declared})
    before, now = (add(start, amount, Unit.WORKING_DAYS, each).on for each in (LIMA, with_it))
    moved = LIMA.is_working(day) and day <= before
    assert now == (with_it.next_working(before + timedelta(1)) if moved else before)


@given(dates, amounts)
def test_a_period_of_tax_never_ends_later(start: date, amount: int) -> None:
    plain = add(start, amount, Unit.WORKING_DAYS, LIMA).on
    assert add(start, amount, Unit.WORKING_DAYS, replace(LIMA, compensable_days_work=True)).on <= plain
