"""When does a post speak to Lima? Each minute, and as soon as somebody asks for it."""

from procrastinate.contrib.django import app

from chancery.kernel.base import site
from chancery.kernel.base.actor import system_actor
from chancery.kernel.nodes import line


@app.periodic(cron="* * * * *")
@app.task(name="nodes.talk", queueing_lock="nodes.talk", lock="nodes.talk")
def talk(timestamp: int = 0) -> None:
    """Tell and take."""
    if site.is_node():
        line.talk(actor=system_actor("Nodo del puesto"))
