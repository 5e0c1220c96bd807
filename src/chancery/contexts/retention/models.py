"""Which series are there, what is kept in each and by whom, what holds it, and what was disposed of?

Almost everything is only added to; the database itself keeps that a file is handed over once and that what is held, permanent or
not authorised is not disposed of.
"""

from django.db import models
from django.db.models import F, Q

from chancery.contexts.retention.rules import (
    DisposalOutcome,
    HoldKind,
    Source,
    Stage,
    Term,
    TransferOutcome,
)
from chancery.kernel.base import clock, ids


class SeriesRule(models.Model):
    """How long a documentary series is kept, from a date to before another, by which norm.

    Of one unit, or without one of every unit that has none of its own for the same kinds. `kinds` are those of the files
    that come into it by themselves, with a blank between.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.CharField(max_length=12)
    office = models.ForeignKey("organisation.Office", null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    kinds = models.CharField(max_length=400, blank=True)
    years_at_unit = models.PositiveSmallIntegerField()
    years_in_archive = models.PositiveSmallIntegerField()
    is_permanent = models.BooleanField()
    norm = models.CharField(max_length=120)
    source = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ("code", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_series_rule_per_date"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="series_rule_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(is_permanent=False) | Q(years_in_archive=0), name="permanent_series_has_no_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def term(self) -> Term:
        """Its periods."""
        return Term(self.years_at_unit, self.years_in_archive, self.is_permanent)


class SeriesProposal(models.Model):
    """A new series, or other periods of one from a date on, that one person of the archive proposes and another decides upon."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.CharField(max_length=12)
    office = models.ForeignKey("organisation.Office", null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    kinds = models.CharField(max_length=400, blank=True)
    years_at_unit = models.PositiveSmallIntegerField()
    years_in_archive = models.PositiveSmallIntegerField()
    is_permanent = models.BooleanField()
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    is_approved = models.BooleanField(null=True)

    class Meta:
        ordering = ("-proposed_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(decided_at__isnull=True), name="one_open_proposal_per_series"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="series_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, is_approved__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False),
                name="series_decision_is_whole",
            ),
        ]


class ClosedFile(models.Model):
    """What a unit has finished with: a registered document or an internal one, under the rule of its series of that day.

    `digest` is the hash of its file, or of the list of their hashes; `transfer_on` and `disposal_on` are drawn from its rule.
    `place` and `is_held` are what the queries say of it.
    """

    place: str
    is_held: bool

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    source = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Source])
    source_id = models.UUIDField()
    subjects = models.TextField()
    number = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=500)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    closed_at = models.DateTimeField()
    closed_on = models.DateField()
    sheets = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    is_reserved = models.BooleanField()
    rule = models.ForeignKey(SeriesRule, on_delete=models.PROTECT, related_name="files")
    transfer_on = models.DateField()
    disposal_on = models.DateField(null=True)

    class Meta:
        ordering = ("transfer_on", "id")
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="one_closed_file_per_document")
        ]
        indexes = [
            models.Index("office", "transfer_on", "id", name="closed_file_by_transfer"),
            models.Index("disposal_on", "id", name="closed_file_by_disposal"),
            models.Index("number", name="closed_file_by_number"),
            models.Index("source", F("closed_at").desc(), name="closed_file_by_source"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def shown_title(self) -> str:
        """What it is about, on a paper or a list that leaves the unit."""
        return "Documento reservado" if self.is_reserved else self.title


class Transfer(models.Model):
    """An inventory by which a unit hands files over to the central archive: numbered and signed in the act."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    archive = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    paper = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at",)
        indexes = [
            models.Index("office", F("at").desc(), name="transfer_by_office"),
            models.Index(F("at").desc(), name="transfer_by_instant"),
        ]

    def __str__(self) -> str:
        return self.number


class TransferItem(models.Model):
    """One file of an inventory, and what the central archive did with it; a file stands in one that was not returned."""

    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    file = models.ForeignKey(ClosedFile, on_delete=models.PROTECT, related_name="transfer_items")
    outcome = models.CharField(
        max_length=10, blank=True, choices=[(each.value, each.label) for each in TransferOutcome]
    )
    observation = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("transfer", "position")
        indexes = [models.Index("transfer", condition=Q(outcome=""), name="transfer_item_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["transfer", "position"], name="one_transfer_item_at_a_place"),
            models.UniqueConstraint(
                fields=["file"],
                condition=~Q(outcome=TransferOutcome.RETURNED),
                name="one_transfer_of_a_file",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(outcome="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="transfer_item_is_decided_whole",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=TransferOutcome.RETURNED) | ~Q(observation=""),
                name="returned_item_says_why",
            ),
        ]


class Hold(models.Model):
    """That a file, or every file of a series, may not be disposed of: why, by whose order, until the office that asked lifts it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    kind = models.CharField(max_length=12, choices=[(each.value, each.label) for each in HoldKind])
    file = models.ForeignKey(ClosedFile, null=True, on_delete=models.PROTECT, related_name="holds")
    series = models.CharField(max_length=12, blank=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    authority = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=200, blank=True)
    lift_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, series="") | (Q(file__isnull=True) & ~Q(series="")),
                name="hold_is_on_a_file_or_a_series",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lift_reason="", lifted_by="")
                | (Q(lifted_at__isnull=False) & ~Q(lift_reason="") & ~Q(lifted_by="")),
                name="lifted_hold_says_why",
            ),
        ]
        indexes = [
            models.Index("file", name="hold_by_file", condition=Q(lifted_at__isnull=True)),
            models.Index("series", name="hold_by_series", condition=Q(lifted_at__isnull=True)),
        ]

    @property
    def scope(self) -> str:
        """What it is on."""
        return f"Serie {self.series}" if self.series else str(self.file)


