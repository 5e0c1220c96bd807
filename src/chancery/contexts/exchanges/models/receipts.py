"""How was it received, by law?"""

from django.db import models
from django.db.models import Q

from chancery.contexts.exchanges.rules import Outcome
from chancery.kernel.base import clock


class Cargo(models.Model):
    """The receipt of an exchange, given by us or given to us: the legal reception. Append-only.

    `record_number`: under which the registry of correspondence has what we accepted. `doubt`: why the file of another
    entity is to be handled with care; it alone changes, once the scanner could look.
    """

    outgoing = models.OneToOneField(
        "exchanges.Outgoing", on_delete=models.PROTECT, null=True, blank=True, related_name="cargo"
    )
    incoming = models.OneToOneField(
        "exchanges.Incoming", on_delete=models.PROTECT, null=True, blank=True, related_name="cargo"
    )
    outcome = models.CharField(max_length=1, choices=[(o.value, o.label) for o in Outcome])
    number = models.CharField(max_length=14)
    year = models.CharField(max_length=4)
    registered_at = models.DateTimeField()
    unit = models.CharField(max_length=250)
    user = models.CharField(max_length=100)
    observation = models.CharField(max_length=250, blank=True)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    doubt = models.CharField(max_length=60, blank=True)
    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    record_id = models.UUIDField(null=True, blank=True)
    record_number = models.CharField(max_length=24, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outgoing__isnull=False, incoming__isnull=True, document__isnull=True)
                | Q(outgoing__isnull=True, incoming__isnull=False, document__isnull=False),
                name="cargo_of_one_exchange",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=Q(incoming__isnull=False), name="one_cargo_per_registry_number"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CargoHint(models.Model):
    """That somebody told us of a receipt. It is not believed: the receiver is asked, and says it himself. Append-only."""

    outgoing = models.ForeignKey("exchanges.Outgoing", on_delete=models.PROTECT, related_name="hints")
    fingerprint = models.CharField(max_length=64)
    outcome = models.CharField(max_length=1, choices=[(o.value, o.label) for o in Outcome])
    number = models.CharField(max_length=14)
    year = models.CharField(max_length=4)
    registered_at = models.DateTimeField()
    unit = models.CharField(max_length=250)
    user = models.CharField(max_length=100)
    observation = models.CharField(max_length=250, blank=True)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["outgoing", "fingerprint"], name="one_hint_per_receipt")
        ]
