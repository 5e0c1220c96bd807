"""How money arrives: the visit to the provider's page, and what the provider tells us of it afterwards."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, NotAllowed, NotFound
from chancery.kernel.fees.actions.charges import ChargeNotOwed
from chancery.kernel.fees.actions.receipts import issue_receipt
from chancery.kernel.fees.actions.refunds import confirm_refund, open_refund
from chancery.kernel.fees.events import ChargePaid
from chancery.kernel.fees.hosted_card_page import provider
from chancery.kernel.fees.models import AttemptState, Charge, Payment, PaymentAttempt
from chancery.kernel.fees.payment_port import Notification, Outcome
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.organisation import writers


class NotThePayer(NotAllowed):
    """Only the person who owes it may pay it from the platform."""

    code = "not_the_payer"
    sentence = "Solo la persona obligada al pago puede iniciarlo."
    next_step = "Pida al solicitante que pague desde su cuenta."


class AttemptUnknown(NotFound):
    """The provider speaks of a visit that we never sent it."""

    code = "attempt_unknown"
    sentence = "El aviso se refiere a un pago que no fue iniciado aquí."


class AmountDiffers(Conflict):
    """What was paid is not what is owed; nothing is recorded, and the day's reconciliation will show it."""

    code = "amount_differs"
    sentence = "El monto cobrado ({paid}) no es el monto del derecho ({owed})."
    next_step = "La caja revisará la diferencia al conciliar el día."


class CurrencyDiffers(AmountDiffers):
    """Paid in another currency than owed."""

    code = "currency_differs"
    sentence = "La moneda del cobro ({paid}) no es la del derecho ({owed})."


class CaseAtThePost(Conflict):
    """What a post has, the post collects (ADR 28)."""

    code = "charge_of_case_at_the_post"
    sentence = "Su expediente está en la oficina consular, que trabaja en su propio nodo: ahí se paga, en su ventanilla."
    next_step = "Acérquese a la oficina; si ella devuelve el expediente a Lima, podrá pagar aquí con tarjeta."


@transaction.atomic
def begin_attempt(*, charge: Charge, actor: Actor) -> PaymentAttempt:
    """Note that the payer is about to visit the provider. Raises `NotThePayer`, `CaseAtThePost`, `ChargeNotOwed`."""
    if actor.person_id != charge.payer_id and not actor.is_system:
        raise NotThePayer()
    writers.require_lima()
    charge = Charge.objects.select_related("tariff_item").get(id=charge.id)
    if not charge.is_owed:
        raise ChargeNotOwed(state=charge.state)
    if chains.is_elsewhere(charge.case_id):
        raise CaseAtThePost
    attempt = PaymentAttempt.objects.create(charge=charge)
    ledger.record(
        chain=charge.case_id,
        verb="fees.start_payment",
        actor=actor,
        facts={"charge": charge.id, "attempt": attempt.id},
    )
    return attempt


def start_payment(*, charge: Charge, return_url: str, actor: Actor) -> str:
    """Begin a visit to the provider's page and return its address.

    The attempt's id is appended to `return_url`. The attempt is committed before the provider is called, so
    that whatever it answers later finds its row. Raises `NotThePayer`, `ChargeNotOwed`, `PartnerUnavailable`
    (the charge stays owed and may be tried again) or `ProviderRefused`.
    """
    attempt = begin_attempt(charge=charge, actor=actor)
    session = provider().start(
        attempt_id=attempt.id,
        amount=attempt.charge.money,
        description=attempt.charge.title,
        return_url=f"{return_url}{attempt.id}",
    )
    PaymentAttempt.objects.filter(id=attempt.id).update(provider_session=session.reference)
    return session.address


def take_notification(*, notification: Notification, actor: Actor) -> None:
    """Do what the provider's event calls for; doing it again changes nothing."""
    match notification.outcome:
        case Outcome.PAID:
            confirm_payment(notification=notification, actor=actor)
        case Outcome.REFUSED:
            refuse_attempt(notification=notification, actor=actor)
        case Outcome.REFUNDED:
            confirm_refund(notification=notification, actor=actor)


