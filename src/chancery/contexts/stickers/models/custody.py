"""Who keeps stickers, which were minted, and where each of them is: the database lets no serial be in two places."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import Q

from chancery.contexts.stickers.rules import Fate, Level, Span, Turn
from chancery.kernel.base import clock, ids

_ONE_OF_A_KIND = [Level.HEADQUARTERS, Level.REGIONAL, Level.OFFICE]
_TURNS = [(word.value, word.label) for words in (Turn, Fate) for word in words]


def as_range(span: Span) -> NumericRange:
    """The serials of a span as a column keeps them."""
    return NumericRange(span.first, span.last + 1, "[)")


def as_span(prefix: str, serials: NumericRange) -> Span:
    """The span that a row keeps."""
    return Span(prefix, serials.lower, serials.upper - 1)


class Vault(models.Model):
    """Where stickers are kept: Lima's, a regional head's reserve, an office's, a window's, or one officer's.

    `holder` is the officer who answers for it; the others are answered for by whoever heads the office (D.S.
    076-2005-RE, arts. 149-160).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="vaults")
    level = models.CharField(max_length=12, choices=[(level.value, level.label) for level in Level])
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    holder = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="vaults")
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("office", "opened_at")
        constraints = [
            models.UniqueConstraint(fields=["office", "name"], name="vault_named_once_at_an_office"),
            models.UniqueConstraint(
                fields=["office", "level"],
                condition=Q(level__in=_ONE_OF_A_KIND),
                name="one_vault_of_the_office_itself",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.OFFICER, holder__isnull=False)
                | (~Q(level=Level.OFFICER) & Q(holder=None)),
                name="an_officers_vault_has_a_holder",
            ),
            models.CheckConstraint(
                condition=Q(level=Level.HEADQUARTERS, parent=None)
                | (~Q(level=Level.HEADQUARTERS) & Q(parent__isnull=False)),
                name="every_vault_but_limas_stands_under_one",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_reserve(self) -> bool:
        """Whether it is the reserve of a regional head, which has a book apart."""
        return self.level == Level.REGIONAL

    def shares_book_with(self, other: "Vault") -> bool:
        """Whether both are told of in one book: an office's windows and officers are its own stock."""
        return self.office_id == other.office_id and self.is_reserve == other.is_reserve


class Batch(models.Model):
    """Serials that came to be: printed by the mint and received in Lima, or given to itself by a digital series.

    `key` makes the code of each of its serials; whoever prints the forms may print the codes.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    prefix = models.CharField(max_length=4)
    serials = BigIntegerRangeField()
    vault = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="batches")
    note = models.CharField(max_length=200)
    key = models.BinaryField(max_length=32)
    minted_at = models.DateTimeField(default=clock.now)
    by = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "batches"
        ordering = ("minted_at",)
        constraints = [
            ExclusionConstraint(
                name="serial_minted_once",
                expressions=[("prefix", RangeOperators.EQUAL), ("serials", RangeOperators.OVERLAPS)],
            )
        ]

    @property
    def span(self) -> Span:
        return as_span(self.prefix, self.serials)


class Holding(models.Model):
    """Where serials are: in a vault (withheld there while a discharge is pending), in transit, or gone from stock.

    One table of all places, so that one constraint keeps a serial from being in two of them.
    """

    prefix = models.CharField(max_length=4)
    serials = BigIntegerRangeField()
    vault = models.ForeignKey(Vault, null=True, on_delete=models.PROTECT, related_name="holdings")
    discharge = models.ForeignKey("Discharge", null=True, on_delete=models.PROTECT, related_name="holdings")
    movement = models.ForeignKey("Movement", null=True, on_delete=models.PROTECT, related_name="holdings")
    departure = models.ForeignKey("Departure", null=True, on_delete=models.PROTECT, related_name="holdings")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="serial_in_one_place",
                expressions=[("prefix", RangeOperators.EQUAL), ("serials", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(vault__isnull=False, movement=None, departure=None)
                | Q(vault=None, discharge=None, movement__isnull=False, departure=None)
                | Q(vault=None, discharge=None, movement=None, departure__isnull=False),
                name="serial_in_a_vault_in_transit_or_gone",
            ),
            models.CheckConstraint(condition=Q(serials__isempty=False), name="holding_holds_something"),
        ]

    @property
    def span(self) -> Span:
        return as_span(self.prefix, self.serials)


class CustodyEntry(models.Model):
    """One line of a vault's book: which serials came (`sign` 1) or went (-1), when, and by what.

    `is_internal` marks moves between vaults of one book, which the office's book does not tell. `on` is the office's
    own day.
    """

    id = models.BigAutoField(primary_key=True)
    vault = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="entries")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    is_reserve = models.BooleanField()
    prefix = models.CharField(max_length=4)
    serials = BigIntegerRangeField()
    sign = models.SmallIntegerField()
    turn = models.CharField(max_length=12, choices=_TURNS)
    is_internal = models.BooleanField(default=False)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="entries")
    movement = models.ForeignKey("Movement", null=True, on_delete=models.PROTECT, related_name="entries")
    departure = models.ForeignKey("Departure", null=True, on_delete=models.PROTECT, related_name="entries")
    at = models.DateTimeField(default=clock.now)
    on = models.DateField()

    class Meta:
        verbose_name_plural = "custody entries"
        indexes = [
            models.Index("office", "is_reserve", "on", name="custody_by_book_and_day"),
            models.Index("vault", "turn", "on", name="custody_by_vault_and_turn"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(sign__in=[1, -1]), name="custody_comes_or_goes"),
            models.CheckConstraint(
                condition=Q(batch__isnull=False, movement=None, departure=None)
                | Q(batch=None, movement__isnull=False, departure=None)
                | Q(batch=None, movement=None, departure__isnull=False),
                name="custody_by_one_cause",
            ),
        ]

    @property
    def span(self) -> Span:
        return as_span(self.prefix, self.serials)
