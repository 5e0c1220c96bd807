"""What does the law compute: how long an exception bars, and what in a text tells who somebody is?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.information import rules
from chancery.contexts.information.rules import Bar, Delivery, Level

NAMES = ("María del Carmen Ñahui Quispe", "40001234")


@pytest.mark.parametrize(
    ("since", "months", "end"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_an_exception_bars_from_date_to_date(since: date, months: int, end: date) -> None:
    assert rules.latest_end(Bar(months), since) == end


def test_some_exceptions_last_as_long_as_what_they_protect() -> None:
    assert rules.latest_end(Bar(None, "mientras dure"), date(2026, 1, 1)) is None


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_a_longer_bar_never_ends_sooner(since: date, months: int) -> None:
    shorter, longer = rules.latest_end(Bar(months), since), rules.latest_end(Bar(months + 1), since)
    assert shorter is not None
    assert longer is not None
    assert since < shorter < longer


@pytest.mark.parametrize(
    "text",
    [
        "La señora Ñahui pidió esto",
        "lo pidió maria",
        "Lo pidió CARMEN",
        "con DNI 40001234",
        "otro documento 70605040",
        "RUC 20131380101",
        "escriba a alguien@example.org",
        "llame al 987 654 321",
        "o al +51 987654321",
        "pasaporte AB1234567",
        "expediente AIP-2026-000123-7",
    ],
)
def test_what_tells_who_somebody_is_is_found_and_left_out(text: str) -> None:
    assert rules.names_somebody(text, NAMES)
    assert not rules.names_somebody(rules.without_names(text, NAMES), NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Copia del informe de gestión del año 2025, 136 oficinas, S/ 15000",
        "R.M. 0100-2026-RE del 12/03/2026",
        "Ley 27806, arts. 15 a 17",
        "Oficio N° 000206-2026",
    ],
)
def test_what_tells_nobody_is_left_alone(text: str) -> None:
    assert rules.names_somebody(text, NAMES) == ()
    assert rules.without_names(text, NAMES) == text


def test_reading_here_is_free_and_copies_cost_their_reproduction() -> None:
    assert Delivery.ELECTRONIC.tariff == ()
    assert all(each.tariff for each in Delivery if each is not Delivery.ELECTRONIC)
    assert [each.is_classified for each in Level] == [True, True, False]
