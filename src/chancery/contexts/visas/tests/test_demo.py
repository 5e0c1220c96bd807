"""Does the story of the demonstration run, to each of its ends?"""

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.visas import demo
from chancery.contexts.visas.models import Application
from chancery.contexts.visas.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db


def test_each_fate_ends_where_it_says() -> None:
    until = clock.now()
    with clock.set_to(until - timedelta(days=50)):
        at = factories.world()
        officer = person_of(at.post.officer)
        people.make_role(officer, Role.CASHIER, at.office)
    desk = demo.Desk(at.office.code, at.post.consul, people.actor_of(officer))
    gate = demo.Gate("mig-jorge-chavez", at.inspector)
    cast = demo.Cast([desk], [at.post.applicant], at.migration, gate)
    told: set[UUID] = set()
    for fate, story in zip(demo.FATES, demo.stories(cast=cast, scan=pdf("pasaporte"), seed=1), strict=True):
        wanted = next(story, None)
        while wanted is not None:
            with clock.set_to(wanted):
                money.rate(at.office, "1.00", on=acts.today(at.office))
                wanted = next(story, None)
        assert Application.objects.exclude(pk__in=told).get().case.state == {
            "spoilt": "delivered",
            "reported": "delivered",
            "not_authorised": "not_authorised",
        }.get(fate, fate)
        told |= set(Application.objects.values_list("pk", flat=True))
    assert Counter(Application.objects.values_list("category", flat=True))["worker"] == 3
