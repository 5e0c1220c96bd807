"""Where do the lines of a deed break, and how many fojas does it fill? Twenty-five lines a page (tariff, item 17a).

Lines are broken here and not by the typesetter: the fee follows the number of fojas, so it must be known before a page
is set, and a copy must have the very lines that were charged. Widths are those of the face in which deeds are printed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

PER_FOJA = 25
SIZE = 11.5
"""The size of the letter, in points."""
MEASURE = 410.0
"""How wide a line may be, in points; the column is a little wider, so that no rounding pushes a word out."""


class Style(StrEnum):
    """How a line is set."""

    TITLE = "title"
    PART = "part"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph before it is broken."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a foja. `is_last` ends its paragraph: what is left of it is struck through, so that none may add."""

    text: str
    style: Style = Style.BODY
    is_last: bool = False


# Noto Serif, thousandths of the letter's size (its own table of advance widths).
_WIDTHS = (
    (220, "'"), (250, ",.·‘’"), (260, " \xa0"), (274, "`´"), (286, ":;"), (288, "/\\"), (300, "j"),
    (310, "-l\xad"), (320, "iìíîïı"), (324, "ł"), (332, "!¡"), (333, "¸"), (346, "()"), (352, "t"),
    (357, "J"), (360, "[]"), (362, "•"), (367, "IÌÍÎÏ"), (369, "f"), (382, "ª"), (397, "º"), (400, "°²³¹"),
    (408, '"'), (428, "{}"), (450, "“”"), (451, "sšş"), (459, "_¯"), (471, "r"), (474, "?¿"),
    (492, "cçčć"), (500, "*–"), (511, "zž"), (514, "«»"), (535, "eèéêëę"), (538, "gğ"), (544, "S§Š"),
    (559, "#$+0123456789<=>^|~¢£¤¥¦¬±×÷€"), (563, "aàáâãäåą"), (565, "yýÿ"), (577, "o¨ðòóôõöøő"),
    (578, "x"), (579, "v"), (585, "k"), (590, "F"), (592, "ZŽ"), (604, "PÞ"), (613, "T"),
    (614, "CbdpqÇþČĆ"), (615, "µ"), (617, "¶"), (623, "ELÈÉÊËĖŁ"), (625, "YÝ"), (635, "huùúûü"),
    (645, "nñ"), (647, "ß"), (654, "B"), (656, "R"), (660, "X"), (675, "V"), (700, "K"), (705, "AÀÁÂÃÄÅ"),
    (714, "G"), (717, "UÙÚÛÜ"), (727, "DÐ"), (742, "&OQÒÓÔÕÖØŐ"), (763, "NÑ"), (793, "H"), (840, "¼½¾"),
    (841, "æ"), (845, "©®"), (858, "…"), (862, "w"), (896, "%"), (921, "@"), (938, "M"), (945, "m"),
    (951, "Æ"), (1000, "—"), (1047, "W"),
)  # fmt: skip
_WIDTH_OF = {letter: width for width, letters in _WIDTHS for letter in letters}
_WIDEST = 1047
_HEAVIER = {Style.TITLE: 1.1, Style.PART: 1.1, Style.BODY: 1.0}
"""A bold letter is wider."""


def width_of(text: str, style: Style = Style.BODY) -> float:
    """How wide a line is in points; a letter that the table does not know counts as the widest."""
    return sum(_WIDTH_OF.get(letter, _WIDEST) for letter in text) * SIZE / 1000 * _HEAVIER[style]


def broken(paragraphs: Iterable[Paragraph], measure: float = MEASURE) -> tuple[Line, ...]:
    """Every paragraph in lines: at blanks, and inside a word only when it is wider than a line."""
    found: list[Line] = []
    for paragraph in paragraphs:
        lines = list(_lines(paragraph, measure))
        found += [Line(text, paragraph.style) for text in lines[:-1]]
        found += [Line(text, paragraph.style, is_last=True) for text in lines[-1:]]
    return tuple(found)


def _lines(paragraph: Paragraph, measure: float) -> Iterable[str]:
    line = ""
    for word in (word for word in paragraph.text.split(" ") if word):
        longer = f"{line} {word}" if line else word
        if width_of(longer, paragraph.style) <= measure:
            line = longer
            continue
        if line:
            yield line
        *whole, line = _cut(word, paragraph.style, measure)
        yield from whole
    if line:
        yield line


def _cut(word: str, style: Style, measure: float) -> Sequence[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, style) > measure:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def fojas(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """The lines, twenty-five a foja: none is lost and none stands twice."""
    return tuple(tuple(lines[start : start + PER_FOJA]) for start in range(0, len(lines), PER_FOJA))


def count(lines: Sequence[Line]) -> int:
    """How many fojas they fill; an empty text has one."""
    return max(1, -(-len(lines) // PER_FOJA))
