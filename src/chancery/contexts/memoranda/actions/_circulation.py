"""What does a document's way do to its state, whoever takes it?"""

from uuid import UUID

from procrastinate.contrib.django import app

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.exchanges import actions as exchanges
from chancery.contexts.exchanges import queries as exchanged
from chancery.contexts.memoranda import queries
from chancery.contexts.memoranda.actions import _acting
from chancery.contexts.memoranda.models import Addressee, Attention, Dispatch, InternalDocument, Reception
from chancery.contexts.memoranda.rules import State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import inspection
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

TELL = "memoranda.tell_units"


def send(held: InternalDocument, actor: Actor) -> list[Dispatch]:
    """One dispatch for each addressee of the signed version; over the State's platform, where it has the addressee."""
    by_id = access.require_person(actor)
    sheets = inspection.pages_of(documents.content(held.signature.paper.file_id))
    sent = [
        Dispatch.objects.create(
            document=held,
            addressee=each,
            office=each.office,
            exchange_id=_exchanged(held, each, sheets, actor),
            is_copy=each.is_copy,
            sheets=sheets,
            by_id=by_id,
        )
        for each in held.signature.version.addressees.select_related("office")
    ]
    _acting.move(held, State.DISPATCHED)
    _acting.note(held, "dispatch", actor, {"to": [each.place for each in sent]})
    app.configure_task(TELL).defer(document_id=str(held.pk))
    _tell_presenter(held, sent, actor)
    return sent


def _tell_presenter(held: InternalDocument, sent: list[Dispatch], actor: Actor) -> None:
    """Whoever presented what is answered learns of the answer that is addressed to its sender."""
    outside = [each.addressee for each in sent if each.office_id is None and not each.is_copy]
    if held.record_id is None or not held.answers_record or not outside:
        return
    correspondence.tell_presenter(
        record_id=held.record_id,
        number=held.signature.number,
        code=held.signature.paper.verification_code,
        addressed=[said for each in outside for said in (each.entity, each.name, each.ruc) if said],
        office=held.unit,
        actor=actor,
    )


def _exchanged(held: InternalDocument, addressee: Addressee, sheets: int, actor: Actor) -> UUID | None:
    """The sending over the platform; what it answers, if that came so, is named by its number of exchange."""
    if not addressee.ruc or not exchanged.sends(held.unit):
        return None
    signature, ruc = held.signature, addressee.ruc
    answered = held.record_id if held.answers_record else None
    reference = exchanged.cuo_of_record(answered, sender_ruc=ruc) if answered else ""
    draft = exchanges.Draft(
        kind=held.form.wire_kind,
        number=signature.number,
        dated_on=signature.at.astimezone(clock.LIMA).date(),
        to_unit=addressee.post,
        to_name=addressee.name,
        to_post=addressee.post,
        subject=signature.version.subject,
        folios=sheets,
        code=signature.paper.verification_code,
        reference=reference,
    )
    return exchanges.send(draft=draft, receiver_ruc=ruc, office=held.unit, actor=actor).id


def attend(antecedent: InternalDocument, *, reply: InternalDocument, actor: Actor) -> None:
    """A reply that is signed ends what its unit was sent; and that it was received goes without saying."""
    ledger.hold(antecedent.pk)
    held = InternalDocument.objects.select_for_update().get(pk=antecedent.pk)
    sent = queries.dispatch_to(held, reply.unit)
    if sent is None or sent.attention is not None:
        return
    by_id = access.require_person(actor)
    Reception.objects.get_or_create(dispatch=sent, defaults={"by_id": by_id})
    Attention.objects.create(dispatch=sent, reply=reply, by_id=by_id)
    _acting.note(held, "answer", actor, {"unit": reply.unit.code, "by": reply.signature.number})
    settle(held)


def withdraw(antecedent: InternalDocument, *, reply: InternalDocument, actor: Actor) -> None:
    """A reply that was annulled ends nothing: its unit has to attend again, unless another reply of its stands."""
    ledger.hold(antecedent.pk)
    held = InternalDocument.objects.select_for_update().get(pk=antecedent.pk)
    ended = Attention.objects.filter(reply=reply, withdrawn_at=None).first()
    if ended is None:
        return
    ended.withdrawn_at = clock.now()
    ended.save(update_fields=["withdrawn_at"])
    _acting.note(held, "withdraw_answer", actor, {"unit": reply.unit.code, "by": reply.signature.number})
    settle(held)
    other = queries.other_reply(reply)
    if other is not None:
        attend(held, reply=other, actor=actor)


def settle(held: InternalDocument) -> None:
    """Where the document stands by what its addressees did: a copy closes apart and changes nothing."""
    if held.state == State.ANNULLED:
        return
    sent = [each for each in queries.dispatches_of(held) if not each.is_copy]
    attentions = [each.attention for each in sent]
    if all(attentions):
        is_answered = any(each is not None and each.reply_id for each in attentions)
        state = State.ANSWERED if is_answered else State.FILED
    elif all(hasattr(each, "reception") for each in sent):
        state = State.RECEIVED
    else:
        state = State.DISPATCHED
    if held.state != state:
        _acting.move(held, state)
