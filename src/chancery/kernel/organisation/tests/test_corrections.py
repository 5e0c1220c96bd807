"""Is a holiday corrected by two people, while it is still to come, and once?"""

from datetime import date, datetime

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import actions, corrections, queries
from chancery.kernel.organisation.models import Holiday
from chancery.kernel.organisation.tests.factories import administrator, load

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 9, 1, 12, tzinfo=clock.LIMA)
WAS, NEW = date(2026, 10, 8), date(2026, 10, 9)
NORM = "D.S. 099-2026-PCM"


@pytest.fixture
def angamos() -> Holiday:
    load()
    return Holiday.objects.get(country="PE", on=WAS, office=None)


def approved(holiday: Holiday, on: date | None, *, norm: str = NORM) -> Holiday:
    proposal = corrections.propose_correction(holiday=holiday, on=on, norm=norm, actor=administrator())
    return actions.approve_holiday(proposal=proposal, actor=administrator())


def works(day: date, office: str = "mre") -> bool:
    return queries.calendar_of(queries.office(office)).is_working(day)


def test_a_holiday_moves_to_another_day_and_back(angamos: Holiday) -> None:
    with clock.set_to(TODAY):
        moved = approved(angamos, NEW)
        assert (works(WAS), works(NEW)) == (True, False)
        assert (moved.name, moved.norm) == (angamos.name, NORM)
        approved(moved, WAS, norm="Fe de erratas")
        assert (works(WAS), works(NEW)) == (False, True)
    assert "organisation.propose_correction" in [
        entry.verb for entry in ledger.entries(queries.office("mre").id)
    ]


def test_a_holiday_is_withdrawn_and_no_table_states_it_again(angamos: Holiday) -> None:
    with clock.set_to(TODAY):
        approved(angamos, None)
        assert works(WAS)
        load()
        assert works(WAS)
        assert not queries.holidays_of(queries.office("mre")).filter(on=WAS).exists()
        with pytest.raises(corrections.HolidayNotFound):
            corrections.holiday(angamos.id)
        other = Holiday.objects.get(country="PE", on=date(2026, 12, 8), office=None)
        assert corrections.holiday(other.id) == other


def test_nothing_changes_until_another_person_approves(angamos: Holiday) -> None:
    with clock.set_to(TODAY):
        proposer = administrator()
        proposal = corrections.propose_correction(holiday=angamos, on=NEW, norm=NORM, actor=proposer)
        with pytest.raises(actions.SameHands):
            actions.approve_holiday(proposal=proposal, actor=proposer)
        assert not works(WAS)
        actions.approve_holiday(proposal=proposal, actor=administrator())
        assert works(WAS)


def test_one_correction_at_a_time(angamos: Holiday) -> None:
    with clock.set_to(TODAY):
        first = corrections.propose_correction(holiday=angamos, on=NEW, norm=NORM, actor=administrator())
        with pytest.raises(corrections.CorrectionOpen):
            corrections.propose_correction(holiday=angamos, on=None, norm=NORM, actor=administrator())
        actions.decline_holiday(proposal=first, actor=administrator())
        assert corrections.propose_correction(
            holiday=angamos, on=None, norm=NORM, actor=administrator()
        ).is_withdrawal


def test_a_withdrawn_holiday_is_not_corrected(angamos: Holiday) -> None:
    with clock.set_to(TODAY):
        approved(angamos, None)
        with pytest.raises(corrections.HolidayWithdrawn):
            corrections.propose_correction(holiday=angamos, on=NEW, norm=NORM, actor=administrator())
        assert approved(Holiday.objects.get(country="PE", on=date(2026, 12, 8), office=None), None)


def test_what_passed_stays(angamos: Holiday) -> None:
    with clock.set_to(TODAY):
        proposal = corrections.propose_correction(holiday=angamos, on=NEW, norm=NORM, actor=administrator())
    with clock.set_to(datetime(2026, 10, 8, 12, tzinfo=clock.LIMA)):
        with pytest.raises(corrections.HolidayPassed):
            actions.approve_holiday(proposal=proposal, actor=administrator())
        with pytest.raises(corrections.HolidayPassed):
            corrections.propose_correction(holiday=angamos, on=None, norm=NORM, actor=administrator())
    with clock.set_to(TODAY):
        actions.approve_holiday(proposal=proposal, actor=administrator())
        assert works(WAS)


@pytest.mark.parametrize("on", [WAS, date(2026, 9, 1), date(2026, 8, 3)])
def test_the_other_day_is_another_and_to_come(angamos: Holiday, on: date) -> None:
    with clock.set_to(TODAY):
        with pytest.raises(Invalid):
            corrections.propose_correction(holiday=angamos, on=on, norm=NORM, actor=administrator())
        assert corrections.propose_correction(holiday=angamos, on=NEW, norm=NORM, actor=administrator())


def test_only_administrators_in_person(angamos: Holiday) -> None:
    with clock.set_to(TODAY), pytest.raises(actions.NotAnAdministrator):
        corrections.propose_correction(holiday=angamos, on=NEW, norm=NORM, actor=system_actor("nadie"))
