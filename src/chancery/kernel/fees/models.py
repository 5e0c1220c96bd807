"""What is owed, by which norm, what was paid, returned and reconciled: rows that, once true, stay as they are."""

from enum import StrEnum

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from chancery.kernel.base import clock, ids
from chancery.kernel.base.money import Money
from chancery.kernel.fees.rules import ChargeState, DifferenceKind, Movement
from chancery.kernel.identity.models import Person


class AttemptState(StrEnum):
    """How a visit to the provider's page ended, as far as we were told."""

    STARTED = "started"
    PAID = "paid"
    REFUSED = "refused"


class ProposalState(StrEnum):
    """What a second administrator decided."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


class RefundState(StrEnum):
    """How far money has gone on its way back."""

    REQUESTED = "requested"
    REJECTED = "rejected"
    APPROVED = "approved"
    SENT = "sent"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _REFUND_LABELS[self]


_REFUND_LABELS = {
    RefundState.REQUESTED: "Por aprobar",
    RefundState.REJECTED: "No procede",
    RefundState.APPROVED: "Aprobada, por enviar",
    RefundState.SENT: "Enviada, por confirmar",
    RefundState.CONFIRMED: "Devuelta",
}


def _choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, getattr(member, "label", member.value)) for member in kind]


class DateRange(Func):
    """`daterange(from, until)`: the first day is in it, the last is not."""

    function = "daterange"
    output_field = DateRangeField()


class Amount(models.Model):
    """An amount in one currency, as columns."""

    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3, default="PEN")

    class Meta:
        abstract = True

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class TariffItem(Amount):
    """What an act costs since a date by a norm; `valid_until` is the first day on which it no longer does."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    norm = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("code", "valid_from")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="tariff_amount_not_negative"),
            models.CheckConstraint(condition=~Q(norm=""), name="tariff_item_has_norm"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="tariff_period_in_order",
            ),
            ExclusionConstraint(
                name="tariff_one_amount_a_day",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_until"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.money}"


class TariffProposal(Amount):
    """A change of the tariff that one administrator proposed and another has to decide."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    norm = models.CharField(max_length=200)
    valid_from = models.DateField()
    state = models.CharField(max_length=10, choices=_choices(ProposalState), default=ProposalState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    item = models.OneToOneField(TariffItem, null=True, on_delete=models.PROTECT, related_name="proposal")

    class Meta:
        ordering = ("proposed_at",)
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="proposal_amount_not_negative"),
            models.CheckConstraint(
                condition=~Q(decided_by=F("proposed_by")), name="proposal_decided_by_another"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(state=ProposalState.PROPOSED), name="one_open_proposal_per_code"
            ),
        ]


class Charge(Amount):
    """What one case owes for one act; the amount is that of the day on which it was raised."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case_id = models.UUIDField(db_index=True)
    tariff_item = models.ForeignKey(TariffItem, on_delete=models.PROTECT, related_name="charges")
    units = models.PositiveSmallIntegerField(default=1)
    payer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="charges")
    raised_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=_choices(ChargeState), default=ChargeState.OWED)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("raised_at",)
        constraints = [
            models.CheckConstraint(condition=Q(units__gte=1), name="charge_for_at_least_one"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="charge_amount_not_negative"),
            models.CheckConstraint(
                condition=Q(state=ChargeState.CANCELLED, cancelled_at__isnull=False)
                | (~Q(state=ChargeState.CANCELLED) & Q(cancelled_at=None)),
                name="charge_cancelled_at_an_instant",
            ),
        ]

    @property
    def is_owed(self) -> bool:
        return self.state == ChargeState.OWED

    @property
    def state_label(self) -> str:
        return ChargeState(self.state).label


class PaymentAttempt(models.Model):
    """One visit to the provider's page; many may fail before one pays."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="attempts")
    provider_session = models.CharField(max_length=80, null=True, unique=True)
    state = models.CharField(max_length=10, choices=_choices(AttemptState), default=AttemptState.STARTED)
    started_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)
    refusal_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("started_at",)

    @property
    def is_paid(self) -> bool:
        return self.state == AttemptState.PAID

    @property
    def is_refused(self) -> bool:
        return self.state == AttemptState.REFUSED


class Payment(Amount):
    """Money that the provider collected. A charge is settled by one; whatever else arrives is surplus."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="payments")
    attempt = models.ForeignKey(PaymentAttempt, on_delete=models.PROTECT, related_name="payments")
    provider_reference = models.CharField(max_length=80, unique=True)
    event_id = models.CharField(max_length=80, unique=True)
    is_surplus = models.BooleanField()
    received_at = models.DateTimeField(db_index=True)
    notified_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("received_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["charge"], condition=Q(is_surplus=False), name="charge_paid_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_something"),
        ]


class Receipt(models.Model):
    """The numbered proof that money was received, surplus or not; its numbers leave no gap."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=30, unique=True)
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="receipt")
    issued_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return self.number


class Refund(Amount):
    """A whole payment on its way back; requested by one hand (or by the system), approved by another."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=_choices(RefundState), default=RefundState.REQUESTED)
    requested_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    rejected_because = models.CharField(max_length=500, blank=True)
    provider_reference = models.CharField(max_length=80, null=True, unique=True)
    sent_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        ordering = ("requested_at",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(decided_by=F("requested_by")), name="refund_decided_by_another"
            ),
            models.UniqueConstraint(
                fields=["payment"], condition=~Q(state=RefundState.REJECTED), name="payment_refunded_once"
            ),
        ]


class Reconciliation(models.Model):
    """One comparison of a day's account with the provider's; the latest of a day is the one that counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    day = models.DateField(db_index=True)
    run_at = models.DateTimeField(default=clock.now)
    lines_here = models.PositiveIntegerField()
    lines_there = models.PositiveIntegerField()

    class Meta:
        ordering = ("-day", "-run_at")


class ReconciliationDifference(models.Model):
    """One line on which the accounts disagree, and how a cashier explained it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.PROTECT, related_name="differences")
    kind = models.CharField(max_length=16, choices=_choices(DifferenceKind))
    movement = models.CharField(max_length=8, choices=_choices(Movement))
    reference = models.CharField(max_length=80)
    subject_id = models.UUIDField(null=True)
    occurred_at = models.DateTimeField(null=True)
    our_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    our_currency = models.CharField(max_length=3, blank=True)
    their_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    their_currency = models.CharField(max_length=3, blank=True)
    resolved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    resolution = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("reference",)
        constraints = [
            models.UniqueConstraint(
                fields=["reconciliation", "movement", "reference"], name="one_difference_per_line"
            )
        ]

    @property
    def ours(self) -> Money | None:
        return None if self.our_amount is None else Money(self.our_amount, self.our_currency)

    @property
    def theirs(self) -> Money | None:
        return None if self.their_amount is None else Money(self.their_amount, self.their_currency)
