"""Is it worth asking this partner now? Too many failures in a row, and it is left in peace for a while.

The state lives in the memory of each worker process and is not shared: the partner is asked a few times more
than one state for all would allow, and no request waits for a row that every request writes.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from chancery.kernel.base import clock

FAILURES_TO_OPEN = 5
REST = timedelta(seconds=30)


@dataclass(slots=True)
class Breaker:
    """Closed: everything passes. Open: nothing does. After `REST`, one probe decides which it will be."""

    failures: int = 0
    opened_at: datetime | None = None
    is_probing: bool = False
    _lock: Lock = field(default_factory=Lock, repr=False)

    def lets_pass(self) -> bool:
        """Whether a request may go out now. While open, only the one probe may."""
        with self._lock:
            if self.opened_at is None:
                return True
            if self.is_probing or clock.now() < self.opened_at + REST:
                return False
            self.is_probing = True
            return True

    def succeeded(self) -> None:
        with self._lock:
            self.failures, self.opened_at, self.is_probing = 0, None, False

    def failed(self) -> None:
        with self._lock:
            self.failures += 1
            if self.is_probing or self.failures >= FAILURES_TO_OPEN:
                self.opened_at, self.is_probing = clock.now(), False


_breakers: dict[str, Breaker] = {}
_lock = Lock()


def breaker_of(address: str) -> Breaker:
    """The breaker of what answers at `address` (scheme, host and port, with the partner's name)."""
    with _lock:
        return _breakers.setdefault(address, Breaker())
