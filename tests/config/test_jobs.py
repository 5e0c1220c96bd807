"""Does the worker know every task, and is what a dead worker left taken up again, once?"""

import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from chancery.config import jobs, supervisor

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]


def declared() -> Iterator[str]:
    for path in (ROOT / "src/chancery").rglob("jobs.py"):
        yield from re.findall(r"@app\.task\(\s*name=\"([\w.]+)\"", path.read_text())


def test_a_process_that_only_starts_django_knows_every_task() -> None:
    told = subprocess.run(
        [
            sys.executable, "-c",
            "import django; django.setup()\n"
            "from procrastinate.contrib.django import app\n"
            "print(*app.tasks)",
        ],
        env=supervisor.environment(None), cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = set(declared())
    assert len(names) >= 9
    assert names <= set(told.stdout.split())


def job(status: str, *, lock: str | None = None, worker: str = "NULL") -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, queueing_lock, worker_id, status) "
            f"VALUES ('default', 'example', '{{}}', %s, {worker}, %s::procrastinate_job_status) RETURNING id",
            [lock, status],
        )
        return int(cursor.fetchone()[0])


def worker(seconds_ago: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) "
            "VALUES (now() - %s * interval '1 second') RETURNING id",
            [seconds_ago],
        )
        return str(cursor.fetchone()[0])


def state(job_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job_id])
        return str(cursor.fetchone()[0])


def test_what_a_dead_worker_held_is_taken_up_and_what_a_living_one_holds_is_not() -> None:
    left, orphan = job("doing", worker=worker(300)), job("doing")
    under_way = job("doing", worker=worker(5))
    assert jobs.resume_stalled() == 2
    assert [state(each) for each in (left, orphan, under_way)] == ["todo", "todo", "doing"]
    assert jobs.resume_stalled() == 0


def test_of_what_may_wait_once_one_is_taken_up() -> None:
    first, second = job("doing", lock="alone"), job("doing", lock="alone")
    waiting, behind = job("todo", lock="waiting"), job("doing", lock="waiting")
    assert jobs.resume_stalled() == 1
    assert sorted(state(each) for each in (first, second)) == ["failed", "todo"]
    assert (state(waiting), state(behind)) == ("todo", "failed")


def test_an_administrator_gives_what_gave_up_one_attempt_more_without_waiting() -> None:
    exhausted, done = job("failed"), job("succeeded")
    said = StringIO()
    call_command("retry_jobs", failed=True, now=True, stdout=said)
    assert (state(exhausted), state(done)) == ("todo", "succeeded")
    assert "se intentan otra vez: 1" in said.getvalue()
