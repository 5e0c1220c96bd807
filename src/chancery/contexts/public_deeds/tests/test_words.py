"""Are numbers, sums and dates written as Spanish wants them, and can each be read back?"""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.public_deeds.rules import words

_UNITS = {word: number for number, word in enumerate(words._SMALL)} | {
    "un": 1, "una": 1, "veintiún": 21, "veintiuna": 21,
}  # fmt: skip
_TENS = {word: number * 10 for number, word in enumerate(words._TENS) if word}
_HUNDREDS = {word: number * 100 for number, word in enumerate(words._HUNDREDS) if word} | {"cien": 100}
_HUNDREDS |= {f"{word[:-2]}as": number for word, number in _HUNDREDS.items() if word.endswith("os")}


def read(text: str) -> int:
    """The number that the words say, by a reading that shares no step with the writing."""
    millions, total, group = 0, 0, 0
    for word in text.split():
        if word in ("millón", "millones"):
            millions, total, group = total + group, 0, 0
        elif word == "mil":
            total, group = total + (group or 1) * 1000, 0
        elif word != "y":
            group += _UNITS.get(word) or _TENS.get(word) or _HUNDREDS.get(word) or 0
    return millions * 1_000_000 + total + group


@given(st.integers(0, words.GREATEST))
def test_what_is_written_reads_back(number: int) -> None:
    assert read(words.cardinal(number)) == number
    assert read(words.cardinal(number, words.FEMININE)) == number


@given(st.integers(0, words.GREATEST), st.integers(0, words.GREATEST))
def test_no_two_numbers_are_written_alike(one: int, other: int) -> None:
    assert (words.cardinal(one) == words.cardinal(other)) is (one == other)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "cero"),
        (1, "uno"),
        (16, "dieciséis"),
        (21, "veintiuno"),
        (22, "veintidós"),
        (31, "treinta y uno"),
        (100, "cien"),
        (101, "ciento uno"),
        (500, "quinientos"),
        (700, "setecientos"),
        (1000, "mil"),
        (1821, "mil ochocientos veintiuno"),
        (21_000, "veintiún mil"),
        (31_031, "treinta y un mil treinta y uno"),
        (100_000, "cien mil"),
        (1_000_000, "un millón"),
        (2_000_001, "dos millones uno"),
        (21_000_000, "veintiún millones"),
        (1_000_000_000, "mil millones"),
    ],
)
def test_known_numbers(number: int, written: str) -> None:
    assert words.cardinal(number) == written


@pytest.mark.parametrize("number", [-1, words.GREATEST + 1])
def test_a_number_beyond_the_words_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no such number"):
        words.cardinal(number)


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("1.00", "PEN", "un sol (S/ 1.00)"),
        ("1200.50", "PEN", "mil doscientos soles con cincuenta céntimos (S/ 1 200.50)"),
        ("1000000.00", "PEN", "un millón de soles (S/ 1 000 000.00)"),
        ("1000001.00", "PEN", "un millón un soles (S/ 1 000 001.00)"),
        ("21.01", "USD", "veintiún dólares de los Estados Unidos de América con un centavo (US$ 21.01)"),
        ("200.00", "GBP", "doscientas libras esterlinas (£ 200.00)"),
        ("0.30", "EUR", "cero euros con treinta céntimos (€ 0.30)"),
        ("2.00", "XAF", "dos XAF (XAF 2.00)"),
    ],
)
def test_sums(amount: str, currency: str, written: str) -> None:
    assert words.sum_of(Decimal(amount), currency).replace("\N{NO-BREAK SPACE}", " ") == written


@pytest.mark.parametrize("amount", ["-0.01", "1.005"])
def test_a_sum_that_is_none_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="two decimals"):
        words.sum_of(Decimal(amount), "PEN")


@given(st.decimals(0, 10**11, places=2))
def test_the_figures_of_a_sum_are_those_of_its_words(amount: Decimal) -> None:
    written = words.sum_of(amount, "PEN")
    figures = written.rsplit("(S/", 1)[1].rstrip(")").replace("\N{NO-BREAK SPACE}", "")
    assert Decimal(figures) == amount
    whole, _, cents = written.rsplit(" (", 1)[0].partition(" con ")
    assert read(whole) == int(amount)
    assert read(cents) == int(amount * 100) % 100


@pytest.mark.parametrize(
    ("day", "solemn", "plain"),
    [
        (
            date(2026, 11, 25),
            "a los veinticinco días del mes de noviembre del año dos mil veintiséis",
            "veinticinco de noviembre de dos mil veintiséis",
        ),
        (
            date(2026, 3, 1),
            "al primer día del mes de marzo del año dos mil veintiséis",
            "primero de marzo de dos mil veintiséis",
        ),
        (
            date(1999, 9, 21),
            "a los veintiún días del mes de setiembre del año mil novecientos noventa y nueve",
            "veintiuno de setiembre de mil novecientos noventa y nueve",
        ),
    ],
)
def test_dates(day: date, solemn: str, plain: str) -> None:
    assert words.solemn_date(day) == solemn
    assert words.date_of(day) == plain
