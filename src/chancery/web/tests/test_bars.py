"""Bars of a figure: as long as what they tell, never longer than the drawing."""

from chancery.web.bars import Bars, bars_beside, bars_of


def _widths(drawn: Bars) -> list[list[int]]:
    return [[part.width for part in bar.parts] for bar in drawn.bars]


def test_the_longest_bar_has_all_the_room_and_its_parts_share_it() -> None:
    drawn = bars_of([("Lima", (1, 3)), ("Roma", (2, 0)), ("Quito", (0, 0))])
    assert _widths(drawn) == [[100, 300], [200, 0], [0, 0]]
    assert [part.x for part in drawn.bars[0].parts] == [0, 100]
    assert drawn.line is None


def test_what_is_below_nought_or_absent_draws_nothing() -> None:
    assert _widths(bars_of([("Lima", (-5, 4)), ("Roma", (2,))])) == [[0, 400], [200]]
    assert _widths(bars_of([("Lima", (0,))])) == [[0]]
    assert bars_of([]).bars == ()


def test_the_line_of_the_least_stands_in_the_middle_and_twice_that_is_a_whole_bar() -> None:
    drawn = bars_beside([("A", 5, True), ("B", 10, False), ("C", 90, False), ("D", None, False)], least=10)
    assert _widths(drawn) == [[100], [200], [400], [0]]
    assert drawn.line == 200
    assert [bar.is_short for bar in drawn.bars] == [True, False, False, False]
