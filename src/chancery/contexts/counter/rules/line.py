"""Whose turn is it, and how long will it take?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

PREFERENCE_NORM = "Ley 28683 (por confirmar)"
LEAST_SECONDS = 60
USUAL_SECONDS = 8 * 60


class Priority(StrEnum):
    """Who is served first, by law: Ley 28683 (to be confirmed)."""

    NONE = "none"
    OLDER = "older"
    PREGNANT = "pregnant"
    DISABILITY = "disability"
    WITH_CHILD = "with_child"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _PRIORITIES[self]


_PRIORITIES = {
    Priority.NONE: "Ninguna",
    Priority.OLDER: "Persona adulta mayor",
    Priority.PREGNANT: "Embarazo",
    Priority.DISABILITY: "Discapacidad",
    Priority.WITH_CHILD: "Con niño o niña en brazos",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One who waits: since when, by which right to be first, expected at which hour, and at which window alone."""

    key: object
    since: datetime
    priority: Priority = Priority.NONE
    expected_at: datetime | None = None
    window: int | None = None


_Key = tuple[int, int, datetime]
T = TypeVar("T", bound=Standing)


def in_order(waiting: Iterable[T], *, window: int, at: datetime) -> list[T]:
    """Those whom a window may call, the next first.

    Whoever was sent to this very window; then by law's preference; then who has an appointment whose hour has come;
    then in order of arrival. Who was sent to another window is left to it.
    """

    def key(standing: T) -> _Key:
        if standing.window is not None:
            return 0, 0, standing.since
        preferred = 0 if standing.priority is not Priority.NONE else 1
        is_due = standing.expected_at is not None and standing.expected_at <= at
        return 1 + preferred, 0 if is_due else 1, (standing.expected_at if is_due else None) or standing.since

    return sorted((each for each in waiting if each.window in (None, window)), key=key)


def estimate(ahead: int, served: Iterable[timedelta], windows: int) -> timedelta:
    """How long somebody with `ahead` people before them will wait, as fast as today's last were served."""
    seconds = [each.total_seconds() for each in served]
    usual = sum(seconds) / len(seconds) if seconds else USUAL_SECONDS
    return timedelta(seconds=round(max(usual, LEAST_SECONDS) * ahead / max(windows, 1)))


def ticket_number(letter: str, ordinal: int) -> str:
    """«L012»."""
    return f"{letter}{ordinal:03d}"
