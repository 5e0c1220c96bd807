"""Do the stories of the demonstration end as they are meant to, some late on purpose?"""

import heapq
from datetime import timedelta

import pytest

from chancery.contexts.information import demo, queries
from chancery.contexts.information.models import Request
from chancery.contexts.information.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.cases.demo import Citizen, Story
from chancery.kernel.cases.jobs import sweep

pytestmark = pytest.mark.django_db


def test_every_fate_is_told_and_some_are_late() -> None:
    until = clock.now()
    since = until - timedelta(days=90)
    with clock.set_to(since):
        at = factories.ministry()
    cast = demo.Cast(
        {"mre": at.responsible, "cg-milan": at.at_post}, at.head, [Citizen(at.citizen, at.applicant)]
    )
    with clock.set_to(until):
        stories = demo.stories(cast=cast, since=since, seed=7)
        agenda = [(next(story), ordinal, story) for ordinal, story in enumerate((_nights(), *stories))]
    heapq.heapify(agenda)
    while agenda and agenda[0][0] <= until:
        moment, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(moment):
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    assert Request.objects.count() == len(demo.FATES) + 1
    states = set(Request.objects.values_list("case__state", flat=True))
    assert {"received", "closed", "redirected", "complied", "denied", "withdrawn", "unpaid"} <= states
    counted = queries.year(until.astimezone(clock.LIMA).year).total
    assert counted.late >= 1
    assert counted.overdue >= 1
    assert queries.search("")
    assert [each.standing for each in queries.register()] == ["Vigente"]


def _nights() -> Story:
    night = clock.now() - timedelta(days=91)
    while True:
        night += timedelta(days=1)
        yield night
        sweep(timestamp=0)
