"""Does the archive of the demonstration tell each stage of a file?"""

import pytest

from chancery.contexts.retention import demo, queries
from chancery.contexts.retention.rules import Place
from chancery.contexts.retention.tests import factories

pytestmark = pytest.mark.django_db


def test_what_was_archived_years_ago_stands_at_every_stage() -> None:
    at = factories.ministry()
    for _ in range(6):
        factories.archived(at)
    cast = demo.Cast("oti", at.secretary, at.archivist, at.committee, at.lawyer)
    for story in demo.stories(cast=cast):
        list(story)
    found = queries.search(at.archivist)
    places = sorted(each.place for each in found)
    assert places == [Place.ARCHIVE, Place.ARCHIVE, Place.DISPOSED, Place.LISTED, Place.UNIT, Place.UNIT]
    assert [each.code for each in queries.series_proposals()] == ["COR-01"]
    assert sum(each.is_held for each in found) == 1
    assert list(queries.custody()) == list(queries.numbers()) == []
