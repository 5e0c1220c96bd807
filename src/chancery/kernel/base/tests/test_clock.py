"""Which day is it, and where?"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from chancery.kernel.base import clock


def test_the_latest_day_is_that_of_the_first_place_where_it_begins() -> None:
    just_after_ten = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    with clock.set_to(just_after_ten):
        assert clock.latest_today() == date(2026, 3, 5) == clock.today(ZoneInfo("Pacific/Kiritimati"))
        assert clock.today() == date(2026, 3, 4)