@transaction.atomic
def confirm_payment(*, notification: Notification, actor: Actor) -> Payment:
    """Record money that arrived, give it a receipt and settle the charge.

    The charge is locked first: of many notifications of one payment the first acts, and the others get the
    same payment back. Money for a charge that is no longer owed, or whose case a post has by now and collects for
    (ADR 28), is recorded, receipted and sent on its way back. Raises `AttemptUnknown`, `AmountDiffers` or `CurrencyDiffers`.
    """
    attempt, charge = _lock(notification.subject_id)
    _require_amount(notification, charge)
    known = Payment.objects.filter(
        Q(provider_reference=notification.reference) | Q(event_id=notification.event_id)
    ).first()
    if known is not None:
        return known
    is_at_a_post = chains.is_elsewhere(charge.case_id)
    payment = Payment.objects.create(
        charge=charge,
        attempt=attempt,
        amount=notification.amount.amount,
        currency=notification.amount.currency,
        provider_reference=notification.reference,
        event_id=notification.event_id,
        is_surplus=is_at_a_post or not charge.is_owed,
        received_at=notification.occurred_at,
    )
    _answer(attempt, AttemptState.PAID)
    receipt = issue_receipt(payment)
    ledger.record(
        chain=chains.for_notes(charge.case_id),
        verb="fees.confirm_payment",
        actor=actor,
        facts={
            "charge": charge.id,
            "payment": payment.id,
            "reference": payment.provider_reference,
            "amount": payment.money,
            "receipt": receipt.number,
            "is_surplus": payment.is_surplus,
        },
    )
    if payment.is_surplus:
        open_refund(payment=payment, reason=_surplus_reason(charge, is_at_a_post=is_at_a_post), actor=actor)
        return payment
    charge.state = ChargeState.PAID
    charge.save(update_fields=["state"])
    events.publish(ChargePaid(charge_id=charge.id, case_id=charge.case_id, paid_at=payment.received_at))
    return payment


@transaction.atomic
def refuse_attempt(*, notification: Notification, actor: Actor) -> PaymentAttempt:
    """Note that the card was refused: the charge stays owed. A paid attempt stays paid, whatever arrives late."""
    attempt, charge = _lock(notification.subject_id)
    if attempt.state != AttemptState.STARTED:
        return attempt
    attempt.refusal_reason = notification.reason[:40]
    _answer(attempt, AttemptState.REFUSED)
    ledger.record(
        chain=chains.for_notes(charge.case_id),
        verb="fees.refuse_attempt",
        actor=actor,
        facts={"charge": charge.id, "attempt": attempt.id, "reason": attempt.refusal_reason},
    )
    return attempt


def _lock(attempt_id: UUID) -> tuple[PaymentAttempt, Charge]:
    charge = Charge.objects.select_for_update(of=("self",)).filter(attempts=attempt_id).first()
    if charge is None:
        raise AttemptUnknown()
    return PaymentAttempt.objects.get(id=attempt_id), charge


def _require_amount(notification: Notification, charge: Charge) -> None:
    paid, owed = notification.amount, charge.money
    if paid.currency != owed.currency:
        raise CurrencyDiffers(paid=paid.currency, owed=owed.currency)
    if paid != owed:
        raise AmountDiffers(paid=paid, owed=owed)


def _answer(attempt: PaymentAttempt, state: AttemptState) -> None:
    attempt.state = state
    attempt.answered_at = clock.now()
    attempt.save(update_fields=["state", "answered_at", "refusal_reason"])


def _surplus_reason(charge: Charge, *, is_at_a_post: bool) -> str:
    if charge.is_owed and is_at_a_post:
        return "Pago con tarjeta recibido cuando ya cobraba la oficina consular."
    if charge.state == ChargeState.CANCELLED:
        return "Pago recibido después de anulado el derecho."
    return "Pago repetido de un derecho ya pagado."
