"""How a day's account is compared with the provider's, and how each difference is explained."""

from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.money import Money
from chancery.kernel.fees import queries
from chancery.kernel.fees.actions.payments import confirm_payment
from chancery.kernel.fees.hosted_card_page import provider
from chancery.kernel.fees.models import Payment, Reconciliation, ReconciliationDifference, Refund, RefundState
from chancery.kernel.fees.payment_port import Notification, Outcome
from chancery.kernel.fees.rules import DifferenceKind, Means, Movement, compare
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class DayNotOver(Conflict):
    """The provider closes a day's account when the day has ended in Lima."""

    code = "day_not_over"
    sentence = "El día {day} aún no termina: la pasarela no ha cerrado su cuenta."
    next_step = "Concilie el día desde mañana."


class DifferenceResolved(Conflict):
    """Another cashier has explained it meanwhile."""

    code = "difference_resolved"
    sentence = "Esta diferencia ya fue resuelta."
    next_step = "Revise la lista de diferencias."


class NothingToRecover(Conflict):
    """Only a payment that the provider holds and we lack can be recovered."""

    code = "nothing_to_recover"
    sentence = "Solo puede registrarse un pago que la pasarela tiene y que falta aquí."
    next_step = "Explique la diferencia por escrito."


def reconcile(*, day: date, actor: Actor) -> Reconciliation:
    """Compare our account of `day` (in Lima) with the provider's; each disagreement becomes a row.

    May be run again: the latest run of a day counts. Raises `DayNotOver` or `PartnerUnavailable`.
    """
    if not actor.is_system:
        access.require(actor, Role.CASHIER, Role.SUPERVISOR)
    if day >= clock.today():
        raise DayNotOver(day=day.strftime("%d/%m/%Y"))
    lines = {(line.movement, line.reference): line for line in provider().settlement(day)}
    with transaction.atomic():
        ours = _ours(day)
        found = Reconciliation.objects.create(day=day, lines_here=len(ours), lines_there=len(lines))
        differences = compare(ours, {key: line.amount for key, line in lines.items()})
        for difference in differences:
            line = lines.get((difference.movement, difference.reference))
            ReconciliationDifference.objects.create(
                reconciliation=found,
                kind=difference.kind,
                movement=difference.movement,
                reference=difference.reference,
                subject_id=line.subject_id if line else None,
                occurred_at=line.occurred_at if line else None,
                our_amount=difference.ours.amount if difference.ours else None,
                our_currency=difference.ours.currency if difference.ours else "",
                their_amount=difference.theirs.amount if difference.theirs else None,
                their_currency=difference.theirs.currency if difference.theirs else "",
            )
        ledger.record(
            chain=_chain(day),
            verb="fees.reconcile",
            actor=actor,
            facts={
                "day": day,
                "lines_here": len(ours),
                "lines_there": len(lines),
                "differences": len(differences),
            },
        )
    return found


@transaction.atomic
def recover_payment(*, difference: ReconciliationDifference, actor: Actor) -> Payment:
    """Record a payment whose notification was lost, on the strength of the provider's signed-for account.

    Raises `NothingToRecover`, `DifferenceResolved`, and what `confirm_payment` raises.
    """
    access.require(actor, Role.CASHIER, Role.SUPERVISOR)
    difference = _lock(difference)
    if (
        difference.kind != DifferenceKind.MISSING_HERE
        or difference.movement != Movement.PAYMENT
        or difference.subject_id is None
        or difference.occurred_at is None
        or difference.theirs is None
    ):
        raise NothingToRecover()
    payment = confirm_payment(
        notification=Notification(
            event_id=f"settlement:{difference.reference}",
            outcome=Outcome.PAID,
            subject_id=difference.subject_id,
            reference=difference.reference,
            amount=difference.theirs,
            occurred_at=difference.occurred_at,
        ),
        actor=actor,
    )
    _resolve(difference, "Pago registrado desde la cuenta de la pasarela.", actor)
    return payment


@transaction.atomic
def resolve_difference(*, difference: ReconciliationDifference, resolution: str, actor: Actor) -> None:
    """Explain a difference in writing. Raises `DifferenceResolved`, or `Invalid` without an explanation."""
    access.require(actor, Role.CASHIER, Role.SUPERVISOR)
    if not resolution.strip():
        raise Invalid({"resolution": ["Explique cómo se resolvió la diferencia."]})
    _resolve(_lock(difference), resolution.strip(), actor)


def _lock(difference: ReconciliationDifference) -> ReconciliationDifference:
    locked = ReconciliationDifference.objects.select_for_update().get(id=difference.id)
    if locked.resolved_at is not None:
        raise DifferenceResolved()
    return locked


def _resolve(difference: ReconciliationDifference, resolution: str, actor: Actor) -> None:
    difference.resolved_by_id = actor.person_id
    difference.resolved_at = clock.now()
    difference.resolution = resolution
    difference.save(update_fields=["resolved_by", "resolved_at", "resolution"])
    ledger.record(
        chain=_chain(difference.reconciliation.day),
        verb="fees.resolve_difference",
        actor=actor,
        facts={"difference": difference.id, "reference": difference.reference, "resolution": resolution},
    )


def _ours(day: date) -> dict[tuple[Movement, str], Money]:
    start, end = queries.day_bounds(day)
    ours: dict[tuple[Movement, str], Money] = {}
    collected = Payment.objects.filter(means=Means.HOSTED_CARD)
    for payment in collected.filter(received_at__gte=start, received_at__lt=end):
        ours[Movement.PAYMENT, payment.provider_reference or ""] = payment.money
    returned = Refund.objects.filter(state=RefundState.CONFIRMED)
    for refund in returned.filter(confirmed_at__gte=start, confirmed_at__lt=end):
        ours[Movement.REFUND, refund.provider_reference or ""] = refund.money
    return ours


def _chain(day: date) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:chancery:fees:day:{day.isoformat()}")
