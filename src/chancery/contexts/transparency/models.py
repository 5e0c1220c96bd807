"""What was published of each dataset, every time that its data changed."""

from django.db import models
from django.db.models import F

from chancery.kernel.base import clock, ids


class Release(models.Model):
    """The data of a dataset as they stood: a row each time that they changed, and until when they were seen to stand."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    dataset = models.SlugField(max_length=40)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    rows = models.PositiveIntegerField()
    changed_at = models.DateTimeField(default=clock.now)
    checked_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("dataset", F("changed_at").desc(), name="release_newest")]
