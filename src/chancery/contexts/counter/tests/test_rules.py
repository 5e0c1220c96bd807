"""Do the pure rules of the counter say what the law and the house say?"""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.contexts.counter import rules
from chancery.contexts.counter.rules import Priority, Standing

NINE = datetime(2026, 5, 18, 9, tzinfo=UTC)


def test_hours_divide_the_time_and_end_within_it() -> None:
    assert list(rules.hours(time(9), time(10), 4)) == [time(9), time(9, 15), time(9, 30), time(9, 45)]
    assert list(rules.hours(time(9), time(9, 50), 2)) == [time(9)]
    assert list(rules.hours(time(9), time(9, 20), 2)) == []


def test_an_hour_that_the_clock_leaps_over_is_none() -> None:
    spring = date(2026, 3, 29)  # in Italy two o'clock becomes three
    found = list(
        rules.local_instants(spring, [time(1, 30), time(2, 30), time(3, 30)], ZoneInfo("Europe/Rome"))
    )
    assert [instant.hour for instant in found] == [0, 1]


def test_absences_close_together_cost_a_pause() -> None:
    on = date(2026, 5, 18)
    rule = rules.agenda_rule(on)
    assert rules.paused_until([on], on) is None
    assert rules.paused_until([on, on - timedelta(days=rule.absence_days)], on) == on + timedelta(
        days=rule.pause_days
    )
    assert rules.paused_until([on, on - timedelta(days=rule.absence_days + 1)], on) is None
    over = on + timedelta(days=rule.pause_days)
    assert rules.paused_until([on, on - timedelta(days=1)], over) is None


def test_an_offer_waits_for_hours_and_never_into_the_hour_itself() -> None:
    assert rules.answer_until(NINE, NINE + timedelta(days=2)) == NINE + timedelta(hours=12)
    assert rules.answer_until(NINE, NINE + timedelta(hours=5)) == NINE + timedelta(hours=2)
    assert rules.answer_until(NINE, NINE + timedelta(hours=3)) is None


def standing(key: str, minutes: int, **more: object) -> Standing:
    return Standing(key, NINE + timedelta(minutes=minutes), **more)  # type: ignore[arg-type]


def test_the_law_comes_before_the_clock_and_the_hour_before_the_turn() -> None:
    waiting = [
        standing("first", 0),
        standing("expected", 20, expected_at=NINE + timedelta(minutes=25)),
        standing("too_early", 1, expected_at=NINE + timedelta(hours=2)),
        standing("older", 25, priority=Priority.OLDER),
        standing("sent_here", 28, window=3),
        standing("sent_elsewhere", 2, window=7),
    ]
    ordered = rules.in_order(waiting, window=3, at=NINE + timedelta(minutes=30))
    assert [each.key for each in ordered] == ["sent_here", "older", "expected", "first", "too_early"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.integers(0, 600), st.sampled_from(Priority), max_size=12))
def test_nobody_is_lost_and_nobody_passes_who_has_the_same_right(people: dict[int, Priority]) -> None:
    waiting = [standing(str(minute), minute, priority=priority) for minute, priority in people.items()]
    ordered = rules.in_order(waiting, window=1, at=NINE)
    assert sorted(each.since for each in ordered) == sorted(each.since for each in waiting)
    for first, second in pairwise(ordered):
        same = (first.priority is Priority.NONE) == (second.priority is Priority.NONE)
        assert not same or first.since < second.since


def test_the_wait_is_as_long_as_the_last_were_served() -> None:
    ten = [timedelta(minutes=10)] * 3
    assert rules.estimate(4, ten, 2) == timedelta(minutes=20)
    assert rules.estimate(0, ten, 2) == timedelta(0)
    assert rules.estimate(1, [], 0) == timedelta(minutes=8)
    assert rules.estimate(1, [timedelta(seconds=1)], 1) == timedelta(minutes=1)


def test_an_item_is_known_however_it_was_typed() -> None:
    for typed in ("21a", "21 A", "21-a"):
        found = rules.item(typed)
        assert found is not None
        assert found.code == "consular.21a"
    assert rules.item("14") is None
    assert len({item.number for item in rules.ITEMS}) == len(rules.ITEMS)
    assert all(item.is_usual or item.kind.asks for item in rules.ITEMS if item.number != "58c")


def test_change_is_what_is_left_of_enough() -> None:
    assert rules.change_of(Decimal("25.00"), Decimal("50.00")) == Decimal("25.00")
    assert rules.change_of(Decimal("25.00"), Decimal("24.99")) is None


def test_a_letter_comes_by_the_working_day_before() -> None:
    friday = date(2026, 5, 15)
    assert rules.letter_is_in_time(friday, friday)
    assert not rules.letter_is_in_time(date(2026, 5, 16), friday)


FULL_WEEK = [(weekday, time(8, 30), time(13, 30)) for weekday in range(1, 6)]


def owed(
    week: list[tuple[int, time, time]], saturdays: tuple[date, ...], on: date = date(2026, 5, 18)
) -> list[str]:
    return [each.sentence for each in rules.shortfalls(week, saturdays, on)]


def test_a_day_of_less_than_five_hours_is_told_with_its_norm() -> None:
    saturdays = (date(2026, 5, 23), date(2026, 6, 6))
    assert owed(FULL_WEEK, saturdays) == []
    split = [(1, time(8), time(10)), (1, time(14), time(16, 30)), *FULL_WEEK[1:]]
    (told,) = rules.shortfalls(split, saturdays, date(2026, 5, 18))
    assert "El lunes la oficina atiende 4 h 30 min" in told.sentence
    assert "240" in told.norm


def test_a_month_without_a_saturday_is_told_while_one_is_still_ahead() -> None:
    assert [told[:40] for told in owed(FULL_WEEK, ())] == [
        "Sábados de atención anunciados en mayo d",
        "Sábados de atención anunciados en junio ",
    ]
    assert len(owed(FULL_WEEK, (date(2026, 6, 6),))) == 1
    assert len(owed(FULL_WEEK, (), date(2026, 5, 31))) == 1
    assert owed([*FULL_WEEK, (6, time(9), time(12))], ()) == []


def test_the_rules_of_appointments_are_a_table() -> None:
    rule = rules.agenda_rule(date(2026, 5, 18))
    assert (rule.since, rule.horizon_days, rule.pause_days) == (date(2023, 10, 5), 60, 30)
    assert rules.agenda_rule(date(2000, 1, 1)) == rule


def test_a_letter_of_attorney_serves_for_half_a_uit_of_its_day_and_three_months() -> None:
    assert rules.letter_limit(date(2026, 5, 18)) == Decimal(2750)
    assert rules.letter_limit(date(2024, 5, 18)) == Decimal(2575)
    assert rules.letter_months(date(2026, 5, 18)) == 3
