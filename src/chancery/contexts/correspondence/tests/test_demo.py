"""Do the stories of the demonstration reach where they say, told by the clock?"""

import heapq
from datetime import timedelta

import pytest

from chancery.contexts.correspondence import demo, queries
from chancery.contexts.correspondence.models import Digitisation, Presentation, Record, RecordMovement
from chancery.contexts.correspondence.rules import EntryChannel
from chancery.contexts.correspondence.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.cases import jobs as sweeping
from chancery.kernel.cases.demo import Citizen
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db


def test_every_fate_is_reached() -> None:
    at = factories.ministry()
    network.load((2019,))
    cast = demo.Cast(
        clerk=at.clerk,
        secretary=at.secretary,
        unit="oti",
        lawyer=at.lawyer,
        other="leg",
        window=at.consul,
        citizens=[Citizen(at.citizen, at.applicant)],
        administrator=people.make_administrator(),
    )
    agenda = [(next(story), ordinal, story) for ordinal, story in enumerate(demo.stories(cast=cast, seed=1))]
    heapq.heapify(agenda)
    while agenda:
        now, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(now):
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    with clock.set_to(clock.now() + timedelta(days=30)):
        sweeping.sweep(timestamp=0)
    states = set(Presentation.objects.values_list("case__state", flat=True))
    assert states >= {"filed", "under_check", "corrected", "registered", "not_presented"}
    outcomes = set(RecordMovement.objects.values_list("outcome", flat=True))
    assert outcomes >= {"", "moved_on", "returned", "attended", "archived", "joined"}
    assert Record.objects.filter(channel=EntryChannel.POST_WINDOW).exists()
    assert Record.objects.filter(links__kind="duplicate").exists()
    assert sorted(each.state for each in Digitisation.objects.all()) == ["confirmed", "waiting"]
    assert [each.subject for each in queries.search(at.secretary, "tratado de límites")] == [
        "Pide acceso al archivo histórico"
    ]
    assert queries.instruction_proposals().count() == 1
    assert list(queries.numbers()) == list(queries.holders()) == []
