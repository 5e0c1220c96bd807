"""How money came in and goes back: rows that, once true, stay as they are."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from chancery.kernel.base import clock, ids
from chancery.kernel.fees.models.amounts import Amount, choices
from chancery.kernel.fees.models.charges import Charge
from chancery.kernel.fees.rules import WITH_OPERATION, Means
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office


class AttemptState(StrEnum):
    """How a visit to the provider's page ended, as far as we were told."""

    STARTED = "started"
    PAID = "paid"
    REFUSED = "refused"


class RefundState(StrEnum):
    """How far money has gone on its way back: by the provider, or over the counter where it was taken."""

    REQUESTED = "requested"
    REJECTED = "rejected"
    APPROVED = "approved"
    SENT = "sent"
    CONFIRMED = "confirmed"
    HANDED_BACK = "handed_back"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _REFUND_LABELS[self]


_REFUND_LABELS = {
    RefundState.REQUESTED: "Por aprobar",
    RefundState.REJECTED: "No procede",
    RefundState.APPROVED: "Aprobada, por devolver",
    RefundState.SENT: "Enviada, por confirmar",
    RefundState.CONFIRMED: "Devuelta",
    RefundState.HANDED_BACK: "Devuelta en ventanilla",
}
REFUND_OVER = (RefundState.REJECTED, RefundState.CONFIRMED, RefundState.HANDED_BACK)


class PaymentAttempt(models.Model):
    """One visit to the provider's page; many may fail before one pays."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="attempts")
    provider_session = models.CharField(max_length=80, null=True, unique=True)
    state = models.CharField(max_length=10, choices=choices(AttemptState), default=AttemptState.STARTED)
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
    """Money that came in, by the provider's page or over a counter. A charge is settled by one; more is surplus.

    What a bank moved is known by the bank and its number of the operation, which settles one charge alone.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="payments")
    means = models.CharField(max_length=12, choices=choices(Means), default=Means.HOSTED_CARD)
    attempt = models.ForeignKey(PaymentAttempt, null=True, on_delete=models.PROTECT, related_name="payments")
    provider_reference = models.CharField(max_length=80, null=True, unique=True)
    event_id = models.CharField(max_length=80, null=True, unique=True)
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    bank = models.CharField(max_length=80, blank=True)
    operation = models.CharField(max_length=40, blank=True)
    paid_on = models.DateField(null=True)
    taken_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
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
            models.CheckConstraint(
                condition=Q(
                    means=Means.HOSTED_CARD,
                    attempt__isnull=False,
                    provider_reference__isnull=False,
                    event_id__isnull=False,
                    office=None,
                    taken_by=None,
                )
                | ~Q(means=Means.HOSTED_CARD)
                & Q(
                    attempt=None,
                    provider_reference=None,
                    event_id=None,
                    office__isnull=False,
                    taken_by__isnull=False,
                    paid_on__isnull=False,
                ),
                name="payment_by_page_or_counter",
            ),
            models.CheckConstraint(
                condition=~Q(means__in=WITH_OPERATION) | ~Q(bank="") & ~Q(operation=""),
                name="payment_says_its_operation",
            ),
            models.UniqueConstraint(
                Upper("bank"), Upper("operation"), condition=~Q(operation=""), name="operation_used_once"
            ),
        ]

    @property
    def is_at_counter(self) -> bool:
        """Whether it was handed over at an office, and would go back there."""
        return self.means != Means.HOSTED_CARD

    @property
    def means_label(self) -> str:
        return Means(self.means).label


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
    state = models.CharField(max_length=12, choices=choices(RefundState), default=RefundState.REQUESTED)
    requested_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    rejected_because = models.CharField(max_length=500, blank=True)
    provider_reference = models.CharField(max_length=80, null=True, unique=True)
    sent_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True, db_index=True)
    handed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("requested_at",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(decided_by=F("requested_by")), name="refund_decided_by_another"
            ),
            models.UniqueConstraint(
                fields=["payment"], condition=~Q(state=RefundState.REJECTED), name="payment_refunded_once"
            ),
            models.CheckConstraint(
                condition=~Q(state=RefundState.HANDED_BACK)
                | Q(handed_by__isnull=False, decided_by__isnull=False, confirmed_at__isnull=False),
                name="refund_handed_back_by_somebody",
            ),
        ]
