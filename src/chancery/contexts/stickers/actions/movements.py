"""How do stickers go from vault to vault? The sender posts, the receiver accepts or rejects all of it.

(D.S. 076-2005-RE, arts. 149-160: a damaged remittance is entered whole first, and discharged afterwards.)
"""

from collections.abc import Iterable

from django.db import transaction

from chancery.contexts.stickers import queries, rules
from chancery.contexts.stickers.actions import custody
from chancery.contexts.stickers.models import Holding, Movement, MovementAnswer, Order, Vault
from chancery.contexts.stickers.rules import REASONS_TO_MOVE, OrderState, Outcome, Reason, Span, Turn, Way
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers

SERIES = "MOV"


class NotOnTheWay(Invalid):
    """Stickers go to the vault above, to those below, or across one office: never round the tree."""

    code = "sticker_not_on_the_way"
    sentence = (
        "Desde «{sender}» no se envía a «{receiver}»: no depende una de la otra ni son de la misma oficina."
    )
    next_step = "Envíe a la bóveda superior o a una que dependa de la suya."


class ReasonUnfit(Invalid):
    """Each way has its reasons."""

    code = "sticker_reason_unfit"
    sentence = "El motivo «{reason}» no corresponde: {way}."


class DigitalStays(Invalid):
    """What has no paper is not carried anywhere."""

    code = "sticker_digital_stays"
    sentence = "Los autoadhesivos digitales no se envían ni se dan de baja: son de la serie de su oficina."


class AlreadyAnswered(Conflict):
    """A movement is accepted, rejected or annulled once."""

    code = "sticker_movement_answered"
    sentence = "El movimiento {number} ya está {outcome}."
    next_step = "Abra el movimiento para ver quién respondió y cuándo."


class AnswerReasonMissing(Invalid):
    """The other side reads why."""

    code = "sticker_answer_reason_missing"
    sentence = "Falta el motivo."


class OrderUnfit(Conflict):
    """An order is served by the vault of which it was asked, to the one that asked, while it is pending."""

    code = "sticker_order_unfit"
    sentence = "El pedido {number} no se puede atender con este envío: está {state} o es de otra bóveda."
    next_step = "Abra el pedido y atiéndalo desde su página."


def check_on_paper(spans: Iterable[Span]) -> None:
    """Refuse what has no paper. Raises `DigitalStays`."""
    if any(rules.is_digital(span.prefix) for span in spans):
        raise DigitalStays({"spans": [DigitalStays.sentence]})


@transaction.atomic
def send(
    *,
    sender: Vault,
    receiver: Vault,
    spans: Iterable[Span],
    reason: Reason,
    actor: Actor,
    note: str = "",
    order: Order | None = None,
) -> Movement:
    """Post serials to another vault: they are in transit until the other side answers.

    Raises `NotKeeper`, `NoSerials`, `DigitalStays`, `NotOnTheWay`, `ReasonUnfit`, `OrderUnfit`, `VaultClosed`,
    `NotInVault`.
    """
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(sender, actor)
    sent = custody.check_spans(spans)
    check_on_paper(sent)
    way = _way(sender, receiver)
    _check_reason(reason, way, order)
    held = custody.lock(vault=sender, actor=actor)
    if receiver.closed_at is not None:
        raise custody.VaultClosed(vault=receiver.name)
    if order is not None:
        _check_order(order, sender, receiver)
    custody.take(vault=held, spans=sent, actor=actor)
    movement = Movement.objects.create(
        **custody.number(series=SERIES, office=sender.office, actor=actor),
        sender=held,
        receiver=receiver,
        way=way,
        reason=reason,
        note=note.strip(),
        order=order,
        quantity=rules.total(sent),
        spans=rules.written(sent),
        posted_by_id=access.require_person(actor),
    )
    custody.put(spans=sent, movement=movement, actor=actor)
    _enter(movement, held, sent, -1, Turn.SENT, actor)
    _record(movement, "send", actor, reason=reason.value)
    return movement


@transaction.atomic
def accept(*, movement: Movement, actor: Actor) -> Movement:
    """Take what was sent, whole: from now on the receiver answers for it. Raises `NotKeeper`, `AlreadyAnswered`."""
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(movement.receiver, actor)
    return _answer(movement, Outcome.ACCEPTED, movement.receiver, Turn.RECEIVED, actor)


