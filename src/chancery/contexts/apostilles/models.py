"""What is kept of a request for an apostille, of the apostille itself, and of the parties to the Convention."""

from enum import StrEnum

from django.db import models

from chancery.contexts.apostilles.rules import DocumentClass
from chancery.kernel.base import ids


class Form(StrEnum):
    """In which form the original exists: that decides how the apostille is joined to it."""

    ELECTRONIC = "electronic"
    PAPER = "paper"


class Request(models.Model):
    """A public document that somebody wants apostilled for one State of destination."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    destination = models.CharField(max_length=2)
    document_class = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in DocumentClass]
    )
    form = models.CharField(max_length=10, choices=[(form.value, form.value) for form in Form])
    title = models.CharField(max_length=200)
    issued_by = models.CharField(max_length=200)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField()


class Apostille(models.Model):
    """The register of apostilles (Convention, art. 7): number and date, signatory and capacity, or seal."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="apostille")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=24, unique=True)
    issued_on = models.DateField()
    signatory = models.CharField(max_length=200, blank=True)
    capacity = models.CharField(max_length=200, blank=True)
    seal = models.CharField(max_length=200, blank=True)


class Party(models.Model):
    """A State under the Convention since a date, with the objection that stands between it and ours, if any."""

    country = models.CharField(max_length=2)
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True, blank=True)
    objection_from = models.DateField(null=True, blank=True)
    objection_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint(fields=["country", "in_force_from"], name="one_accession_per_date")
        ]
