"""Is a card collected where its holder asks, posted by one office and accepted by the other, and never in two stocks?"""

from collections.abc import Callable
from random import Random

import pytest

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.models import (
    CardReception,
    CardRequest,
    CardTransfer,
)
from chancery.contexts.identity_cards.procedures import State
from chancery.contexts.identity_cards.rules import OldCardFate, Receiver
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.contexts.identity_cards.tests.pickups import ask, give, has
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotAllowed, Refusal
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.identity.tests.factories import reads_english
from chancery.kernel.nodes import queries as nodes
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
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


class TestAsking:
    def test_one_on_its_way_is_posted_on_when_the_box_is_opened(self, at: World, there: Post) -> None:
        request = factories.dispatched(at)
        ask(at, request, there.office)
        assert factories.again(request).case.state == State.DISPATCHED
        assert [each.pk for each in queries.coming(there.officer, there.office)] == [request.pk]
        factories.receive(at, [request.case.number])
        request = factories.again(request)
        assert request.case.state == State.TO_FORWARD
        assert not Notice.objects.filter(case_id=request.case_id, subject__contains="listo").exists()
        with pytest.raises(gate.WrongState):
            factories.deliver(at, request)

    def test_reniec_may_send_it_there_at_once(self, at: World, there: Post) -> None:
        request = factories.printed(at)
        ask(at, request, there.office)
        assert list(queries.expecting(there.office)) == [request]
        assert list(queries.expecting(at.office)) == [request]
        made: CardReception = actions.receive_cards(
            office=there.office,
            guide="GD-9",
            listed=[request.case.number],
            found=[request.case.number],
            actor=there.officer,
        )
        assert made.cards.get().request == request
        request = factories.again(request)
        assert (request.case.state, request.case.office) == (State.RECEIVED, there.office)
        assert list(queries.expecting(at.office)) == []
        assert give(request, there).pk

    def test_who_asks_is_told_and_the_record_keeps_it(self, at: World, there: Post) -> None:
        request = factories.received(at)
        ask(at, request, there.office)
        kept = factories.again(request).pickup_changes.get()
        assert (kept.from_office, kept.to_office, kept.by) == (at.office, there.office, at.post.applicant)
        told = Notice.objects.get(case_id=request.case_id, subject__contains="Cambió la oficina")
        assert there.office.name in told.text

    def test_who_reads_english_is_told_in_it_where_the_card_is(self, at: World, there: Post) -> None:
        reads_english(at.post.applicant)
        request = factories.received(at)
        ask(at, request, there.office)
        told = Notice.objects.get(case_id=request.case_id, subject__contains="Cambió la oficina")
        assert f"se recogerá en el {there.office.name}" in told.text
        assert (
            f"will be collected at {there.office.name}, no longer at {at.office.name}." in told.reading_text
        )
        actions.forward(
            request=factories.again(request), carrier="Correo", waybill="G-1", actor=at.post.officer
        )
        left = Notice.objects.get(case_id=request.case_id, subject__contains="va camino")
        assert f"left {at.office.name} for {there.office.name}." in left.reading_text
        transfer = CardTransfer.objects.get(request=request)
        actions.accept_card(transfer=transfer, actor=there.officer)
        arrived = Notice.objects.filter(case_id=request.case_id, subject__contains="listo").latest(
            "created_at"
        )
        assert f"reached {there.office.name}, where you will collect it." in arrived.reading_text
        for each in (told, left, arrived):
            assert "“" not in each.reading_text

    def test_not_before_the_capture_is_on_its_way(self, at: World, there: Post) -> None:
        request = factories.captured(at, "live_virtual")
        with pytest.raises(actions.PickupTooEarly):
            ask(at, request, there.office)
        actions.transmit(request=request, actor=at.post.officer)
        ask(at, request, there.office)

    @pytest.mark.parametrize("end", ["delivered", "returned"])
    def test_not_after_the_end(self, at: World, there: Post, end: str) -> None:
        request = factories.received(at)
        if end == "delivered":
            factories.deliver(at, request)
        else:
            actions.return_card(request=request, reason="Errata", actor=at.post.officer)
        with pytest.raises(actions.PickupTooLate):
            ask(at, request, there.office)

    def test_not_while_between_two_offices(self, at: World, there: Post) -> None:
        transfer = factories.forwarded(at)
        with pytest.raises(actions.PickupOnTheRoad):
            ask(at, transfer.request, at.office)
        actions.accept_card(transfer=transfer, actor=there.officer)
        ask(at, transfer.request, at.office)

    def test_only_another_office_that_gives_cards(self, at: World, there: Post) -> None:
        request = factories.received(at)
        for office, refusal in (
            (at.office, actions.PickupSameOffice),
            (organisation.office("legalisations-lima"), cases.WrongOffice),
        ):
            with pytest.raises(refusal):
                ask(at, request, office)
        ask(at, request, there.office)

    def test_a_counter_says_how_the_holder_asked(self, at: World, there: Post) -> None:
        request = factories.received(at)
        counter = at.post.officer
        with pytest.raises(actions.PickupReasonMissing):
            ask(at, request, there.office, actor=counter, reason=" ")
        ask(at, request, there.office, actor=counter, reason="En persona, con su pasaporte")
        assert factories.again(request).pickup_changes.get().by_id == at.post.officer.person_id

    def test_nobody_else_asks(self, at: World, there: Post) -> None:
        request = factories.received(at)
        for stranger in (there.officer, there.citizen, at.post.consul):
            with pytest.raises(NotAllowed):
                ask(at, request, there.office, actor=stranger, reason="Lo pidió")
        ask(at, request, there.office)

    def test_a_post_with_its_own_node_is_not_told_in_time(self, at: World, there: Post) -> None:
        request = factories.received(at)
        Office.objects.filter(pk=there.office.pk).update(has_node=True)
        with pytest.raises(WrittenElsewhere):
            ask(at, request, organisation.office(there.office.code))
        Office.objects.filter(pk=there.office.pk).update(has_node=False)
        ask(at, request, organisation.office(there.office.code))

    def test_who_asks_back_collects_where_it_is(self, at: World, there: Post) -> None:
        request = factories.to_forward(at)
        ask(at, request, organisation.office("cg-paris"))
        assert factories.again(request).case.state == State.TO_FORWARD
        ask(at, request, at.office)
        assert factories.again(request).case.state == State.RECEIVED
        factories.deliver(at, factories.again(request))


