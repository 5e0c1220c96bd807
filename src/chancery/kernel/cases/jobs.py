"""What the clock does to cases: shallow work, each piece one action."""

from datetime import timedelta

from procrastinate.contrib.django import app

from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.cases import deadlines, queries


@app.periodic(cron="*/10 * * * *")
@app.task(name="cases.sweep", queueing_lock="cases.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Let what is due run out, and remind of what is near."""
    actor = system_actor("Vencimiento de plazos")
    for deadline in queries.run_out_by(clock.today() + timedelta(days=1)):
        try:
            deadlines.run_out(deadline=deadline, actor=actor)
        except Refusal as refusal:
            queries.log_refused_lapse(deadline, refusal)
    for deadline in queries.to_be_reminded():
        deadlines.remind(deadline=deadline, actor=actor)
