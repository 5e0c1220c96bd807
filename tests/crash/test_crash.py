"""Server, worker and database are killed under load, again and again: what was acknowledged is all there, and once."""

import shutil
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
import psycopg
import pytest

from chancery.config.postgres import OWNER
from tests.crash.ministry import RunningMinistry, Visitor

ROUNDS = ("server", "postgres", "worker", "postgres") * 3 + ("server", "postgres")
CITIZENS = ("ciudadana@example.org", "ciudadano.milan@example.org", "ciudadana.madrid@example.org")
OFFICERS = ("funcionaria@example.org", "funcionario2@example.org")
SHORTEST, LONGEST = 2.5, 9.0
QUIET_SECONDS = 150


@pytest.mark.xdist_group("crash")
def test_nothing_acknowledged_is_lost_and_no_number_is_spent_twice() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chancery-crash-"))
    ministry = RunningMinistry(folder)
    try:
        for family in ("127.0.0.1", "[::1]"):
            assert httpx.get(f"http://{family}:{ministry.port}/healthz", trust_env=False).status_code == 200
        citizens, officers = _under_fire(ministry)
        with psycopg.connect(ministry.cluster.url(OWNER), autocommit=True) as connection:
            _until_every_payment_was_told(connection, citizens)
            ministry.sequence()
            assert "bien" in ministry.verify()
            cases = _column(connection, "SELECT number FROM cases_case")
            _each_is_there(connection, cases, citizens, officers)
            _numbers_have_no_gap(connection, cases)
    finally:
        ministry.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _under_fire(ministry: RunningMinistry) -> tuple[list[Visitor], list[Visitor]]:
    """Citizens file and pay, officers take and issue, while parts die."""
    citizens = [Visitor(ministry, email) for email in CITIZENS]
    officers = [Visitor(ministry, email, serves=True) for email in OFFICERS]
    signatory_id = officers[0].signatory()
    over = threading.Event()

    def ask_for_papers(citizen: Visitor) -> None:
        while not over.is_set():
            number = citizen.file()
            while number is not None and not over.is_set() and not citizen.pay(number):
                time.sleep(0.3)
            time.sleep(0.1)

    def give_papers(officer: Visitor) -> None:
        while not over.is_set():
            number = officer.take()
            while number is not None and not over.is_set() and not officer.issue(number, signatory_id):
                time.sleep(0.3)
            time.sleep(0.1)

    threads = [threading.Thread(target=ask_for_papers, args=(each,), daemon=True) for each in citizens]
    threads += [threading.Thread(target=give_papers, args=(each,), daemon=True) for each in officers]
    for thread in threads:
        thread.start()
    for part in ROUNDS:
        _until_something_more_was_done([*citizens, *officers])
        ministry.kill(part)
        time.sleep(0.2)
        ministry.revive(part)
        ministry.watch()
    _until_something_more_was_done([*citizens, *officers], at_most=4 * LONGEST)
    over.set()
    for thread in threads:
        thread.join(40)
    for visitor in (*citizens, *officers):
        visitor.http.close()
    return citizens, officers


def _done(visitors: list[Visitor]) -> int:
    return sum(len(each.filed) + len(each.paid) + len(each.taken) + len(each.issued) for each in visitors)


def _until_something_more_was_done(visitors: list[Visitor], *, at_most: float = LONGEST) -> None:
    """Let a part live a little, and on a slow machine until it was of use; then it may die again."""
    before, began = _done(visitors), time.monotonic()
    while time.monotonic() - began < at_most:
        time.sleep(0.1)
        if time.monotonic() - began >= SHORTEST and _done(visitors) > before:
            return


def _column(connection: psycopg.Connection, statement: str) -> list[str]:
    return [str(value) for (value,) in connection.execute(statement)]


