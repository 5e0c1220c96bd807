"""What was counted in a vault, how it differed from the books, and the statement sworn on it. Rows are only added."""

from django.contrib.postgres.fields import BigIntegerRangeField
from django.db import models
from django.db.models import Q

from chancery.contexts.stickers.models.custody import Vault, as_span
from chancery.contexts.stickers.rules import CountKind, LineKind, Span
from chancery.kernel.base import clock, ids


class StockCount(models.Model):
    """A physical count: of the half year, or before a vault passes to another hand (D.S. 076-2005-RE, arts. 160, 223).

    `as_of` is the legal day it is for; `receiver` who takes the vault over.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.label) for kind in CountKind])
    vault = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="counts")
    as_of = models.DateField()
    expected = models.TextField()
    counted_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    counted_at = models.DateTimeField(default=clock.now)
    receiver = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-counted_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["vault", "as_of"],
                condition=Q(kind=CountKind.HALF_YEARLY),
                name="one_half_yearly_count",
            ),
            models.CheckConstraint(
                condition=Q(kind=CountKind.HAND_OVER, receiver__isnull=False)
                | Q(kind=CountKind.HALF_YEARLY, receiver=None),
                name="hand_over_to_somebody",
            ),
        ]


class CountLine(models.Model):
    """A range that was counted, or that was missing or too many, with the explanation of it."""

    count = models.ForeignKey(StockCount, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.label) for kind in LineKind])
    prefix = models.CharField(max_length=4)
    serials = BigIntegerRangeField()
    explanation = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("prefix", "serials")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=LineKind.COUNTED) | ~Q(explanation=""), name="difference_explained"
            )
        ]

    @property
    def span(self) -> Span:
        return as_span(self.prefix, self.serials)


class CountStatement(models.Model):
    """The signed paper that swears a count: made by who counted, or by who took the vault over."""

    count = models.OneToOneField(StockCount, on_delete=models.PROTECT, related_name="statement")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
