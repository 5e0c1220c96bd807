"""Has every tile one name, and every name one tile?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.ledger import tiles


@given(
    st.none() | st.integers(0, 63),
    st.integers(0, 2**55 - 1),
    st.integers(1, tiles.WIDTH),
)
def test_a_name_reads_back_as_the_same_tile(level: int | None, index: int, width: int) -> None:
    place = tiles.Place(level, index, width)
    assert tiles.parse(str(place)) == place


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (tiles.Place(0, 0), "0/000"),
        (tiles.Place(1, 999, 7), "1/999.p/7"),
        (tiles.Place(0, 1000), "0/x001/000"),
        (tiles.Place(None, 1234067, 255), "entries/x001/x234/067.p/255"),
    ],
)
def test_names_are_those_of_the_specification(place: tiles.Place, name: str) -> None:
    assert str(place) == name


@pytest.mark.parametrize(
    "name",
    [
        "", "0", "0/0", "0/00", "0/0000", "00/000", "64/000", "-1/000", "0/x000/000", "0/x001/x002", "0/001/000",
        "0/000.p/0", "0/000.p/256", "0/000.p/07", "0/000.p/", "0/000/", "data/000", "0/000\n", "0/٠٠٠",
        "0/x999/x999/x999/x999/x999/x999/999",
    ],
)  # fmt: skip
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        tiles.parse(name)


def test_a_bundle_gives_each_entry_its_length() -> None:
    assert tiles.bundle([b"ab", b"", b"c" * 258]) == b"\x00\x02ab\x00\x00\x01\x02" + b"c" * 258
