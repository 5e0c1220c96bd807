"""How are two ways of doing one thing compared? In turns, so that the machine's mood weighs on both alike."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence

Work = Callable[[], object]


def in_turns(works: Mapping[str, Work], *, rounds: int) -> dict[str, list[float]]:
    """Seconds of each work in each round, after one round that is not counted."""
    for work in works.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            taken[name].append(time.perf_counter() - began)
    return taken


def show(title: str, taken: Mapping[str, Sequence[float]]) -> None:
    """A line a work, in milliseconds."""
    print(title)
    for name, seconds in taken.items():
        spread = f"({min(seconds) * 1000:.2f} … {max(seconds) * 1000:.2f})"
        print(f"  {name:<44} {statistics.median(seconds) * 1000:9.2f} ms  {spread}")


def ratio(words: str, upper: Sequence[float], lower: Sequence[float], aim: str) -> None:
    """The ratio round by round, and what it should be."""
    ratios = [a / b for a, b in zip(upper, lower, strict=True)]
    print(f"  → {words}: {statistics.median(ratios):.2f} ({min(ratios):.2f} … {max(ratios):.2f}); {aim}")
