"""How are two ways of doing one thing compared? In turns, so that the machine's mood weighs on both alike."""

import csv
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """One ratio beside its aim; `low` and `high` are the quartiles of the rounds."""

    part: str
    what: str
    first_ms: float
    second_ms: float
    ratio: float
    low: float
    high: float
    aim: str
    verdict: str
    queries: str = ""


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


def at_least(
    part: str, what: str, upper: Sequence[float], lower: Sequence[float], aim: float, *, queries: str = ""
) -> Figure:
    """How many times as long `upper` took as `lower`, round by round: as many as `aim`, or more."""
    return _figure(part, what, upper, lower, f"≥ {aim:g}", lambda ratio: ratio >= aim, queries)


def at_most(
    part: str, what: str, upper: Sequence[float], lower: Sequence[float], aim: float, *, queries: str = ""
) -> Figure:
    """How many times as long `upper` took as `lower`, round by round: as many as `aim`, or fewer."""
    return _figure(part, what, upper, lower, f"≤ {aim:g}", lambda ratio: ratio <= aim, queries)


def share(part: str, what: str, step: Sequence[float], whole: Sequence[float]) -> Figure:
    """How much of `whole` a step of it took, round by round: told, not aimed at."""
    return replace(at_most(part, what, step, whole, 1), aim="", verdict="")


def _figure(
    part: str,
    what: str,
    upper: Sequence[float],
    lower: Sequence[float],
    aim: str,
    meets: Callable[[float], bool],
    queries: str,
) -> Figure:
    ratios = [a / b for a, b in zip(upper, lower, strict=True)]
    low, middle, high = statistics.quantiles(ratios, n=4)
    first, second = (statistics.median(times) * 1000 for times in (upper, lower))
    verdict = "met" if meets(middle) else "missed"
    return Figure(part, what, first, second, middle, low, high, aim, verdict, queries)


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table to be read."""
    head = ("what", "first ms", "second ms", "ratio", "quartiles", "aim", "verdict", "queries")
    rows = [
        (
            f"{figure.part}: {figure.what}",
            f"{figure.first_ms:.2f}",
            f"{figure.second_ms:.2f}",
            f"{figure.ratio:.2f}",
            f"{figure.low:.2f} … {figure.high:.2f}",
            figure.aim,
            figure.verdict,
            figure.queries,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)
    ]
    return "\n".join(line.rstrip() for line in (lines[0], "-" * len(lines[0]), *lines[1:]))


def save(figures: Sequence[Figure], about: str, folder: Path) -> Path:
    """The same figures in a file for programs, and the table in one for people."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "figures.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Figure)])
        writer.writeheader()
        writer.writerows(asdict(figure) for figure in figures)
    (folder / "figures.txt").write_text(f"{about}\n\n{table(figures)}\n")
    return folder
