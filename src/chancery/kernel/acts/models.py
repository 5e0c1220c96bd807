"""Which consular acts were done, by whom, for how much, under which numbers, and which sticker each bears."""

from django.db import models

from chancery.kernel.base import clock, ids


class Act(models.Model):
    """One consular act: a step of a case with its charge, its two numbers and its officer (D.S. 076-2005-RE, art. 170).

    `entry_ordinal` is its number in the office's general register of entries (RGE), `kind_ordinal` that among the
    acts of its kind; both begin at 1 each year and have no gap (arts. 180-181). `year` and `performed_on` are those of
    the office's own calendar day.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="acts")
    step = models.CharField(max_length=40)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="acts")
    year = models.PositiveSmallIntegerField()
    entry_ordinal = models.PositiveIntegerField()
    kind = models.SlugField(max_length=24)
    kind_ordinal = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    charge = models.OneToOneField("fees.Charge", on_delete=models.PROTECT, related_name="act")
    officer = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="acts_done")
    interested = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="acts_received")
    document = models.OneToOneField(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="act"
    )
    performed_on = models.DateField()
    performed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "entry_ordinal"], name="one_act_per_entry"),
            models.UniqueConstraint(
                fields=["office", "kind", "year", "kind_ordinal"], name="one_act_per_number"
            ),
        ]
        indexes = [models.Index("office", "performed_on", "entry_ordinal", name="act_by_day")]

    def __str__(self) -> str:
        return self.entry_number

    @property
    def entry_number(self) -> str:
        """The number in the general register of entries, as it is printed: «RGE 123/2026»."""
        return f"RGE {self.entry_ordinal}/{self.year}"

    @property
    def act_number(self) -> str:
        """The number among the acts of its kind, as it is printed: «12/2026»."""
        return f"{self.kind_ordinal}/{self.year}"


class Affixing(models.Model):
    """A sticker on an act: its serial, since when, and until when if it was replaced. A serial serves once."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="affixings")
    serial = models.CharField(max_length=20, unique=True)
    is_digital = models.BooleanField(default=False)
    affixed_at = models.DateTimeField(default=clock.now)
    affixed_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["act"], condition=models.Q(removed_at=None), name="one_sticker_on_an_act"
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at=None, removed_because="")
                | (models.Q(removed_at__isnull=False) & ~models.Q(removed_because="")),
                name="sticker_removed_for_a_reason",
            ),
        ]


class Voiding(models.Model):
    """That an act no longer stands, since when and why. Its numbers stay taken (D.S. 076-2005-RE, art. 181)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    act = models.OneToOneField(Act, on_delete=models.PROTECT, related_name="voiding")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
