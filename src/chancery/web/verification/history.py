"""What happened to a paper was written in Spanish at that time: how does it read in the language of the page?

A note is never written twice; those that are always worded alike are known by their wording, and said in the other language.
What somebody wrote in words of one's own stays in Spanish, and the page says that it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from chancery.kernel.base.wording import MONTHS

WORDINGS = (
    "Legalizado en Lima el {on}, N.º {number}: la firma de {name}, {capacity}, corresponde al registro de firmas del Ministerio",
    "El documento que legaliza, {number}, ya no vale: consulte su propia página de verificación",
    "Revocada por la escritura N.º {number} de {on}, ante el {office}",
    "Revocada en parte, en lo que otorgó {name}, por la escritura N.º {number} de {on}, ante el {office}",
    "Revocada en parte, en lo que otorgaron {name}, por la escritura N.º {number} de {on}, ante el {office}",
    "La escritura del poder que sustituye: revocada en parte, en lo que otorgó {name}, por la escritura N.º {number}",
    "La escritura del poder que sustituye: revocada en parte, en lo que otorgaron {name}, por la escritura N.º {number}",
    "Modificada por la escritura N.º {number} de {on}, ante el {office}",
    "Ampliada por la escritura N.º {number} de {on}, ante el {office}",
    "Sustituida por la escritura N.º {number} de {on}, ante el {office}",
    "Rectificada por la escritura N.º {number} de {on}, ante el {office}",
    "Revocada por {name}",
)
_SPANISH = "es"
_DAY = re.compile(r"(\d{1,2}) de (\w+) de (\d{4})")


@dataclass(frozen=True, slots=True)
class Said:
    """A note in the words of the page, and the language in which they are."""

    text: str
    language: str


def said(text: str) -> Said:
    """A note of a paper's history in the language of the page, where it is worded as others are; else as it stands."""
    language = get_language() or _SPANISH
    if language == _SPANISH:
        return Said(text, _SPANISH)
    for spanish, form in _FORMS:
        found = form.fullmatch(text)
        if found is not None:
            facts = {name: _in_language(value) for name, value in found.groupdict().items()}
            return Said(gettext(spanish).format(**facts), language)
    return Said(text, _SPANISH)


def _in_language(value: str) -> str:
    """A day written in Spanish words, as the language of the page writes it; anything else as it stands."""
    found = _DAY.fullmatch(value)
    if found is None or found[2] not in MONTHS:
        return value
    return date_format(date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])), "j F Y")


def _forms() -> Iterator[tuple[str, re.Pattern[str]]]:
    for spanish in WORDINGS:
        yield spanish, re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(spanish)))


_FORMS = tuple(_forms())
