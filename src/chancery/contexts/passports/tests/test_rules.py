"""Is a passport valid for as long as the law of its day says for its holder's age?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.passports.rules import (
    NoValidityInForce,
    expires_on,
    rows,
    validity,
)

NEW_LAW = date(2024, 12, 19)


@pytest.mark.parametrize(
    ("born_on", "issued_on", "years"),
    [
        (date(1990, 1, 15), date(2016, 7, 7), 5),
        (date(1990, 1, 15), date(2024, 12, 18), 5),
        (date(1990, 1, 15), NEW_LAW, 10),
        (date(2006, 12, 19), NEW_LAW, 10),  # eighteen that day
        (date(2006, 12, 20), NEW_LAW, 5),
        (date(2012, 12, 19), NEW_LAW, 5),  # twelve that day
        (date(2012, 12, 20), NEW_LAW, 3),
        (NEW_LAW, NEW_LAW, 3),
    ],
)
def test_the_years_follow_from_age_and_law(born_on: date, issued_on: date, years: int) -> None:
    assert validity(born_on=born_on, issued_on=issued_on).years == years
    assert expires_on(born_on=born_on, issued_on=issued_on) == issued_on.replace(year=issued_on.year + years)


@pytest.mark.parametrize(
    ("born_on", "issued_on"),
    [(date(1990, 1, 15), date(2016, 7, 6)), (date(2026, 1, 2), date(2026, 1, 1))],
)
def test_before_the_table_and_before_birth_there_is_none(born_on: date, issued_on: date) -> None:
    assert validity(born_on=born_on, issued_on=date(2026, 1, 2))
    with pytest.raises(NoValidityInForce):
        validity(born_on=born_on, issued_on=issued_on)


@given(st.integers(0, 130), st.dates(date(2016, 7, 7), date(2100, 1, 1)))
def test_each_age_has_one_rule_on_each_day(age: int, on: date) -> None:
    assert len([row for row in rows() if row.covers(age, on)]) == 1
