"""What may be read of the purse, and by whom: the payer sees what is theirs, the cashier's desk sees all."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import Lag, Lead

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.fees import rules, tables
from chancery.kernel.fees.models import (
    REFUND_OVER,
    Charge,
    ChargeLine,
    Payment,
    PaymentAttempt,
    Receipt,
    Reconciliation,
    ReconciliationDifference,
    Refund,
    RefundState,
)
from chancery.kernel.fees.models.payments import AttemptState
from chancery.kernel.fees.queries.rows import one
from chancery.kernel.fees.rules import ChargeState, Means
from chancery.kernel.identity import access, bars
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.queries import HOME

AT_A_POST = (Role.CASHIER, Role.OFFICER, Role.CONSUL)
DESK = (Role.CASHIER, Role.SUPERVISOR, Role.AUDITOR)
_AT_THE_PROVIDER = timedelta(hours=1)


def charges_of(case_id: UUID) -> QuerySet[Charge]:
    """The charges of a case that its reader was already allowed to see."""
    return Charge.objects.filter(case_id=case_id).select_related("tariff_item", "payer")


def states_of(case_id: UUID) -> QuerySet[Charge, str]:
    """How each charge of the case stands."""
    return Charge.objects.filter(case_id=case_id).values_list("state", flat=True)


def is_settled(case_id: UUID, known: Iterable[str] | None = None) -> bool:
    """Whether the case owes nothing; `known` is what `states_of` answers, where it was asked already."""
    return rules.is_settled(ChargeState(state) for state in (states_of(case_id) if known is None else known))


def is_at_the_provider(case_id: UUID) -> bool:
    """Whether the payer may be at the provider's page now: whatever pays there comes in within the hour."""
    since = clock.now() - _AT_THE_PROVIDER
    started = PaymentAttempt.objects.filter(charge__case_id=case_id, state=AttemptState.STARTED)
    return started.filter(started_at__gte=since).exists()


def is_at_the_desk(actor: Actor) -> bool:
    """Whether `actor` works at, or audits, the cashier's desk."""
    return actor.holds(*DESK)


def visible_to(actor: Actor) -> QuerySet[Charge]:
    """The charges that `actor` may see: the payer's own, those of the own post, or all from the cashier's desk."""
    if actor.is_system or is_at_the_desk(actor):
        return Charge.objects.all()
    if actor.person_id is None:
        return Charge.objects.none()
    at = actor.offices(*AT_A_POST)
    own = Q(payer_id=actor.person_id)
    return Charge.objects.filter(own | Q(office_id__in=at) if at else own)


def may_see(charge: Charge, actor: Actor) -> bool:
    """Whether one charge is among those that `actor` may see."""
    if actor.is_system or is_at_the_desk(actor) or charge.payer_id == actor.person_id:
        return True
    return charge.office_id is not None and charge.office_id in actor.offices(*AT_A_POST)


def charge(charge_id: UUID, *, actor: Actor) -> Charge:
    """One charge with its tariff row. Raises `NotFound` for anybody else's."""
    return one(visible_to(actor).filter(id=charge_id).select_related("tariff_item", "payer", "office"))


def counters_for(charge: Charge, *, actor: Actor) -> list[Office]:
    """The offices at which `actor` may take the money of a charge: its own, or one that is paid in the same money."""
    if not charge.is_owed:
        return []
    served = list(Office.objects.filter(id__in=actor.offices(*AT_A_POST)).order_by("name"))
    if charge.office_id is not None:
        return [office for office in served if office.id == charge.office_id or office.country == HOME]
    zones = ((office, tables.zone_of(office.country)) for office in served)
    return [office for office, zone in zones if zone is not None and zone.currency == charge.currency]


def lines_of(charge: Charge) -> QuerySet[ChargeLine]:
    """For what a consular charge is owed, item by item."""
    return charge.lines.order_by("position")


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
    return one(
        PaymentAttempt.objects.filter(id=attempt_id, charge__in=visible_to(actor)).select_related(
            "charge__tariff_item"
        )
    )


def receipt(number: str, *, actor: Actor) -> Receipt:
    """One receipt by its number. Raises `NotFound` for anybody else's."""
    return one(
        Receipt.objects.filter(number=number, payment__charge__in=visible_to(actor)).select_related(
            "payment__charge__tariff_item", "payment__charge__payer", "payment__office"
        )
    )


def payment(payment_id: UUID, *, actor: Actor) -> Payment:
    """One payment, for the cashier's desk or the post that took it. Raises `NotFound`."""
    access.require(actor, *DESK, *AT_A_POST)
    return one(
        _payments_seen_by(actor).filter(id=payment_id).select_related("charge__tariff_item", "receipt")
    )


