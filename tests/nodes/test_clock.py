"""Does the clock of a post leave to Lima what Lima writes?"""

from copy import copy
from types import SimpleNamespace

from procrastinate.contrib.django import app

from chancery.kernel.base import site
from chancery.kernel.nodes import jobs, travels
from chancery.kernel.nodes.travels import Way


def timed() -> SimpleNamespace:
    known = copy(app.periodic_registry.periodic_tasks)
    return SimpleNamespace(periodic_registry=SimpleNamespace(periodic_tasks=known))


def names(worker: SimpleNamespace) -> set[str]:
    return {each.task.name for each in worker.periodic_registry.periodic_tasks.values()}


def test_at_a_post_only_its_own_work_is_timed() -> None:
    lima, post = timed(), timed()
    jobs.keep_own_clock(lima)
    assert {"nodes.talk", "counter.reminders", "notifications.sweep"} <= names(lima)
    with site.set_to("cg-milan"):
        jobs.keep_own_clock(post)
    assert names(post) < names(lima)
    assert {"nodes.talk", "cases.sweep"} <= names(post)
    assert not {"counter.reminders", "notifications.sweep", "fees.reconcile"} & names(post)


def test_every_table_says_which_way_it_travels() -> None:
    assert list(travels.undeclared()) == []


def test_what_goes_up_says_whose_it_is() -> None:
    """By an office or by a case; but for cases, for the series of numbers, and for what belongs to nobody."""
    unsaid = [
        each.label for each in travels.every(Way.UP) if not (each.office or each.subject or each.shared)
    ]
    assert unsaid == ["cases.Case", "ledger.NumberSeries"]
