"""Under which words is a text found? Accents and case aside, and once as written, so that Spanish stems are known."""

import re
from collections.abc import Iterable

from chancery.kernel.identity.checks import fold

_WORD = re.compile(r"(?<![a-z0-9])[a-z]{4,30}(?![a-z0-9])")


def searchable(parts: Iterable[str]) -> str:
    """What is kept to be searched: as written, for the stems of accented words, and folded, for who types none."""
    written = " ".join(" ".join(part.split()) for part in parts if part)
    folded = fold(written)
    return folded if folded == written.casefold() else f"{written.casefold()} {folded}"


def distinct_words(text: str) -> set[str]:
    """The words of a text, folded, among which a misspelt one may be sought: neither short ones nor numbers."""
    return set(_WORD.findall(fold(text)))
