"""Does the story of the demonstration run, to each of its ends?"""

import heapq
from collections import Counter
from datetime import timedelta

import pytest

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.identity_cards import demo, queries
from chancery.contexts.identity_cards.models import CardRequest, CardShipment, CardStockCount
from chancery.contexts.identity_cards.rules import CardSupply
from chancery.contexts.identity_cards.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db


def test_each_fate_ends_where_it_says() -> None:
    until = clock.now()
    with clock.set_to(until - timedelta(days=60)):
        at = factories.world(forms=0)
        officer = person_of(at.post.officer)
        people.make_role(officer, Role.CASHIER, at.office)
    desk = demo.Desk(at.office.code, people.actor_of(officer), at.post.consul)
    madrid = acts.post("cg-madrid")
    there = demo.Desk("cg-madrid", madrid.officer, madrid.consul)
    cast = demo.Cast([desk], [at.post.applicant], [there])
    agenda = [
        (next(story), ordinal, story)
        for ordinal, story in enumerate(demo.stories(cast=cast, scan=pdf("acta"), seed=1))
    ]
    heapq.heapify(agenda)
    while agenda:
        wanted, ordinal, story = heapq.heappop(agenda)
        assert wanted <= until
        with clock.set_to(wanted):
            money.rate(at.office, "1.00", on=acts.today(at.office))
            following = next(story, None)
        if following is not None:
            heapq.heappush(agenda, (following, ordinal, story))
    states = Counter(CardRequest.objects.values_list("case__state", flat=True))
    expected = Counter(fate for fate in demo.FATES if fate != "recovered")
    assert states == expected + Counter(registered=1, sent=4)
    assert CardShipment.objects.get().leaving.left_on
    assert CardStockCount.objects.get().closing.explanation
    assert queries.balance_of(at.office, CardSupply.CARD).final == 2
