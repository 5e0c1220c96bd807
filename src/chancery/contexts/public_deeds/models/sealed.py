"""Which closed wills does a consul keep, before whom was each received, and to whom was it given? Never what one says."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from chancery.kernel.base import clock, ids
from chancery.kernel.identity.checks import IdentityDocumentKind


class Release(StrEnum):
    """Why an envelope left the consul's keeping."""

    RETURNED = "returned"
    DELIVERED = "delivered"

    @property
    def label(self) -> str:
        """The Spanish words shown on the screen."""
        return {
            "returned": "Restituido al testador",
            "delivered": "Entregado tras el fallecimiento del testador",
        }[self.value]


class SealedWill(models.Model):
    """An envelope that a testator says holds a will: a case, an office, and no word of what is in it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")


class CoverAct(models.Model):
    """The act written on the cover when it was received, before two witnesses (Código Civil, art. 699, por confirmar).

    `seals` is how many seals close it, `place` where it is kept. Only added.
    """

    will = models.OneToOneField(SealedWill, primary_key=True, on_delete=models.PROTECT, related_name="cover")
    act = models.OneToOneField("acts.Act", on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    seals = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120)
    received_on = models.DateField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class SealedWillWitness(models.Model):
    """Who stood by when an envelope was received, or when it was given back. Only added."""

    will = models.ForeignKey(SealedWill, on_delete=models.PROTECT, related_name="witnesses")
    is_of_return = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    document_kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.label) for kind in IdentityDocumentKind]
    )
    document_number = models.CharField(max_length=24)
    document_country = models.CharField(max_length=2)
    birth_on = models.DateField()

    class Meta:
        ordering = ("is_of_return", "position")
        constraints = [
            models.UniqueConstraint(
                fields=["will", "is_of_return", "position"], name="one_witness_of_a_cover_per_place"
            )
        ]


class SealedWillRelease(models.Model):
    """That an envelope left, whole: given back to its testator, or handed to who has a right to it after the death.

    `authority` and `order` say who ordered it (Código Civil, art. 701, por confirmar). Only added.
    """

    will = models.OneToOneField(
        SealedWill, primary_key=True, on_delete=models.PROTECT, related_name="release"
    )
    how = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Release])
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    receiver = models.CharField(max_length=200)
    receiver_document = models.CharField(max_length=40)
    authority = models.CharField(max_length=200, blank=True)
    order = models.CharField(max_length=80, blank=True)
    died_on = models.DateField(null=True)
    certificate = models.CharField(max_length=200, blank=True)
    upload = models.OneToOneField("documents.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how=Release.RETURNED, died_on=None, upload=None)
                | Q(how=Release.DELIVERED, died_on__isnull=False, upload__isnull=False) & ~Q(order=""),
                name="sealed_will_released_with_cause",
            )
        ]
