"""Are the demonstration's exchanges made by the same actions, in every state?"""

from collections import Counter
from datetime import UTC, datetime

import pytest

from chancery.contexts.exchanges import demo, queries
from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.contexts.exchanges.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 7, 20, 20, tzinfo=UTC)


def test_the_stories_leave_exchanges_in_every_state() -> None:
    at = factories.desk()
    demo.load(actor=factories.SYSTEM)
    assert queries.entities().count() == 4
    sender = factories.serving(organisation.office("oti"), name="Celia")
    cast = demo.Cast(desk=at.officer, sender=sender, office="oti")
    for story in demo.stories(cast=cast, until=UNTIL, seed=7):
        for instant in story:
            # The rest of the story happens when the clock stands there.
            clock._set_instant.set(instant)
    clock._set_instant.set(None)
    states = Counter(Incoming.objects.values_list("state", flat=True))
    assert states == {"P": 3, "R": 3, "O": 1, "N": 1}
    assert Outgoing.objects.filter(state="P").count() == 2
    assert list(queries.registry_numbers()) == []
