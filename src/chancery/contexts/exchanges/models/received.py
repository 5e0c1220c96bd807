"""What other entities sent to us, and what we decided about it."""

from django.db import models
from django.db.models import Q

from chancery.contexts.exchanges.rules import State
from chancery.kernel.base import clock, ids


class Incoming(models.Model):
    """A document of another entity, once for each number. That it came is no reception: the receipt is.

    `annexes_counted`: how many its sender says there are, which may name none and give no address. `doubt`: why the file is
    to be handled with care. `fetched_at`: since when all annexes are here. `cargo_told_at`:
    since when the sender is known to have our receipt; `is_cargo_doubtful`: it was sent and no answer is known.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    cuo = models.CharField(max_length=10, unique=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    sender_ruc = models.CharField(max_length=11, db_index=True)
    sender_name = models.CharField(max_length=250)
    unit = models.CharField(max_length=250)
    reference = models.CharField(max_length=10, blank=True, db_index=True)
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
    annex_url = models.CharField(max_length=200, blank=True)
    annexes_counted = models.PositiveSmallIntegerField(default=0)
    identity_kind = models.CharField(max_length=1)
    identity_number = models.CharField(max_length=9)
    fingerprint = models.CharField(max_length=64)
    doubt = models.CharField(max_length=60, blank=True)
    received_at = models.DateTimeField(default=clock.now)
    state = models.CharField(
        max_length=1, default=State.PENDING, choices=[(state.value, state.label) for state in State]
    )
    fetched_at = models.DateTimeField(null=True, blank=True)
    fetch_fault = models.CharField(max_length=300, blank=True)
    cargo_told_at = models.DateTimeField(null=True, blank=True)
    is_cargo_doubtful = models.BooleanField(default=False)
    attempts = models.PositiveIntegerField(default=0)
    refusals = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=60, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    cure_due_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index("due_at", condition=Q(due_at__isnull=False), name="incoming_due"),
            models.Index("office", models.F("received_at").desc(), name="incoming_by_office"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[State.PENDING, State.RECEIVED, State.OBSERVED, State.NOT_FILED]),
                name="incoming_state_is_in_use",
            ),
        ]

    def __str__(self) -> str:
        return self.cuo

    @property
    def lacks_address(self) -> bool:
        """Whether annexes are said to exist, and nothing of where they are."""
        return self.annexes_counted > 0 and not self.annex_url


class IncomingAnnex(models.Model):
    """An annex that was announced by name; its bytes are here once they were fetched, with the `doubt` there is about them.

    `is_whole`: none was named, and this is all that stands at the address. Nothing else of it changes.
    """

    incoming = models.ForeignKey(Incoming, on_delete=models.PROTECT, related_name="annexes")
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    is_whole = models.BooleanField(default=False)
    file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    doubt = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("ordinal",)
        constraints = [
            models.UniqueConstraint(fields=["incoming", "ordinal"], name="one_incoming_annex_at_a_place")
        ]
