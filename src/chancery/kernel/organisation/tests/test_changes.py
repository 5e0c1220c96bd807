"""Do offices open, close and change their hours from a date, and periods and everybody's holidays by four eyes?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.organisation import actions, jurisdictions, offices, periods, queries
from chancery.kernel.organisation.calendars import HolidayKind, Unit, add_working_days
from chancery.kernel.organisation.events import CalendarChanged
from chancery.kernel.organisation.gates import NotAnAdministrator, SameHands
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests.factories import administrator, load

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 20, 17, tzinfo=UTC)
SINCE = date(2026, 4, 1)
JOB = system_actor("job")


@pytest.fixture(autouse=True)
def _network() -> Iterator[None]:
    with clock.set_to(NOON):
        load()
        yield


@pytest.fixture
def heard() -> Iterator[list[CalendarChanged]]:
    told: list[CalendarChanged] = []
    events.subscribe(CalendarChanged, told.append)
    yield told
    events._handlers[CalendarChanged].remove(told.append)


def opening(**changes: Any) -> offices.Opening:
    return replace(
        offices.Opening(
            code="cg-lyon",
            acronym="LYO",
            kind=OfficeKind.CONSULATE_GENERAL,
            name="Consulado General del Perú en Lyon",
            city="Lyon",
            country="FR",
            time_zone="Europe/Paris",
            parent=queries.office("mre"),
            opens=time(9),
            closes=time(13),
            since=SINCE,
            norm="R.S. de prueba",
        ),
        **changes,
    )


def opened(**changes: Any) -> Office:
    return offices.open_office(opening=opening(**changes), actor=administrator())


class TestOpen:
    def test_it_works_from_its_day_with_hours_place_and_holidays(self) -> None:
        office = opened()
        assert not office.is_there(SINCE - timedelta(days=1))
        assert office.is_there(SINCE)
        assert [above.code for above in queries.ancestors(office, SINCE)] == ["mre"]
        assert not queries.calendar_of(office).is_working(date(2026, 7, 14))
        morning = datetime(2026, 4, 2, 8, tzinfo=UTC)
        assert queries.is_open(office, morning)
        assert not queries.is_open(office, morning + timedelta(days=2))

    def test_a_country_that_had_no_office_brings_its_holidays(self) -> None:
        office = opened(
            code="cg-nairobi", acronym="NBO", country="KE", city="Nairobi", time_zone="Africa/Nairobi"
        )
        assert not queries.calendar_of(office).is_working(date(2026, 6, 1))

    @pytest.mark.parametrize(
        ("change", "refusal"),
        [
            ({"time_zone": "Europe/Nowhere"}, Invalid),
            ({"closes": time(8)}, Invalid),
            ({"code": "cg-paris"}, offices.OfficeCodeTaken),
            ({"acronym": "TAKEN"}, offices.AcronymTaken),
            ({"region": "FR-XX"}, offices.HolidaysUnknown),
        ],
    )
    def test_what_cannot_be_opened(self, change: dict[str, Any], refusal: type[Exception]) -> None:
        if "acronym" in change:
            change = {"acronym": queries.office("cg-madrid").acronym}
        with pytest.raises(refusal):
            opened(**change)
        with pytest.raises(NotAnAdministrator):
            offices.open_office(opening=opening(), actor=replace(administrator(), roles=()))
        assert opened().code == "cg-lyon"


class TestClose:
    def test_it_is_gone_from_its_day_once(self) -> None:
        office, by = opened(), administrator()
        for day in (clock.today(), SINCE):
            with pytest.raises(Invalid):
                offices.close_office(office=office, on=day, norm="R.S.", actor=by)
        closed = offices.close_office(office=office, on=SINCE + timedelta(days=9), norm="R.S.", actor=by)
        assert not closed.is_there(SINCE + timedelta(days=9))
        assert queries.ancestors(closed, SINCE + timedelta(days=9)) == []
        with pytest.raises(offices.OfficeClosed):
            offices.close_office(office=office, on=SINCE + timedelta(days=20), norm="R.S.", actor=by)

    def test_not_while_others_stand_under_it(self) -> None:
        office, by = opened(), administrator()
        under = opened(code="ac-grenoble", acronym="GNB", name="Agencia", parent=office)
        with pytest.raises(offices.OfficeHasOffices, match="Agencia"):
            offices.close_office(office=office, on=SINCE + timedelta(days=9), norm="R.S.", actor=by)
        offices.close_office(office=under, on=SINCE + timedelta(days=8), norm="R.S.", actor=by)
        offices.close_office(office=office, on=SINCE + timedelta(days=9), norm="R.S.", actor=by)


class TestHours:
    def test_other_hours_from_a_date_on(self) -> None:
        office, by = queries.office("cg-madrid"), administrator()
        before = list(queries.week(office, SINCE - timedelta(days=1)))
        offices.change_hours(
            office=office, hours={1: (time(9), time(18)), 5: None}, since=SINCE, norm="Aviso", actor=by
        )
        assert list(queries.week(office, SINCE - timedelta(days=1))) == before
        after = {each.weekday: each.opens for each in queries.week(office, SINCE)}
        assert after[1] == time(9)
        assert 5 not in after
        assert after[2] == before[1].opens
        with pytest.raises(offices.ChangedLater):
            offices.change_hours(office=office, hours={1: None}, since=SINCE, norm="Aviso", actor=by)
        with pytest.raises(Invalid):
            offices.change_hours(
                office=office, hours={2: (time(9), time(9))}, since=SINCE, norm="Aviso", actor=by
            )
        with pytest.raises(Invalid):
            offices.change_hours(office=office, hours={2: None}, since=clock.today(), norm="Aviso", actor=by)


class TestRestDays:
    def test_other_days_of_rest_from_a_date_on_move_the_dates(self, heard: list[CalendarChanged]) -> None:
        office, by = queries.office("ode-cusco"), administrator()
        before = add_working_days(date(2026, 3, 30), 5, queries.calendar_of(office)).on
        offices.change_rest_days(office=office, days=[5, 6, 7], since=SINCE, norm="Aviso", actor=by)
        calendar = queries.calendar_of(office)
        assert calendar.is_working(date(2026, 3, 27))
        assert not calendar.is_working(date(2026, 4, 10))
        assert add_working_days(date(2026, 3, 30), 5, calendar).on >= before
        assert [(told.office_id, told.on) for told in heard] == [(office.id, SINCE)]
        assert "(Aviso)" in heard[0].why
        with pytest.raises(offices.ChangedLater):
            offices.change_rest_days(office=office, days=[7], since=SINCE, norm="Aviso", actor=by)
        with pytest.raises(Invalid):
            offices.change_rest_days(
                office=office, days=range(1, 8), since=SINCE + timedelta(days=1), norm="Aviso", actor=by
            )


class TestPublicHolidays:
    def propose(self, **changes: Any) -> Any:
        given: dict[str, Any] = {
            "country": "PE", "region": "", "kind": HolidayKind.NON_WORKING_COMPENSABLE, "on": date(2026, 10, 9),
            "name": "Día no laborable", "norm": "D.S. de prueba", "is_kept_abroad": False, **changes,
        }  # fmt: skip
        return actions.propose_public_holiday(actor=administrator(), **given)

    def test_a_compensable_day_is_everybody_s_at_home_once_another_approves(
        self, heard: list[CalendarChanged]
    ) -> None:
        proposal = self.propose()
        lima, cusco, madrid = (queries.office(code) for code in ("mre", "ode-cusco", "cg-madrid"))
        assert queries.calendar_of(lima).is_working(proposal.on)
        with pytest.raises(SameHands):
            actions.approve_holiday(
                proposal=proposal, actor=replace(administrator(), person_id=proposal.proposed_by)
            )
        actions.approve_holiday(proposal=proposal, actor=administrator())
        for office in (lima, cusco):
            works, why, _ = queries.calendar_of(office).look(proposal.on)
            assert (works, why) == (False, "Día no laborable (no laborable compensable)")
        assert queries.calendar_of(madrid).is_working(proposal.on)
        told = {event.office_id for event in heard}
        assert {lima.id, cusco.id} <= told
        assert madrid.id not in told

    def test_a_day_of_the_state_may_be_kept_abroad_and_a_region_s_is_its_own(
        self, heard: list[CalendarChanged]
    ) -> None:
        everywhere = self.propose(kind=HolidayKind.NATIONAL, is_kept_abroad=True)
        actions.approve_holiday(proposal=everywhere, actor=administrator())
        assert not queries.calendar_of(queries.office("cg-madrid")).is_working(everywhere.on)
        assert len(heard) == queries.offices().count()
        heard.clear()
        madrid = self.propose(country="ES", region="ES-MD", kind=HolidayKind.REGIONAL, on=date(2026, 6, 10))
        actions.approve_holiday(proposal=madrid, actor=administrator())
        assert not queries.calendar_of(queries.office("cg-madrid")).is_working(madrid.on)
        assert queries.calendar_of(queries.office("cg-barcelona")).is_working(madrid.on)
        assert [event.office_id for event in heard] == list(
            queries.offices().filter(region="ES-MD").order_by("code").values_list("pk", flat=True)
        )

    @pytest.mark.parametrize(
        "change",
        [
            {"region": "PE-CUS"},
            {"kind": HolidayKind.REGIONAL},
            {"country": "ES"},
            {"kind": HolidayKind.NATIONAL, "country": "ES", "is_kept_abroad": True},
            {"on": date(2026, 7, 28)},
            {"on": date(2026, 3, 20)},
        ],
    )
    def test_what_does_not_fit(self, change: dict[str, Any]) -> None:
        with pytest.raises(Invalid):
            self.propose(**change)
        self.propose()

    def test_nobody_but_an_administrator_in_person(self) -> None:
        with pytest.raises(NotAnAdministrator):
            actions.propose_public_holiday(
                country="PE", region="", kind=HolidayKind.NATIONAL, on=SINCE, name="x", norm="x",
                is_kept_abroad=False, actor=JOB,
            )  # fmt: skip


class TestPeriods:
    def propose(self, **changes: Any) -> Any:
        given: dict[str, Any] = {
            "code": "lpag.appeal", "amount": 20, "unit": Unit.WORKING_DAYS, "norm": "Ley de prueba",
            "valid_from": SINCE, **changes,
        }  # fmt: skip
        return periods.propose_period(actor=administrator(), **given)

    def test_another_value_from_a_date_on(self) -> None:
        proposal = self.propose()
        with pytest.raises(SameHands):
            periods.approve_period(
                proposal=proposal, actor=replace(administrator(), person_id=proposal.proposed_by)
            )
        with pytest.raises(periods.PeriodProposalOpen):
            self.propose()
        periods.approve_period(proposal=proposal, actor=administrator())
        assert queries.legal_period("lpag.appeal", SINCE - timedelta(days=1)).amount == 15
        assert queries.legal_period("lpag.appeal", SINCE).amount == 20
        with pytest.raises(periods.PeriodAlreadyDecided):
            periods.decline_period(proposal=proposal, actor=administrator())
        assert len(queries.legal_periods(clock.today()).filter(code="lpag.appeal")) == 2

    def test_declined_it_changes_nothing(self) -> None:
        periods.decline_period(proposal=self.propose(), actor=administrator())
        assert queries.legal_period("lpag.appeal", SINCE).amount == 15
        self.propose()

    def test_what_does_not_fit(self) -> None:
        with pytest.raises(queries.PeriodNotFound):
            self.propose(code="lpag.siesta")
        for change in ({"valid_from": clock.today()}, {"amount": 5000}):
            with pytest.raises(Invalid):
                self.propose(**change)
        with pytest.raises(NotAnAdministrator):
            periods.propose_period(
                code="lpag.appeal", amount=1, unit=Unit.MONTHS, norm="x", valid_from=SINCE, actor=JOB
            )
        proposal = self.propose()
        approved = periods.approve_period(proposal=proposal, actor=administrator())
        with pytest.raises(Invalid):
            self.propose(valid_from=approved.valid_from)

    def test_what_is_approved_too_late_is_not(self) -> None:
        proposal = self.propose()
        with clock.set_to(NOON + timedelta(days=30)), pytest.raises(periods.PeriodTooLate):
            periods.approve_period(proposal=proposal, actor=administrator())
        assert queries.legal_period("lpag.appeal", SINCE).amount == 15


class TestPosts:
    def test_a_post_in_the_city_stands_first_and_each_says_why(self) -> None:
        found = jurisdictions.posts_for("ES", "sevilla")
        assert (found[0].office.code, found[0].because) == ("cg-sevilla", "está en su ciudad")
        assert {each.office.country for each in found} == {"ES"}
        assert {each.because for each in found[1:]} == {"está en su país"}

    def test_a_jurisdiction_goes_before_the_country(self) -> None:
        actions.correct_contact(
            office=queries.office("cg-barcelona"), address="", telephone="", email="",
            jurisdiction="Cataluña, Aragón y el Principado de Andorra", actor=administrator(),
        )  # fmt: skip
        aragon, andorra = jurisdictions.posts_for("ES", "Aragón"), jurisdictions.posts_for("AD")
        assert (aragon[0].office.code, aragon[0].because) == (
            "cg-barcelona", "su circunscripción nombra su ciudad",
        )  # fmt: skip
        assert [(each.office.code, each.because) for each in andorra] == [
            ("cg-barcelona", "su circunscripción comprende su país")
        ]
        assert jurisdictions.posts_for("TV") == ()
