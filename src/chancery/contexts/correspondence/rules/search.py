"""Under which words is a text found? Accents and case aside, and once as written, so that Spanish stems are known."""

from collections.abc import Iterable

from chancery.kernel.identity.checks import fold


def searchable(parts: Iterable[str]) -> str:
    """What is kept to be searched: as written, for the stems of accented words, and folded, for who types none."""
    written = " ".join(" ".join(part.split()) for part in parts if part)
    folded = fold(written)
    return folded if folded == written.casefold() else f"{written.casefold()} {folded}"
