"""Does the register compute what the law and its readers mean?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.signatories import rules
from chancery.contexts.signatories.rules import AuthorityKind, Tenure

FIRST, OUT = date(2024, 1, 1), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 12, 31), Tenure.FUTURE),
        (FIRST, Tenure.CURRENT),
        (date(2025, 12, 31), Tenure.CURRENT),
        (OUT, Tenure.ENDED),
    ],
)
def test_tenure_counts_its_first_day_and_not_its_bound(on: date, expected: Tenure) -> None:
    assert rules.tenure(FIRST, OUT, on) is expected
    assert rules.in_tenure(FIRST, OUT, on) is (expected is Tenure.CURRENT)


def test_an_open_tenure_has_no_end() -> None:
    assert rules.in_tenure(FIRST, None, date(2090, 1, 1))


def test_last_day_and_bound_are_inverse() -> None:
    assert rules.until(date(2025, 12, 31)) == OUT
    assert rules.last_day(OUT) == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("certified", "is_complete"),
    [
        (("notaría", "colegio"), True),
        (("otra", "notaría", "colegio"), True),
        (("colegio", "notaría"), False),
        (("notaría",), False),
        ((), False),
    ],
)
def test_every_link_certifies_and_in_order(certified: tuple[str, ...], is_complete: bool) -> None:
    assert rules.chain_is_complete(("notaría", "colegio"), certified) is is_complete


def test_no_chain_is_complete_by_itself() -> None:
    assert rules.chain_is_complete((), ())


@pytest.mark.parametrize(
    ("wanted", "is_match"),
    [
        ("Íñigo Núñez Quispe", True),
        ("inigo NUNEZ", True),
        ("Núñez Quispe, Íñigo", True),
        ("Núñez", False),
        ("Núñez Mamani", False),
        ("", False),
    ],
)
def test_names_match_whatever_their_accents_case_and_order(wanted: str, is_match: bool) -> None:
    assert rules.matches(wanted, "Íñigo Núñez Quispe") is is_match


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert rules.fold(rules.fold(text)) == rules.fold(text)


def test_a_printed_fingerprint_is_kept_without_colons() -> None:
    assert rules.fingerprint("AB:CD ef") == "abcdef"


def test_every_kind_has_a_spanish_name() -> None:
    assert all(kind.label for kind in AuthorityKind)
