"""Do facts lead to the law that answers them, whatever they are called?"""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.complaints.rules import (
    TRACKS,
    ComplaintMotive,
    Facts,
    Matter,
    PastDue,
    Regime,
    Wish,
    asks,
    gaps,
    motive_of,
    triage,
)

TABLE = [
    # what happened, what is wanted, whether the time has passed -> which law
    (Matter.SERVICE, None, None, Regime.COMPLAINT),
    (Matter.DECISION, Wish.CHANGE, None, Regime.APPEAL),
    (Matter.DECISION, None, None, Regime.APPEAL),
    (Matter.DECISION, Wish.SERVICE, None, Regime.COMPLAINT),
    (Matter.STALLED, None, PastDue.YES, Regime.DELAY),
    (Matter.STALLED, None, PastDue.UNKNOWN, Regime.DELAY),
    (Matter.STALLED, None, None, Regime.DELAY),
    (Matter.STALLED, None, PastDue.NO, Regime.COMPLAINT),
    (Matter.FAVOUR, None, None, Regime.DENUNCIATION),
    (Matter.IDEA, None, None, Regime.SUGGESTION),
    (Matter.INTERNAL, None, None, None),
]


@pytest.mark.parametrize(("matter", "wish", "past_due", "regime"), TABLE)
def test_the_regime_of_what_happened(
    matter: Matter, wish: Wish | None, past_due: PastDue | None, regime: Regime | None
) -> None:
    assert triage(Facts(matter, wish, past_due)) is regime


def test_every_combination_of_facts_has_an_answerer_but_what_is_internal() -> None:
    told = product(Matter, (None, *Wish), (None, *PastDue), (None, *ComplaintMotive))
    without = {facts[0] for facts in told if triage(Facts(*facts)) is None}
    assert without == {Matter.INTERNAL}
    assert set(TRACKS) == set(Regime)


def test_a_denunciation_is_never_made_of_anything_else() -> None:
    """Reserve and anonymity hang on it: no second fact may turn it into what the office reads."""
    for wish, past_due in product((None, *Wish), (None, *PastDue)):
        assert triage(Facts(Matter.FAVOUR, wish, past_due)) is Regime.DENUNCIATION
    assert [regime for regime, track in TRACKS.items() if track.is_reserved] == [Regime.DENUNCIATION]


@pytest.mark.parametrize(
    ("matter", "question"),
    [
        (Matter.SERVICE, "motive"),
        (Matter.DECISION, "wish"),
        (Matter.STALLED, "past_due"),
        (Matter.FAVOUR, ""),
        (Matter.IDEA, ""),
        (Matter.INTERNAL, ""),
    ],
)
def test_one_more_question_at_most(matter: Matter, question: str) -> None:
    assert asks(matter) == question


@pytest.mark.parametrize(
    ("facts", "motive"),
    [
        (Facts(Matter.SERVICE, motive=ComplaintMotive.ACCESS), ComplaintMotive.ACCESS),
        (Facts(Matter.STALLED, past_due=PastDue.NO), ComplaintMotive.TIME),
        (Facts(Matter.DECISION, wish=Wish.SERVICE), ComplaintMotive.RESULT),
        (Facts(Matter.SERVICE), None),
    ],
)
def test_the_motive_under_which_it_is_counted(facts: Facts, motive: ComplaintMotive | None) -> None:
    assert motive_of(facts) is motive


@pytest.mark.parametrize(
    ("sheets", "missing"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([3, 1], ["2"]),
        ([4], ["1 a 3"]),
        ([2, 5, 6, 9], ["1", "3 a 4", "7 a 8"]),
        ([2, 2], ["1"]),
    ],
)
def test_the_sheets_of_which_nothing_is_known(sheets: list[int], missing: list[str]) -> None:
    assert [str(gap) for gap in gaps(sheets)] == missing


@given(st.sets(st.integers(1, 60)))
def test_known_and_missing_sheets_make_the_whole_book(sheets: set[int]) -> None:
    missing = {n for gap in gaps(sheets) for n in range(gap.first, gap.last + 1)}
    assert not missing & sheets
    assert missing | sheets == set(range(1, max(sheets, default=0) + 1))


def test_the_tables_hold_a_period_for_each_regime() -> None:
    from chancery.kernel.organisation import tables

    rows = [
        row
        for row in tables.rows("legal_periods")
        if date.fromisoformat(row["valid_from"]) <= date(2026, 1, 1)
    ]
    assert {track.period for track in TRACKS.values()} <= {row["code"] for row in rows}
