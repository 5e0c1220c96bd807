"""Does a card that another office sends on reach it, or come back to who sent it?"""

from datetime import timedelta

import pytest

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.models import (
    CardRequest,
    CardTransfer,
)
from chancery.contexts.identity_cards.procedures import State
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.contexts.identity_cards.tests.pickups import CARD, ask, give, has
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import gate
from chancery.kernel.cases.jobs import sweep
from chancery.kernel.cases.models import CaseDeadline
from chancery.kernel.cases.queries import CaseNotFound
from chancery.kernel.documents import queries as documents
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.writers import WrittenElsewhere

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    made = factories.world()
    acts.serving(made.office, Role.SUPERVISOR, "Jefa")
    return made


@pytest.fixture
def there() -> Post:
    return acts.post("cg-madrid")


def overdue(request: CardRequest, code: str) -> None:
    """The last day of a period of the case has passed."""
    with clock.set_to(clock.now() + timedelta(days=60)):
        sweep(timestamp=0)
    assert CaseDeadline.objects.get(case=request.case_id, code=code).ran_out_at is not None


def unanswered(at: World) -> CardTransfer:
    """Posted, and neither accepted nor refused in its period."""
    transfer = factories.forwarded(at)
    overdue(transfer.request, "transfer")
    return transfer


class TestTransfer:
    def test_the_other_office_accepts_and_gives_it(self, at: World, there: Post) -> None:
        transfer = factories.forwarded(at)
        request = transfer.request
        assert (has(at.office), has(there.office)) == (0, 0)
        with pytest.raises(CaseNotFound):
            queries.by_number(there.officer, request.case.number)
        with pytest.raises(gate.RoleMissing):
            give(request, there)
        actions.accept_card(transfer=transfer, actor=there.officer)
        assert (has(at.office), has(there.office)) == (0, 1)
        assert queries.by_number(there.officer, request.case.number) == request
        with pytest.raises(gate.RoleMissing):
            give(request, at.post)
        give(request, there)
        paper = documents.of_case(request.case_id).get()
        assert there.office.acronym in paper.number
        assert has(there.office) == 0

    def test_only_its_own_two_offices_see_it_and_only_the_receiver_answers(
        self, at: World, there: Post
    ) -> None:
        transfer = factories.forwarded(at)
        with pytest.raises(queries.TransferNotFound):
            queries.transfer(acts.post("cg-paris").officer, transfer.id)
        assert queries.transfer(at.post.officer, transfer.id) == transfer
        for sender in (at.post.officer, there.consul):
            with pytest.raises(NotAllowed):
                actions.accept_card(transfer=transfer, actor=sender)
        actions.accept_card(transfer=transfer, actor=there.officer)
        with pytest.raises(actions.TransferAnswered):
            actions.accept_card(transfer=transfer, actor=there.officer)

    def test_posted_with_who_carries_it(self, at: World, there: Post) -> None:
        request = factories.to_forward(at)
        with pytest.raises(actions.TransferUncarried):
            factories.forward(at, request, waybill=" ")
        assert has(at.office) == 1
        factories.forward(at, request)

    def test_what_is_not_accepted_is_the_senders_again(self, at: World, there: Post) -> None:
        transfer = factories.forwarded(at)
        request = factories.again(transfer.request)
        with pytest.raises(gate.WrongState):
            actions.take_back(request=request, actor=at.post.officer)
        with pytest.raises(actions.TransferDifferenceMissing):
            actions.dispute_card(transfer=transfer, difference=" ", actor=there.officer)
        actions.dispute_card(transfer=transfer, difference="El sobre vino abierto", actor=there.officer)
        actions.take_back(request=request, actor=at.post.officer)
        assert (has(at.office), has(there.office)) == (1, 0)
        again = factories.forward(at, factories.again(request))
        actions.accept_card(transfer=again, actor=there.officer)
        assert has(there.office) == 1

    def test_an_answer_to_one_that_was_taken_back_is_not_one_to_the_next(
        self, at: World, there: Post
    ) -> None:
        first = unanswered(at)
        actions.take_back(request=first.request, actor=at.post.officer)
        second = factories.forward(at, factories.again(first.request))
        with pytest.raises(actions.TransferTakenBack):
            actions.accept_card(transfer=first, actor=there.officer)
        with pytest.raises(actions.TransferTakenBack):
            actions.dispute_card(transfer=first, difference="No llegó", actor=there.officer)
        actions.accept_card(transfer=second, actor=there.officer)
        assert (has(at.office), has(there.office)) == (0, 1)

    def test_none_is_posted_to_an_office_that_works_at_its_node(self, at: World, there: Post) -> None:
        request = factories.to_forward(at)
        Office.objects.filter(pk=there.office.pk).update(has_node=True)
        with pytest.raises(WrittenElsewhere):
            factories.forward(at, request)
        assert (factories.again(request).case.state, has(at.office)) == (State.TO_FORWARD, 1)
        Office.objects.filter(pk=there.office.pk).update(has_node=False)
        factories.forward(at, request)

    def test_one_that_was_spoilt_on_the_road_goes_to_reniec(self, at: World, there: Post) -> None:
        transfer = factories.forwarded(at)
        request = factories.again(transfer.request)
        actions.dispute_card(transfer=transfer, difference="Vino partido", actor=there.officer)
        actions.take_back(request=request, actor=at.post.officer)
        actions.return_card(request=request, reason="Se partió en el traslado", actor=at.post.officer)
        assert factories.again(request).case.state == State.RETURNED
        assert queries.balance_of(at.office, CARD).voided == 1


class TestPeriods:
    def test_what_nobody_answers_is_the_senders_again(self, at: World, there: Post) -> None:
        transfer = unanswered(at)
        assert Notice.objects.filter(case_id=transfer.request.case_id, subject__contains="vencido").exists()
        assert list(queries.transfers_under_way(at.post.officer, at.office)) == [transfer]
        with pytest.raises(actions.PickupOnTheRoad):
            ask(at, factories.again(transfer.request), at.office)
        actions.take_back(request=transfer.request, actor=at.post.officer)
        assert has(at.office) == 1
        factories.forward(at, factories.again(transfer.request))

    @pytest.mark.parametrize("is_there", [True, False])
    def test_who_answers_late_is_heard_until_it_is_taken_back(
        self, at: World, there: Post, is_there: bool
    ) -> None:
        transfer = unanswered(at)
        if is_there:
            actions.accept_card(transfer=transfer, actor=there.officer)
        else:
            actions.dispute_card(transfer=transfer, difference="No llegó", actor=there.officer)
        expected = State.RECEIVED if is_there else State.UNACCEPTED
        assert factories.again(transfer.request).case.state == expected
        assert has(there.office) == is_there

    def test_the_head_of_the_office_is_told_of_what_is_not_sent_on(self, at: World, there: Post) -> None:
        request = factories.to_forward(at)
        overdue(request, "forwarding")
        assert factories.again(request).case.state == State.TO_FORWARD
        assert Notice.objects.filter(case_id=request.case_id, subject__contains="vencido").exists()
        factories.forward(at, factories.again(request))
