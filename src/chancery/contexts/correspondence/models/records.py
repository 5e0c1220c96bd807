"""What is kept of a document that came in: what it is, who has it, what it is tied to, and how it was presented."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from chancery.contexts.correspondence.rules import (
    AfterHours,
    EntryChannel,
    LinkKind,
    Outcome,
    RecordKind,
    Sender,
    SenderKind,
    Standing,
    designation,
    standing_of,
)
from chancery.kernel.base import clock, ids
from chancery.kernel.identity.checks import PERUVIAN, IdentityDocumentKind

_AFTER_HOURS = [(each.value, each.label) for each in AfterHours]
_CHANNELS = [(each.value, each.label) for each in EntryChannel]
_HELD = [(each.value, each.label) for each in IdentityDocumentKind]
_KINDS = [(each.value, each.label) for each in RecordKind]
_SENDERS = [(each.value, each.label) for each in SenderKind]


class Record(models.Model):
    """A document of correspondence, registered once under a number of the office that received it.

    `number_core` and `number_letters` are what all printed forms of the sender's number have in common. Ids come in the
    order in which documents are received.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveIntegerField()
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=_KINDS)
    subject = models.CharField(max_length=500)
    sender_kind = models.CharField(max_length=8, choices=_SENDERS)
    sender_number = models.CharField(max_length=30, blank=True)
    sender_name = models.CharField(max_length=200)
    number_of_sender = models.CharField(max_length=100, blank=True)
    number_core = models.CharField(max_length=16, blank=True)
    number_letters = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True)
    sheets = models.PositiveIntegerField()
    channel = models.CharField(max_length=12, choices=_CHANNELS)
    presented_at = models.DateTimeField()
    presented_at_office = models.ForeignKey(
        "organisation.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField()
    presented_on = models.DateField()
    received_on = models.DateField()
    clock_starts_on = models.DateField()
    trace = models.TextField()
    is_urgent = models.BooleanField(default=False)
    is_reserved = models.BooleanField(default=False)
    follow_code = models.CharField(max_length=24, unique=True)
    registered_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "ordinal"], name="one_record_per_number")
        ]
        indexes = [
            models.Index("number_core", name="record_by_number", condition=~Q(number_core="")),
            models.Index("sender_number", F("received_at").desc(), name="record_by_sender"),
            models.Index("office", F("received_at").desc(), name="record_by_office"),
            models.Index(F("received_at").desc(), "id", name="record_by_instant"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def sender(self) -> Sender:
        """Who sent it."""
        return Sender(SenderKind(self.sender_kind), self.sender_number, self.sender_name)

    @property
    def designation(self) -> str:
        """How it is named: «Oficio N° 206-2026», «Solicitud»."""
        return designation(RecordKind(self.kind), self.number_of_sender)


class RecordFile(models.Model):
    """A file of a document: the main one first, then the annexes."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="files")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    document_id = models.UUIDField(null=True)

    class Meta:
        ordering = ("record", "ordinal")
        constraints = [
            models.UniqueConstraint(fields=["record", "ordinal"], name="one_record_file_at_a_place")
        ]

    @property
    def is_main(self) -> bool:
        """Whether this is the document itself, and not an annex."""
        return self.ordinal == 1


class Instruction(models.Model):
    """What a unit is asked to do with what is sent to it, by a code; `days` are working days to do it in."""

    code = models.SlugField(primary_key=True, max_length=20)
    title = models.CharField(max_length=100)
    days = models.PositiveSmallIntegerField(null=True)
    is_offered = models.BooleanField(default=True)
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    def is_in_force(self, on: date) -> bool:
        """Whether a unit may be asked this on a day."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


def _by_two(table: str) -> list[models.BaseConstraint]:
    """What one person proposed another decides, and a decision is whole."""
    return [
        models.CheckConstraint(
            condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
            name=f"{table}_is_decided_by_another",
        ),
        models.CheckConstraint(
            condition=Q(decided_by__isnull=True, decided_at__isnull=True, is_approved__isnull=True)
            | Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False),
            name=f"{table}_decision_is_whole",
        ),
    ]


class InstructionProposal(models.Model):
    """How the row of an instruction shall read, proposed by one administrator and decided by another."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.SlugField(max_length=20)
    title = models.CharField(max_length=100)
    days = models.PositiveSmallIntegerField(null=True)
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    proposed_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    decided_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_approved = models.BooleanField(null=True)

    class Meta:
        ordering = ("-proposed_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(decided_at__isnull=True),
                name="one_open_proposal_per_instruction",
            ),
            *_by_two("instruction"),
        ]


class RecordMovement(models.Model):
    """One sending of a document from a unit to another: who, to whom, to do what, by when, and what became of it.

    Of the original each movement ends when the next begins (`left_at`): exactly one has not, and its unit holds the
    document. `closed_at` is when that unit had nothing more to do with it; copies are closed one by one.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="movements")
    ordinal = models.PositiveIntegerField()
    from_office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    from_person = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    is_copy = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    received_at = models.DateTimeField(null=True)
    received_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=10, blank=True, choices=[(each.value, each.label) for each in Outcome]
    )
    close_reason = models.CharField(max_length=500, blank=True)
    closed_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("record", "ordinal")
        constraints = [
            models.UniqueConstraint(fields=["record", "ordinal"], name="one_movement_at_a_place"),
            models.UniqueConstraint(
                fields=["record"],
                condition=Q(is_copy=False, left_at__isnull=True),
                name="one_holder_of_the_original",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="closed_movement_says_why",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(closed_at__isnull=False, is_copy=False),
                name="only_a_closed_original_leaves",
            ),
        ]
        indexes = [
            models.Index(
                "to_office", "due_on", "id", name="movement_queue", condition=Q(closed_at__isnull=True)
            ),
            models.Index("to_office", "record", name="movement_by_receiver"),
            models.Index("from_office", "record", name="movement_by_sender"),
        ]

    @property
    def standing(self) -> Standing:
        """Where the document stands with the unit to which it was sent."""
        return standing_of(self.outcome, is_received=self.received_at is not None)


