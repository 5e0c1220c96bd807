"""How is the number of an internal document printed, and which one is meant by what somebody typed?

The plan evidences `Memorándum (OGI) N° OGI0242/2017` and the same key compact, `OGI04992016`; the State's other entities
print `MEMORANDO N° 000242-2017-OGI/RE`.
"""

import re
from dataclasses import dataclass

from chancery.contexts.memoranda.rules.kinds import FORMS, Kind

_SERIES = {form.series: kind for kind, form in FORMS.items()}
_OURS = re.compile(r"\b([A-Z]{3})\s*[-–.]?\s*0*([1-9]\d{0,6})\s*[/–-]\s*((?:19|20)\d{2})\b")
_COMPACT = re.compile(r"\b([A-Z]{3})(\d{1,7})((?:19|20)\d{2})\b")
_STATE = re.compile(r"\b0*([1-9]\d{0,6})-((?:19|20)\d{2})-([A-Z]{3})\b")
_PAPER = re.compile(r"\b([A-Z]{3})([A-Z]{3})-?((?:19|20)\d{2})-?0*([1-9]\d{0,5})(?:-?[0-9A-Z])?\b")
_WORDS = {
    "MEMORANDUM": Kind.MEMORANDUM,
    "MEMORANDO": Kind.MEMORANDUM,
    "MEMO": Kind.MEMORANDUM,
    "OFICIO": Kind.OFFICIAL_LETTER,
    "INFORME": Kind.REPORT,
    "NOTA": Kind.NOTE,
    "PROVEIDO": Kind.ROUTING_ORDER,
    "CIRCULAR": Kind.CIRCULAR,
}
_ACCENTS = str.maketrans("ÁÉÍÓÚ", "AEIOU")


@dataclass(frozen=True, slots=True)
class Sought:
    """The number somebody means; of any kind, unless the kind was named."""

    acronym: str
    ordinal: int
    year: int
    kind: Kind | None = None


def series_of(kind: Kind, acronym: str) -> str:
    """The series in which a unit numbers its documents of a kind."""
    return FORMS[kind].series + acronym


def printed_number(kind: Kind, acronym: str, ordinal: int, year: int) -> str:
    """`Memorándum (OGI) N° OGI0242/2017`."""
    return f"{FORMS[kind].title} ({acronym}) N° {acronym}{ordinal:04d}/{year}"


def compact_number(acronym: str, ordinal: int, year: int) -> str:
    """`OGI02422017`."""
    return f"{acronym}{ordinal:04d}{year}"


def read_number(text: str) -> Sought | None:
    """The number that a text means, in any form in which one is printed; None when it is none."""
    upper = " ".join(text.upper().translate(_ACCENTS).split())
    named = next((kind for word, kind in _WORDS.items() if re.search(rf"\b{word}S?\b", upper)), None)
    if (found := _PAPER.search(upper)) and found[1] in _SERIES:
        return Sought(found[2], int(found[4]), int(found[3]), _SERIES[found[1]])
    if found := _OURS.search(upper):
        return Sought(found[1], int(found[2]), int(found[3]), named)
    if found := _STATE.search(upper):
        return Sought(found[3], int(found[1]), int(found[2]), named)
    if (found := _COMPACT.search(upper)) and int(found[2]):
        return Sought(found[1], int(found[2]), int(found[3]), named)
    return None
