"""What time is it? The only place where the clock is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

LIMA = ZoneInfo("America/Lima")
EASTERNMOST = timezone(timedelta(hours=14))
"""Where each day begins first."""

_set_instant: ContextVar[datetime | None] = ContextVar("set_instant", default=None)


def now() -> datetime:
    """The current instant, aware, in UTC."""
    return _set_instant.get() or datetime.now(UTC)


def today(zone: tzinfo = LIMA) -> date:
    """The current civil date in `zone`."""
    return now().astimezone(zone).date()


def latest_today() -> date:
    """The latest civil date that has begun anywhere: what somebody abroad calls today is no day to come."""
    return today(EASTERNMOST)


@contextmanager
def set_to(instant: datetime) -> Iterator[None]:
    """Hold the clock at `instant` inside the block: for tests and for the demonstration's past."""
    if instant.tzinfo is None:
        raise ValueError("the clock takes aware instants only")
    token = _set_instant.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _set_instant.reset(token)


@contextmanager
def advanced(by: timedelta) -> Iterator[None]:
    """Hold the clock `by` later than it stands."""
    with set_to(now() + by):
        yield
