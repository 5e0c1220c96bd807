"""When does what the units have finished with come into its series? Every night."""

from procrastinate.contrib.django import app

from chancery.contexts.retention import actions
from chancery.kernel.base import site
from chancery.kernel.base.actor import system_actor


@app.periodic(cron="40 2 * * *")
@app.task(name="retention.take_in", queueing_lock="retention.take_in")
def take_in(timestamp: int) -> None:
    """Classify what was closed; the archive is Lima's."""
    if not site.is_node():
        actions.take_in(actor=system_actor("Clasificación del archivo"))
