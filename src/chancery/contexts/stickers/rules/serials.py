"""How are serials written, and what is left of one range when others are taken from it?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from hmac import new as keyed

from chancery.contexts.stickers.rules.words import Supply
from chancery.kernel.base import ids

DIGITS = 8
_LAST_NUMBER = 10**DIGITS - 1
_WHOLE = re.compile(rf"([A-Z]{{2}}|D[A-Z]{{3}})(\d{{{DIGITS}}})")
_RANGE = re.compile(rf"((?:[A-Z]{{2}}|D[A-Z]{{3}})\d{{{DIGITS}}})(?:(?:-|–|—| A )([A-Z]*\d{{1,{DIGITS}}}))?")
_PAPER_PREFIX = re.compile(r"[A-Z]{2}")
PREFIXES = {"VI": Supply.VISA_LABEL, "PA": Supply.PASSPORT}
"""The prefixes of forms that are no stickers; ours until the mint's are known."""


class SerialsUnreadable(ValueError):
    """What was typed is no list of serials; the argument is the part that cannot be read."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Serials that follow one another under one prefix; `last` is the last of them."""

    prefix: str
    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last <= _LAST_NUMBER:
            raise ValueError(f"{self.prefix} {self.first}-{self.last} is no range of serials")

    def __str__(self) -> str:
        first = serial(self.prefix, self.first)
        return first if self.first == self.last else f"{first}-{serial(self.prefix, self.last)}"

    @property
    def size(self) -> int:
        """How many serials it holds."""
        return self.last - self.first + 1


def serial(prefix: str, number: int) -> str:
    """A serial as it is printed: «CA00012345». The format is ours until the mint's is known."""
    return f"{prefix}{number:0{DIGITS}d}"


def parts_of(text: str) -> tuple[str, int] | None:
    """Prefix and number of a serial, however it was spaced or cased; None when it is none."""
    found = _WHOLE.fullmatch("".join(c for c in text.upper() if c.isalnum()))
    return (found[1], int(found[2])) if found and int(found[2]) else None


def is_digital(prefix: str) -> bool:
    """Whether serials of this prefix have no paper: «D» and the acronym of the office that gives them."""
    return len(prefix) == 4


def supply_of(prefix: str) -> Supply:
    """Which form bears serials of this prefix."""
    return PREFIXES.get(prefix, Supply.STICKER)


def digital_prefix(acronym: str) -> str:
    """The prefix of the digital stickers of an office."""
    return f"D{acronym}"


def is_paper_prefix(text: str) -> bool:
    """Whether the mint may print under it."""
    return bool(_PAPER_PREFIX.fullmatch(text))


def read(text: str) -> tuple[Span, ...]:
    """The ranges that somebody typed or scanned, one a line or parted by commas. Raises `SerialsUnreadable`.

    «CA00000101-CA00000200», «CA00000101-200» and «CA00000101» are all understood; a serial may not stand twice.
    """
    spans: list[Span] = []
    for part in re.split(r"[\n,;]+", text.upper()):
        compact = re.sub(r"\s*([-–—])\s*", r"\1", " ".join(part.split()))
        if compact:
            spans.append(_span(compact))
    if total(merge(spans)) != total(spans):
        raise SerialsUnreadable("hay series repetidas")
    return merge(spans)


def _span(text: str) -> Span:
    found = _RANGE.fullmatch(text)
    first = parts_of(found[1]) if found else None
    if found is None or first is None:
        raise SerialsUnreadable(text)
    prefix, number = first
    if not found[2]:
        return Span(prefix, number, number)
    if found[2].isdigit():
        tail = found[2]
        until = int(f"{number:0{DIGITS}d}"[: DIGITS - len(tail)] + tail)
    else:
        last = parts_of(found[2])
        if last is None or last[0] != prefix:
            raise SerialsUnreadable(text)
        until = last[1]
    if until < number:
        raise SerialsUnreadable(text)
    return Span(prefix, number, until)


def written(spans: Iterable[Span]) -> str:
    """The ranges in one line, as `read` understands them."""
    return ", ".join(str(span) for span in merge(spans))


def total(spans: Iterable[Span]) -> int:
    """How many serials there are in all."""
    return sum(span.size for span in spans)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same serials in as few ranges as there can be, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        last = merged[-1] if merged else None
        if last and last.prefix == span.prefix and span.first <= last.last + 1:
            merged[-1] = Span(last.prefix, last.first, max(last.last, span.last))
        else:
            merged.append(span)
    return tuple(merged)


def subtract(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """The serials of the first that are not among the second."""
    left = list(merge(spans))
    for away in merge(taken):
        left = [piece for span in left for piece in _without(span, away)]
    return tuple(left)


def common(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """The serials that both hold."""
    ours = merge(spans)
    return subtract(ours, subtract(ours, others))


def _without(span: Span, away: Span) -> Iterator[Span]:
    if span.prefix != away.prefix or away.last < span.first or span.last < away.first:
        yield span
        return
    if span.first < away.first:
        yield Span(span.prefix, span.first, away.first - 1)
    if away.last < span.last:
        yield Span(span.prefix, away.last + 1, span.last)


def first_of(spans: Iterable[Span], quantity: int) -> tuple[Span, ...]:
    """The first so many serials; fewer when there are no more."""
    picked: list[Span] = []
    for span in merge(spans):
        if quantity <= 0:
            break
        last = min(span.last, span.first + quantity - 1)
        picked.append(Span(span.prefix, span.first, last))
        quantity -= last - span.first + 1
    return tuple(picked)


def sweep(points: Iterable[tuple[str, int, int]]) -> Iterator[tuple[Span, int]]:
    """The ranges over which the running sum of signed boundaries is not zero, with that sum.

    Each point is a prefix, a number and by how much the sum changes from that number on, rising within the prefix.
    """
    prefix, since, height = "", 0, 0
    for at, number, change in points:
        if at == prefix and height and number > since:
            yield Span(prefix, since, number - 1), height
        if at != prefix:
            prefix, height = at, 0
        since, height = number, height + change


def code_of(key: bytes, text: str) -> str:
    """What opens the public page of a serial: nobody can compute it without the key of its batch."""
    return ids.code_from(keyed(key, text.encode(), sha256).digest())


def is_code(key: bytes, text: str, code: str) -> bool:
    """Whether the code, however it was typed, is that of the serial; it takes as long whatever was guessed."""
    return compare_digest(code_of(key, text).encode(), ids.normalise_code(code).encode())
