"""Who tells the units what came to them?"""

from procrastinate.contrib.django import app

from chancery.contexts.correspondence import actions
from chancery.kernel.base.actor import system_actor


@app.periodic(cron="*/2 * * * *")
@app.task(name="correspondence.tell_routed", queueing_lock="correspondence.tell_routed")
def tell_routed(timestamp: int) -> None:
    """Every two minutes, whatever was sent since: many documents sent at once are one notice."""
    actions.tell_routed(actor=system_actor("Aviso a las unidades"))
