"""Where our account of a day and the provider's disagree, and how it was explained."""

from django.db import models

from chancery.kernel.base import clock, ids
from chancery.kernel.base.money import Money
from chancery.kernel.fees.models.amounts import choices
from chancery.kernel.fees.rules import DifferenceKind, Movement
from chancery.kernel.identity.models import Person


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
    kind = models.CharField(max_length=16, choices=choices(DifferenceKind))
    movement = models.CharField(max_length=8, choices=choices(Movement))
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
