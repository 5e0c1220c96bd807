"""How stickers leave stock for good, who proposed it, who authorised it, and who answers. Rows are only added."""

from django.db import models

from chancery.contexts.stickers.models.custody import Vault
from chancery.contexts.stickers.rules import DISCHARGES, Fate, Reason
from chancery.kernel.base import clock, ids

_REASONS = [(reason.value, reason.label) for reason in Reason]


class Discharge(models.Model):
    """That serials should leave stock as damaged or destroyed: proposed by one person, decided by another.

    What is pending stays in its vault, withheld (D.S. 076-2005-RE, arts. 149-160).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    vault = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="discharges")
    fate = models.CharField(max_length=12, choices=[(fate.value, fate.label) for fate in DISCHARGES])
    reason = models.CharField(max_length=14, choices=_REASONS)
    note = models.CharField(max_length=500)
    spans = models.TextField()
    quantity = models.PositiveIntegerField()
    evidence = models.ForeignKey(
        "documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-proposed_at",)
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(fate=Fate.DESTROYED) | models.Q(evidence__isnull=False),
                name="destruction_has_evidence",
            )
        ]


class DischargeDecision(models.Model):
    """What the second person decided of a discharge, once."""

    discharge = models.OneToOneField(Discharge, on_delete=models.PROTECT, related_name="decision")
    is_authorised = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_authorised=True) | ~models.Q(reason=""),
                name="discharge_refused_for_a_reason",
            )
        ]


class Departure(models.Model):
    """That serials left stock, from which vault, how and why; `liable` answers for what was lost."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    vault = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="departures")
    fate = models.CharField(max_length=12, choices=[(fate.value, fate.label) for fate in Fate])
    reason = models.CharField(max_length=14, choices=_REASONS)
    note = models.CharField(max_length=500, blank=True)
    quantity = models.PositiveIntegerField()
    evidence = models.ForeignKey(
        "documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+"
    )
    discharge = models.OneToOneField(Discharge, null=True, on_delete=models.PROTECT, related_name="departure")
    liable = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(fate=Fate.LOST) | models.Q(liable__isnull=False),
                name="somebody_answers_for_what_is_lost",
            )
        ]
        indexes = [models.Index("fate", "at", name="departure_by_fate")]
