"""Can nobody rewrite what was done at a window, nor which days were announced or called off?"""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from chancery.contexts.counter import actions
from chancery.contexts.counter.actions import Hours
from chancery.contexts.counter.rules import DayKind
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE
from chancery.kernel.base import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def _something_everywhere(tmp_path: Path) -> Iterator[None]:
    with clock.set_to(factories.MONDAY), factories.register(tmp_path):
        at = factories.counter()
        factories.attended(at, "28")
        actions.call_off_day(office=at.office, on=date(2026, 5, 25), reason="Mudanza", actor=at.consul)
        hours = [Hours(SERVICE, time(9), time(11), 2, 2)]
        actions.announce_day(
            office=at.office, on=date(2026, 5, 23), kind=DayKind.ITINERANT, place="Turín", norm="Aviso 1",
            hours=hours, actor=at.consul,
        )  # fmt: skip
        yield


@pytest.mark.parametrize("table", ["visit", "counteract", "closure", "specialday"])
@pytest.mark.parametrize("change", ["UPDATE counter_{} SET id = id", "DELETE FROM counter_{}"])
@pytest.mark.usefixtures("_something_everywhere")
def test_it_can_only_be_added_to(table: str, change: str) -> None:
    with pytest.raises(IntegrityError, match=f"counter_{table} can only"), connection.cursor() as cursor:
        cursor.execute(change.format(table))