@transaction.atomic
def reject(*, movement: Movement, reason: str, actor: Actor) -> Movement:
    """Send all of it back, with the reason. Raises `NotKeeper`, `AnswerReasonMissing`, `AlreadyAnswered`."""
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(movement.receiver, actor)
    return _undo(movement, Outcome.REJECTED, reason, actor)


@transaction.atomic
def annul(*, movement: Movement, reason: str, actor: Actor) -> Movement:
    """Take back what nobody has answered yet. Raises `NotKeeper`, `AnswerReasonMissing`, `AlreadyAnswered`."""
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(movement.sender, actor)
    return _undo(movement, Outcome.ANNULLED, reason, actor)


@transaction.atomic
def settle(*, actor: Actor) -> None:
    """At a post with a node, forget where those serials are that others have taken over: they are no longer its own."""
    access.require(actor, Role.SYSTEM)
    Holding.objects.filter(movement__answer__isnull=False).delete()


def _undo(movement: Movement, outcome: Outcome, reason: str, actor: Actor) -> Movement:
    if not reason.strip():
        raise AnswerReasonMissing({"reason": [AnswerReasonMissing.sentence]})
    return _answer(movement, outcome, movement.sender, Turn.TAKEN_BACK, actor, reason.strip())


def _answer(
    movement: Movement, outcome: Outcome, vault: Vault, turn: Turn, actor: Actor, reason: str = ""
) -> Movement:
    """What is sent to a post with a node, or from one, is answered by its receiver alone, and can only be accepted:

    whoever puts serials into a vault is the one who writes it (ADR 28). What should not have come is sent back anew.
    """
    writers.require_written_here(movement.receiver.office)
    locked = Movement.objects.select_for_update().get(pk=movement.pk)
    answered = MovementAnswer.objects.filter(movement=locked).first()
    if answered is not None:
        raise AlreadyAnswered(number=locked.number, outcome=Outcome(answered.outcome).label.lower())
    held = custody.lock(vault=vault, actor=actor)
    spans = rules.merge(row.span for row in locked.holdings.all())
    locked.holdings.all().delete()
    custody.put(spans=spans, vault=held, actor=actor)
    MovementAnswer.objects.create(
        movement=locked, outcome=outcome, reason=reason, by_id=access.require_person(actor)
    )
    _enter(movement, held, spans, 1, turn, actor)
    _record(movement, outcome.value, actor, answer=reason)
    return Movement.objects.select_related("answer", "sender__office", "receiver__office").get(pk=locked.pk)


def _way(sender: Vault, receiver: Vault) -> Way:
    if receiver.parent_id == sender.pk:
        return Way.DOWN
    if sender.parent_id == receiver.pk:
        return Way.UP
    if sender.office_id == receiver.office_id and sender.pk != receiver.pk:
        return Way.ACROSS
    raise NotOnTheWay({"receiver": ["Elija otra bóveda."]}, sender=sender.name, receiver=receiver.name)


def _check_reason(reason: Reason, way: Way, order: Order | None) -> None:
    if reason not in REASONS_TO_MOVE[way] or (reason is Reason.ORDER) is not (order is not None):
        words = "un envío por pedido nombra el pedido" if reason == Reason.ORDER else way.label.lower()
        sentence = ReasonUnfit.sentence.format(reason=reason.label, way=words)
        raise ReasonUnfit({"reason": [sentence]}, reason=reason.label, way=words)


def _check_order(order: Order, sender: Vault, receiver: Vault) -> None:
    """Locks the order, so that it is served once."""
    Order.objects.select_for_update().get(pk=order.pk)
    current = queries.order_now(order.pk)
    is_ours = current.supplier_id == sender.pk and current.vault_id == receiver.pk
    if not is_ours or current.state is not OrderState.PENDING:
        raise OrderUnfit(number=current.number, state=current.state.label.lower())


def _enter(
    movement: Movement, vault: Vault, spans: tuple[Span, ...], sign: int, turn: Turn, actor: Actor
) -> None:
    custody.enter(
        vault=vault,
        spans=spans,
        sign=sign,
        turn=turn,
        movement=movement,
        is_internal=movement.sender.shares_book_with(movement.receiver),
        actor=actor,
    )


def _record(movement: Movement, verb: str, actor: Actor, **facts: str) -> None:
    told = {
        "number": movement.number,
        "sender": movement.sender_id,
        "receiver": movement.receiver_id,
        "serials": movement.spans,
        **facts,
    }
    ledger.record(chain=movement.id, verb=f"stickers.{verb}", actor=actor, facts=told)