class TestNodes:
    """What waits for its own office alone may pass to its node; what two offices share stays in Lima."""

    def test_one_set_apart_passes_to_the_node_and_one_on_the_road_does_not(
        self, at: World, there: Post
    ) -> None:
        request = factories.to_forward(at)
        assert nodes.waits_for_office(request.case)
        transfer = factories.forward(at, request)
        assert not nodes.waits_for_office(factories.again(request).case)
        actions.dispute_card(transfer=transfer, difference="Vino abierto", actor=there.officer)
        assert nodes.waits_for_office(factories.again(request).case)

    def test_one_that_reniec_dispatched_waits_at_the_node_for_its_box(self, at: World) -> None:
        request = factories.dispatched(at)
        assert nodes.waits_for_office(request.case)
        factories.receive(at, [request.case.number])
        factories.deliver(at, factories.again(request))
        assert not nodes.waits_for_office(factories.again(request).case)


def test_no_card_is_lost_or_doubled_whatever_is_tried(at: World, there: Post) -> None:
    """Two hundred tries by chance over three cards and three posts: stocks and what is under way are what came and was not given."""
    posts = [at.post, there, acts.post("cg-paris")]
    by_office = {post.office: post for post in posts}
    chance = Random(20260)
    cards = [
        factories.dispatched(at, factories.of_a_child(at, given_names=name)) for name in ("Ana", "Bea", "Eva")
    ]
    done: set[str] = set()

    def attempt(ordinal: int) -> str:
        request = factories.again(chance.choice(cards))
        likely = (request.case.office, queries.pickup_office(request), chance.choice(posts).office)
        post = by_office[chance.choice(likely)]
        transfer = queries.last_transfer(request)
        tries: dict[str, Callable[[], object]] = {
            "ask": lambda: ask(at, request, post.office),
            "receive": lambda: actions.receive_cards(
                office=post.office,
                guide=f"GD-{ordinal}",
                listed=[request.case.number],
                found=[request.case.number],
                actor=post.officer,
            ),
            "forward": lambda: actions.forward(
                request=request, carrier="Courier", waybill="1", actor=post.officer
            ),
            "accept": lambda: transfer and actions.accept_card(transfer=transfer, actor=post.officer),
            "dispute": lambda: (
                transfer
                and actions.dispute_card(transfer=transfer, difference="No llegó", actor=post.officer)
            ),
            "take_back": lambda: actions.take_back(request=request, actor=post.officer),
            "deliver": lambda: (
                ordinal > 170
                and actions.deliver(
                    request=request,
                    receiver=Receiver.DECLARANT,
                    old_card=OldCardFate.NONE,
                    is_matched=True,
                    has_ticket=True,
                    actor=post.officer,
                )
            ),
        }
        name = chance.choice(list(tries))
        return name if tries[name]() else ""

    for ordinal in range(200):
        try:
            done.add(attempt(ordinal))
        except Refusal:
            continue
        states = [factories.again(each).case.state for each in cards]
        at_a_post = sum(state in (State.RECEIVED, State.TO_FORWARD) for state in states)
        held = {post.office: has(post.office) for post in posts}
        assert sum(held.values()) == at_a_post
        for post in posts:
            here = CardRequest.objects.filter(
                case__office=post.office, case__state__in=(State.RECEIVED, State.TO_FORWARD)
            )
            assert held[post.office] == here.count()
    assert {"ask", "receive", "forward", "accept", "deliver"} <= done