def _until_every_payment_was_told(connection: psycopg.Connection, citizens: list[Visitor]) -> None:
    """The provider tells again what nobody heard, until it is answered."""
    paid = {number for citizen in citizens for number in citizen.paid}
    until = time.monotonic() + QUIET_SECONDS
    told: set[str] = set()
    while time.monotonic() < until and not paid <= told:
        told = set(
            _column(
                connection,
                "SELECT c.number FROM fees_payment p JOIN fees_charge f ON f.id = p.charge_id "
                "JOIN cases_case c ON c.id = f.case_id",
            )
        )
        time.sleep(0.5)
    assert paid <= told


def _each_is_there(
    connection: psycopg.Connection, cases: list[str], citizens: list[Visitor], officers: list[Visitor]
) -> None:
    """Each filing, payment, receipt, paper and entry that somebody was told of, and none of them twice."""
    filed = [number for citizen in citizens for number in citizen.filed]
    paid = [number for citizen in citizens for number in citizen.paid]
    taken = [number for officer in officers for number in officer.taken]
    issued = [number for officer in officers for number in officer.issued]
    for told in (filed, paid, taken, issued):
        assert told
        assert len(set(told)) == len(told)
    assert len(filed) >= len(ROUNDS) // 2
    assert set(filed) <= set(cases)
    payments = Counter(
        _column(
            connection,
            "SELECT c.number FROM fees_payment p JOIN fees_charge f ON f.id = p.charge_id "
            "JOIN cases_case c ON c.id = f.case_id",
        )
    )
    assert set(payments.values()) == {1}
    assert set(paid) <= set(payments)
    (counts,) = connection.execute(
        "SELECT (SELECT count(*) FROM fees_payment), (SELECT count(*) FROM fees_receipt), "
        "(SELECT count(DISTINCT payment_id) FROM fees_receipt), (SELECT count(*) FROM fees_refund)"
    ).fetchall()
    assert counts[:3] == (counts[0],) * 3
    assert counts[3] == 0
    papers = _column(connection, "SELECT number FROM documents_document")
    assert set(issued) <= set(papers)
    assert len(papers) == len(set(_column(connection, "SELECT case_id FROM documents_document")))
    unlogged = "SELECT number FROM documents_document WHERE id NOT IN (SELECT document_id FROM ledger_leaf)"
    assert _column(connection, unlogged) == []
    for verb, numbers in (
        ("apostilles.file", filed),
        ("fees.confirm_payment", paid),
        ("apostilles.admit", paid),
        ("apostilles.take", taken),
    ):
        written = Counter(
            number
            for (number,) in connection.execute(
                "SELECT c.number FROM ledger_entry e JOIN cases_case c ON c.id = e.chain WHERE e.verb = %s",
                [verb],
            )
        )
        assert set(written.values()) <= {1}, verb
        assert set(numbers) <= set(written), verb
    written = Counter(_column(connection, "SELECT chain FROM ledger_entry WHERE verb = 'apostilles.issue'"))
    assert set(written) == set(_column(connection, "SELECT case_id FROM documents_document"))
    assert set(written.values()) == {1}


def _numbers_have_no_gap(connection: psycopg.Connection, cases: list[str]) -> None:
    for numbers in (
        cases,
        _column(connection, "SELECT number FROM fees_receipt"),
        _column(connection, "SELECT number FROM documents_document"),
    ):
        for given in _by_series(numbers).values():
            assert sorted(given) == list(range(1, len(given) + 1))
    charged = _column(connection, "SELECT case_id FROM fees_charge")
    asked = _column(connection, "SELECT id FROM cases_case WHERE procedure_code = 'apostille'")
    assert sorted(charged) == sorted(asked)  # a post's accounts are cases too, and cost nothing


def _by_series(numbers: list[str]) -> dict[str, list[int]]:
    """The ordinals given in each series and year."""
    found: dict[str, list[int]] = {}
    for number in numbers:
        *series, ordinal, _ = number.split("-")
        found.setdefault("-".join(series), []).append(int(ordinal))
    return found
