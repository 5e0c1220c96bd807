"""What the clock does to passports: shallow work, each piece one action."""

from procrastinate.contrib.django import app

from chancery.contexts.passports import actions, queries
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor


@app.periodic(cron="27 6 * * *")
@app.task(name="passports.expire", queueing_lock="passports.expire", pass_context=False)
def expire(timestamp: int) -> None:
    """Note of each delivered passport whose last day has passed that it has."""
    for passport in queries.run_out(clock.today()):
        actions.expire(passport=passport, actor=system_actor("Vencimiento de pasaportes"))
