"""What may be read of the purse, and by whom: the payer sees what is theirs, the cashier's desk sees all."""

from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.fees import rules
from chancery.kernel.fees.models import (
    Charge,
    Payment,
    PaymentAttempt,
    ProposalState,
    Receipt,
    Reconciliation,
    ReconciliationDifference,
    Refund,
    RefundState,
    TariffItem,
    TariffProposal,
)
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.identity import access
from chancery.kernel.organisation import dated

Row = TypeVar("Row", bound=Model)
DESK = (Role.CASHIER, Role.SUPERVISOR, Role.AUDITOR)


class TariffMissing(NotFound):
    """No row of the tariff says what this act costs on that day."""

    code = "tariff_missing"
    sentence = "La tarifa «{tariff}» no tiene un monto vigente al {on}."
    next_step = "Comuníquelo al administrador: la tarifa debe registrarse antes de recibir solicitudes."


@dated.kept
def tariff_on(code: str, on: date) -> TariffItem:
    """The row in force on the day `on`. Raises `TariffMissing`."""
    item = _in_force(on).filter(code=code).first()
    if item is None:
        raise TariffMissing(tariff=code, on=on.strftime("%d/%m/%Y"))
    return item


def tariff_table(on: date) -> QuerySet[TariffItem]:
    """Every row in force on the day `on`: public."""
    return _in_force(on).order_by("title")


def tariff_to_come(on: date) -> QuerySet[TariffItem]:
    """The approved rows that begin after the day `on`: public as well."""
    return TariffItem.objects.filter(valid_from__gt=on).order_by("valid_from", "title")


def tariff_codes() -> frozenset[str]:
    """Every code of the tariff, for the start-up check of procedures."""
    return frozenset(TariffItem.objects.values_list("code", flat=True))


def open_proposals(*, actor: Actor) -> QuerySet[TariffProposal]:
    """The changes of the tariff that wait for a second administrator."""
    access.require(actor, Role.ADMINISTRATOR, Role.AUDITOR)
    return TariffProposal.objects.filter(state=ProposalState.PROPOSED).select_related("proposed_by")


def proposal(proposal_id: UUID, *, actor: Actor) -> TariffProposal:
    """One proposed change. Raises `NotFound`."""
    access.require(actor, Role.ADMINISTRATOR, Role.AUDITOR)
    return _one(TariffProposal.objects.filter(id=proposal_id))


def charges_of(case_id: UUID) -> QuerySet[Charge]:
    """The charges of a case that its reader was already allowed to see."""
    return Charge.objects.filter(case_id=case_id).select_related("tariff_item", "payer")


def is_settled(case_id: UUID) -> bool:
    """Whether the case owes nothing."""
    states = Charge.objects.filter(case_id=case_id).values_list("state", flat=True)
    return rules.is_settled(ChargeState(state) for state in states)


def is_at_the_desk(actor: Actor) -> bool:
    """Whether `actor` works at, or audits, the cashier's desk."""
    return actor.holds(*DESK)


def visible_to(actor: Actor) -> QuerySet[Charge]:
    """The charges that `actor` may see: the payer's own, or all from the cashier's desk."""
    if actor.is_system or is_at_the_desk(actor):
        return Charge.objects.all()
    if actor.person_id is None:
        return Charge.objects.none()
    return Charge.objects.filter(payer_id=actor.person_id)


def may_see(charge: Charge, actor: Actor) -> bool:
    """Whether one charge is among those that `actor` may see."""
    return actor.is_system or is_at_the_desk(actor) or charge.payer_id == actor.person_id


def charge(charge_id: UUID, *, actor: Actor) -> Charge:
    """One charge with its tariff row. Raises `NotFound` for anybody else's."""
    return _one(visible_to(actor).filter(id=charge_id).select_related("tariff_item", "payer"))


def payments_of(charge: Charge) -> QuerySet[Payment]:
    """What was paid for a charge, with receipts, oldest first."""
    return Payment.objects.filter(charge=charge).select_related("receipt").prefetch_related("refunds")


def payment_of(attempt: PaymentAttempt) -> Payment | None:
    """What one visit to the provider's page brought."""
    return attempt.payments.select_related("receipt").first()


