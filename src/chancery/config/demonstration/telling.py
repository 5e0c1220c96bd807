"""How are stories told? Each is resumed at the instants that it names, under a clock that moves, the earliest first."""

import gc
import heapq
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection, transaction

from chancery.config.demonstration.parts import PARTS, Times
from chancery.contexts.complaints import jobs as complaint_jobs
from chancery.contexts.travel_permits import jobs as permit_jobs
from chancery.kernel.base import clock
from chancery.kernel.cases import jobs as case_jobs
from chancery.kernel.cases.demo import Story
from chancery.kernel.notifications import jobs as notification_jobs
from chancery.kernel.notifications.models import Delivery
from chancery.kernel.organisation import dated

Say = Callable[[str], None]
LOCK_SECONDS = 60
"""Parts told side by side lock nothing in common: one that waits so long has met the other."""


def tell(names: Iterable[str], *, cases: int, times: Times, say: Say) -> None:
    """Tell some parts, whole or not at all."""
    with _as_one_act(), _without_collector():
        with clock.set_to(times.until):  # where a story reckons back from
            told = [story for name in names for story in PARTS[name](cases, times)]
        _resume([_nights(times, say), *told], times)


@contextmanager
def _as_one_act() -> Iterator[None]:
    """One transaction in which nothing is undone by itself: its thirteen thousand savepoints are left out.

    An act that is refused in it can therefore not be passed over: the whole fails, and says so.
    """
    before = connection.features.uses_savepoints
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
        connection.features.uses_savepoints = False
        try:
            yield
        finally:
            connection.features.uses_savepoints = before


@contextmanager
def _without_collector() -> Iterator[None]:
    """Looking for cycles among what lives until the end anyhow is an eighth of the telling (ADR 5)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _resume(stories: Iterable[Story], times: Times) -> None:
    with clock.set_to(times.until):
        agenda = [(next(story), ordinal, story) for ordinal, story in enumerate(stories)]
    heapq.heapify(agenda)
    while agenda and agenda[0][0] <= times.until:
        at, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(at), dated.as_they_stand():
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    with clock.set_to(times.until):
        _work_off(serves=True)


def _nights(times: Times, say: Say) -> Story:
    """What the worker does by itself at night, so that nothing of the past is left for today's: till `since` once a week.

    What the law takes as served is looked for once a week: it is dated by the law, not by the search.
    """
    night = times.first.astimezone(clock.LIMA).replace(hour=1, minute=0, second=0, microsecond=0)
    while True:
        month = night.month
        night += timedelta(days=1 if night >= times.since else 7)
        yield night
        _work_off(serves=night.weekday() == 0 or night < times.since)
        if night.month != month:
            say(f"Expedientes: hasta {night:%m/%Y}…")


def _work_off(*, serves: bool) -> None:
    case_jobs.sweep(timestamp=0)
    permit_jobs.sweep(timestamp=0)
    complaint_jobs.sweep(timestamp=0)
    if serves:
        notification_jobs.sweep(timestamp=0)
    for delivery_id in Delivery.objects.filter(sent_at=None).order_by("notice__created_at").values_list("pk"):
        notification_jobs.deliver(delivery_id=str(delivery_id[0]))
