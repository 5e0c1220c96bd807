"""When does a post speak to Lima, and what else does its clock do?"""

from typing import Any

from procrastinate.contrib.django import app

from chancery.kernel.base import site
from chancery.kernel.base.actor import system_actor
from chancery.kernel.nodes import line

_AT_A_NODE = frozenset(
    {
        "nodes.talk",
        "cases.sweep",
        "config.resume",
        "documents.expire",
        "documents.scan_again",
        "identity.forget_allowances",
        "identity.forget_replies",
    }
)


@app.periodic(cron="* * * * *")
@app.task(name="nodes.talk", queueing_lock="nodes.talk", lock="nodes.talk")
def talk(timestamp: int = 0) -> None:
    """Each minute, tell and take."""
    if site.is_node():
        line.talk(actor=system_actor("Nodo del puesto"))


def keep_own_clock(worker: Any) -> None:
    """At a post, what the clock does to rows that Lima writes is left to Lima: called once, when the jobs are known."""
    if site.is_node():
        timed = worker.periodic_registry.periodic_tasks
        for key in [key for key, each in timed.items() if each.task.name not in _AT_A_NODE]:
            del timed[key]