class DisposalProposal(models.Model):
    """A list of what has outlived its periods, put before the evaluation committee; what came of it stands beside."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    archive = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    paper = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at",)
        indexes = [models.Index(F("at").desc(), name="disposal_by_instant")]

    def __str__(self) -> str:
        return self.number

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if hasattr(self, "disposal"):
            return Stage.DISPOSED
        if hasattr(self, "authorisation"):
            return Stage.AUTHORISED
        if hasattr(self, "act"):
            return Stage.APPROVED if self.act.is_approved else Stage.REJECTED
        return Stage.VOTING


class DisposalItem(models.Model):
    """One file of a proposal, and what became of it; a file stands in one whose outcome is not to keep it."""

    proposal = models.ForeignKey(DisposalProposal, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    file = models.ForeignKey(ClosedFile, on_delete=models.PROTECT, related_name="disposal_items")
    outcome = models.CharField(
        max_length=10, blank=True, choices=[(each.value, each.label) for each in DisposalOutcome]
    )
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("proposal", "position")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "position"], name="one_disposal_item_at_a_place"),
            models.UniqueConstraint(
                fields=["file"], condition=~Q(outcome=DisposalOutcome.KEPT), name="one_disposal_of_a_file"
            ),
        ]


class CommitteeVote(models.Model):
    """How one member of the evaluation committee votes on a proposal, once."""

    proposal = models.ForeignKey(DisposalProposal, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    is_in_favour = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(fields=["proposal", "member"], name="one_vote_per_member"),
            models.CheckConstraint(
                condition=Q(is_in_favour=True) | ~Q(reason=""), name="vote_against_says_why"
            ),
        ]


class CommitteeAct(models.Model):
    """The act of the session in which the committee decided on a proposal, with its paper."""

    proposal = models.OneToOneField(DisposalProposal, on_delete=models.PROTECT, related_name="act")
    paper = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    members = models.PositiveSmallIntegerField()
    is_approved = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class Authorisation(models.Model):
    """That the General Archive of the Nation authorised what the committee approved: its resolution and date."""

    proposal = models.OneToOneField(DisposalProposal, on_delete=models.PROTECT, related_name="authorisation")
    reference = models.CharField(max_length=120)
    dated_on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class Disposal(models.Model):
    """That a proposal was carried out, with the paper that certifies of each file its number, its hash and what it was."""

    proposal = models.OneToOneField(DisposalProposal, on_delete=models.PROTECT, related_name="disposal")
    paper = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
