"""What is kept of a request for a legalisation, and of the legalisation itself."""

from enum import StrEnum

from django.db import models

from chancery.contexts.legalisations.rules import Nature
from chancery.kernel.base import ids


class Form(StrEnum):
    """In which form the original exists: that decides how the legalisation is joined to it."""

    ELECTRONIC = "electronic"
    PAPER = "paper"


class Request(models.Model):
    """A document that somebody wants legalised; `country` is where it goes, or where it comes from."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    nature = models.CharField(max_length=20, choices=[(nature.value, nature.value) for nature in Nature])
    form = models.CharField(max_length=10, choices=[(form.value, form.value) for form in Form])
    title = models.CharField(max_length=200)
    issued_by = models.CharField(max_length=200)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField()


class Legalisation(models.Model):
    """The act: whose signature was certified, in which capacity, on which day. It is only ever added."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="legalisation")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=24, unique=True)
    issued_on = models.DateField()
    signatory = models.CharField(max_length=200)
    capacity = models.CharField(max_length=200)
    authority = models.CharField(max_length=200)
    seal = models.CharField(max_length=200, blank=True)
