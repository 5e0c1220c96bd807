"""Are lines broken without losing a word, and is no foja longer than twenty-five?"""

from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.public_deeds.rules import lines
from chancery.contexts.public_deeds.rules.lines import Line, Paragraph, Style

LETTERS = st.characters(codec="latin-1", categories=("L", "N", "P"))
WORDS = st.text(LETTERS, min_size=1, max_size=120)
PARAGRAPHS = st.lists(
    st.builds(Paragraph, st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.sampled_from(Style)),
    max_size=12,
)


@given(PARAGRAPHS)
def test_no_letter_is_lost_and_no_line_is_too_wide(told: list[Paragraph]) -> None:
    found = lines.broken(told)
    assert "".join(line.text for line in found).replace(" ", "") == "".join(
        each.text for each in told
    ).replace(" ", "")
    assert all(lines.width_of(line.text, line.style) <= lines.MEASURE for line in found)
    assert sum(line.is_last for line in found) == len(told)


@given(PARAGRAPHS)
def test_only_words_wider_than_a_line_are_cut(told: list[Paragraph]) -> None:
    written = [word for line in lines.broken(told) for word in line.text.split(" ")]
    short = [
        word
        for each in told
        for word in each.text.split(" ")
        if lines.width_of(word, each.style) <= lines.MEASURE
    ]
    missing = list(written)
    for word in short:
        missing.remove(word)


@given(st.integers(0, 400))
def test_twenty_five_lines_a_foja_and_none_lost(number: int) -> None:
    told = tuple(Line(str(place)) for place in range(number))
    found = lines.fojas(told)
    assert tuple(line for foja in found for line in foja) == told
    assert all(len(foja) == lines.PER_FOJA for foja in found[:-1])
    assert all(1 <= len(foja) <= lines.PER_FOJA for foja in found)
    assert lines.count(told) == max(1, len(found))


def test_an_unknown_letter_counts_as_the_widest() -> None:
    assert lines.width_of("漢") == lines.width_of("W")
