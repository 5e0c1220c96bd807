"""Does the story of the demonstration run, to each of its ends?"""

from datetime import timedelta

import pytest

from chancery.contexts.passports import demo, queries
from chancery.contexts.passports.models import Application
from chancery.contexts.passports.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import jobs
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db


def test_each_fate_ends_where_it_says() -> None:
    until = clock.now()
    with clock.set_to(until - timedelta(days=250)):
        at = factories.world()
        officer = person_of(at.post.officer)
        people.make_role(officer, Role.CASHIER, at.office)
        holders = [people.make_person("Ana", f"Prueba{chr(97 + n)}") for n in range(len(demo.FATES))]
    desk = demo.Desk(at.office.code, at.post.consul, people.actor_of(officer))
    cast = demo.Cast([desk], holders, at.maker, at.checker)
    for story in demo.stories(cast=cast, seed=1):
        wanted = next(story, None)
        while wanted is not None:
            with clock.set_to(wanted):
                money.rate(at.office, "1.00", on=acts.today(at.office))
                jobs.sweep(timestamp=0)
                wanted = next(story, None)
    ends = {
        fate: Application.objects.select_related("case").get(case__applicant=holder).case.state
        for fate, holder in zip(demo.FATES, holders, strict=True)
    }
    elsewhere = {
        "pending": "paid",
        "rejected": "sent",
        "renewed": "delivered",
        "lost": "cancelled",
        "newborn": "delivered",
    }
    assert ends == {fate: elsewhere.get(fate, fate) for fate in demo.FATES}
    assert list(queries.booklets()) == []
