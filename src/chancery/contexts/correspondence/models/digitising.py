"""What is kept of the digitisation of a document."""

from django.db import models
from django.db.models import Q

from chancery.contexts.correspondence.models.records import Record
from chancery.contexts.correspondence.rules import DigitisationState, digitisation_state
from chancery.kernel.base import ids


class Digitisation(models.Model):
    """That somebody handed in the scan of a document, to be straightened, recognised and looked at.

    What was handed in is kept bit for bit. `turns` is whether pages are turned right way up; `settled_at` is when
    nobody had anything more to do with it.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="digitisations")
    pages = models.PositiveSmallIntegerField()
    turns = models.BooleanField(default=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    pages_done = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("asked_at", "id")
        indexes = [
            models.Index("asked_at", "record", name="digitisation_open", condition=Q(settled_at__isnull=True))
        ]

    @property
    def state(self) -> DigitisationState:
        """Where it stands, by what was recognised and by what somebody found in it."""
        recognition = getattr(self, "recognition", None)
        check = getattr(recognition, "quality_check", None)
        return digitisation_state(
            is_read=None if recognition is None else recognition.file_id is not None,
            is_confirmed=None if check is None else check.is_confirmed,
        )


class DigitisedFile(models.Model):
    """A file of a scan as it was handed in."""

    digitisation = models.ForeignKey(Digitisation, on_delete=models.PROTECT, related_name="originals")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("digitisation", "ordinal")
        constraints = [
            models.UniqueConstraint(fields=["digitisation", "ordinal"], name="one_digitised_file_at_a_place")
        ]


class Recognition(models.Model):
    """What came of a scan, once: the PDF/A that can be searched, or why there is none."""

    digitisation = models.OneToOneField(Digitisation, on_delete=models.PROTECT, related_name="recognition")
    file = models.ForeignKey("documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    refusal = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, refusal="") | (Q(file__isnull=True) & ~Q(refusal="")),
                name="recognition_or_why_not",
            )
        ]


class RecognisedPage(models.Model):
    """A page as it came out: how it looks, what it says, and how sure the program is of it, in hundredths."""

    recognition = models.ForeignKey(Recognition, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    confidence = models.PositiveSmallIntegerField(null=True)
    image = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("recognition", "number")
        constraints = [models.UniqueConstraint(fields=["recognition", "number"], name="one_page_of_a_number")]


class QualityCheck(models.Model):
    """What a person found in a digitisation, once: that it stands for the paper, or why it does not."""

    recognition = models.OneToOneField(Recognition, on_delete=models.PROTECT, related_name="quality_check")
    is_confirmed = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_confirmed=True, reason="") | (Q(is_confirmed=False) & ~Q(reason="")),
                name="rejected_digitisation_says_why",
            )
        ]
