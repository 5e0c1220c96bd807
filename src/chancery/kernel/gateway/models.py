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
    """One conversation with a partner. Append-only (a trigger holds it so); neither content nor secrets.

    `subject` is whom it was about, under the name that the ledger uses: who knows the document can find it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    partner = models.CharField(max_length=40)
    operation = models.CharField(max_length=60)
    purpose = models.CharField(max_length=200)
    case_id = models.UUIDField(null=True, blank=True, db_index=True)
    actor_name = models.CharField(max_length=200)
    person_id = models.UUIDField(null=True, blank=True)
    subject = models.UUIDField(null=True, blank=True)
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
            models.Index(fields=["subject", "started_at"], name="exchange_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.partner}.{self.operation} {self.outcome}"


class ServedAnswer(models.Model):
    """What we told a partner's program of visas and travel documents: how much, not what. Append-only."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    client_id = models.CharField(max_length=64)
    client_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField()
    facts = models.PositiveIntegerField()
    request_id = models.CharField(max_length=60)
    answered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["client_id", "answered_at"], name="served_by_client")]

    def __str__(self) -> str:
        return f"{self.client_name} {self.kind} {self.since} {self.until}"


class PartnerTerms(models.Model):
    """On which terms one partner's program is answered: how many questions a day, and by which certificate of its own.

    `certificate` is the SHA-256 of what it must show when the line is made (mutual TLS); empty asks for none.
    """

    client_id = models.CharField(primary_key=True, max_length=64)
    daily = models.PositiveIntegerField()
    certificate = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.client_id}: {self.daily}"


class KeptAnswer(models.Model):
    """What a register said, for as long as the table of legal periods lets it be kept; then it is erased.

    That the question was put stays in its `Exchange`.
    """

    exchange = models.OneToOneField(
        Exchange, primary_key=True, on_delete=models.PROTECT, related_name="answer"
    )
    text = models.TextField()
    keep_until = models.DateField(db_index=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="kept_answer_says_something")]

    def __str__(self) -> str:
        return f"hasta el {self.keep_until}"


class PendingConsultation(models.Model):
    """A question that a register could not answer when it was put: asked again until it does.

    The work goes on meanwhile as «verificación pendiente». The officer's own access is used again, since the
    register holds each query against the officer's DNI. Whom it was about is blanked once the register has spoken;
    `is_different` says that it contradicts what the citizen declared.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    partner = models.CharField(max_length=40, default="RENIEC")
    document_kind = models.CharField(max_length=20, default="dni")
    document_country = models.CharField(max_length=2, default="PE")
    document_number = models.CharField(max_length=20, blank=True)
    declared_name = models.CharField(max_length=300, blank=True)
    purpose = models.CharField(max_length=200)
    case_id = models.UUIDField(db_index=True)
    officer = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    attempts = models.PositiveIntegerField(default=0)
    last_fault = models.CharField(max_length=60, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=60, blank=True)
    is_different = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_id", "partner", "document_kind", "document_country", "document_number"],
                condition=Q(resolved_at__isnull=True),
                name="one_pending_consultation_per_case_and_document",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True)
                | (Q(document_number="", declared_name="") & ~Q(result="")),
                name="resolved_consultation_names_nobody",
            ),
        ]
        indexes = [models.Index(fields=["partner", "resolved_at"], name="consultation_waiting")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.result or 'pendiente'}"
