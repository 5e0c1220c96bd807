"""How does a vault ask the one above for stickers, and what becomes of that?"""

from django.db import transaction

from chancery.contexts.stickers import queries
from chancery.contexts.stickers.actions import custody
from chancery.contexts.stickers.models import Order, OrderDecision, Vault
from chancery.contexts.stickers.rules import OrderState
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers

SERIES = "PED"
LARGEST = 1_000_000


class NothingAbove(Invalid):
    """Lima orders from the mint, outside this system."""

    code = "sticker_nothing_above"
    sentence = "La bóveda de Lima no pide a otra: recibe de la imprenta."


class QuantityUnfit(Invalid):
    """An order is of something."""

    code = "sticker_quantity_unfit"
    sentence = "Indique cuántos autoadhesivos pide, de 1 a 1 000 000."


class OrderSettled(Conflict):
    """What was served, refused or cancelled stays so."""

    code = "sticker_order_settled"
    sentence = "El pedido {number} ya está {state}."
    next_step = "Abra el pedido para ver qué se decidió; si necesita más, haga otro."


class OrderReasonMissing(Invalid):
    """The other side reads why."""

    code = "sticker_order_reason_missing"
    sentence = "Falta el motivo."


@transaction.atomic
def order_stock(*, vault: Vault, quantity: int, actor: Actor, note: str = "") -> Order:
    """Ask the vault above. Raises `NotKeeper`, `NothingAbove`, `QuantityUnfit`."""
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(vault, actor)
    if vault.parent is None:
        raise NothingAbove
    if not 1 <= quantity <= LARGEST:
        raise QuantityUnfit({"quantity": [QuantityUnfit.sentence]})
    custody.lock(vault=vault, actor=actor)
    made = Order.objects.create(
        **custody.number(series=SERIES, office=vault.office, actor=actor),
        vault=vault,
        supplier=vault.parent,
        quantity=quantity,
        note=note.strip(),
        ordered_by_id=access.require_person(actor),
    )
    facts = {"number": made.number, "vault": vault.id, "supplier": vault.parent_id, "quantity": quantity}
    ledger.record(chain=made.id, verb="stickers.order_stock", actor=actor, facts=facts)
    return made


@transaction.atomic
def refuse_order(*, order: Order, reason: str, actor: Actor) -> Order:
    """Say no, with the reason: the vault above does. Raises `NotKeeper`, `OrderReasonMissing`, `OrderSettled`."""
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(order.supplier, actor)
    return _decide(order, OrderState.REFUSED, reason, actor)


@transaction.atomic
def cancel_order(*, order: Order, reason: str, actor: Actor) -> Order:
    """Take the order back: who made it does. Raises `NotKeeper`, `OrderReasonMissing`, `OrderSettled`."""
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(order.vault, actor)
    return _decide(order, OrderState.CANCELLED, reason, actor)


def _decide(order: Order, state: OrderState, reason: str, actor: Actor) -> Order:
    if not reason.strip():
        raise OrderReasonMissing({"reason": [OrderReasonMissing.sentence]})
    writers.require_written_here(order.supplier.office)
    Order.objects.select_for_update().get(pk=order.pk)
    current = queries.order_now(order.pk)
    if current.state is not OrderState.PENDING:
        raise OrderSettled(number=current.number, state=current.state.label.lower())
    OrderDecision.objects.create(
        order=current, state=state, reason=reason.strip(), by_id=access.require_person(actor)
    )
    facts = {"number": current.number, "reason": reason.strip()}
    ledger.record(chain=current.id, verb=f"stickers.{state.value}_order", actor=actor, facts=facts)
    return queries.order_now(order.pk)
