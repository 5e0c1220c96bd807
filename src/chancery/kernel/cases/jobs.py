"""What the clock does to cases: shallow work, each piece one action."""

from datetime import date, timedelta
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.cases import deadlines, queries

BATCH = 1000


@app.task(name="cases.recount", retry=RetryStrategy(max_attempts=12, exponential_wait=3))
def recount(office_id: str, day: str, why: str = "", after: str | None = None) -> None:
    """Compute anew a batch of the clocks that a changed day may have moved, and leave the rest to the next."""
    found = queries.counting_on(
        UUID(office_id), date.fromisoformat(day), after=UUID(after) if after else None, limit=BATCH
    )
    for case_id in deadlines.moving(found):
        try:
            deadlines.recount(case_id=case_id, why=why, actor=system_actor("Cambio de calendario"))
        except Refusal as refusal:
            queries.log_refused_recount(case_id, refusal)
    if len(found) == BATCH:
        recount.defer(office_id=office_id, day=day, why=why, after=str(found[-1]))


@app.periodic(cron="*/10 * * * *")
@app.task(name="cases.sweep", queueing_lock="cases.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Let what is due run out, and remind of what is near."""
    actor = system_actor("Vencimiento de plazos")
    for deadline in queries.run_out_by(clock.today() + timedelta(days=1)):
        if not deadline.is_overdue(deadline.case):
            continue  # the day has passed at some post, and not yet at this one: nothing is locked for that
        try:
            deadlines.run_out(deadline=deadline, actor=actor)
        except Refusal as refusal:
            queries.log_refused_lapse(deadline, refusal)
    for deadline in queries.to_be_reminded():
        deadlines.remind(deadline=deadline, actor=actor)
