"""What does a document's way do to its state, whoever takes it?"""

from chancery.contexts.memoranda import queries
from chancery.contexts.memoranda.actions import _acting
from chancery.contexts.memoranda.models import Attention, Dispatch, InternalDocument, Reception
from chancery.contexts.memoranda.rules import State
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


def send(held: InternalDocument, actor: Actor) -> list[Dispatch]:
    """One dispatch for each addressee of the signed version."""
    by_id = access.require_person(actor)
    sent = [
        Dispatch.objects.create(
            document=held, addressee=each, office=each.office, is_copy=each.is_copy, by_id=by_id
        )
        for each in held.signature.version.addressees.select_related("office")
    ]
    _acting.move(held, State.DISPATCHED)
    _acting.note(held, "dispatch", actor, {"to": [each.place for each in sent]})
    return sent


def attend(antecedent: InternalDocument, *, reply: InternalDocument, actor: Actor) -> None:
    """A reply that is signed ends what its unit was sent; and that it was received goes without saying."""
    ledger.hold(antecedent.pk)
    held = InternalDocument.objects.select_for_update().get(pk=antecedent.pk)
    sent = queries.dispatch_to(held, reply.unit)
    if sent is None or hasattr(sent, "attention"):
        return
    by_id = access.require_person(actor)
    Reception.objects.get_or_create(dispatch=sent, defaults={"by_id": by_id})
    Attention.objects.create(dispatch=sent, reply=reply, by_id=by_id)
    _acting.note(held, "answer", actor, {"unit": reply.unit.code, "by": reply.signature.number})
    settle(held)


def settle(held: InternalDocument) -> None:
    """Where the document stands by what its addressees did: a copy closes apart and changes nothing."""
    if held.state == State.ANNULLED:
        return
    sent = [each for each in queries.dispatches_of(held) if not each.is_copy]
    if all(hasattr(each, "attention") for each in sent):
        is_answered = any(each.attention.reply_id for each in sent)
        state = State.ANSWERED if is_answered else State.FILED
    elif all(hasattr(each, "reception") for each in sent):
        state = State.RECEIVED
    else:
        state = State.DISPATCHED
    if held.state != state:
        _acting.move(held, state)
