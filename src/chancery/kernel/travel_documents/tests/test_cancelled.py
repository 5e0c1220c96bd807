"""Is each cancelled document found in the list, hardly any other, and the list short?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.travel_documents import cancelled

numbers = st.sets(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=12), max_size=60)


@given(numbers)
def test_each_is_found(found: set[str]) -> None:
    count, content = cancelled.encode(found)
    assert count == len(found)
    assert all(cancelled.holds(count, content, each) for each in found)


@given(numbers, numbers)
def test_others_are_not(found: set[str], others: set[str]) -> None:
    """One in a million may seem to be: of these few, none."""
    count, content = cancelled.encode(f"V:{each}" for each in found)
    assert not any(cancelled.holds(count, content, f"P:{each}") for each in others)


def test_a_number_takes_less_than_three_bytes() -> None:
    count, content = cancelled.encode(f"P:{number:09}" for number in range(10_000))
    assert count == 10_000
    assert len(content) < 27_500


def test_more_than_one_source_is_one_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(on: date) -> list[str]:
        return [f"L{on.year}"]

    monkeypatch.setattr(cancelled, "_sources", [("V", lambda on: ["A1"])])
    cancelled.add("P", lost)
    cancelled.add("P", lost)
    assert cancelled.keys(date(2026, 3, 1)) == {"V:A1", "P:L2026"}
    assert len(cancelled._sources) == 2
