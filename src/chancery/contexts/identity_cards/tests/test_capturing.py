"""Is a card captured with all that its mode wants, and approved at the window only as far as the directive lets it?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.identity_cards import actions, queries, rules
from chancery.contexts.identity_cards.models import Capture
from chancery.contexts.identity_cards.procedures import State
from chancery.contexts.identity_cards.rules import Bond, Piece, RegisterEntry
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import deadlines, gate
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import KinLine
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


class TestCapture:
    def test_the_act_is_done_and_only_that_pieces_were_taken_is_kept(self, at: World) -> None:
        request = factories.captured(at)
        assert request.case.state == State.REGISTERED
        held = queries.current_capture(request)
        assert held is not None
        assert {each.piece for each in held.pieces.all()} == {
            "ten_prints",
            "signature",
            "photograph",
            "digital_signature",
        }
        act = Act.objects.get(case=request.case)
        assert (act.kind, act.title) == ("identity_card", "DNI: duplicado")
        kept = {field.get_internal_type() for field in Capture._meta.get_fields() if field.concrete}
        assert not kept & {"BinaryField", "FileField", "ImageField"}

    @pytest.mark.parametrize("mode", [row.code for row in rules.modes(date(2026, 7, 1))])
    def test_each_mode_with_all_it_wants_and_without_the_last(self, at: World, mode: str) -> None:
        request = factories.paid(at)
        whole = factories.taken(request, mode)
        short = factories.taken(request, mode, pieces=list(whole.pieces)[:-1])
        with pytest.raises(actions.PiecesMissing) as refused:
            actions.capture(request=request, taken=short, entry=RegisterEntry.CLEAR, actor=at.post.officer)
        assert list(whole.pieces)[-1].label in str(refused.value)
        actions.capture(request=request, taken=whole, entry=RegisterEntry.CLEAR, actor=at.post.officer)
        assert factories.again(request).case.state == State.REGISTERED

    def test_of_a_baby_the_foot_and_the_mothers_fingers(self, at: World) -> None:
        born = acts.today(at.office) - timedelta(days=100)
        request = factories.paid(at, factories.of_a_child(at, born_on=born))
        fingers = factories.taken(request, pieces=[*Piece][2:])
        with pytest.raises(actions.PiecesMissing):
            actions.capture(
                request=request,
                taken=factories.taken(request, pieces=set(fingers.pieces) - {Piece.FOOTPRINT}),
                entry=RegisterEntry.UNASKED,
                actor=at.post.officer,
            )
        made = factories.capture(at, request, entry=RegisterEntry.UNASKED)
        assert {"footprint", "declarant_prints"} <= {each.piece for each in made.pieces.all()}

    def test_a_form_on_paper_serves_one_capture(self, at: World) -> None:
        first = factories.paid(at)
        factories.capture(at, first, "semiautomatic", form_number="f 123")
        assert Capture.objects.get().form_number == "F123"
        second = factories.paid(at, factories.of_a_child(at))
        with pytest.raises(actions.FormUsed):
            factories.capture(at, second, "semiautomatic", form_number="F123")
        with pytest.raises(actions.FormNumberMissing):
            factories.capture(at, second, "semiautomatic", form_number=" ")
        factories.capture(at, second, "semiautomatic", form_number="F124")

    def test_a_manual_capture_is_entered_the_same_day(self, at: World) -> None:
        request = factories.paid(at)
        yesterday = acts.today(at.office) - timedelta(days=1)
        with pytest.raises(actions.ManualLate):
            factories.capture(at, request, "manual", captured_on=yesterday)
        factories.capture(at, request, "manual")

    def test_what_the_register_says(self, at: World) -> None:
        request = factories.paid(at)
        for entry, refusal in (
            (RegisterEntry.CANCELLED, actions.EntryCancelled),
            (RegisterEntry.RESTRICTED, actions.EntryRestricted),
        ):
            with pytest.raises(refusal):
                factories.capture(at, request, entry=entry)
        factories.capture(at, request, entry=RegisterEntry.PRISON)
        assert "pena privativa" in factories.again(request).annotations.get().text

    def test_an_electoral_omission_is_told_and_stops_nothing(self, at: World) -> None:
        request = factories.paid(at)
        factories.capture(at, request, entry=RegisterEntry.ELECTORAL)
        assert factories.again(request).case.state == State.REGISTERED
        assert Notice.objects.filter(recipient=at.post.applicant, subject__contains="omiso").count() == 1

    def test_a_birthday_between_payment_and_capture(self, at: World) -> None:
        today = acts.today(at.office)
        born = date(today.year - 18, today.month, today.day) + timedelta(days=1)
        who = at.post.applicant
        said = factories.of_a_child(
            at,
            given_names=who.given_names,
            first_surname=who.first_surname,
            second_surname=who.second_surname,
            born_on=born,
            bond=Bond.NONE,
        )
        request = factories.paid(at, said)
        with clock.set_to(clock.now() + timedelta(days=1)):
            acts.post_rate(at.post)
            with pytest.raises(actions.ReceiptDiffers):
                factories.capture(at, request, entry=RegisterEntry.UNASKED)
        factories.capture(at, request, entry=RegisterEntry.UNASKED)

    def test_before_it_is_paid(self, at: World) -> None:
        request = factories.filed(at)
        with pytest.raises(gate.WrongState):
            factories.capture(at, request)

    def test_the_officer_is_no_kin_of_the_child(self, at: World) -> None:
        child = people.make_person("Lucía", "Quispe")
        officer = people.make_person("Tío", "Quispe")
        identity.record_kinship(
            person=officer, relative=child, line=KinLine.CONSANGUINITY, degree=3, actor=people.SYSTEM
        )
        people.make_role(officer, Role.OFFICER, at.office)
        said = factories.of_a_child(at, dni=child.document_number)
        request = factories.paid(at, said)
        with pytest.raises(gate.OwnMatter):
            actions.capture(
                request=request,
                taken=factories.taken(request),
                entry=RegisterEntry.CLEAR,
                actor=people.actor_of(officer),
            )
        factories.capture(at, request)

    def test_who_asks_does_not_capture(self, at: World) -> None:
        request = factories.paid(at)
        with pytest.raises(NotAllowed):
            actions.capture(
                request=request,
                taken=factories.taken(request),
                entry=RegisterEntry.CLEAR,
                actor=at.post.citizen,
            )


class TestSlip:
    def test_a_defective_act_gets_a_slip_and_the_request_waits(self, at: World) -> None:
        request = factories.paid(at, factories.of_a_child(at))
        paper = actions.return_act(
            request=request, reason="El acta no lleva la firma del registrador", actor=at.post.officer
        )
        assert factories.again(request).case.state == State.DEFECTIVE
        assert documents.of_case(request.case_id).get().number == paper.number
        cases.advance(
            case=factories.again(request).case,
            code="bring_act",
            actor=at.post.citizen,
            uploads={"birth_act": upload(at.post.citizen).id},
        )
        assert factories.again(request).case.state == State.PAID


class TestWindow:
    def test_a_duplicate_with_matching_fingers(self, at: World) -> None:
        assert factories.approved(at).case.state == State.APPROVED

    @pytest.mark.parametrize(
        ("kind", "change", "is_approved"),
        [
            ("correction_data", "height", True),
            ("correction_data", "names", False),
            ("correction_data", "married", False),
            ("correction_images", "images", False),
        ],
    )
    def test_only_what_the_directive_lists(
        self, at: World, kind: str, change: str, is_approved: bool
    ) -> None:
        request = factories.captured(at, kind=kind, changes=((change, "Otro"),))

        def approve(*, is_matched: bool = True, is_act_registered: bool = False) -> None:
            actions.approve(
                request=request,
                is_matched=is_matched,
                is_act_registered=is_act_registered,
                entry=RegisterEntry.CLEAR,
                actor=at.post.officer,
            )

        with pytest.raises(actions.WindowBarred):
            approve(is_matched=False)
        if is_approved:
            approve()
        else:
            with pytest.raises(actions.WindowBarred):
                approve()
        if change == "married":
            approve(is_act_registered=True)

    def test_not_while_the_register_is_silent(self, at: World) -> None:
        request = factories.captured(at)
        with pytest.raises(actions.EntryPending):
            actions.approve(
                request=request,
                is_matched=True,
                is_act_registered=False,
                entry=RegisterEntry.PENDING,
                actor=at.post.officer,
            )
        actions.approve(
            request=request,
            is_matched=True,
            is_act_registered=False,
            entry=RegisterEntry.ELECTORAL,
            actor=at.post.officer,
        )

    def test_what_reniec_approves_is_sent_and_paper_is_not(self, at: World) -> None:
        request = factories.captured(at, "live_virtual")
        with pytest.raises(actions.WindowBarred):
            actions.approve(
                request=request,
                is_matched=True,
                is_act_registered=False,
                entry=RegisterEntry.CLEAR,
                actor=at.post.officer,
            )
        actions.transmit(request=request, actor=at.post.officer)
        assert factories.again(request).case.state == State.SENT
        on_paper = factories.captured(at, "semiautomatic", factories.of_a_child(at))
        with pytest.raises(actions.NotElectronic):
            actions.transmit(request=on_paper, actor=at.post.officer)


class TestObservation:
    def test_it_is_cured_on_a_new_form(self, at: World) -> None:
        request = factories.observed(at)
        told = Notice.objects.filter(case_id=request.case_id, subject__contains="observó").get()
        assert "sombras" in told.text
        assert "treinta días hábiles" in told.text
        actions.recover(
            request=request,
            taken=factories.taken(request, "live_paper"),
            entry=RegisterEntry.CLEAR,
            actor=at.post.officer,
        )
        assert factories.again(request).case.state == State.REGISTERED
        assert request.captures.count() == 2
        now = queries.current_capture(request)
        assert now is not None
        assert now.mode == "live_paper"
        assert Act.objects.filter(case=request.case).count() == 1

    def test_thirty_working_days_of_the_offices_calendar(self, at: World) -> None:
        with clock.set_to(datetime(2026, 7, 1, 12, tzinfo=UTC)):
            acts.post_rate(at.post)
            request = factories.observed(at)
            running = {each.code: each for each in case_queries.deadlines_of(request.case)}
            assert running["cure"].due_on == date(2026, 8, 14)

    def test_after_them_it_is_abandoned_and_told(self, at: World) -> None:
        request = factories.observed(at)
        running = {each.code: each for each in case_queries.deadlines_of(request.case)}
        with clock.set_to(clock.now() + timedelta(days=90)):
            deadlines.run_out(deadline=running["cure"], actor=people.SYSTEM)
        assert factories.again(request).case.state == State.ABANDONED
        assert Notice.objects.filter(case_id=request.case_id, subject__contains="abandono").exists()
        assert factories.filed(at).case.state == State.FILED

    def test_the_holder_may_withdraw(self, at: World) -> None:
        request = factories.observed(at)
        cases.advance(case=request.case, code="withdraw", actor=at.post.citizen)
        assert factories.again(request).case.state == State.WITHDRAWN


def test_what_is_annotated_stops_nothing(at: World) -> None:
    request = factories.paid(at)
    with pytest.raises(actions.AnnotationEmpty):
        actions.annotate(request=request, text=" ", actor=at.post.officer)
    actions.annotate(request=request, text="No habla español (DI 316, 6.9)", actor=at.post.officer)
    factories.capture(at, request)
    assert request.annotations.count() == 1
    with pytest.raises(NotAllowed):
        actions.annotate(request=request, text="Nada", actor=at.post.citizen)
