"""Sixteen clients of a real server, each with a connection of its own: one act, and numbers without a gap."""

import shutil
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg
import pytest

from chancery.config.postgres import OWNER
from tests.crash.ministry import RunningMinistry, Visitor

CLIENTS = 16
PATIENCE = 120


def at_once(visitors: Sequence[Visitor], work: Callable[[Visitor, int], object]) -> list[object]:
    """What each client got, all beginning together."""
    together = threading.Barrier(len(visitors))
    got: list[object] = [None] * len(visitors)

    def run(number: int) -> None:
        together.wait()
        got[number] = work(visitors[number], number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(visitors))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def status(visitor: Visitor, path: str, sent: object) -> int:
    answer = visitor.call(path, json=sent)
    assert answer is not None
    return answer.status_code


@pytest.mark.xdist_group("crash")
def test_sixteen_clients_of_a_real_server() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chancery-clients-"))
    ministry = RunningMinistry(folder)
    try:
        citizen = Visitor(ministry, "ciudadana@example.org")
        officer = Visitor(ministry, "funcionaria@example.org", serves=True)
        signatory_id = officer.signatory()
        citizens = [citizen.twin() for _ in range(CLIENTS)]
        officers = [officer.twin() for _ in range(CLIENTS)]

        numbers = [str(number) for number in at_once(citizens, lambda each, _: each.file())]
        assert ordinals(numbers) == list(range(1, CLIENTS + 1))
        assert at_once(citizens, lambda each, index: each.pay(numbers[index])) == [True] * CLIENTS
        until_all_are(officer, "filed", CLIENTS)

        first = numbers[0]
        take = f"/api/v1/cases/{first}/steps/take"
        assert Counter(at_once(officers, lambda each, _: status(each, take, {}))) == {
            200: 1,
            409: CLIENTS - 1,
        }
        issue = f"/api/v1/apostilles/{first}/issue"
        sent = {"signatory_ids": [signatory_id], "original_seen": True}
        assert Counter(at_once(officers, lambda each, _: status(each, issue, sent))) == {
            200: 1,
            409: CLIENTS - 1,
        }

        rest = numbers[1:]

        def give(each: Visitor, index: int) -> int:
            number = rest[index]
            assert status(each, f"/api/v1/cases/{number}/steps/take", {}) == 200
            return status(each, f"/api/v1/apostilles/{number}/issue", sent)

        assert at_once(officers[1:], give) == [200] * (CLIENTS - 1)
        with psycopg.connect(ministry.cluster.url(OWNER), autocommit=True) as connection:
            papers = [number for (number,) in connection.execute("SELECT number FROM documents_document")]
            receipts = [number for (number,) in connection.execute("SELECT number FROM fees_receipt")]
            payments = connection.execute("SELECT count(*), count(DISTINCT charge_id) FROM fees_payment")
            assert payments.fetchall() == [(CLIENTS, CLIENTS)]
        assert ordinals(papers) == ordinals(receipts) == list(range(1, CLIENTS + 1))
        assert "bien" in ministry.verify()
        for each in (citizen, officer, *citizens, *officers):
            each.http.close()
    finally:
        ministry.stop()
        shutil.rmtree(folder, ignore_errors=True)


def ordinals(numbers: Sequence[str]) -> list[int]:
    return sorted(int(number.split("-")[-2]) for number in numbers)


def until_all_are(officer: Visitor, state: str, count: int) -> None:
    """Wait for the provider's signed notices."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        page = officer.ask(f"/api/v1/cases/queue?state={state}")
        if page is not None and len(page.json()["cases"]) == count:
            return
        time.sleep(0.3)
    raise AssertionError(f"not all are {state}")
