"""From a request anywhere to a delivery with its receipts: each step, and what stands in its way."""

import pytest

from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.tests import factories

pytestmark = pytest.mark.django_db


def test_the_whole_road() -> None:
    at = factories.world()
    wanted = factories.delivered(at)
    assert wanted.case.state == "delivered"
    assert [each.moment for each in queries.hand_overs(wanted)] == [
        "sent",
        "received",
        "sent",
        "received",
        "handed",
    ]
    assert queries.broken_at(wanted) is None
