"""Sixteen clients at once: one procedure for a holder, one capture on a form, one shipment of what waits, one opening of a guide."""

import pytest

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.models import (
    Capture,
    CardRequest,
    CardTransfer,
    EnclosedForm,
    TransferOutcome,
)
from chancery.contexts.identity_cards.rules import CardSupply
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> World:
    return factories.world(forms=3)


def test_a_holder_has_one_procedure(at: World) -> None:
    answers = at_once(lambda _: factories.filed(at))
    assert answers == {"done": 1, "card_already_asked": CLIENTS - 1}
    assert CardRequest.objects.count() == 1


def test_a_form_serves_one_and_the_last_is_used_once(at: World) -> None:
    paid = [factories.paid(at, factories.of_a_child(at, given_names=f"Menor {n}")) for n in range(4)]

    def same(number: int) -> None:
        factories.capture(at, paid[number], "semiautomatic", form_number="F1")

    assert at_once(same, clients=4) == {"done": 1, "card_form_used": 3}
    waiting = [each for each in paid if factories.again(each).case.state == "paid"]

    def own(number: int) -> None:
        factories.capture(at, waiting[number], "semiautomatic")

    assert at_once(own, clients=3) == {"done": 2, "card_no_forms_left": 1}
    assert Capture.objects.count() == 3
    assert queries.balance_of(at.office, CardSupply.FORM).final == 0


def test_what_waits_goes_once_and_a_guide_is_opened_once(at: World) -> None:
    factories.captured(at, "semiautomatic")
    answers = at_once(lambda _: actions.prepare(office=at.office, actor=at.post.officer))
    assert answers == {"done": 1, "card_no_forms_waiting": CLIENTS - 1}
    assert EnclosedForm.objects.count() == 1
    here = factories.dispatched(at, factories.of_a_child(at)).case.number
    answers = at_once(lambda _: factories.receive(at, [here], guide="GD-1"))
    assert answers == {"done": 1, "card_guide_received": CLIENTS - 1}
    assert queries.balance_of(at.office, CardSupply.CARD).final == 1


def test_a_card_from_another_office_is_answered_once_and_posted_once(at: World) -> None:
    there = acts.post("cg-madrid")
    request = factories.to_forward(at)
    answers = at_once(lambda _: factories.forward(at, factories.again(request)), clients=4)
    assert answers == {"done": 1, "wrong_state": 3}
    transfer = CardTransfer.objects.get()

    def differs(_: int) -> None:
        actions.dispute_card(transfer=transfer, difference="Vino abierto", actor=there.officer)

    assert at_once(differs) == {"done": 1, "card_transfer_answered": CLIENTS - 1}
    actions.take_back(request=factories.again(request), actor=at.post.officer)
    again = factories.forward(at, factories.again(request))

    def answer(number: int) -> None:
        if number % 2:
            actions.accept_card(transfer=again, actor=there.officer)
        else:
            actions.dispute_card(transfer=again, difference="Vino abierto", actor=there.officer)

    assert at_once(answer) == {"done": 1, "card_transfer_answered": CLIENTS - 1}
    assert TransferOutcome.objects.count() == 2
