"""How money goes back: asked for by one hand, approved by another, sent by a job, confirmed by the provider."""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app as jobs

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound
from chancery.kernel.fees import queries
from chancery.kernel.fees.hosted_card_page import provider
from chancery.kernel.fees.models import Charge, Payment, Refund, RefundState
from chancery.kernel.fees.payment_port import Notification
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.identity import access, bars
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains


class RefundTwice(Conflict):
    """The payment is on its way back already."""

    code = "refund_twice"
    sentence = "Este pago ya tiene una devolución en curso o hecha."
    next_step = "Revise la lista de devoluciones."


class RefundNotPending(Conflict):
    """Another officer has decided it meanwhile."""

    code = "refund_not_pending"
    sentence = "La devolución ya no espera una decisión."
    next_step = "Revise la lista de devoluciones."


class RefundUnknown(NotFound):
    """The provider speaks of a refund that we never asked for."""

    code = "refund_unknown"
    sentence = "El aviso se refiere a una devolución que no fue pedida aquí."


class RefundAmountDiffers(Conflict):
    """What went back is not what was to go back."""

    code = "refund_amount_differs"
    sentence = "El monto devuelto ({returned}) no es el monto de la devolución ({asked})."
    next_step = "La caja revisará la diferencia al conciliar el día."


class NotTakenHere(Conflict):
    """Money that came by the provider goes back by the provider."""

    code = "not_taken_at_a_counter"
    sentence = "Este pago llegó por la pasarela: la devolución también la hace la pasarela."
    next_step = "Espere el aviso de la pasarela; la caja lo verá en la lista de devoluciones."


class RefundSameHands(NotAllowed):
    """Who asked for the refund, or receives it, may not approve it."""

    code = "refund_same_hands"
    sentence = "Quien pidió la devolución, o la recibe, no puede aprobarla."
    next_step = "Pida a otro jefe de unidad que la revise."


@transaction.atomic
def request_refund(*, payment: Payment, reason: str, actor: Actor) -> Refund:
    """Ask for `payment` to go back whole. Raises `RefundTwice`, or `Invalid` without a reason."""
    if payment.office_id is not None and not actor.holds(Role.CASHIER, Role.SUPERVISOR):
        access.require(actor, *queries.AT_A_POST, office_id=payment.office_id)
    else:
        access.require(actor, Role.CASHIER, Role.SUPERVISOR)
    if not reason.strip():
        raise Invalid({"reason": ["Indique el motivo de la devolución."]})
    return open_refund(payment=payment, reason=reason.strip(), actor=actor)


def open_refund(*, payment: Payment, reason: str, actor: Actor) -> Refund:
    """Put a refund before whoever may approve it; surplus money opens its own, in the system's name."""
    charge = Charge.objects.select_for_update().get(id=payment.charge_id)
    if Refund.objects.filter(payment=payment).exclude(state=RefundState.REJECTED).exists():
        raise RefundTwice()
    refund = Refund.objects.create(
        payment=payment,
        amount=payment.amount,
        currency=payment.currency,
        reason=reason,
        requested_by_id=actor.person_id,
    )
    _record("fees.request_refund", charge, refund, actor, reason=reason)
    return refund


@transaction.atomic
def approve_refund(*, refund: Refund, actor: Actor) -> Refund:
    """Let the money go: the charge ceases to be settled at once, and a job asks the provider.

    What was taken over a counter waits there to be handed back instead.

    Raises `RefundSameHands` or `RefundNotPending`.
    """
    charge, refund = _decide(refund, actor)
    refund.state = RefundState.APPROVED
    refund.save(update_fields=["state", "decided_by", "decided_at"])
    if not refund.payment.is_surplus:
        charge.state = ChargeState.REFUNDED
        charge.save(update_fields=["state"])
    _record("fees.approve_refund", charge, refund, actor)
    if not refund.payment.is_at_counter:
        jobs.configure_task("fees.send_refund", queueing_lock=f"refund-{refund.id}").defer(
            refund_id=str(refund.id)
        )
    return refund


