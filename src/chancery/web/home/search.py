"""Which services does somebody mean by what was typed? Accents folded, small slips forgiven."""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils import translation

from chancery.kernel.procedures.vocabulary import Procedure

_CLOSE = 0.78
_STEM = 5
_EMPTY = frozenset(
    {
        "para", "con", "por", "del", "los", "las", "una", "unos", "unas", "que", "como", "cual", "donde",
        "quiero", "necesito", "deseo", "sacar", "hacer", "pedir",
        "the", "for", "and", "from", "with", "how", "want", "need", "get", "apply",
    }
)  # fmt: skip


def matching(text: str, procedures: Iterable[Procedure]) -> list[Procedure]:
    """The procedures that speak, in Spanish or in the language of the page, of at least half of the words of `text`, best first."""
    wanted = _words(text)
    scored = []
    for procedure in procedures:
        said = (procedure.title, procedure.summary, *procedure.synonyms)
        known = _words(" ".join((*said, *map(translation.gettext, said))))
        likeness = [max((_likeness(word, candidate) for candidate in known), default=0.0) for word in wanted]
        close = [score for score in likeness if score >= _CLOSE]
        if close and 2 * len(close) >= len(wanted):
            scored.append((sum(close), procedure))
    return [procedure for _, procedure in sorted(scored, key=lambda pair: -pair[0])]


def _words(text: str) -> set[str]:
    folded = unicodedata.normalize("NFD", text.lower())
    plain = "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return {word for word in plain.split() if len(word) > 2} - _EMPTY


def _likeness(word: str, candidate: str) -> float:
    """1 for a word still being typed, or for another ending of the same word."""
    if candidate.startswith(word) or (len(candidate) >= _STEM and word.startswith(candidate)):
        return 1.0
    return SequenceMatcher(None, word, candidate).ratio()
