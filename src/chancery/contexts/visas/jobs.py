"""What the clock does to visas: shallow work, each piece one action."""

from procrastinate.contrib.django import app

from chancery.contexts.visas import actions, queries
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor


@app.periodic(cron="17 6 * * *")
@app.task(name="visas.expire", queueing_lock="visas.expire", pass_context=False)
def expire(timestamp: int) -> None:
    """Note of each delivered visa whose last day has passed that it has; before, which were used up while a node wrote them."""
    actor = system_actor("Vencimiento de visas")
    for label in queries.used_elsewhere():
        actions.settle_use(label=label, actor=actor)
    for label in queries.run_out(clock.today()):
        actions.expire(label=label, actor=actor)
