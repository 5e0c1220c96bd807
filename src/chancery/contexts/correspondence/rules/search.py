"""Under which words is a text found? Accents and case aside, and once as written, so that Spanish stems are known."""

import unicodedata
from collections.abc import Iterable


def folded_words(text: str) -> str:
    """The text in lower case, without accents, single blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def searchable(parts: Iterable[str]) -> str:
    """What is kept to be searched: as written, for the stems of accented words, and folded, for who types none."""
    written = " ".join(" ".join(part.split()) for part in parts if part)
    folded = folded_words(written)
    return folded if folded == written.casefold() else f"{written.casefold()} {folded}"
