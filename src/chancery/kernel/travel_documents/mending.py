"""Which character was printed, when a reader took it for its look-alike?

Only what leaves one reading is put right:

- in a date or a check digit, a letter has one figure that it looks like, and the check digit then says whether it was;
- in a name, a figure has one letter that it looks like (0 and 1 have several, and are left as faults);
- in a code of a State, the letters are those that give a code that exists, if one alone does.

A document's number is never guessed. Letter and figure are both possible there, and that a change makes the check digits
hold proves little: 3 and D count the same, so a 3 misread as 0 would be put right as D. The standard says nothing on
mending; a mended zone says so in its reading, and the screen must show it.
"""

from dataclasses import dataclass
from itertools import product

from chancery.kernel.travel_documents import codes
from chancery.kernel.travel_documents.layouts import Layout

_GROUPS = ("0ODQ", "1IL", "2Z", "5S", "6G", "8B")
_FIGURE = {letter: group[0] for group in _GROUPS for letter in group[1:]}
_LETTERS = {group[0]: group[1:] for group in _GROUPS}


@dataclass(frozen=True, slots=True)
class Mend:
    """A character that was read, and the one that must have been printed."""

    line: int
    position: int
    found: str
    meant: str


def mended(layout: Layout, body: str) -> str:
    """The joined lines with what the kind of each place decides."""
    written = list(body)
    fields = layout.fields
    for index in (*_indices(fields["born_on"]), *_indices(fields["expires_on"])):
        written[index] = _FIGURE.get(written[index], written[index])
    for check in layout.checks:
        written[check.at] = _FIGURE.get(written[check.at], written[check.at])
    for index in _indices(fields["name"]):
        letters = _LETTERS.get(written[index], "")
        if len(letters) == 1:
            written[index] = letters
    for name in ("issuer", "nationality"):
        written[fields[name]] = _code(body[fields[name]])
    code = body[fields["document_code"]]
    kinds = [letter for letter in _LETTERS.get(code[0], "") if letter in layout.first_letters]
    if len(kinds) == 1:
        written[fields["document_code"].start] = kinds[0]
    return "".join(written)


def _code(three: str) -> str:
    spelled = ["".join(letters) for letters in product(*(_LETTERS.get(each, each) for each in three))]
    known = [each for each in spelled if codes.find(each.rstrip("<")) is not None]
    return known[0] if len(known) == 1 else three


def _indices(stretch: slice) -> range:
    return range(stretch.start, stretch.stop)
