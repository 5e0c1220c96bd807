"""What becomes of a job whose worker died in the middle, that gave up, or that waits long for its next attempt?

Every job of ours may run twice without harm, which is why it may be taken up again.
"""

from django.db import connection, transaction
from procrastinate.contrib.django import app

_OF_DEAD_WORKERS = """
    status = 'doing' AND NOT EXISTS (
        SELECT 1 FROM procrastinate_workers w
        WHERE w.id = procrastinate_jobs.worker_id AND w.last_heartbeat > now() - interval '60 seconds')
"""
_AGAIN = """
    SELECT procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL) FROM (
        SELECT DISTINCT ON (coalesce(queueing_lock, id::text)) id FROM procrastinate_jobs
        WHERE {chosen} AND (queueing_lock IS NULL OR NOT EXISTS (
            SELECT 1 FROM procrastinate_jobs other
            WHERE other.status = 'todo' AND other.queueing_lock = procrastinate_jobs.queueing_lock))
    ) chosen
"""


@app.periodic(cron="*/5 * * * *")
@app.task(name="config.resume", queueing_lock="config.resume")
def resume(timestamp: int) -> None:
    """Take up what a dead worker left."""
    resume_stalled()


@transaction.atomic
def resume_stalled() -> int:
    """Give back to the queue what a dead worker held; of those of which one at a time may wait, one. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN.format(chosen=_OF_DEAD_WORKERS))
        resumed = int(cursor.rowcount)
        cursor.execute(
            f"SELECT procrastinate_finish_job_v1(id, 'failed', false) FROM procrastinate_jobs WHERE {_OF_DEAD_WORKERS}"  # noqa: S608
        )
    return resumed


@transaction.atomic
def retry_failed() -> int:
    """One attempt more for what gave up. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_AGAIN.format(chosen="status = 'failed' AND queueing_lock IS NULL"))
        return int(cursor.rowcount)


@transaction.atomic
def hasten() -> int:
    """Now, what waits for its next attempt. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo' AND scheduled_at > now()"
        )
        return int(cursor.rowcount)
