"""Does a document go where it is sent, by whoever has it, and rest where it is left?"""

from datetime import timedelta
from uuid import uuid4

import pytest

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.actions import Destination
from chancery.contexts.correspondence.models import Joining, RecordMovement
from chancery.contexts.correspondence.rules import LinkKind, Outcome, Standing
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import recognition
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.models import RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


class TestRoute:
    def test_the_original_has_one_holder_and_copies_close_by_themselves(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        copies = [factories.to(office, "inform", is_copy=True) for office in (at.other, at.desk)]
        sent = actions.route(record=movement.record, to=[factories.to(at.other), *copies], actor=at.secretary)
        assert [each.is_copy for each in sent] == [True, True, False]
        assert queries.holder_of(movement.record).to_office == at.other
        assert {each.due_on for each in sent if each.is_copy} == {None}
        actions.attend(movement=sent[1], reason="Se tomó nota", actor=at.clerk)
        assert RecordMovement.objects.get(pk=sent[0].pk).closed_at is None

    def test_who_only_sends_copies_keeps_the_original(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        copy = factories.to(at.other, "inform", is_copy=True)
        actions.route(record=movement.record, to=[copy], actor=at.secretary)
        assert queries.holder_of(movement.record).id == movement.id

    def test_nobody_sends_what_another_unit_has(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        with pytest.raises(actions.NotYoursToMove):
            actions.route(record=movement.record, to=[factories.to(at.desk)], actor=at.lawyer)
        with pytest.raises(actions.NotYoursToMove):
            actions.route(record=movement.record, to=[factories.to(at.other)], actor=at.clerk)
        assert actions.route(record=movement.record, to=[factories.to(at.other)], actor=at.secretary)

    def test_the_original_goes_to_one_unit(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        for wrong in ([], [factories.to(at.other), factories.to(at.desk)]):
            with pytest.raises(actions.NoDestination):
                actions.route(record=movement.record, to=wrong, actor=at.secretary)
        assert actions.route(record=movement.record, to=[factories.to(at.other)], actor=at.secretary)

    def test_it_goes_to_a_unit_and_a_person_that_are_there(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        for wrong in (factories.to(at.unit), factories.to(at.other, person_id=at.head.person_id)):
            with pytest.raises(actions.DestinationUnfit):
                actions.route(record=movement.record, to=[wrong], actor=at.secretary)
        fits = factories.to(at.other, person_id=at.lawyer.person_id)
        assert actions.route(record=movement.record, to=[fits], actor=at.secretary)

    def test_nobody_is_asked_for_yesterday_nor_for_what_has_no_name(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        late = factories.to(at.other, due_on=clock.today() - timedelta(days=1))
        with pytest.raises(actions.DueTooEarly):
            actions.route(record=movement.record, to=[late], actor=at.secretary)
        with pytest.raises(actions.InstructionUnknown):
            actions.route(record=movement.record, to=[factories.to(at.other, "dance")], actor=at.secretary)
        today = factories.to(at.other, due_on=clock.today())
        assert (
            actions.route(record=movement.record, to=[today], actor=at.secretary)[0].due_on == clock.today()
        )

    def test_what_is_sent_to_a_person_is_that_persons_or_of_who_covers_the_absence(
        self, at: Ministry
    ) -> None:
        colleague = factories.serving("Carla", "leg")
        movement = factories.in_hand(at)
        to_lawyer = factories.to(at.other, person_id=at.lawyer.person_id)
        (sent,) = actions.route(record=movement.record, to=[to_lawyer], actor=at.secretary)
        with pytest.raises(actions.NotYoursToMove):
            actions.receive(movement=sent, actor=colleague)
        held = RoleHeld.objects.get(person=factories.person_of(at.lawyer))
        identity.delegate(
            role_held=held,
            delegate=factories.person_of(colleague),
            valid_from=clock.today(),
            valid_until=clock.today() + timedelta(days=5),
            reason="Vacaciones",
            actor=at.lawyer,
        )
        covering = people.actor_of(factories.person_of(colleague))
        received = actions.receive(movement=sent, actor=covering)
        assert received.received_by_id == colleague.person_id
        page = queries.work_queue(covering, wanted=queries.QueueFilter("mine"))
        assert [each.id for each in page.movements] == [sent.id]

    def test_the_head_of_the_unit_acts_on_what_was_sent_to_one_of_its_people(self, at: Ministry) -> None:
        record = factories.registered(at)
        to_secretary = factories.to(at.unit, person_id=at.secretary.person_id)
        (sent,) = actions.route(record=record, to=[to_secretary], actor=at.clerk)
        assert actions.receive(movement=sent, actor=at.head).received_at


class TestMany:
    def test_what_can_go_goes_and_the_rest_says_why(self, at: Ministry) -> None:
        mine = [factories.in_hand(at).record for _ in range(3)]
        other = factories.registered(at, to=at.other)
        done = actions.route_many(records=[*mine, other], to=factories.to(at.desk), actor=at.secretary)
        assert set(done.done) == {each.number for each in mine}
        assert [number for number, _ in done.refused] == [other.number]
        assert {queries.holder_of(each).to_office for each in mine} == {at.desk}

    def test_many_are_received_at_once(self, at: Ministry) -> None:
        sent = [queries.holder_of(factories.registered(at, to=at.unit)) for _ in range(3)]
        done = actions.receive_many(movements=sent, actor=at.secretary)
        assert len(done.done) == 3
        assert len(actions.receive_many(movements=sent, actor=at.secretary).refused) == 3

    def test_not_too_many(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        with pytest.raises(actions.TooManyAtOnce):
            actions.route_many(records=[movement.record] * 201, to=factories.to(at.desk), actor=at.secretary)
        with pytest.raises(actions.TooManyAtOnce):
            actions.receive_many(movements=[movement] * 201, actor=at.secretary)
        assert actions.route_many(
            records=[movement.record], to=factories.to(at.desk), actor=at.secretary
        ).done


class TestReceive:
    def test_what_was_sent_is_received_once(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        with pytest.raises(actions.AlreadyReceived):
            actions.receive(movement=movement, actor=at.secretary)
        assert queries.holder_of(movement.record).standing is Standing.IN_HAND

    def test_what_is_closed_is_not_received(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        actions.attend(movement=movement, reason="Se respondió", actor=at.secretary)
        with pytest.raises(actions.MovementClosed):
            actions.receive(movement=movement, actor=at.secretary)


class TestReturn:
    def test_it_goes_back_to_who_sent_it_with_the_reason(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        back = actions.return_(movement=movement, reason="No nos corresponde", actor=at.secretary)
        assert (back.to_office, back.instruction_id) == (at.desk, "give_back")

    def test_without_a_reason_nothing_goes_back(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        with pytest.raises(actions.ReasonNeeded):
            actions.return_(movement=movement, reason=" ", actor=at.secretary)
        assert actions.return_(movement=movement, reason="No", actor=at.secretary)

    def test_what_nobody_sent_has_nowhere_to_go_back(self, at: Ministry) -> None:
        record = factories.registered(at)
        with pytest.raises(actions.NothingToReturn):
            actions.return_(movement=queries.holder_of(record), reason="No", actor=at.clerk)
        assert actions.route(record=record, to=[factories.to(at.unit)], actor=at.clerk)

    def test_a_copy_is_only_closed(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        copy = factories.to(at.other, "inform", is_copy=True)
        (sent,) = actions.route(record=movement.record, to=[copy], actor=at.secretary)
        closed = actions.return_(movement=sent, reason="No es nuestro", actor=at.lawyer)
        assert (closed.id, closed.outcome) == (sent.id, Outcome.RETURNED)
        assert queries.holder_of(movement.record).id == movement.id


class TestClose:
    def test_attended_archived_and_taken_up_again(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        actions.attend(movement=movement, reason="Se respondió", actor=at.secretary)
        with pytest.raises(actions.MovementClosed):
            actions.route(record=movement.record, to=[factories.to(at.other)], actor=at.secretary)
        actions.archive(record=movement.record, reason="Concluido", actor=at.secretary)
        with pytest.raises(actions.MovementClosed):
            actions.archive(record=movement.record, reason="Otra vez", actor=at.secretary)
        again = actions.reopen(record=movement.record, reason="Llegó un alcance", actor=at.secretary)
        assert again.standing is Standing.IN_HAND
        assert actions.route(record=movement.record, to=[factories.to(at.other)], actor=at.secretary)

    def test_what_is_open_is_not_opened(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        with pytest.raises(actions.NotClosed):
            actions.reopen(record=movement.record, reason="Por las dudas", actor=at.secretary)
        actions.attend(movement=movement, reason="Se respondió", actor=at.secretary)
        assert actions.reopen(record=movement.record, reason="Por las dudas", actor=at.secretary)

    def test_every_ending_has_its_reason(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        with pytest.raises(actions.ReasonNeeded):
            actions.attend(movement=movement, reason="", actor=at.secretary)
        with pytest.raises(actions.ReasonNeeded):
            actions.archive(record=movement.record, reason="", actor=at.secretary)
        assert actions.archive(record=movement.record, reason="Copia informativa", actor=at.secretary)


class TestJoin:
    def test_what_is_joined_goes_wherever_the_other_goes(self, at: Ministry) -> None:
        joined, into = factories.in_hand(at).record, factories.in_hand(at).record
        actions.join(record=joined, into=into, reason="Mismo asunto", actor=at.secretary)
        assert queries.holder_of(joined).standing is Standing.JOINED
        actions.route(record=into, to=[factories.to(at.other)], actor=at.secretary)
        assert queries.holder_of(joined).to_office == queries.holder_of(into).to_office == at.other
        waiting = queries.work_queue(at.lawyer, wanted=queries.QueueFilter()).movements
        assert [each.record_id for each in waiting] == [into.id]
        assert list(queries.holders()) == []

    def test_what_is_joined_does_nothing_by_itself(self, at: Ministry) -> None:
        joined, into = factories.in_hand(at).record, factories.in_hand(at).record
        actions.join(record=joined, into=into, reason="Mismo asunto", actor=at.secretary)
        with pytest.raises(actions.RecordJoined):
            actions.archive(record=joined, reason="Concluido", actor=at.secretary)
        with pytest.raises(actions.RecordJoined):
            actions.reopen(record=joined, reason="Otra vez", actor=at.secretary)
        with pytest.raises(actions.AlreadyJoined):
            actions.join(record=joined, into=into, reason="Otra vez", actor=at.secretary)
        third = factories.in_hand(at).record
        with pytest.raises(actions.AlreadyJoined):
            actions.join(record=third, into=joined, reason="En cadena", actor=at.secretary)
        assert actions.archive(record=into, reason="Concluido", actor=at.secretary)
        assert Joining.objects.count() == 1

    def test_not_to_itself_and_not_what_another_has(self, at: Ministry) -> None:
        mine = factories.in_hand(at).record
        with pytest.raises(actions.JoinedToItself):
            actions.join(record=mine, into=mine, reason="Mismo asunto", actor=at.secretary)
        theirs = factories.registered(at, to=at.other)
        with pytest.raises(actions.NotYoursToMove):
            actions.join(record=mine, into=theirs, reason="Mismo asunto", actor=at.secretary)
        also_mine = factories.in_hand(at).record
        assert actions.join(record=mine, into=also_mine, reason="Mismo asunto", actor=at.secretary)


class TestLink:
    def test_to_one_of_ours_or_to_a_paper_by_its_number_once(self, at: Ministry) -> None:
        first, second = factories.registered(at), factories.registered(at)
        for _ in range(2):
            actions.link(record=second, to=first.number.lower(), kind=LinkKind.ANTECEDENT, actor=at.clerk)
            actions.link(record=second, to="RM N° 0326-2017-RE", kind=LinkKind.REPLY, actor=at.clerk)
        assert second.links.count() == 2
        assert second.links.get(kind=LinkKind.ANTECEDENT).other == first

    def test_not_to_nothing_nor_to_itself(self, at: Ministry) -> None:
        record = factories.registered(at)
        with pytest.raises(actions.LinkTargetMissing):
            actions.link(record=record, to="  ", kind=LinkKind.REPLY, actor=at.clerk)
        with pytest.raises(actions.JoinedToItself):
            actions.link(record=record, to=record.number, kind=LinkKind.REPLY, actor=at.clerk)
        assert actions.link(record=record, to="OF 1-2026", kind=LinkKind.REPLY, actor=at.clerk)


class TestSight:
    def test_only_the_units_through_which_it_passed_see_a_document(self, at: Ministry) -> None:
        record = factories.registered(at, to=at.unit)
        assert queries.by_number(at.secretary, record.number) == record
        assert queries.by_number(at.clerk, record.number) == record
        with pytest.raises(queries.RecordNotFound):
            queries.by_number(at.lawyer, record.number)
        with pytest.raises(RoleMissing):
            queries.by_number(at.citizen, record.number)
        with pytest.raises(queries.MovementNotFound):
            queries.movement(at.lawyer, queries.holder_of(record).id)
        assert queries.movement(at.secretary, queries.holder_of(record).id)

    def test_an_auditor_sees_all_but_what_is_reserved(self, at: Ministry) -> None:
        auditor = factories.serving("Aurora", "mre", Role.AUDITOR)
        open_one = factories.registered(at)
        reserved = factories.registered(at, is_reserved=True)
        assert set(queries.visible_to(auditor)) == {open_one}
        assert reserved in queries.visible_to(at.clerk)

    def test_files_and_colleagues_that_are_not_there(self, at: Ministry) -> None:
        record = factories.registered(at)
        with pytest.raises(queries.RecordFileNotFound):
            queries.file_of(record, 1)
        with pytest.raises(queries.ColleagueNotFound):
            queries.serving_at("00000000", at.unit)
        number = factories.person_of(at.head).document_number
        assert queries.serving_at(number, at.unit) == at.head.person_id
        with pytest.raises(queries.RecordNotFound):
            queries.row(uuid4())


class TestQueue:
    def test_by_due_date_then_what_has_none_page_by_page(self, at: Ministry) -> None:
        for days in (9, 3, 6):
            record = factories.registered(at)
            by = factories.to(at.unit, due_on=clock.today() + timedelta(days=days))
            actions.route(record=record, to=[by], actor=at.clerk)
        for _ in range(27):
            factories.registered(at, to=None)
        undated = factories.registered(at)
        actions.route(record=undated, to=[factories.to(at.unit, "inform")], actor=at.clerk)
        dates = [
            each.due_on for each in queries.work_queue(at.secretary, wanted=queries.QueueFilter()).movements
        ]
        assert dates == [clock.today() + timedelta(days=days) for days in (3, 6, 9)] + [None]
        seen: list[object] = []
        place = None
        while True:
            page = queries.work_queue(at.clerk, wanted=queries.QueueFilter(), after=place)
            seen += [each.id for each in page.movements]
            place = page.next_place
            if place is None:
                break
        assert len(seen) == len(set(seen)) == 27

    def test_each_part_of_the_queue(self, at: Ministry) -> None:
        received = factories.in_hand(at)
        unreceived = queries.holder_of(factories.registered(at, to=at.unit))
        other = factories.registered(at)
        copy = [factories.to(at.unit, "inform", is_copy=True)]
        (copied,) = actions.route(record=other, to=copy, actor=at.clerk)
        found = {
            what: {
                each.id for each in queries.work_queue(at.head, wanted=queries.QueueFilter(what)).movements
            }
            for what in ("unreceived", "in_hand", "copies", "mine")
        }
        assert found == {
            "unreceived": {unreceived.id, copied.id},
            "in_hand": {received.id},
            "copies": {copied.id},
            "mine": set(),
        }


def test_the_route_sheet_is_a_paper_that_anyone_verifies(at: Ministry) -> None:
    movement = factories.in_hand(at)
    sheet = actions.print_route_sheet(record=movement.record, actor=at.secretary)
    assert sheet.title == "Hoja de ruta"
    assert movement.record.number in sheet.facts
    assert "Solicita" not in sheet.public_facts
    printed = " ".join(recognition.text_of(documents.content(sheet.file_id)).split())
    assert "Ministerio de Prueba (Entidad pública, 20131370998)" in printed


def test_posts_register_their_own(at: Ministry) -> None:
    milan = organisation.office("cg-milan")
    made = actions.register(
        actor=at.consul, office=milan, sender=factories.SENDER, subject="Nota", kind="note", sheets=1,
        with_receipt=False,
    )  # fmt: skip
    assert made.number.startswith(f"REG{milan.acronym}-")
    moved = actions.route(record=queries.row(made.id), to=[Destination(at.desk, "attend")], actor=at.consul)
    assert moved[0].from_office == milan