class MovementNotice(models.Model):
    """That whoever a movement is for was told of it."""

    movement = models.OneToOneField(RecordMovement, on_delete=models.PROTECT, related_name="notice")
    at = models.DateTimeField()


class RecordLink(models.Model):
    """That a document speaks of another: one that is registered too, or a paper known by its number alone."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="linked_from")
    number = models.CharField(max_length=100, blank=True)
    document_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, choices=[(each.value, each.label) for each in LinkKind])
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.UniqueConstraint(fields=["record", "other", "kind"], name="one_link_of_a_kind"),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=F("record")), name="link_to_another"
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=False) | ~Q(number=""), name="link_says_to_what"
            ),
        ]


class Joining(models.Model):
    """That a document was joined to another and goes wherever that one goes (TUO of Ley 27444, art. 160)."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="joining")
    into = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="joined")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(record=F("into")), name="joined_to_another")]


class HoursPolicy(models.Model):
    """What an hour means in law in one channel, from a date to before another, by a norm."""

    channel = models.CharField(max_length=12, choices=_CHANNELS)
    after_closing = models.CharField(max_length=20, choices=_AFTER_HOURS)
    on_closed_days = models.CharField(max_length=20, choices=_AFTER_HOURS)
    norm = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ("channel", "valid_from")
        verbose_name_plural = "hours policies"
        constraints = [
            models.UniqueConstraint(fields=["channel", "valid_from"], name="one_hours_policy_per_date"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="hours_policy_ends_after_it_begins",
            ),
        ]


class HoursProposal(models.Model):
    """What an hour shall mean in law in one channel, proposed by one administrator and decided by another."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    channel = models.CharField(max_length=12, choices=_CHANNELS)
    after_closing = models.CharField(max_length=20, choices=_AFTER_HOURS)
    on_closed_days = models.CharField(max_length=20, choices=_AFTER_HOURS)
    norm = models.CharField(max_length=200)
    valid_from = models.DateField()
    proposed_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    decided_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_approved = models.BooleanField(null=True)

    class Meta:
        ordering = ("-proposed_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["channel"], condition=Q(decided_at__isnull=True), name="one_open_proposal_per_channel"
            ),
            *_by_two("hours"),
        ]


class Presentation(models.Model):
    """What was presented at the front desk: what its presenter says of it, when and where, and what it became.

    `represented_name` is whoever it is presented for, where the presenter acts for another person.
    `presented_at_office` is the window where it was handed in, none on the web; `received_by_unit_at` is when the
    competent unit had it (TUO of Ley 27444, arts. 131-132).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=12, choices=_CHANNELS)
    kind = models.CharField(max_length=16, choices=_KINDS)
    subject = models.CharField(max_length=500)
    number_of_sender = models.CharField(max_length=100, blank=True)
    dated_on = models.DateField(null=True)
    sheets = models.PositiveIntegerField()
    addressee = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=200, blank=True)
    represented_name = models.CharField(max_length=200, blank=True)
    represented_kind = models.CharField(max_length=16, blank=True, choices=_HELD)
    represented_number = models.CharField(max_length=24, blank=True)
    represented_country = models.CharField(max_length=2, blank=True)
    email = models.EmailField(blank=True)
    presented_at = models.DateTimeField()
    presented_at_office = models.ForeignKey(
        "organisation.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    presented_on = models.DateField()
    clock_starts_on = models.DateField()
    trace = models.TextField()
    follow_code = models.CharField(max_length=24, unique=True)
    received_by_unit_at = models.DateTimeField(null=True)
    record = models.OneToOneField(Record, null=True, on_delete=models.PROTECT, related_name="presentation")

    @property
    def represented(self) -> str:
        """Whoever it is presented for, with the document that names that person; empty for oneself or a company."""
        if not self.represented_name:
            return ""
        kind = IdentityDocumentKind(self.represented_kind)
        country = "" if kind in PERUVIAN else f", {self.represented_country}"
        return f"{self.represented_name} ({kind.label} {self.represented_number}{country})"

    @property
    def representative(self) -> str:
        """Who presented it for another, and in which capacity; empty where its presenter is its sender."""
        case = self.case
        if not self.represented_name and case.company_id is None:
            return ""
        return ", ".join(filter(None, (case.applicant.full_name, self.capacity)))

    @property
    def answer_to(self) -> str:
        """Where its presenter is written to: the address given with the document, else that of the account."""
        return self.email or self.case.applicant.email

    @property
    def designation(self) -> str:
        """How it is named: «Carta N° 12-2026», «Solicitud»."""
        return designation(RecordKind(self.kind), self.number_of_sender)
