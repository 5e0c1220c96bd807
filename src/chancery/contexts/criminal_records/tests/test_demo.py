"""Does the story of the demonstration run, to each of its ends?"""

from datetime import timedelta
from uuid import UUID

import pytest

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.criminal_records import demo
from chancery.contexts.criminal_records.models import Certificate, Request
from chancery.contexts.criminal_records.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db
ENDS = {"reviewed": "consulted", "proposed": "consulted", "annotated": "delivered", "courier": "delivered"}


def test_each_fate_ends_where_it_says() -> None:
    until = clock.now()
    with clock.set_to(until - timedelta(days=50)):
        at = factories.world()
        officer = person_of(at.post.officer)
        people.make_role(officer, Role.CASHIER, at.office)
    desk = demo.Desk(at.office.code, people.actor_of(officer))
    cast = demo.Cast([desk], [at.post.applicant], (at.judiciary, at.second))
    told: set[UUID] = set()
    for fate, story in zip(demo.FATES, demo.stories(cast=cast, scan=pdf("dni"), seed=1), strict=True):
        wanted = next(story, None)
        while wanted is not None:
            with clock.set_to(wanted):
                money.rate(at.office, "1.00", on=acts.today(at.office))
                wanted = next(story, None)
        assert Request.objects.exclude(pk__in=told).get().case.state == ENDS.get(fate, fate)
        told |= set(Request.objects.values_list("pk", flat=True))
    assert Certificate.objects.count() == 5
