"""Cards that are collected at another office than the one that asked for them."""

from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.models import (
    CardDelivery,
    CardRequest,
    PickupChange,
)
from chancery.contexts.identity_cards.rules import CardSupply, OldCardFate, Receiver
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor
from chancery.kernel.organisation.models import Office

CARD = CardSupply.CARD


def ask(
    at: World, request: CardRequest, office: Office, *, actor: Actor | None = None, reason: str = ""
) -> PickupChange:
    return actions.change_pickup(
        request=request, office=office, actor=actor or at.post.citizen, reason=reason
    )


def has(office: Office) -> int:
    return queries.balance_of(office, CARD).final


def give(request: CardRequest, post: Post) -> CardDelivery:
    return actions.deliver(
        request=factories.again(request),
        receiver=Receiver.HOLDER,
        old_card=OldCardFate.LOST,
        is_matched=True,
        has_ticket=True,
        actor=post.officer,
    )
