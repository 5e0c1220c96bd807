"""Does the story of the demonstration run, to each of its ends?"""

from datetime import timedelta
from uuid import UUID

import pytest

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.travel_papers import demo, queries
from chancery.contexts.travel_papers.models import Application
from chancery.contexts.travel_papers.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db
ENDS = {
    "spoilt": ["delivered"],
    "indigent": ["delivered"],
    "repatriated": ["delivered"],
    "child": ["delivered"],
    "lost": ["cancelled"],
    "second": ["delivered", "granted"],
}


def test_each_fate_ends_where_it_says_and_the_report_counts_them() -> None:
    until = clock.now()
    with clock.set_to(until - timedelta(days=50)):
        at = factories.world()
        officer = person_of(at.post.officer)
        people.make_role(officer, Role.CASHIER, at.office)
    desk = demo.Desk(at.office.code, at.post.consul, people.actor_of(officer))
    told: set[UUID] = set()
    made = demo.stories(desks=[desk], travellers=[at.post.applicant], scan=pdf("foto"), seed=1)
    for fate, story in zip(demo.FATES, made, strict=True):
        wanted = next(story, None)
        while wanted is not None:
            with clock.set_to(wanted):
                money.rate(at.office, "1.00", on=acts.today(at.office))
                wanted = next(story, None)
        new = Application.objects.exclude(pk__in=told).order_by("case__opened_at", "pk")
        assert sorted(new.values_list("case__state", flat=True)) == ENDS.get(fate, [fate]), fate
        told |= set(Application.objects.values_list("pk", flat=True))
    (row,) = queries.report(at.auditor, clock.today() - timedelta(days=31), clock.today())
    assert (row.total, row.free, row.cancelled) == (9, 3, 2)
