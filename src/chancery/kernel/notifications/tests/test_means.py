"""Do the means come in the order of the law, and does none take effect before it happened or on a day off?"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.notifications import means
from chancery.kernel.notifications.means import Means, Tried
from chancery.kernel.notifications.models import Medium, ServedBy
from chancery.kernel.organisation import tables
from chancery.kernel.organisation.calendars import Calendar, Holiday, HolidayKind, add_working_days

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
HOLIDAYS = [date(2026, 4, 2), date(2026, 4, 3), date(2026, 7, 28), date(2026, 7, 29), date(2026, 12, 25)]
CALENDAR = Calendar(
    "prueba",
    "America/Lima",
    {on: Holiday(on, "Feriado", HolidayKind.NATIONAL, "norma") for on in HOLIDAYS},
    FIRST,
    LAST,
    tables.counting_law(),
)
DAYS = st.dates(FIRST, LAST - timedelta(days=60))
TRIED = st.builds(
    Tried,
    has_address=st.booleans(),
    asked_for_mail=st.booleans(),
    is_not_found=st.booleans(),
    is_letter_under_way=st.booleans(),
    is_letter_returned=st.booleans(),
)


@given(DAYS)
def test_nothing_takes_effect_before_it_happened_nor_on_a_day_off(on: date) -> None:
    effective = means.effective_on(on, CALENDAR)
    assert effective >= on
    assert CALENDAR.is_working(effective)
    assert (effective == on) == CALENDAR.is_working(on)
    assert not any(CALENDAR.is_working(on + timedelta(days=n)) for n in range((effective - on).days))


@given(DAYS, DAYS)
def test_what_happened_later_never_takes_effect_earlier(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert means.effective_on(first, CALENDAR) <= means.effective_on(last, CALENDAR)


@given(DAYS, st.integers(1, 30))
def test_a_period_that_begins_with_a_weekend_service_loses_no_day(on: date, amount: int) -> None:
    effective = means.effective_on(on, CALENDAR)
    last = add_working_days(effective, amount, CALENDAR).on
    assert last > effective
    counted = [
        effective + timedelta(days=n + 1)
        for n in range((last - effective).days)
        if CALENDAR.is_working(effective + timedelta(days=n + 1))
    ]
    assert len(counted) == amount


@given(TRIED)
def test_one_never_publishes_what_can_still_be_taken_to_a_domicile(tried: Tried) -> None:
    now = means.open_means(tried)
    assert list(now) == sorted(now, key=list(Means).index)
    if Means.PUBLICATION in now:
        assert now == (Means.PUBLICATION,)
        assert not tried.is_letter_under_way
    assert now or tried.is_letter_under_way
    assert (Means.PERSONAL in now) == (tried.has_address and not tried.is_not_found)
    assert Means.MAIL not in now or tried.asked_for_mail


def test_the_order_of_the_law() -> None:
    known = Tried(has_address=True, asked_for_mail=False)
    assert means.open_means(known) == (Means.PERSONAL,)
    assert means.open_means(Tried(has_address=True, asked_for_mail=True)) == (Means.PERSONAL, Means.MAIL)
    assert means.open_means(Tried(has_address=False, asked_for_mail=True)) == (Means.PUBLICATION,)
    gone = Tried(has_address=True, asked_for_mail=True, is_not_found=True)
    assert means.open_means(gone) == (Means.MAIL,)
    assert means.open_means(Tried(has_address=True, asked_for_mail=True, is_not_found=True, is_letter_returned=True)) == (
        Means.PUBLICATION,
    )  # fmt: skip


@given(st.dictionaries(st.sampled_from(list(Medium)), DAYS))
def test_a_publication_counts_from_the_last_that_the_law_wants(published: dict[Medium, date]) -> None:
    on = means.published_on(published)
    if {Medium.GAZETTE, Medium.NEWSPAPER} <= published.keys():
        assert on == max(published[Medium.GAZETTE], published[Medium.NEWSPAPER])
    else:
        assert on is None


def test_every_way_of_being_served_cites_its_norm() -> None:
    assert set(means.EFFECT_NORMS) == set(ServedBy)
    assert set(means.NORMS) == set(Means)
