"""A card at a post with a node: received there from RENIEC's box; set apart before, posted to an office of Lima's, and back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.models import CardRequest, PickupChange
from chancery.contexts.identity_cards.procedures import State
from chancery.contexts.identity_cards.rules import CardSupply, RegisterEntry
from chancery.contexts.identity_cards.tests import factories as cards
from chancery.contexts.identity_cards.tests.factories import World
from chancery.contexts.stickers import actions as stickers
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.cases.models import Case
from chancery.kernel.nodes import line
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.writers import WrittenElsewhere
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.two import CODE, Two, office

pytestmark = pytest.mark.django_db
CARD = CardSupply.CARD


def world(two: Two) -> World:
    """Milan, which works at its node."""
    at = replace(two.world.chain.at, office=office())
    return World(at, at.officer)


def dispatched(two: Two) -> CardRequest:
    """Asked for in Lima, paid and captured at the post; RENIEC has sent it."""
    with two.lima():
        request = cards.filed(world(two))
    with two.post():
        at = world(two)
        line.ask_for(number=request.case.number, actor=two.at.cashier)
        posts.pay(Case.objects.get(pk=request.case_id), at.post)
        request = cards.again(request)
        cards.capture(at, request)
        stickers.affix_next(act=Act.objects.get(case=request.case_id), actor=two.at.officer, is_digital=False)
        actions.approve(
            request=cards.again(request),
            is_matched=True,
            is_act_registered=False,
            entry=RegisterEntry.CLEAR,
            actor=two.at.officer,
        )
        return cards.advanced(at, request, "evaluate", "print_card", "ship")


def received(two: Two) -> CardRequest:
    request = dispatched(two)
    work.talk_through(two, Place.ANSWER)
    with two.post():
        cards.receive(world(two), [request.case.number])
        return cards.again(request)


def test_a_card_that_is_on_its_way_from_reniec_stays_with_the_post_that_waits_for_it(two: Two) -> None:
    request = received(two)
    assert request.case.state == State.RECEIVED
    with two.post():
        assert queries.balance_of(office(), CARD).final == 1
        cards.deliver(world(two), request)
    work.talk_through(two, *Place)
    work.check_same(two)


def test_a_card_set_apart_is_posted_by_the_node_and_answered_in_lima(two: Two) -> None:
    request = received(two)
    with two.lima():
        there = posts.post("cg-madrid")
    with two.post():
        asked_before_the_node_was(two, request)
        cards.forward(world(two), cards.again(request))
    work.talk_through(two, *Place)
    with two.lima():
        transfer = queries.last_transfer(cards.again(request))
        assert transfer is not None
        assert cards.again(request).case.site == ""
        actions.dispute_card(transfer=transfer, difference="Vino abierto", actor=there.officer)
    work.talk_through(two, *Place)
    with two.lima(), pytest.raises(WrittenElsewhere):
        actions.take_back(request=cards.again(request), actor=two.at.officer)
    with two.post():
        actions.take_back(request=cards.again(request), actor=two.at.officer)
        assert queries.balance_of(office(), CARD).final == 1
    two.now += timedelta(seconds=1)
    with two.post():
        cards.forward(world(two), cards.again(request))
    work.talk_through(two, *Place)
    with two.lima():
        again = queries.last_transfer(cards.again(request))
        assert again is not None
        actions.accept_card(transfer=again, actor=there.officer)
        here = cards.again(request).case
        assert (here.state, here.office.code) == (State.RECEIVED, "cg-madrid")
        assert queries.balance_of(there.office, CARD).final == 1
        assert queries.balance_of(office(), CARD).final == 0
    work.talk_through(two, Place.ANSWER)
    work.check_same(two)


def asked_before_the_node_was(two: Two, request: CardRequest) -> None:
    """As it stands where the holder asked for Madrid before the post had its node."""
    PickupChange.objects.create(
        request=request,
        from_office=office(),
        to_office=organisation.office("cg-madrid"),
        by_id=two.at.officer.person_id,
    )
    Case.objects.filter(pk=request.case_id, site=CODE).update(state=State.TO_FORWARD)
