"""Which services does somebody mean by what was typed? Accents folded, small slips forgiven."""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from chancery.kernel.procedures.vocabulary import Procedure

_CLOSE = 0.78


def matching(text: str, procedures: Iterable[Procedure]) -> list[Procedure]:
    """The procedures that every word of `text` speaks of, in title, summary or synonyms, best first."""
    wanted = _words(text)
    scored = []
    for procedure in procedures:
        known = _words(" ".join((procedure.title, procedure.summary, *procedure.synonyms)))
        scores = [max((_likeness(word, candidate) for candidate in known), default=0.0) for word in wanted]
        if scores and min(scores) >= _CLOSE:
            scored.append((sum(scores), procedure))
    return [procedure for _, procedure in sorted(scored, key=lambda pair: -pair[0])]


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFD", text.lower())
    plain = "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return [word for word in plain.split() if len(word) > 2]


def _likeness(word: str, candidate: str) -> float:
    if candidate.startswith(word) or word.startswith(candidate):
        return 1.0
    return SequenceMatcher(None, word, candidate).ratio()
