"""What the clock does to salvoconductos: shallow work, each piece one action."""

from procrastinate.contrib.django import app

from chancery.contexts.travel_papers import actions, queries
from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor


@app.periodic(cron="27 6 * * *")
@app.task(name="travel_papers.expire", queueing_lock="travel_papers.expire", pass_context=False)
def expire(timestamp: int) -> None:
    """Note of each salvoconducto whose last day has passed that it has; before, which were used while a node wrote them."""
    actor = system_actor("Vencimiento de salvoconductos")
    for paper in queries.used_elsewhere():
        actions.settle_use(paper=paper, actor=actor)
    for paper in queries.run_out(clock.today()):
        actions.expire(paper=paper, actor=actor)
