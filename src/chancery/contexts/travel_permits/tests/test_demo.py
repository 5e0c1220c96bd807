"""Do the stories of the demonstration reach every end of a permit, told by the clock?"""

import heapq
from datetime import timedelta

import pytest

from chancery.contexts.travel_permits import demo, jobs
from chancery.contexts.travel_permits.models import Request
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import jobs as cases
from chancery.kernel.cases.demo import Citizen, Story
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.fees.tests import factories as money

pytestmark = pytest.mark.django_db
DAYS = 107


def nights() -> Story:
    """What the worker does by itself."""
    until = clock.now()
    for ago in range(DAYS, -1, -2):
        yield until - timedelta(days=ago)
        cases.sweep(timestamp=0)
        jobs.sweep(timestamp=0)


def test_permits_end_in_every_way() -> None:
    at = factories.world()
    cashier = (acts.serving(post.office, Role.CASHIER, "Cajera") for post in (at.milan, at.madrid))
    desks = [
        demo.Desk(post.office.code, post.consul, who)
        for post, who in zip((at.milan, at.madrid), cashier, strict=True)
    ]
    cast = demo.Cast(
        desks=desks,
        gates=(
            demo.Gate(at.border.airport.code, at.border.officer),
            demo.Gate(at.border.land.code, at.border.other),
        ),
        citizens=[Citizen(at.mother_acts, at.mother)],
        parents=[at.father],
        deciders=(money.officer(Role.ADMINISTRATOR), money.officer(Role.ADMINISTRATOR)),
        head=acts.serving(at.milan.office, Role.SUPERVISOR, "Jefa"),
    )
    told = demo.stories(cast=cast, scan=pdf("Acta de nacimiento"), seed=1)
    agenda = [(next(story), ordinal, story) for ordinal, story in enumerate([nights(), *told])]
    heapq.heapify(agenda)
    while agenda:
        now, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(now):
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    cases.sweep(timestamp=0)
    assert set(Request.objects.values_list("case__state", flat=True)) == {str(state) for state in State}
