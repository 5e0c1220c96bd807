"""When are the portal's data drawn anew? Every night."""

from procrastinate.contrib.django import app

from chancery.contexts.transparency import actions
from chancery.kernel.base.actor import system_actor


@app.periodic(cron="20 6 * * *")
@app.task(name="transparency.refresh", queueing_lock="transparency.refresh", pass_context=False)
def refresh(timestamp: int) -> None:
    """Draw every dataset: at 01:20 in Lima."""
    actions.refresh(actor=system_actor("Portal de transparencia"))
