"""Does the demonstration's week leave a document in every standing, with numbers that have no gap?"""

import heapq

import pytest

from chancery.contexts.memoranda import demo, queries
from chancery.contexts.memoranda.models import HeadSignature, InternalDocument
from chancery.contexts.memoranda.rules import State
from chancery.contexts.memoranda.tests import factories
from chancery.kernel.base import clock

pytestmark = pytest.mark.django_db


def test_a_week_stands_in_every_state() -> None:
    at = factories.ministry()
    cast = demo.Cast(
        unit="ogi", author=at.author, head=at.head, asked="oti", asked_head=at.oti_head, endorser="leg",
        endorser_head=at.leg_head, post="cg-milan", consul=at.consul,
    )  # fmt: skip
    until = clock.now()
    with clock.set_to(until):
        agenda = [(next(story), place, story) for place, story in enumerate(demo.stories(cast=cast, seed=1))]
    heapq.heapify(agenda)
    while agenda:
        instant, place, story = heapq.heappop(agenda)
        assert instant <= until
        with clock.set_to(instant):
            following = next(story, None)
        if following is not None:
            heapq.heappush(agenda, (following, place, story))
    states = set(InternalDocument.objects.values_list("state", flat=True))
    assert states == set(State) - {State.DISCARDED}
    (batch,) = queries.batches_of(at.head)
    assert queries.progress_of(batch)["signed"] == 2
    assert queries.to_sign(at.head).count() == demo.WAITING
    signed = HeadSignature.objects.filter(kind="memorandum", unit=at.ogi).order_by("ordinal")
    assert list(signed.values_list("at", flat=True)) == sorted(signed.values_list("at", flat=True))
    assert list(queries.numbers()) == []
