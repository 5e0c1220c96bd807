"""Which offices exist, where they stand in the tree, and by which calendar they work."""

from django.db import models

from chancery.kernel.base import ids
from chancery.kernel.organisation.kinds import OfficeKind


class Office(models.Model):
    """A dependency, a post abroad or a counter: whatever may hold a case and has a calendar."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in OfficeKind])
    name = models.CharField(max_length=200)
    city = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name
