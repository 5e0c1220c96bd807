"""Do the stories of the demonstration reach where they say, told by the clock?"""

import heapq
from datetime import timedelta

import pytest

from chancery.contexts.transmissions import demo
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases.demo import Citizen
from chancery.kernel.fees.rules import month_of
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db


def test_every_fate_is_reached() -> None:
    at = factories.world()
    until = clock.now()
    with clock.set_to(until - timedelta(days=70)):
        factories.registered(at)
    clerk = people.make_person("Olga", "Ventanilla")
    for role in (Role.OFFICER, Role.CASHIER):
        people.make_role(clerk, role, at.post.office)
    this = month_of(clock.today())
    for months in (1, 2):
        day = this - timedelta(days=20 + 31 * (months - 1))
        money.rate(at.post.office, "1.00", on=day)
    cast = demo.Cast(
        desks=[demo.Desk(at.post.office.code, people.actor_of(clerk), at.post.consul)],
        legaliser=at.legaliser,
        destination=at.ode.code,
        deliverer=at.desk,
        citizens=[Citizen(at.post.citizen, at.applicant)],
    )
    agenda = [(next(story), ordinal, story) for ordinal, story in enumerate(demo.stories(cast=cast, seed=1))]
    heapq.heapify(agenda)
    while agenda:
        now, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(now):
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    states = set(Transmission.objects.values_list("case__state", flat=True))
    assert states == {
        "requested", "paid", "at_consulate", "issued", "transmitted", "received", "forwarded", "ready", "delivered",
        "not_found", "refused",
    }  # fmt: skip