def last_attempt(charge: Charge) -> PaymentAttempt | None:
    """The latest visit to the provider's page."""
    return charge.attempts.order_by("started_at").last()


def attempt(attempt_id: UUID, *, actor: Actor) -> PaymentAttempt:
    """One visit to the provider's page. Raises `NotFound` for anybody else's."""
    return _one(
        PaymentAttempt.objects.filter(id=attempt_id, charge__in=visible_to(actor)).select_related(
            "charge__tariff_item"
        )
    )


def receipt(number: str, *, actor: Actor) -> Receipt:
    """One receipt by its number. Raises `NotFound` for anybody else's."""
    return _one(
        Receipt.objects.filter(number=number, payment__charge__in=visible_to(actor)).select_related(
            "payment__charge__tariff_item", "payment__charge__payer"
        )
    )


def payment(payment_id: UUID, *, actor: Actor) -> Payment:
    """One payment, for the cashier's desk. Raises `NotFound`."""
    access.require(actor, *DESK)
    return _one(Payment.objects.filter(id=payment_id).select_related("charge__tariff_item", "receipt"))


def open_refunds(*, actor: Actor) -> QuerySet[Refund]:
    """The refunds that are not over yet, oldest first."""
    access.require(actor, *DESK)
    return (
        Refund.objects.exclude(state__in=[RefundState.REJECTED, RefundState.CONFIRMED])
        .select_related("payment__receipt", "payment__charge__payer", "requested_by")
        .order_by("requested_at")
    )


def refund(refund_id: UUID, *, actor: Actor) -> Refund:
    """One refund. Raises `NotFound`."""
    access.require(actor, *DESK)
    return _one(Refund.objects.filter(id=refund_id).select_related("payment__receipt", "payment__charge"))


def may_decide(refund: Refund, *, actor: Actor) -> bool:
    """Whether the buttons of a decision are for `actor`: a head of unit, neither who asked nor who receives."""
    return actor.holds(Role.SUPERVISOR) and actor.person_id not in (
        refund.requested_by_id,
        refund.payment.charge.payer_id,
    )


def reconciliations(*, actor: Actor, limit: int = 31) -> QuerySet[Reconciliation]:
    """The latest run of each day, newest day first, with `open_differences` counted."""
    access.require(actor, *DESK)
    latest = Reconciliation.objects.order_by("day", "-run_at").distinct("day").values("id")
    return (
        Reconciliation.objects.filter(id__in=latest)
        .annotate(open_differences=Count("differences", filter=Q(differences__resolved_at=None)))
        .order_by("-day")[:limit]
    )


def differences(day: date, *, actor: Actor) -> QuerySet[ReconciliationDifference]:
    """The differences that the latest run of `day` found."""
    access.require(actor, *DESK)
    latest = Reconciliation.objects.filter(day=day).order_by("-run_at").first()
    return ReconciliationDifference.objects.filter(reconciliation=latest).select_related("resolved_by")


def difference(difference_id: UUID, *, actor: Actor) -> ReconciliationDifference:
    """One difference. Raises `NotFound`."""
    access.require(actor, *DESK)
    return _one(ReconciliationDifference.objects.filter(id=difference_id).select_related("reconciliation"))


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The first instant of `day` in Lima, and the first of the next."""
    start = datetime.combine(day, time(), clock.LIMA)
    return start, start + timedelta(days=1)


def unreconciled_days(*, until: date) -> tuple[date, ...]:
    """The days up to and including `until` on which money came in and which no run has compared."""
    paid = Payment.objects.filter(received_at__lt=day_bounds(until)[1])
    days = set(paid.datetimes("received_at", "day", tzinfo=clock.LIMA))
    compared = set(Reconciliation.objects.values_list("day", flat=True))
    return tuple(sorted({instant.date() for instant in days} - compared))


def _in_force(on: date) -> QuerySet[TariffItem]:
    return TariffItem.objects.filter(Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on)


def _one(rows: "QuerySet[Row]") -> Row:
    row = rows.first()
    if row is None:
        raise NotFound()
    return row
