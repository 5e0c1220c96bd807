"""Does the front desk observe once and within its days, and does what follows happen to who corrects and to who does not?"""

import json
from datetime import date, datetime, time, timedelta

import pytest

from chancery.contexts.correspondence import actions
from chancery.contexts.correspondence.models import HoursPolicy
from chancery.contexts.correspondence.procedures import State
from chancery.contexts.correspondence.rules import AfterHours, EntryChannel
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import WORKING, Ministry, lima
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import deadlines, gate
from chancery.kernel.cases import jobs as sweeping
from chancery.kernel.cases.models import Delay
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Holiday

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


class TestCheck:
    def test_observed_once_corrected_and_registered(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            presented = factories.presented(at)
            factories.advance(presented, "take", at.clerk)
            factories.advance(presented, "observe", at.clerk, reason="Falta la firma")
            assert presented.case.state == State.OBSERVED
        with clock.set_to(WORKING + timedelta(hours=1)):  # the newest file of a requirement counts
            good = factories.upload(at.citizen, name="firmado.pdf")
            factories.advance(presented, "correct", at.citizen, uploads={"main": good.id})
            factories.advance(presented, "take", at.clerk)
            with pytest.raises(gate.AlreadyTaken):
                factories.advance(presented, "observe", at.clerk, reason="Falta otra cosa")
            record = actions.admit(presentation=presented, addressee=at.unit, actor=at.clerk)
        assert [each.file_id for each in record.files.all()] == [good.file_id]
        presented.case.refresh_from_db()
        assert presented.case.state == State.REGISTERED

    def test_after_two_working_days_the_desk_observes_no_more_and_registers(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            in_time, late = factories.presented(at), factories.presented(at)
        with clock.set_to(WORKING + timedelta(days=2)):
            for each in (in_time, late):
                factories.advance(each, "take", at.clerk)
            factories.advance(in_time, "observe", at.clerk, reason="Falta la firma")
        assert in_time.case.state == State.OBSERVED
        with clock.set_to(WORKING + timedelta(days=5)):
            with pytest.raises(gate.OfficeTermOver, match="venció el 27/11/2026"):
                factories.advance(late, "observe", at.clerk, reason="Falta la firma")
            assert actions.admit(presentation=late, addressee=at.unit, actor=at.clerk)

    @pytest.mark.parametrize(
        ("window", "came", "last"),
        [
            pytest.param("cg-tokio", lima(25, 20), date(2026, 11, 30), id="the next morning in Tokyo"),
            pytest.param("cg-tokio", lima(37, 20), date(2026, 12, 11), id="a holiday of Lima in Tokyo"),
            pytest.param("ode-cusco", lima(25, 10), date(2026, 11, 30), id="a holiday of Cusco"),
            pytest.param(None, lima(25, 23, 30), date(2026, 11, 27), id="by night"),
            pytest.param(None, lima(28, 10), date(2026, 12, 2), id="on a Saturday"),
        ],
    )
    def test_the_days_to_observe_follow_the_day_on_which_it_counts_as_presented(
        self, at: Ministry, window: str | None, came: datetime, last: date
    ) -> None:
        Holiday.objects.create(
            country="PE", region="PE-CUS", on=date(2026, 11, 25), name="Día", kind="regional", norm="Ley"
        )
        actor = factories.serving("Kenji", window) if window else at.citizen
        with clock.set_to(came):
            in_time, late = (factories.presented(at, actor=actor) for _ in range(2))
        counted = deadlines.trace(in_time.case.deadlines.get(code="observe")).trace
        assert next(step.day for step in counted if step.counted) == in_time.clock_starts_on
        the_same_day = organisation.calendar_of(at.desk).next_working(in_time.presented_on)
        assert in_time.case.deadlines.get(code="reception").due_on == the_same_day
        noon = datetime.combine(last, time(12), clock.LIMA)
        with clock.set_to(noon):
            for each in (in_time, late):
                factories.advance(each, "take", at.clerk)
            factories.advance(in_time, "observe", at.clerk, reason="Falta la firma")
        assert in_time.case.state == State.OBSERVED
        with clock.set_to(noon + timedelta(days=1)), pytest.raises(gate.OfficeTermOver) as refused:
            factories.advance(late, "observe", at.clerk, reason="Falta la firma")
        assert f"venció el {last:%d/%m/%Y}" in str(refused.value)

    def test_by_the_policy_of_the_channel_the_days_to_observe_begin_later(self, at: Ministry) -> None:
        HoursPolicy.objects.filter(channel=EntryChannel.WEB, valid_until=None).update(
            after_closing=AfterHours.NEXT_WORKING_DAY
        )
        with clock.set_to(lima(25, 23, 30)):
            presented = factories.presented(at)
        assert presented.case.deadlines.get(code="observe").due_on == lima(30, 0).date()

    def test_that_nobody_observed_is_no_delay_and_alarms_nobody(self, at: Ministry) -> None:
        head = people.make_person("Jefa", "Mesa")
        people.make_role(head, Role.SUPERVISOR, at.desk)
        with clock.set_to(WORKING):
            presented = factories.presented(at)
        with clock.set_to(WORKING + timedelta(days=6)):
            sweeping.sweep(timestamp=0)
        assert [delay.deadline.code for delay in Delay.objects.all()] == ["reception"]
        assert ledger.entries(presented.case_id).filter(verb="correspondence.escalate").count() == 1
        alarms = [notice.subject for notice in Notice.objects.filter(recipient=head)]
        assert [each for each in alarms if "vencido" in each] == [
            f"Plazo vencido: Registrar y remitir a la unidad competente ({presented.case.number})"
        ]
        assert presented.case.deadlines.get(code="observe").ran_out_at is not None

    def test_once_it_observed_no_days_to_observe_begin_again(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            presented = factories.presented(at)
            factories.advance(presented, "take", at.clerk)
            factories.advance(presented, "observe", at.clerk, reason="Falta la firma")
            factories.advance(presented, "correct", at.citizen, reason="Está firmado")
            factories.advance(presented, "take", at.clerk)
        running = presented.case.deadlines.filter(ended_at=None).values_list("code", flat=True)
        assert list(running) == ["reception"]

    def test_of_its_last_day_to_observe_the_desk_tells_no_presenter(self, at: Ministry) -> None:
        with clock.set_to(lima(28, 10)):  # a Saturday
            presented = factories.presented(at)
            for days in ((lima(32, 0),), (lima(30, 0), lima(31, 0))):
                for day in days:
                    Holiday.objects.create(
                        country="PE", on=day.date(), name="Día", kind="national", norm="Ley"
                    )
                deadlines.recount(case_id=presented.case_id, why="feriado", actor=factories.SYSTEM)
        recounted = ledger.entries(presented.case_id).filter(verb="cases.recount")
        assert [set(json.loads(entry.facts)["due"]) for entry in recounted] == [
            {"observe"},
            {"observe", "reception"},
        ]
        told = Notice.objects.get(recipient=at.applicant, subject__contains="Cambió la fecha")
        assert "Registrar y remitir" in told.text
        assert "observar" not in told.text

    def test_who_is_late_corrects_nothing_though_no_clock_has_said_so_yet(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            presented = factories.presented(at)
            factories.advance(presented, "take", at.clerk)
            factories.advance(presented, "observe", at.clerk, reason="Falta la firma")
        with clock.set_to(WORKING + timedelta(days=3)), pytest.raises(gate.TermOver):
            factories.advance(presented, "correct", at.citizen, reason="Está firmado")
        with clock.set_to(WORKING + timedelta(days=2)):
            factories.advance(presented, "correct", at.citizen, reason="Está firmado")
        assert presented.case.state == State.CORRECTED

    def test_not_corrected_in_two_working_days_it_is_not_presented(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            presented = factories.presented(at)
            factories.advance(presented, "take", at.clerk)
            factories.advance(presented, "observe", at.clerk, reason="Falta la firma")
        with clock.set_to(WORKING + timedelta(days=2)):
            sweeping.sweep(timestamp=0)
            presented.case.refresh_from_db()
            assert presented.case.state == State.OBSERVED
        with clock.set_to(WORKING + timedelta(days=3)):
            sweeping.sweep(timestamp=0)
        presented.case.refresh_from_db()
        assert presented.case.state == State.NOT_PRESENTED

    def test_late_at_the_desk_somebody_is_alerted_and_the_document_stays(self, at: Ministry) -> None:
        with clock.set_to(WORKING):
            presented = factories.presented(at)
        with clock.set_to(WORKING + timedelta(days=2)):
            sweeping.sweep(timestamp=0)
        presented.case.refresh_from_db()
        assert presented.case.state == State.FILED
        assert ledger.has_entry(presented.case_id, "correspondence.escalate")

    def test_its_presenter_takes_it_back_before_it_is_registered(self, at: Ministry) -> None:
        presented = factories.presented(at)
        factories.advance(presented, "withdraw", at.citizen)
        with pytest.raises(gate.WrongState):
            actions.admit(presentation=presented, addressee=at.unit, actor=at.clerk)
