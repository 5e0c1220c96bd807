"""Do clocks pause, resume and run out on the day the law says?"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.cases import clocks
from chancery.kernel.organisation import tables
from chancery.kernel.organisation.calendars import Calendar, Unit, add, add_working_days

LIMA = Calendar(
    name="Lima",
    time_zone="America/Lima",
    holidays={
        holiday.on: holiday for year in range(2017, 2036) for holiday, _ in tables.peruvian_holidays(year)
    },
    first=date(2017, 1, 1),
    last=date(2035, 12, 31),
    law=tables.counting_law(),
)
dates = st.dates(date(2017, 1, 1), date(2027, 12, 31))
stretches = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4)


def _due(*given: clocks.Stretch, amount: int = 30, unit: Unit = Unit.WORKING_DAYS) -> clocks.Due:
    return clocks.due(given, amount=amount, unit=unit, calendar=LIMA)


def test_a_clock_that_never_pauses_is_a_plain_period() -> None:
    due = _due((date(2026, 3, 20), None))
    assert (due.on, due.consumed, due.remaining) == (date(2026, 5, 6), 0, 30)
    assert due.trace == add_working_days(date(2026, 3, 20), 30, LIMA).trace


def test_a_paused_clock_has_no_date_and_keeps_what_remains() -> None:
    due = _due((date(2026, 3, 20), date(2026, 3, 25)))
    assert (due.on, due.consumed, due.remaining) == (None, 3, 27)
    assert due.trace[-1].reason == "el plazo se suspende"


def test_a_resumed_clock_counts_what_remained() -> None:
    due = _due((date(2026, 3, 20), date(2026, 3, 25)), (date(2026, 4, 6), None))
    assert due.on == add_working_days(date(2026, 4, 6), 27, LIMA).on
    assert (due.consumed, due.remaining) == (3, 27)
    assert sum(step.counted for step in due.trace) == 30


def test_a_clock_that_ran_out_before_its_pause_keeps_its_date() -> None:
    due = _due((date(2026, 3, 20), date(2026, 6, 1)))
    assert (due.on, due.remaining) == (date(2026, 5, 6), 0)


def test_a_clock_paused_on_its_last_day_was_in_time_and_ends_on_the_day_it_goes_on() -> None:
    last = date(2026, 5, 6)
    paused = _due((date(2026, 3, 20), last))
    assert (paused.on, paused.consumed, paused.remaining) == (None, 30, 0)
    resumed = _due((date(2026, 3, 20), last), (date(2026, 5, 16), None))
    assert (resumed.on, resumed.remaining) == (date(2026, 5, 18), 0)  # the 16th is a Saturday
    assert _due((date(2026, 3, 20), date(2026, 5, 7))).on == last


def test_months_paused_on_their_last_day_have_no_date() -> None:
    start, last = date(2026, 1, 15), date(2026, 3, 16)  # the 15th of March is a Sunday
    assert _due((start, last), amount=2, unit=Unit.MONTHS).on is None
    assert _due((start, date(2026, 3, 17)), amount=2, unit=Unit.MONTHS).on == last


def test_a_clock_not_started_has_no_date() -> None:
    due = _due()
    assert (due.on, due.consumed, due.remaining, due.trace) == (None, 0, 30, ())


def test_months_move_by_the_days_of_their_pauses() -> None:
    start = date(2026, 1, 15)
    paused = (start, date(2026, 1, 20))
    assert _due((start, None), amount=2, unit=Unit.MONTHS).on == date(2026, 3, 16)
    assert _due(paused, amount=2, unit=Unit.MONTHS).on is None
    resumed = _due(paused, (date(2026, 1, 30), None), amount=2, unit=Unit.MONTHS)
    assert resumed.on == date(2026, 3, 25)
    assert "suspendido hasta el 30/01/2026" in [step.reason for step in resumed.trace]


def test_a_last_day_that_is_closed_moves_on() -> None:
    assert _due((date(2026, 7, 24), None), amount=4, unit=Unit.CALENDAR_DAYS).on == date(2026, 7, 30)


def test_positive_silence_waits_for_the_notification_and_negative_does_not() -> None:
    period = _due((date(2026, 3, 20), None))
    positive = clocks.silence_on(period, is_positive=True, notification=5, calendar=LIMA)
    negative = clocks.silence_on(period, is_positive=False, notification=5, calendar=LIMA)
    assert (positive.on, negative.on) == (date(2026, 5, 13), date(2026, 5, 6))
    assert positive.trace[-1].norm == "TUO Ley 27444, arts. 36 y 199.1"


def test_silence_does_not_come_while_the_clock_pauses() -> None:
    period = _due((date(2026, 3, 20), date(2026, 3, 25)))
    assert clocks.silence_on(period, is_positive=True, notification=5, calendar=LIMA).on is None


@given(dates, stretches, st.integers(1, 40), st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS]))
def test_days_are_neither_lost_nor_won_by_pausing(
    start: date, lengths: list[tuple[int, int]], amount: int, unit: Unit
) -> None:
    given: list[clocks.Stretch] = []
    for running, pausing in lengths:
        given.append((start, start + timedelta(days=running)))
        start += timedelta(days=running + pausing)
    paused = _due(*given, amount=amount, unit=unit)
    resumed = _due(*given, (start, None), amount=amount, unit=unit)
    assert paused.consumed + paused.remaining == amount
    assert sum(step.counted for step in resumed.trace) == amount
    assert resumed.on is not None
    assert LIMA.is_working(resumed.on)
    if paused.on is None:
        assert resumed.on == add(start, paused.remaining, unit, LIMA).on
    else:
        assert resumed.on == paused.on


@given(dates, st.integers(0, 20), st.integers(1, 40))
def test_a_pause_lifted_on_its_own_day_costs_nothing(start: date, running: int, amount: int) -> None:
    moment = start + timedelta(days=running)
    assert _due((start, moment), (moment, None), amount=amount).on == _due((start, None), amount=amount).on
