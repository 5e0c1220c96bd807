"""How is a person's name written in a machine-readable zone? Doc 9303-3, §4.6 and §6; cut short as in Doc 9303-4 to 9303-7.

`state` is what we print: one spelling, one way of cutting. `may_state` recognises what another State printed of the same name.
"""

import csv
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from pathlib import Path

from chancery.kernel.base.errors import Invalid

_TABLE = Path(__file__).parent / "data/letters.csv"
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_APART = frozenset(" -,‐‑–\u00a0\t\n")
"""What separates two components: spaces, hyphens and commas. All other punctuation is left out, and so are loose marks."""
_MOST_SPELLINGS = 256


class Untransliterable(Invalid):
    """A letter that neither the standard's table nor its base letter writes in A to Z. Norm: Doc 9303-3, §6.A."""

    code = "untransliterable"
    sentence = "El nombre tiene un carácter que la zona de lectura mecánica no puede escribir: «{character}»."
    next_step = "Escriba el nombre como figura en la zona de lectura mecánica de su documento de viaje."


class NumberInName(Invalid):
    """Figures do not stand in the name of a zone. Norm: Doc 9303-3, §4.6."""

    code = "number_in_name"
    sentence = "El nombre de una zona de lectura mecánica no lleva cifras."
    next_step = "Escriba la cifra con letras o con números romanos, si es parte del nombre."


class NoPrimaryIdentifier(Invalid):
    """A name has at least its primary identifier. Norm: Doc 9303-3, §3.4."""

    code = "no_primary_identifier"
    sentence = "Falta el identificador primario del nombre."
    next_step = "Quien tiene un solo nombre lo lleva como identificador primario."


def components(text: str, choices: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The parts of an identifier in the letters A to Z: `Núñez-Vega` gives NUNEZ and VEGA, `D'Artagnan` DARTAGNAN.

    `choices` says for a letter which of the table's spellings is wanted instead of the first. Raises `Untransliterable`
    and `NumberInName`.
    """
    spelled = "".join(_spelled(character, choices or {}) for character in _prepared(text))
    return tuple(spelled.split())


def state(
    primary: str, secondary: str, room: int, *, choices: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """Both identifiers as they fit in a name field of `room` characters, their components apart by a space.

    Raises `NoPrimaryIdentifier`, `Untransliterable` and `NumberInName`.
    """
    first, second = components(primary, choices), components(secondary, choices)
    if not first:
        raise NoPrimaryIdentifier
    return fitted(first, second, room)


def fitted(primary: Sequence[str], secondary: Sequence[str], room: int) -> tuple[str, str]:
    """The same names in `room` characters and no more. Norm: the rule on truncation of §4.2.2 in Doc 9303-4.

    The primary identifier keeps all that it can while `<<` and one letter of the secondary stand behind it; each is
    cut from its last component backwards, and each component keeps its initial while there is room for it. The field
    then ends in a letter, by which a reader knows that the name may go on.
    """
    if len(field(" ".join(primary), " ".join(secondary))) <= room:
        return " ".join(primary), " ".join(secondary)
    if not secondary:
        return _cut(primary, room) or _cut(primary, room - 1) or "", ""
    longest = min(len(" ".join(primary)), room - 3)
    for full in (room, room - 1):  # names of single letters alone may leave the last place empty
        for length in range(longest, 0, -1):
            first, second = _cut(primary, length), _cut(secondary, full - 2 - length)
            if first and second:
                return first, second
    raise AssertionError("one initial and another always fit")


def field(primary: str, secondary: str) -> str:
    """The name field without its fillers at the end. Norm: Doc 9303-3, §4.6."""
    return f"{primary}  {secondary}".rstrip().replace(" ", "<")


def may_state(primary: str, secondary: str, *, read_primary: str, read_secondary: str, room: int) -> bool:
    """Whether a field of `room` characters, read elsewhere, may stand for this name.

    Under any spelling of the table, since the State of issue chose; and where the field is full, under any cut of
    components to their beginnings. A name that only fills its field is taken as cut, as Doc 9303-4, §4.2.3, wants.
    """
    is_full = len(field(read_primary, read_secondary)) >= room
    return all(
        any(_stands_for(read.split(), meant, is_full) for meant in _spellings(name))
        for name, read in ((primary, read_primary), (secondary, read_secondary))
    )


def _stands_for(read: Sequence[str], meant: Sequence[str], is_cut: bool) -> bool:
    if not is_cut:
        return list(read) == list(meant)
    begins = all(whole.startswith(part) for part, whole in zip(read, meant, strict=False))
    return begins and len(read) <= len(meant) and bool(read) == bool(meant)


def _spellings(text: str) -> Iterator[tuple[str, ...]]:
    letters = [_alternatives(character) for character in _prepared(text)]
    for spelled in islice(product(*letters), _MOST_SPELLINGS):
        yield tuple("".join(spelled).split())


def _cut(parts: Sequence[str], room: int) -> str | None:
    """`parts` in exactly `room` characters, or nothing when no cut is as long as that."""
    for kept in range(min(len(parts), (room + 1) // 2), 0, -1):
        cut = list(parts[:kept])
        excess = len(" ".join(cut)) - room
        for place in reversed(range(kept)):
            taken = max(0, min(excess, len(cut[place]) - 1))
            cut[place] = cut[place][: len(cut[place]) - taken]
            excess -= taken
        if excess == 0:
            return " ".join(cut)
    return None


def _prepared(text: str) -> str:
    return unicodedata.normalize("NFC", text).upper()


def _spelled(character: str, choices: Mapping[str, str]) -> str:
    spellings = _alternatives(character)
    chosen = choices.get(character, spellings[0])
    assert chosen in spellings, f"{chosen} is no spelling of {character}"
    return chosen


def _alternatives(character: str) -> tuple[str, ...]:
    if character in _LATIN:
        return (character,)
    if character in _APART or character.isspace():
        return (" ",)
    if spellings := _letters().get(character):
        return spellings
    if character.isnumeric():
        raise NumberInName
    kind = unicodedata.category(character)
    if kind[0] in "PM" or kind in ("Sk", "Lm"):
        return ("",)
    base = unicodedata.normalize("NFD", character)[0]
    if base in _LATIN:  # not in the table, as most of Vietnamese: §4.3 leaves the diacritical marks out
        return (base,)
    raise Untransliterable(character=character)


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["letter"]: tuple(row["spellings"].split()) for row in csv.DictReader(file)}
