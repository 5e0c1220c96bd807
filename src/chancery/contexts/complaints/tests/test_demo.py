"""Is the demonstration's year made by the same actions, with some late on purpose?"""

import heapq
from datetime import UTC, datetime

import pytest

from chancery.contexts.complaints import demo, queries
from chancery.contexts.complaints.models import Complaint, ComplaintAnswer, ImprovementAction, Satisfaction
from chancery.contexts.complaints.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases.demo import Citizen
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 7, 20, 20, tzinfo=UTC)
POSTS = ("legalisations-lima", "ode-arequipa")


def test_a_year_has_every_fate_and_some_are_late() -> None:
    network.load(range(2025, 2028))
    person = people.make_person("Olga", "Responsable")
    for code in POSTS:
        people.make_role(person, Role.COMPLAINTS_OFFICER, organisation.office(code))
    citizen = people.make_person("Rosa", "Quispe")
    cast = demo.Cast(
        keeper=people.actor_of(person),
        superiors=[factories.serving("Susana", "trc", Role.SUPERVISOR)],
        citizens=[Citizen(people.actor_of(citizen), citizen)],
    )
    with clock.set_to(UNTIL):
        told = demo.stories(cast=cast, each=len(demo.FATES), seed=7, posts=POSTS)
        agenda = [(next(story), ordinal, story) for ordinal, story in enumerate(told)]
    heapq.heapify(agenda)
    while agenda and agenda[0][0] <= UNTIL:
        at, ordinal, story = heapq.heappop(agenda)
        with clock.set_to(at):
            wanted = next(story, None)
        if wanted is not None:
            heapq.heappush(agenda, (wanted, ordinal, story))
    with clock.set_to(UNTIL):
        assert Complaint.objects.count() == 16
        answers = list(ComplaintAnswer.objects.all())
        assert any(answer.is_late for answer in answers)
        assert not all(answer.is_late for answer in answers)
        found = queries.figures(since=UNTIL.date() - demo.YEAR, until=UNTIL.date())
        assert found.whole.overdue >= 1
        assert found.whole.pending > found.whole.overdue
        assert Satisfaction.objects.exists()
        assert ImprovementAction.objects.exists()
        assert Complaint.objects.filter(channel="paper").count() == 2
        assert list(queries.numbers()) == []
