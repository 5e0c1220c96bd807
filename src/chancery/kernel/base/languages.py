"""In which language is something said? In the one that is active: a page's, or that of the person who is written to."""

from collections.abc import Callable, Mapping
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

from chancery.kernel.base import countries, wording

SPANISH: str = settings.LANGUAGE_CODE
"""The language of the State: what is said in it counts, whatever else it is read in."""
Words = str | Callable[[], str]
"""What is said in Spanish alone, or what says it in the language that is active."""


def is_english() -> bool:
    """Whether the active language is English."""
    return (translation.get_language() or "").startswith("en")


def spoken() -> str:
    """The active language, as `settings.LANGUAGES` has it; Spanish where it is none of these."""
    active = translation.get_language()
    return active if active in dict(settings.LANGUAGES) else SPANISH


def said_in(language: str, words: Words) -> str:
    """The words in a language; what exists in Spanish alone is said in Spanish."""
    if not callable(words):
        return words
    with translation.override(language):
        return words()


def filled(spanish: str, facts: Mapping[str, object]) -> str:
    """A sentence with places, in the active language, and so what is put into them.

    Nothing is said as nothing: under the empty sentence a catalogue keeps its own header.
    """
    if spoken() == SPANISH or not spanish:
        return wording.put(spanish, facts)
    named = {name: _worded(fact) if isinstance(fact, str) and fact else fact for name, fact in facts.items()}
    return translation.gettext(spanish).format(**named)


def _worded(fact: str) -> str:
    known = translation.gettext(fact)
    return countries.in_english(fact) if known == fact and is_english() else known


def phrase(spanish: str, **facts: object) -> Callable[[], str]:
    """The same, to be said in whichever language is active then. A fact may be such words itself."""
    return lambda: filled(spanish, {name: fact() if callable(fact) else fact for name, fact in facts.items()})


def lowered(spanish: str) -> Callable[[], str]:
    """A word of a list as it stands within a sentence, to be said in whichever language is active then."""
    return lambda: filled(spanish, {}).lower()


def written_in(language: str) -> list[str]:
    """The languages in which somebody is written to, one beneath the other: their own and the one that counts."""
    return [language] if language == SPANISH else [language, SPANISH]


def country_name(code: str) -> str:
    """The name of a country."""
    return countries.english_name(code) if is_english() else countries.name(code)


def long_date(day: date) -> str:
    """«3 de marzo de 2026»."""
    return date_format(day, "j F Y") if is_english() else wording.long_date(day)