def open_refunds(*, actor: Actor) -> QuerySet[Refund]:
    """The refunds that are not over yet, oldest first."""
    access.require(actor, *DESK, *AT_A_POST)
    return (
        Refund.objects.filter(payment__in=_payments_seen_by(actor))
        .exclude(state__in=REFUND_OVER)
        .select_related("payment__receipt", "payment__charge__payer", "requested_by")
        .order_by("requested_at")
    )


def refund(refund_id: UUID, *, actor: Actor) -> Refund:
    """One refund. Raises `NotFound`."""
    access.require(actor, *DESK, *AT_A_POST)
    return one(
        Refund.objects.filter(id=refund_id, payment__in=_payments_seen_by(actor)).select_related(
            "payment__receipt", "payment__charge"
        )
    )


def may_ask_refund(payment: Payment, *, actor: Actor) -> bool:
    """Whether `actor` may ask for a payment to go back: the desk, or whoever works at the post that took it."""
    taken = payment.office_id
    at_the_post = taken is not None and actor.holds(*AT_A_POST, office_id=taken)
    return at_the_post or actor.holds(Role.CASHIER, Role.SUPERVISOR)


def may_decide(refund: Refund, *, actor: Actor) -> bool:
    """Whether the buttons of a decision are for `actor`: a head, neither who asked nor who receives.

    What was taken at a post the consul decides as well.
    """
    is_head = actor.holds(Role.SUPERVISOR) or (
        refund.payment.office_id is not None and actor.holds(Role.CONSUL, office_id=refund.payment.office_id)
    )
    return is_head and actor.person_id not in (refund.requested_by_id, refund.payment.charge.payer_id)


def may_hand_back(refund: Refund, *, actor: Actor) -> bool:
    """Whether `actor` may give the money back: whoever works where it was taken, once it is approved, and is not close to
    who receives it.
    """
    office, charge = refund.payment.office_id, refund.payment.charge
    return (
        refund.state == RefundState.APPROVED
        and office is not None
        and actor.person_id is not None
        and actor.holds(*AT_A_POST, office_id=office)
        and not bars.stands_between(
            case_id=charge.case_id, officer_id=actor.person_id, person_id=charge.payer_id
        )
    )


def reconciliations(*, actor: Actor, limit: int = 31) -> QuerySet[Reconciliation]:
    """The latest run of each day, newest day first, with `open_differences` counted."""
    access.require(actor, *DESK)
    latest = Reconciliation.objects.order_by("-day", "-run_at").distinct("day").values("id")[:limit]
    return (
        Reconciliation.objects.filter(id__in=latest)
        .annotate(open_differences=Count("differences", filter=Q(differences__resolved_at=None)))
        .order_by("-day")
    )


def differences(day: date, *, actor: Actor) -> QuerySet[ReconciliationDifference]:
    """The differences that the latest run of `day` found."""
    access.require(actor, *DESK)
    latest = Reconciliation.objects.filter(day=day).order_by("-run_at").first()
    return ReconciliationDifference.objects.filter(reconciliation=latest).select_related("resolved_by")


def difference(difference_id: UUID, *, actor: Actor) -> ReconciliationDifference:
    """One difference. Raises `NotFound`."""
    access.require(actor, *DESK)
    return one(ReconciliationDifference.objects.filter(id=difference_id).select_related("reconciliation"))


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The first instant of `day` in Lima, and the first of the next."""
    start = datetime.combine(day, time(), clock.LIMA)
    return start, start + timedelta(days=1)


def unreconciled_days(*, until: date) -> tuple[date, ...]:
    """The days up to and including `until` on which the provider collected and which no run has compared."""
    paid = Payment.objects.filter(_not_compared(until), means=Means.HOSTED_CARD)
    return tuple(instant.date() for instant in paid.datetimes("received_at", "day", tzinfo=clock.LIMA))


def _not_compared(until: date) -> Q:
    """Received before the first of the days that were compared, between two of them, or after the last and no later than `until`.

    What was compared is not read again, however much it is.
    """
    edges = (
        Reconciliation.objects.filter(day__lte=until)
        .annotate(before=Window(Lag("day"), order_by="day"), after=Window(Lead("day"), order_by="day"))
        .filter(Q(before=None) | Q(after=None) | Q(after__gt=F("day") + timedelta(days=1)))
        .order_by("day")
        .values_list("day", "before", "after")
    )
    end = day_bounds(until)[1]
    gaps = []
    for day, before, after in edges:
        first, next_ = day_bounds(day)
        if before is None:
            gaps.append(Q(received_at__lt=first))
        if after != day:
            gaps.append(Q(received_at__gte=next_, received_at__lt=day_bounds(after)[0] if after else end))
    return reduce(or_, gaps) if gaps else Q(received_at__lt=end)


def _payments_seen_by(actor: Actor) -> QuerySet[Payment]:
    if is_at_the_desk(actor):
        return Payment.objects.all()
    return Payment.objects.filter(office_id__in=actor.offices(*AT_A_POST))