@transaction.atomic
def hand_back(*, refund: Refund, actor: Actor) -> Refund:
    """Give approved money back over the counter where it was taken, to nobody close to whoever gives it.

    Raises `OwnMatter`, `RefundNotPending`, `NotTakenHere`.
    """
    person_id = access.require_person(actor)
    charge, refund = _lock(refund.id)
    office_id = refund.payment.office_id
    if office_id is None:
        raise NotTakenHere()
    access.require(actor, *queries.AT_A_POST, office_id=office_id)
    bars.require_none(case_id=charge.case_id, officer_id=person_id, person_id=charge.payer_id)
    if refund.state != RefundState.APPROVED:
        raise RefundNotPending(state=refund.state)
    refund.state = RefundState.HANDED_BACK
    refund.handed_by_id = person_id
    refund.confirmed_at = clock.now()
    refund.save(update_fields=["state", "handed_by", "confirmed_at"])
    _record("fees.hand_back", charge, refund, actor)
    return refund


@transaction.atomic
def reject_refund(*, refund: Refund, reason: str, actor: Actor) -> Refund:
    """Leave the money where it is, for a stated reason. Raises as `approve_refund` does."""
    if not reason.strip():
        raise Invalid({"reason": ["Indique por qué no procede la devolución."]})
    charge, refund = _decide(refund, actor)
    refund.state = RefundState.REJECTED
    refund.rejected_because = reason.strip()
    refund.save(update_fields=["state", "decided_by", "decided_at", "rejected_because"])
    _record("fees.reject_refund", charge, refund, actor, reason=refund.rejected_because)
    return refund


def send_refund(*, refund_id: UUID, actor: Actor) -> Refund:
    """Ask the provider to return the money; asking twice returns it once. Raises `PartnerUnavailable`."""
    refund = Refund.objects.select_related("payment").get(id=refund_id)
    if refund.state != RefundState.APPROVED or refund.payment.is_at_counter:
        return refund
    reference = provider().refund(
        refund_id=refund.id, payment_reference=refund.payment.provider_reference or "", amount=refund.money
    )
    with transaction.atomic():
        charge, refund = _lock(refund_id)
        if refund.state == RefundState.APPROVED:
            refund.state = RefundState.SENT
            refund.sent_at = clock.now()
            refund.provider_reference = reference
            refund.save(update_fields=["state", "sent_at", "provider_reference"])
            _record("fees.send_refund", charge, refund, actor, reference=reference)
    return refund


@transaction.atomic
def confirm_refund(*, notification: Notification, actor: Actor) -> Refund:
    """Note that the provider returned the money, even when it says so before it answered our request.

    Raises `RefundUnknown` or `RefundAmountDiffers`.
    """
    charge, refund = _lock(notification.subject_id)
    if refund.payment.is_at_counter or refund.state not in (
        RefundState.APPROVED,
        RefundState.SENT,
        RefundState.CONFIRMED,
    ):
        raise RefundUnknown()
    if notification.amount != refund.money:
        raise RefundAmountDiffers(returned=notification.amount, asked=refund.money)
    if refund.state == RefundState.CONFIRMED:
        return refund
    refund.state = RefundState.CONFIRMED
    refund.provider_reference = notification.reference
    refund.sent_at = refund.sent_at or clock.now()
    refund.confirmed_at = notification.occurred_at
    refund.save(update_fields=["state", "provider_reference", "sent_at", "confirmed_at"])
    _record("fees.confirm_refund", charge, refund, actor, reference=notification.reference)
    return refund


def _decide(refund: Refund, actor: Actor) -> tuple[Charge, Refund]:
    charge, refund = _lock(refund.id)
    if refund.payment.office_id is not None and not actor.holds(Role.SUPERVISOR):
        access.require(actor, Role.CONSUL, office_id=refund.payment.office_id)
    else:
        access.require(actor, Role.SUPERVISOR)
    if refund.state != RefundState.REQUESTED:
        raise RefundNotPending(state=refund.state)
    if not queries.may_decide(refund, actor=actor):
        raise RefundSameHands()
    refund.decided_by_id = actor.person_id
    refund.decided_at = clock.now()
    return charge, refund


def _lock(refund_id: UUID) -> tuple[Charge, Refund]:
    charge = Charge.objects.select_for_update(of=("self",)).filter(payments__refunds=refund_id).first()
    if charge is None:
        raise RefundUnknown()
    return charge, Refund.objects.select_related("payment").get(id=refund_id)


def _record(verb: str, charge: Charge, refund: Refund, actor: Actor, **facts: str) -> None:
    ledger.record(
        chain=chains.for_notes(charge.case_id),
        verb=verb,
        actor=actor,
        facts={"charge": charge.id, "payment": refund.payment_id, "refund": refund.id, "amount": refund.money}
        | facts,
    )
