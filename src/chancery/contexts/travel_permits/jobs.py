"""What the clock does to permits: shallow work, each piece one action."""

from procrastinate.contrib.django import app

from chancery.contexts.travel_permits import actions, queries
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Refusal


@app.periodic(cron="*/15 * * * *")
@app.task(name="travel_permits.sweep", queueing_lock="travel_permits.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Let the permits run out whose last day has passed, and make the border's key where none ever was.

    First those that were used while a post's node wrote their cases. A permit that moved meanwhile is left as it is.
    """
    actor = system_actor("Vencimiento de autorizaciones de viaje")
    for permit in queries.used_elsewhere():
        actions.settle_use(permit=permit, actor=actor)
    for permit in queries.run_out():
        try:
            actions.expire(permit=permit, actor=actor)
        except Refusal as refusal:
            queries.log_refused_expiry(permit, refusal)
    actions.ensure_border_key(actor=actor)
