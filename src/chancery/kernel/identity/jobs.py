"""What the clock removes: allowances that limit nobody, and replies that nobody will ask for again."""

from procrastinate.contrib.django import app

from chancery.kernel.base.actor import system_actor
from chancery.kernel.identity import actions, allowances


@app.periodic(cron="41 * * * *")
@app.task(name="identity.forget_allowances", queueing_lock="identity.forget_allowances")
def forget_allowances(timestamp: int) -> None:
    """Each hour, remove the rows that no longer limit anybody."""
    allowances.forget_full()


@app.periodic(cron="17 8 * * *")
@app.task(name="identity.forget_replies", queueing_lock="identity.forget_replies")
def forget_replies(timestamp: int) -> None:
    """Each night, remove the replies kept for programs whose time is over."""
    actions.forget_replies(actor=system_actor("Respuestas guardadas"))
