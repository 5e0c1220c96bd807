"""Bars of a figure: each beneath its words, of one part or of several from dark to light. A table beside it says the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WIDTH, _OPACITIES = 400, ("1", "0.55", "0.2")


@dataclass(frozen=True)
class Part:
    """A piece of a bar: where it begins and how long it is, in the drawing's 400 units, and how dark."""

    x: int
    width: int
    opacity: str


@dataclass(frozen=True)
class Bar:
    """What is told, and the pieces that draw it."""

    label: str
    parts: tuple[Part, ...]
    is_short: bool = False


@dataclass(frozen=True)
class Bars:
    """All bars of a figure, and where the line of the least stands, if there is one."""

    bars: tuple[Bar, ...]
    line: int | None = None


def bars_of(values: Iterable[tuple[str, Sequence[float]]]) -> Bars:
    """One bar a value, of as many parts as it has, at most three; the longest as long as there is room; below nought, nought."""
    told = [(label, [max(part, 0) for part in parts]) for label, parts in values]
    most = max((sum(parts) for _, parts in told), default=0) or 1
    return Bars(tuple(Bar(label, _drawn(parts, most)) for label, parts in told))


def bars_beside(values: Iterable[tuple[str, float | None, bool]], *, least: float) -> Bars:
    """One bar a value beside the line of the least that it should be, and whether it falls short; no value, no bar.

    A whole bar is twice the least, or more.
    """
    whole = 2 * least or 1
    bars = (
        Bar(label, _drawn((min(value or 0, whole),), whole), is_short) for label, value, is_short in values
    )
    return Bars(tuple(bars), _WIDTH // 2)


def _drawn(parts: Sequence[float], most: float) -> tuple[Part, ...]:
    ends = [round(sum(parts[:place]) / most * _WIDTH) for place in range(len(parts) + 1)]
    pieces = zip(ends[:-1], ends[1:], _OPACITIES[: len(parts)], strict=True)
    return tuple(Part(at, to - at, opacity) for at, to, opacity in pieces)
