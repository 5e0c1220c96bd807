"""Server, worker and database are killed under load, again and again: what was acknowledged is all there."""

import shutil
import tempfile
import threading
import time
from pathlib import Path

import psycopg
import pytest

from chancery.config.postgres import OWNER
from tests.crash.ministry import RunningMinistry, Visitor

ROUNDS = ("server", "postgres", "worker", "postgres", "server", "postgres")
VISITORS = ("ciudadana@example.org", "ciudadano.milan@example.org", "ciudadana.madrid@example.org")
PAUSE = 2.5


@pytest.mark.xdist_group("crash")
def test_nothing_acknowledged_is_lost_and_no_number_is_spent_twice() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chancery-crash-"))
    ministry = RunningMinistry(folder)
    try:
        acknowledged = _under_fire(ministry)
        said = ministry.verify()
        assert "bien" in said
        with psycopg.connect(ministry.cluster.url(OWNER)) as connection:
            kept = [number for (number,) in connection.execute("SELECT number FROM cases_case")]
            charged = connection.execute("SELECT count(*) FROM fees_charge").fetchone()
            waiting = connection.execute("SELECT count(*) FROM notifications_notice").fetchone()
        assert len(acknowledged) >= len(ROUNDS)
        assert len(set(acknowledged)) == len(acknowledged)
        assert set(acknowledged) <= set(kept)
        for given in _by_series(kept).values():
            assert sorted(given) == list(range(1, len(given) + 1))
        assert charged == waiting == (len(kept),)
    finally:
        ministry.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _by_series(numbers: list[str]) -> dict[str, list[int]]:
    """The ordinals given in each series and year."""
    found: dict[str, list[int]] = {}
    for number in numbers:
        series, year, ordinal, _ = number.split("-")
        found.setdefault(f"{series}-{year}", []).append(int(ordinal))
    return found


def _under_fire(ministry: RunningMinistry) -> list[str]:
    """Citizens file while parts die; the numbers that they were told."""
    acknowledged: list[str] = []
    over = threading.Event()

    def keep_filing(visitor: Visitor) -> None:
        while not over.is_set():
            number = visitor.file()
            if number is not None:
                acknowledged.append(number)
            else:
                time.sleep(0.2)

    visitors = [Visitor(ministry, email) for email in VISITORS]
    threads = [threading.Thread(target=keep_filing, args=(visitor,), daemon=True) for visitor in visitors]
    for thread in threads:
        thread.start()
    for part in ROUNDS:
        time.sleep(PAUSE)
        ministry.kill(part)
        time.sleep(0.3)
        ministry.revive(part)
    time.sleep(PAUSE)
    over.set()
    for thread in threads:
        thread.join(40)
    for visitor in visitors:
        visitor.http.close()
    return acknowledged
