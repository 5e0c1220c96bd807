"""Do years pass on the same day, and on the last of February where there is none?"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.base.days import age_on, months_after, years_after


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 40_000))
def test_age_is_the_number_of_birthdays(born_on: date, lived: int) -> None:
    on = born_on + timedelta(days=lived)
    age = age_on(born_on, on)
    assert years_after(born_on, age) <= on < years_after(born_on, age + 1)


def test_who_was_born_on_the_29th_of_february() -> None:
    assert years_after(date(2024, 2, 29), 10) == date(2034, 2, 28)
    assert age_on(date(2008, 2, 29), date(2026, 2, 27)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 18


def test_months_end_on_the_last_day_where_there_is_no_such_day() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 15), 12) == date(2027, 12, 15)
    assert months_after(date(2027, 8, 29), 6) == date(2028, 2, 29)
    assert months_after(date(2026, 5, 31), -3) == date(2026, 2, 28)
    assert months_after(date(2026, 1, 15), -3) == date(2025, 10, 15)
    assert months_after(date(2026, 12, 31), -6) == date(2026, 6, 30)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(-30, 30))
def test_months_move_the_month_by_as_many_and_keep_the_day_where_they_can(day: date, months: int) -> None:
    found = months_after(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1
