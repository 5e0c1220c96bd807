"""Do forms leave in envelopes of thirty, cards come back as the guide says, and each reach whose it is?"""

from datetime import timedelta

import pytest

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.models import CardShipment
from chancery.contexts.identity_cards.procedures import ShipmentState, State
from chancery.contexts.identity_cards.rules import CardOutcome, CardSupply, OldCardFate, Receiver
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, jobs
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import add_working_days
from chancery.web import paging

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


def _sent_of_a_child(at: World, name: str) -> CardShipment:
    factories.captured(at, "semiautomatic", factories.of_a_child(at, given_names=name))
    shipment = actions.prepare(office=at.office, actor=at.post.officer)
    factories.send(at, shipment)
    return shipment


class TestShipment:
    def test_forms_go_by_sort_and_leave_with_a_guide(self, at: World) -> None:
        adult = factories.captured(at, "semiautomatic")
        shipment = factories.prepared(at, forms=2)
        envelopes = queries.envelopes_of(shipment)
        assert [(each.lot, each.kind, each.is_minor, len(each.forms.all())) for each in envelopes] == [
            (1, "duplicate", False, 1),
            (2, "registration_ordinary", True, 2),
        ]
        assert queries.waiting_forms(at.office) == []
        factories.send(at, shipment)
        assert factories.again(adult).case.state == State.SENT
        paper = documents.of_case(shipment.case_id).get()
        assert '"total":"3"' in paper.facts
        cases.advance(case=shipment.case, code="acknowledge", actor=at.post.officer)
        assert shipment.case.state == ShipmentState.SENT

    def test_reniec_has_four_working_days_from_the_day_on_which_the_courier_gave_it(self, at: World) -> None:
        shipment, today = factories.sent(at), acts.today(at.office)
        standing = queries.standing_of(shipment, today)
        assert (standing.arrives_on, standing.registered_by) == (today + timedelta(days=15), None)
        assert not standing.is_late
        assert queries.standing_of(shipment, today + timedelta(days=16)).is_late
        cases.advance(case=shipment.case, code="arrive", actor=at.post.officer)
        shipment = queries.shipment_by_number(at.post.officer, shipment.case.number)
        due = add_working_days(today, 4, organisation.calendar_of(at.office)).on
        standing = queries.standing_of(shipment, due)
        assert (standing.arrives_on, standing.registered_by, standing.is_late) == (None, due, False)
        assert queries.standing_of(shipment, due + timedelta(days=1)).is_late
        factories.captured(at, "semiautomatic")
        newer = actions.prepare(office=at.office, actor=at.post.officer)
        factories.send(at, newer)
        with clock.set_to(clock.now() + timedelta(days=12)):
            jobs.sweep(timestamp=0)
            assert shipment.case.deadlines.get(code="registration").ran_out_at
            assert list(queries.shipments_of(at.post.officer, at.office)) == [shipment, newer]
            with pytest.raises(gate.WrongState):
                cases.advance(case=shipment.case, code="undo", actor=at.post.officer)
            cases.advance(case=shipment.case, code="acknowledge", actor=at.post.officer)
        shipment = queries.shipment_by_number(at.post.officer, shipment.case.number)
        assert shipment.case.state == ShipmentState.ACKNOWLEDGED
        assert not queries.standing_of(shipment, due + timedelta(days=9)).is_late

    def test_pages_go_on_from_what_is_due_to_what_was_sent_last(
        self, at: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(paging, "_PER_PAGE", 2)
        sent = [_sent_of_a_child(at, f"Menor {ordinal}") for ordinal in range(7)]
        for days, ordinal in enumerate((4, 1, 2)):
            with clock.set_to(clock.now() + timedelta(days=days * 7)):
                cases.advance(case=sent[ordinal].case, code="arrive", actor=at.post.officer)
        with clock.set_to(clock.now() + timedelta(days=20)):
            cases.advance(case=sent[2].case, code="acknowledge", actor=at.post.officer)
        order = [sent[ordinal] for ordinal in (4, 1, 6, 5, 3, 2, 0)]
        found = queries.shipments_of(at.post.officer, at.office)
        assert list(found) == order
        assert (len(found), found.count(), len(found[:3]), list(found[1:3])) == (7, 7, 3, order[1:3])
        officer = browser_of(at.post.officer)
        for page, shown in enumerate((order[:2], order[2:4], order[4:6], order[6:]), start=1):
            text = officer.get(f"/dni/{at.office.code}/envios/?pagina={page}").content.decode()
            numbers = [each.case.number for each in order if each.case.number in text]
            assert sorted(numbers, key=text.index) == [each.case.number for each in shown]
            assert f"Página {page} de 4 (7 en total)" in text

    def test_a_page_may_end_within_what_is_due(self, at: World, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paging, "_PER_PAGE", 2)
        sent = [_sent_of_a_child(at, f"Menor {ordinal}") for ordinal in range(4)]
        for days, each in enumerate(sent[:3]):
            with clock.set_to(clock.now() + timedelta(days=days * 7)):
                cases.advance(case=each.case, code="arrive", actor=at.post.officer)
        found = queries.shipments_of(at.post.officer, at.office)
        assert [list(found[start : start + 2]) for start in (0, 2)] == [sent[:2], sent[2:]]
        text = browser_of(at.post.officer).get(f"/dni/{at.office.code}/envios/?pagina=2").content.decode()
        assert [each.case.number in text for each in sent] == [False, False, True, True]

    def test_a_form_whose_case_another_site_writes_is_its_own_to_send(self, at: World) -> None:
        theirs = factories.captured(at, "semiautomatic")
        Case.objects.filter(pk=theirs.case_id).update(site="cg-madrid")
        shipment = factories.prepared(at, forms=2)
        assert sum(len(each.forms.all()) for each in queries.envelopes_of(shipment)) == 2
        factories.send(at, shipment)
        Case.objects.filter(pk=theirs.case_id).update(site="")
        assert len(queries.waiting_forms(at.office)) == 1

    def test_nothing_waits(self, at: World) -> None:
        factories.captured(at)
        with pytest.raises(actions.NoFormsWaiting):
            actions.prepare(office=at.office, actor=at.post.officer)

    def test_what_is_undone_waits_again(self, at: World) -> None:
        shipment = factories.prepared(at)
        cases.advance(case=shipment.case, code="undo", actor=at.post.officer)
        assert len(queries.waiting_forms(at.office)) == 1

    def test_on_another_day_than_the_couriers_with_a_reason(self, at: World) -> None:
        shipment = factories.prepared(at)
        leaves, _ = queries.courier_day(at.office, acts.today(at.office) + timedelta(days=1))
        on_time = clock.now() + (leaves - acts.today(at.office))
        with clock.set_to(on_time + timedelta(days=1)), pytest.raises(actions.OffDayReasonMissing):
            factories.send(at, shipment, off_day_because=" ")
        with clock.set_to(on_time):
            with pytest.raises(actions.WaybillMissing):
                factories.send(at, shipment, waybill=" ")
            assert factories.send(at, shipment, off_day_because="").off_day_because == ""

    def test_others_do_not_prepare(self, at: World) -> None:
        factories.captured(at, "semiautomatic")
        with pytest.raises(NotAllowed):
            actions.prepare(office=at.office, actor=at.post.citizen)


class TestReception:
    def test_a_case_that_another_site_writes_stops_none_of_the_others(self, at: World) -> None:
        ours, theirs = (
            factories.dispatched(at, factories.of_a_child(at, given_names=name)) for name in ("Ana", "Luz")
        )
        Case.objects.filter(pk=theirs.case_id).update(site="cg-madrid")
        made = factories.receive(at, [ours.case.number, theirs.case.number])
        assert {each.request: each.outcome for each in made.cards.all()} == {
            ours: CardOutcome.MATCHED,
            theirs: CardOutcome.ELSEWHERE,
        }
        assert factories.again(ours).case.state == State.RECEIVED
        assert factories.again(theirs).case.state == State.DISPATCHED
        assert queries.balance_of(at.office, CardSupply.CARD).final == 1
        Case.objects.filter(pk=theirs.case_id).update(site="")
        factories.receive(at, [theirs.case.number])
        assert factories.again(theirs).case.state == State.RECEIVED

    def test_missing_surplus_and_strange_are_said(self, at: World) -> None:
        here = factories.dispatched(at)
        there = factories.dispatched(at, factories.of_a_child(at, dni=factories.CHILD_DNI))
        beside = factories.printed(at, factories.of_a_child(at, given_names="Inés"))
        made = factories.receive(
            at,
            [here.case.number, factories.CHILD_DNI, "99999999"],
            [here.dni, beside.case.number, here.case.number.lower(), "99999999"],
        )
        lines = {line.number: line.outcome for line in made.cards.all()}
        assert lines == {
            here.case.number: CardOutcome.MATCHED,
            there.case.number: CardOutcome.MISSING,
            "99999999": CardOutcome.UNKNOWN,
            beside.case.number: CardOutcome.SURPLUS,
        }
        assert factories.again(here).case.state == State.RECEIVED
        assert factories.again(there).case.state == State.DISPATCHED
        assert factories.again(beside).case.state == State.PRINTED
        assert queries.balance_of(at.office, CardSupply.CARD).final == 1
        told = Notice.objects.filter(case_id=here.case_id, subject__contains="listo para recoger")
        assert told.count() == 1

    def test_a_guide_is_opened_once(self, at: World) -> None:
        here = factories.dispatched(at)
        with pytest.raises(actions.GuideMissing):
            factories.receive(at, [], guide="GD-1")
        factories.receive(at, [here.case.number], [], guide="GD-1")
        with pytest.raises(actions.GuideReceived):
            factories.receive(at, [here.case.number], guide="gd-1")
        factories.receive(at, [here.case.number], guide="GD-2")
        assert factories.again(here).case.state == State.RECEIVED

    def test_a_reception_of_another_office_is_not_found(self, at: World) -> None:
        made = factories.receive(at, [factories.dispatched(at).case.number])
        assert queries.reception(at.post.officer, made.id) == made
        with pytest.raises(queries.ReceptionNotFound):
            queries.reception(acts.post("cg-madrid").officer, made.id)


class TestDelivery:
    def test_to_the_holder_with_the_record(self, at: World) -> None:
        request = factories.received(at)
        factories.deliver(at, request, old_card=OldCardFate.DESTROYED)
        assert factories.again(request).case.state == State.DELIVERED
        paper = documents.of_case(request.case_id).get()
        assert "Se destruyó ante el titular" in paper.facts
        assert queries.balance_of(at.office, CardSupply.CARD).final == 0

    def test_not_without_the_finger(self, at: World) -> None:
        request = factories.received(at)
        with pytest.raises(actions.FingerprintUnmatched):
            factories.deliver(at, request, is_matched=False)
        factories.deliver(at, request)

    def test_not_without_the_old_card(self, at: World) -> None:
        request = factories.received(at)
        with pytest.raises(actions.OldCardUnaccounted):
            factories.deliver(at, request, old_card=OldCardFate.NONE)
        factories.deliver(at, request, old_card=OldCardFate.LOST)

    def test_a_childs_to_who_declared_or_a_proxy(self, at: World) -> None:
        said = factories.of_a_child(at)
        request = factories.received(at, said)
        first = {"old_card": OldCardFate.NONE}
        with pytest.raises(actions.ReceiverNotAllowed):
            factories.deliver(at, request, receiver=Receiver.HOLDER, **first)
        with pytest.raises(actions.ReceiverUnnamed):
            factories.deliver(at, request, receiver=Receiver.PROXY, **first)
        given = factories.deliver(
            at,
            request,
            receiver=Receiver.PROXY,
            receiver_name="Ana Apoderada",
            receiver_document="DNI 10117410, poder E-12",
            **first,
        )
        assert given.receiver_name == "Ana Apoderada"

    def test_by_who_accompanies_a_holder_who_signs_and_by_an_heir_of_a_childs_declarant(
        self, at: World
    ) -> None:
        named = {"receiver_name": "Ana Acompañante", "receiver_document": "DNI 10117410"}
        grown = factories.received(at)
        with pytest.raises(actions.ReceiverNotAllowed):
            factories.deliver(at, grown, receiver=Receiver.HEIR, **named)
        with pytest.raises(actions.ReceiverUnnamed):
            factories.deliver(at, grown, receiver=Receiver.COMPANION)
        with pytest.raises(actions.FingerprintUnmatched):
            factories.deliver(at, grown, receiver=Receiver.COMPANION, is_matched=False, **named)
        assert (
            factories.deliver(at, grown, receiver=Receiver.COMPANION, **named).receiver_name
            == "Ana Acompañante"
        )
        paper = documents.of_case(grown.case_id).get()
        assert "Quien acompaña al titular" in paper.facts
        child = factories.received(at, factories.of_a_child(at))
        first = {"old_card": OldCardFate.NONE}
        with pytest.raises(actions.ReceiverNotAllowed):
            factories.deliver(at, child, receiver=Receiver.COMPANION, **named, **first)
        with pytest.raises(actions.ReceiverUnnamed):
            factories.deliver(at, child, receiver=Receiver.HEIR, **first)
        assert (
            factories.deliver(at, child, receiver=Receiver.HEIR, **named, **first).receiver == Receiver.HEIR
        )

    def test_one_with_an_error_goes_back(self, at: World) -> None:
        request = factories.received(at)
        actions.return_card(request=request, reason="Errata en el apellido", actor=at.post.officer)
        assert factories.again(request).case.state == State.RETURNED
        assert queries.balance_of(at.office, CardSupply.CARD).voided == 1
