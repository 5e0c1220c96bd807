"""Does the network load once, move without circles, and change its calendars by four eyes?"""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.organisation import actions, queries
from chancery.kernel.organisation.calendars import Unit, add_working_days
from chancery.kernel.organisation.events import CalendarChanged
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Holiday, HolidayProposal, LegalPeriod, Office, Placement
from chancery.kernel.organisation.tests.factories import YEARS, administrator, load

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 20, 17, tzinfo=UTC)
TODAY = date(2026, 3, 20)


class TestLoadNetwork:
    def test_a_second_load_adds_nothing(self) -> None:
        load()
        assert actions.load_network(actor=system_actor("tests"), years=YEARS) == actions.Loaded(
            0, 0, 0, 0, 0, 0, 0, 0
        )
        assert Holiday.objects.count() > 1000

    def test_the_command_loads_the_years_ahead(self) -> None:
        with clock.set_to(NOON):
            call_command("load_organisation", verbosity=0)
        calendar = queries.calendar_of(queries.office("mre"))
        assert (calendar.first, calendar.last) == (date(2017, 1, 1), date(2029, 12, 31))

    def test_only_an_administrator_loads(self) -> None:
        stranger = Actor(name="Nadie", channel=Channel.WEB, request_id="-", person_id=uuid4())
        with pytest.raises(actions.NotAnAdministrator):
            actions.load_network(actor=stranger)
        load()


class TestTree:
    def test_every_office_stands_under_the_ministry(self) -> None:
        load()
        nodes = queries.tree(TODAY)
        assert (nodes[0].office.code, nodes[0].depth) == ("mre", 0)
        assert len(nodes) == Office.objects.exclude(kind=OfficeKind.PARTNER).count()
        assert all(node.depth > 0 for node in nodes[1:])

    def test_ancestors_and_children_are_read_from_the_dated_tree(self) -> None:
        load()
        oti = queries.office("oti")
        assert [office.code for office in queries.ancestors(oti, TODAY)] == ["ogi", "sge", "mre"]
        assert oti in queries.children(queries.office("ogi"), TODAY)

    def test_a_move_ends_the_former_place(self) -> None:
        load()
        oti, sge = queries.office("oti"), queries.office("sge")
        actions.place(office=oti, parent=sge, since=TODAY, actor=administrator())
        assert [office.code for office in queries.ancestors(oti, TODAY)] == ["sge", "mre"]
        assert queries.ancestors(oti, TODAY - timedelta(days=1))[0].code == "ogi"

    def test_no_office_stands_under_itself(self) -> None:
        load()
        sge, oti, leg = (queries.office(code) for code in ("sge", "oti", "leg"))
        with pytest.raises(actions.Circle):
            actions.place(office=sge, parent=oti, since=TODAY, actor=administrator())
        with pytest.raises(actions.PlacedLater):
            actions.place(office=leg, parent=oti, since=date(2009, 1, 1), actor=administrator())
        actions.place(office=leg, parent=oti, since=TODAY, actor=administrator())

    def test_the_database_refuses_a_second_place_and_a_second_value(self) -> None:
        load()
        oti, mre = queries.office("oti"), queries.office("mre")
        with pytest.raises(IntegrityError, match="one_placement_at_a_time"), transaction.atomic():
            Placement.objects.create(office=oti, parent=mre, valid_from=TODAY)
        with pytest.raises(IntegrityError, match="one_legal_period_at_a_time"), transaction.atomic():
            LegalPeriod.objects.create(
                code="lpag.notification", amount=6, unit=Unit.WORKING_DAYS, valid_from=TODAY
            )
        hours = oti.working_hours.get(weekday=1)
        hours.pk, hours.valid_from = uuid4(), TODAY
        with pytest.raises(IntegrityError, match="one_set_of_hours_at_a_time"), transaction.atomic():
            hours.save(force_insert=True)


class TestCalendars:
    def test_a_post_rests_with_its_country_its_region_and_the_peruvian_feast(self) -> None:
        load()
        calendar = queries.calendar_of(queries.office("cg-madrid"))
        assert not calendar.is_working(date(2026, 10, 12))
        assert not calendar.is_working(date(2026, 5, 2))
        assert not calendar.is_working(date(2026, 7, 28))
        assert calendar.is_working(date(2026, 10, 8))
        assert add_working_days(date(2026, 7, 24), 1, calendar).on == date(2026, 7, 27)

    def test_the_week_is_the_receiving_states(self) -> None:
        load()
        calendar = queries.calendar_of(queries.office("cg-riad"))
        assert calendar.is_working(date(2026, 3, 29))
        assert not calendar.is_working(date(2026, 3, 27))

    def test_is_open_reads_the_clock_of_the_post(self) -> None:
        load()
        madrid, lima = queries.office("cg-madrid"), queries.office("legalisations-lima")
        morning_in_madrid = datetime(2026, 4, 14, 9, tzinfo=UTC)
        assert queries.is_open(madrid, morning_in_madrid)
        assert not queries.is_open(lima, morning_in_madrid)
        assert queries.is_open(lima, datetime(2026, 4, 14, 21, 29, tzinfo=UTC))
        assert not queries.is_open(lima, datetime(2026, 4, 14, 21, 30, tzinfo=UTC))
        assert not queries.is_open(madrid, datetime(2026, 10, 12, 9, tzinfo=UTC))

    def test_next_holiday_skips_days_of_rest(self) -> None:
        load()
        following = queries.next_holiday(queries.office("mre"), date(2026, 10, 9))
        assert following is not None
        assert following.on == date(2026, 12, 8)


