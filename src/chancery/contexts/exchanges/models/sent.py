"""What we sent to whom, and how far it has come."""

from django.db import models
from django.db.models import Q

from chancery.contexts.exchanges.rules import IdentityKind, State
from chancery.kernel.base import clock, ids


class Outgoing(models.Model):
    """A document to another entity. What travels is frozen here, so that sending it again is the same document.

    `is_doubtful`: something was said under its number of which no answer is known; the receiver is asked before it is
    said again. `due_at`: when the outbox next does something for it; nothing while it is empty. `claimed_until`: one
    worker has it. `refusals`: how often it was answered with an error in a row.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    cuo = models.CharField(max_length=10, unique=True, null=True, blank=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey("exchanges.Entity", on_delete=models.PROTECT, related_name="+")
    cures = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="cured_by"
    )
    sender_ruc = models.CharField(max_length=11)
    sender_name = models.CharField(max_length=250)
    unit = models.CharField(max_length=250)
    reference = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=2)
    document_number = models.CharField(max_length=100)
    document_at = models.DateTimeField()
    to_unit = models.CharField(max_length=150)
    to_name = models.CharField(max_length=100)
    to_post = models.CharField(max_length=100)
    subject = models.CharField(max_length=500)
    folios = models.PositiveSmallIntegerField()
    filename = models.CharField(max_length=200)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    annex_token = models.CharField(max_length=43, unique=True, null=True, blank=True)
    annex_url = models.CharField(max_length=200, blank=True)
    sent_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    identity_kind = models.CharField(max_length=1, choices=[(k.value, k.name) for k in IdentityKind])
    identity_number = models.CharField(max_length=9)
    state = models.CharField(
        max_length=1, default=State.PENDING, choices=[(state.value, state.label) for state in State]
    )
    is_doubtful = models.BooleanField(default=False)
    attempts = models.PositiveIntegerField(default=0)
    refusals = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=60, blank=True)
    fault_text = models.CharField(max_length=300, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, default=clock.now)
    claimed_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    delivered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    cure_due_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index("due_at", condition=Q(due_at__isnull=False), name="outgoing_due"),
            models.Index("office", models.F("created_at").desc(), name="outgoing_by_office"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.PENDING) | Q(cuo__isnull=False), name="what_was_sent_has_a_number"
            ),
            models.CheckConstraint(condition=~Q(state=State.CURED), name="outgoing_state_is_in_use"),
        ]

    def __str__(self) -> str:
        return self.cuo or "sin número"


class OutgoingAnnex(models.Model):
    """An annex of what we send: only its name travels, the bytes are fetched at our address. Append-only."""

    outgoing = models.ForeignKey(Outgoing, on_delete=models.PROTECT, related_name="annexes")
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("ordinal",)
        constraints = [
            models.UniqueConstraint(fields=["outgoing", "ordinal"], name="one_outgoing_annex_at_a_place"),
            models.UniqueConstraint(fields=["outgoing", "name"], name="one_outgoing_annex_of_a_name"),
        ]
