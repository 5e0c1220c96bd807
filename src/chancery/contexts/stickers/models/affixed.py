"""Which sticker was given to which act, how often its label was printed, and which were refused. Rows are only added."""

from django.db import models

from chancery.contexts.stickers.models.leaving import Departure
from chancery.contexts.stickers.rules import Finding, Supply
from chancery.kernel.base import clock, ids


class Sticker(models.Model):
    """A serial used: on which act, with the facts that its label states (D.S. 076-2005-RE, art. 170).

    A digital one is the same without paper. Whether it still stands is told by the act and by where the serial is.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    serial = models.CharField(max_length=20, unique=True)
    is_digital = models.BooleanField()
    act = models.ForeignKey("acts.Act", on_delete=models.PROTECT, related_name="stickers")
    departure = models.OneToOneField(Departure, on_delete=models.PROTECT, related_name="sticker")
    facts = models.TextField()

    def __str__(self) -> str:
        return self.serial


class UsedForm(models.Model):
    """A form that is no sticker, used: of which kind, and for which case. What was printed on it, its context knows."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    serial = models.CharField(max_length=20, unique=True)
    supply = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Supply])
    subject = models.UUIDField(db_index=True)
    departure = models.OneToOneField(Departure, on_delete=models.PROTECT, related_name="used_form")

    def __str__(self) -> str:
        return self.serial


class Printing(models.Model):
    """One printing of a label: the first needs no reason, any other does."""

    sticker = models.ForeignKey(Sticker, on_delete=models.PROTECT, related_name="printings")
    ordinal = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("ordinal",)
        constraints = [
            models.UniqueConstraint(fields=["sticker", "ordinal"], name="printings_in_order"),
            models.CheckConstraint(
                condition=models.Q(ordinal=1) | ~models.Q(reason=""), name="reprinted_for_a_reason"
            ),
        ]


class RefusedAffixing(models.Model):
    """That somebody scanned a serial which could not be affixed: it may be an attempt to use one twice."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    serial = models.CharField(max_length=40)
    finding = models.CharField(max_length=12, choices=[(f.value, f.label) for f in Finding])
    act = models.ForeignKey("acts.Act", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at",)
        indexes = [models.Index("office", "at", name="refused_affixing_by_office")]
