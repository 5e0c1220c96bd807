"""Are names well formed, and is a slip of the pen in a number caught?"""

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.base import clock, ids


def test_a_uuid7_carries_its_instant_and_sorts_by_it() -> None:
    with clock.set_to(datetime(2026, 3, 1, tzinfo=UTC)):
        earlier = ids.uuid7()
    with clock.set_to(datetime(2026, 3, 2, tzinfo=UTC)):
        later = ids.uuid7()
    assert earlier < later
    assert earlier.version == 7
    assert earlier.variant == uuid.RFC_4122
    assert earlier.int >> 80 == int(datetime(2026, 3, 1, tzinfo=UTC).timestamp() * 1000)


def test_a_number_reads_back_however_it_was_typed() -> None:
    number = ids.format_number("APO", 2026, 123)
    assert number.startswith("APO-2026-000123-")
    assert ids.is_number(number)
    assert ids.is_number(number.lower().replace("-", " "))
    assert ids.as_printed(number.lower().replace("-", " ")) == number


@pytest.mark.parametrize(
    ("typed", "kept"), [("rm n° 0326-2017-re ", "RM N° 0326-2017-RE"), (" oti", "OTI"), ("", "")]
)
def test_a_number_that_is_not_ours_is_kept_in_capitals(typed: str, kept: str) -> None:
    number = ids.format_number("APO", 2026, 123)
    assert ids.as_kept(number.lower().replace("-", " ")) == number
    assert ids.as_kept(typed) == kept


@pytest.mark.parametrize(
    "code", ["E85C27CESE1BANWTGRYE", "A" * 9, "", "-", "\u0130" * 12, "\u0130-2026-000123-7"]
)
def test_a_code_whose_last_character_would_check_is_no_number(code: str) -> None:
    assert not ids.is_number(code)


@given(ordinal=st.integers(1, 999999), place=st.integers(0, 9), digit=st.integers(0, 9))
def test_one_wrong_digit_is_caught(ordinal: int, place: int, digit: int) -> None:
    compact = ids.format_number("APO", 2026, ordinal).replace("-", "")
    wrong = compact[: 3 + place] + str(digit) + compact[4 + place :]
    assert ids.is_number(wrong) == (wrong == compact)


@pytest.mark.parametrize("typed", ["oi1l-0000", "OI1L 0000", "0111-oooo"])
def test_look_alike_letters_in_a_code_are_forgiven(typed: str) -> None:
    assert ids.normalise_code(typed) == "01110000"
