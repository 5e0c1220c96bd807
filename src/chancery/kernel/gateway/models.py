"""What was asked of other systems, by whom and why; and what is still to be asked."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from chancery.kernel.base import clock, ids


class Outcome(StrEnum):
    """How a conversation ended."""

    ANSWERED = "answered"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]


_LABELS = {
    Outcome.ANSWERED: "Respondió",
    Outcome.REFUSED: "Respondió que no",
    Outcome.UNAVAILABLE: "No respondió",
    Outcome.FAILED: "Falló la consulta",
}


class Exchange(models.Model):
    """One conversation with a partner. Append-only (a trigger holds it so); neither content nor secrets."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    partner = models.CharField(max_length=40)
    operation = models.CharField(max_length=60)
    purpose = models.CharField(max_length=200)
    case_id = models.UUIDField(null=True, blank=True, db_index=True)
    actor_name = models.CharField(max_length=200)
    person_id = models.UUIDField(null=True, blank=True)
    request_id = models.CharField(max_length=60)
    started_at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    outcome = models.CharField(max_length=12, choices=[(o.value, o.label) for o in Outcome])
    code = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(purpose=""), name="exchange_has_a_purpose"),
            models.CheckConstraint(
                condition=Q(outcome__in=[o.value for o in Outcome]), name="exchange_outcome_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["partner", "started_at"], name="exchange_by_partner"),
            models.Index(fields=["partner", "person_id", "started_at"], name="exchange_by_officer"),
        ]

    def __str__(self) -> str:
        return f"{self.partner}.{self.operation} {self.outcome}"


class PendingConsultation(models.Model):
    """An identity the register could not confirm because it did not answer: asked again until it does.

    The work goes on meanwhile as «verificación pendiente». The officer's own access is used again, since the
    register holds each query against the officer's DNI. The number is blanked once the register has spoken.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    dni = models.CharField(max_length=8, blank=True)
    purpose = models.CharField(max_length=200)
    case_id = models.UUIDField(db_index=True)
    officer = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    attempts = models.PositiveIntegerField(default=0)
    resolved_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "dni"],
                condition=Q(resolved_at__isnull=True),
                name="one_pending_consultation_per_case_and_dni",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True) | (Q(dni="") & ~Q(result="")),
                name="resolved_consultation_keeps_no_dni",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.result or 'pendiente'}"