class TestHolidayProposals:
    def test_a_second_administrator_makes_it_a_holiday(self) -> None:
        load()
        heard: list[CalendarChanged] = []
        events.subscribe(CalendarChanged, heard.append)
        proposal, office = _proposal(), queries.office("ode-arequipa")
        calendar = queries.calendar_of(office)
        assert calendar.is_working(proposal.on)
        assert list(queries.pending_proposals()) == [proposal]
        actions.approve_holiday(proposal=proposal, actor=administrator())
        assert not queries.calendar_of(office).is_working(proposal.on)
        assert queries.calendar_of(queries.office("mre")).is_working(proposal.on)
        assert (heard[-1].office_id, heard[-1].on) == (office.id, proposal.on)
        assert proposal.name in heard[-1].why
        assert not queries.pending_proposals().exists()

    def test_the_proposer_does_not_decide(self) -> None:
        load()
        proposer = administrator()
        proposal = _proposal(proposer)
        with pytest.raises(actions.SameHands):
            actions.approve_holiday(proposal=proposal, actor=proposer)
        with pytest.raises(actions.SameHands):
            actions.decline_holiday(proposal=proposal, actor=proposer)
        actions.approve_holiday(proposal=proposal, actor=administrator())

    def test_it_is_decided_once(self) -> None:
        load()
        proposal = _proposal()
        actions.decline_holiday(proposal=proposal, actor=administrator())
        with pytest.raises(actions.AlreadyDecided):
            actions.approve_holiday(proposal=proposal, actor=administrator())
        assert not Holiday.objects.filter(office=proposal.office).exists()

    def test_a_holiday_is_not_proposed_twice(self) -> None:
        load()
        with pytest.raises(Invalid) as refused:
            _proposal(on=date(2026, 7, 28))
        assert refused.value.fields == {"on": ["La oficina ya tiene un feriado en esa fecha."]}
        _proposal()

    def test_a_day_is_proposed_before_it_comes(self) -> None:
        load()
        for on in (TODAY, TODAY - timedelta(days=1)):
            with pytest.raises(actions.HolidayNotAhead):
                _proposal(on=on)
        assert _proposal(on=TODAY + timedelta(days=3)).on == date(2026, 3, 23)

    def test_a_job_may_not_propose(self) -> None:
        load()
        with pytest.raises(actions.NotAnAdministrator):
            _proposal(system_actor("job"))
        _proposal(administrator())


class TestContact:
    def test_the_directory_shows_what_was_corrected(self) -> None:
        load()
        office = actions.correct_contact(
            office=queries.office("cg-madrid"),
            address="Calle Mayor 1",
            telephone="+34 910 000 000",
            email="madrid@consulado.invalid",
            jurisdiction="Comunidad de Madrid",
            actor=administrator(),
        )
        assert queries.office("cg-madrid").address == office.address == "Calle Mayor 1"


def test_search_forgives_accents_and_finds_by_country() -> None:
    load()
    with clock.set_to(NOON):
        assert [office.code for office in queries.search("consulado malaga")] == []
        assert "cg-milan" in {office.code for office in queries.search("MILAN")}
        assert "cg-sao-paulo" in {office.code for office in queries.search("brasil consulado")}
        assert {office.kind for office in queries.offices(kind=OfficeKind.DECENTRALISED)} == {"decentralised"}


def test_legal_periods_are_those_of_the_day() -> None:
    load()
    assert queries.legal_period("lpag.reconsideration_decision", date(2021, 1, 4)).amount == 30
    assert queries.legal_period("lpag.reconsideration_decision", TODAY).amount == 15
    assert queries.legal_period("lpag.notification", TODAY).unit is Unit.WORKING_DAYS
    assert queries.legal_period("lpag.procedure", TODAY).label == "30 días hábiles"
    with pytest.raises(queries.PeriodNotFound):
        queries.legal_period("lpag.notification", date(1999, 1, 1))
    with pytest.raises(queries.OfficeNotFound):
        queries.office("atlantis")


def test_a_holiday_that_nobody_proposed_is_not_found() -> None:
    load()
    with pytest.raises(queries.ProposalNotFound):
        queries.proposal(uuid4())
    made = _proposal()
    assert queries.proposal(made.id) == made


def _proposal(actor: Actor | None = None, on: date = date(2026, 8, 14)) -> HolidayProposal:
    with clock.set_to(NOON):
        return actions.propose_holiday(
            office=queries.office("ode-arequipa"),
            on=on,
            name="Aniversario de Arequipa",
            norm="Ordenanza regional",
            actor=actor or administrator(),
        )
