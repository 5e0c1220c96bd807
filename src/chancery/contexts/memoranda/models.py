"""Which internal documents are there, what was written in each by whom, who signed it, and what became of it?

Only the state and the number of the last version change in a row; everything else is added.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from chancery.contexts.memoranda.rules import FORMS, Form, Kind, Motive, State, printed_number
from chancery.kernel.base import clock, ids


def _choices(values: type[Kind] | type[State] | type[Motive]) -> list[tuple[str, str]]:
    return [(value.value, value.label) for value in values]


class InternalDocument(models.Model):
    """A memorandum, an official letter, a report, a note, a routing order or a circular of one unit.

    It has no number until it is signed: what is numbered is its signature. `answers` is the document to which it replies;
    `record_id`, what the registry of correspondence has that it answers (`answers_record`) or came of.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    kind = models.CharField(max_length=20, choices=_choices(Kind))
    unit = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    record_id = models.UUIDField(null=True, blank=True, db_index=True)
    record_number = models.CharField(max_length=24, blank=True)
    answers_record = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=_choices(State), default=State.DRAFT)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        indexes = [
            models.Index("unit", "state", F("created_at").desc(), name="internal_by_unit"),
            models.Index("author", "state", name="internal_by_author"),
        ]

    def __str__(self) -> str:
        return f"{self.form.title} {self.id}"

    @property
    def form(self) -> Form:
        """Its kind, with what is known of it."""
        return FORMS[Kind(self.kind)]

    @property
    def standing(self) -> State:
        return State(self.state)


class DraftVersion(models.Model):
    """What the document said when somebody saved it. `digest` is the hash of all that it says."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.ForeignKey(InternalDocument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=300)
    references = models.TextField(blank=True)
    body = models.TextField()
    sender_post = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_draft_per_version"),
            models.CheckConstraint(condition=Q(number__gte=1), name="draft_versions_from_one"),
        ]


class Addressee(models.Model):
    """To whom a version is addressed: a unit of the ministry, or an entity outside it.

    `ruc` is that of an entity which receives over the State's platform.
    """

    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="addressees")
    position = models.PositiveSmallIntegerField()
    is_copy = models.BooleanField()
    office = models.ForeignKey(
        "organisation.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entity = models.CharField(max_length=200, blank=True)
    ruc = models.CharField(max_length=11, blank=True)
    name = models.CharField(max_length=200, blank=True)
    post = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="one_addressee_per_line"),
            models.CheckConstraint(
                condition=Q(office__isnull=False, entity="") | (Q(office__isnull=True) & ~Q(entity="")),
                name="addressee_is_a_unit_or_an_entity",
            ),
        ]

    @property
    def place(self) -> str:
        """The name of the unit or entity."""
        return self.office.name if self.office else self.entity

    @property
    def line(self) -> str:
        """As it is typed: «OGI; Rosa Pérez; Jefa»."""
        parts = [self.office.acronym if self.office else self.entity, self.name, self.post]
        while not parts[-1]:
            parts.pop()
        return "; ".join(parts)


class CoAuthor(models.Model):
    """Who writes with the author."""

    document = models.ForeignKey(InternalDocument, on_delete=models.PROTECT, related_name="co_authors")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)
    added_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="one_co_author_per_person")
        ]


class Endorsement(models.Model):
    """A visto bueno that is asked for: of one person of the unit, or of whoever heads another; in this order.

    Each time that the document is sent to review is a round, on one version.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.ForeignKey(InternalDocument, on_delete=models.PROTECT, related_name="endorsements")
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="endorsements")
    round = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "identity.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("round", "position")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "round", "position"], name="one_endorsement_per_place"
            )
        ]


class EndorsementGiven(models.Model):
    """That it was given: by whom, and the project as it was seen, signed with «Doy V° B°»."""

    endorsement = models.OneToOneField(Endorsement, on_delete=models.PROTECT, related_name="given")
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")


class Return(models.Model):
    """That somebody who had to endorse or to sign wants another text, and why."""

    document = models.ForeignKey(InternalDocument, on_delete=models.PROTECT, related_name="returns")
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=2000)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at",)


class HeadSignature(models.Model):
    """The head's signature, which gives the number: of this kind, of this unit, in this year, the next one."""

    document = models.OneToOneField(InternalDocument, on_delete=models.PROTECT, related_name="signature")
    version = models.OneToOneField(DraftVersion, on_delete=models.PROTECT, related_name="signature")
    paper = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=_choices(Kind))
    unit = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    acronym = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveIntegerField()
    motive = models.CharField(max_length=12, choices=_choices(Motive))
    is_on_behalf = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    folded_text = models.TextField(editable=False)
    search = models.GeneratedField(
        expression=SearchVector("folded_text", config="spanish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind", "year", "ordinal"], name="one_internal_document_per_number"
            )
        ]
        indexes = [
            GinIndex(fields=["search"], name="internal_by_text"),
            models.Index("acronym", "year", "ordinal", name="internal_by_number"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """«Memorándum (OGI) N° OGI0242/2017»."""
        return printed_number(Kind(self.kind), self.acronym, self.ordinal, self.year)


class PreparedSignature(models.Model):
    """That a version was numbered and frozen for its head's own key, and with which wishes (ADR 32, 35).

    The number stands in `pending`; signed, it is that of the head's signature, and forgone it stays taken, annulled.
    """

    document = models.ForeignKey(InternalDocument, on_delete=models.PROTECT, related_name="prepared")
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")
    pending = models.OneToOneField("documents.PendingSignature", on_delete=models.PROTECT, related_name="+")
    acronym = models.CharField(max_length=3)
    motive = models.CharField(max_length=12, choices=_choices(Motive))
    is_on_behalf = models.BooleanField()
    dispatches = models.BooleanField()

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As it stands on the paper that waits."""
        return printed_number(Kind(self.document.kind), self.acronym, self.pending.ordinal, self.pending.year)


class Annulment(models.Model):
    """That a signed document no longer stands, and why; its number stays taken."""

    document = models.OneToOneField(InternalDocument, on_delete=models.PROTECT, related_name="annulment")
    reason = models.CharField(max_length=2000)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class Dispatch(models.Model):
    """That a signed document was sent to one addressee: a unit, a post, or an entity outside.

    `exchange_id`: by which sending over the State's platform. `sheets`: how many pages it has.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    document = models.ForeignKey(InternalDocument, on_delete=models.PROTECT, related_name="dispatches")
    addressee = models.OneToOneField(Addressee, on_delete=models.PROTECT, related_name="dispatch")
    office = models.ForeignKey(
        "organisation.Office", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    exchange_id = models.UUIDField(null=True, blank=True, unique=True)
    is_copy = models.BooleanField()
    sheets = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "office"], name="one_dispatch_per_unit"),
        ]
        indexes = [models.Index("office", F("at").desc(), name="dispatch_by_office")]

    @property
    def place(self) -> str:
        """Where it went."""
        return self.addressee.place

    @property
    def attention(self) -> "Attention | None":
        """How its addressee ended with it, where that still stands."""
        return next((each for each in self.attentions.all() if each.withdrawn_at is None), None)


class DispatchNotice(models.Model):
    """That whoever acknowledges what comes to a unit was told of a dispatch."""

    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="notice")
    at = models.DateTimeField(default=clock.now, editable=False)


class Reception(models.Model):
    """That an addressee has it: acknowledged by an officer there, or, outside, by the evidence that the sender holds."""

    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="reception")
    evidence = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class Attention(models.Model):
    """How an addressee ended with it: answered by a document of its own, or filed with a reason.

    `withdrawn_at` is when the answer was annulled: it ends nothing any more, and the addressee may end with it otherwise.
    """

    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="attentions")
    reply = models.ForeignKey(
        InternalDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="attends"
    )
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now, editable=False)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reply__isnull=False) | ~Q(reason=""), name="attention_has_a_reply_or_a_reason"
            ),
            models.UniqueConstraint(
                fields=["dispatch"], condition=Q(withdrawn_at__isnull=True), name="one_attention_that_stands"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(reply__isnull=False),
                name="only_a_reply_is_withdrawn",
            ),
        ]


class SigningBatch(models.Model):
    """Several documents that a head asked to be signed at once: each in a transaction of its own."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    motive = models.CharField(max_length=12, choices=_choices(Motive))
    dispatches = models.BooleanField(default=False)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index("asked_at", condition=Q(finished_at__isnull=True), name="batch_unfinished"),
            models.Index("by", F("asked_at").desc(), name="batch_by_head"),
        ]


class SigningItem(models.Model):
    """One document of a batch, as the head saw it, and what came of it: a signature or a refusal in words."""

    batch = models.ForeignKey(SigningBatch, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    document = models.ForeignKey(InternalDocument, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")
    is_signed = models.BooleanField(null=True, blank=True)
    refusal = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="one_item_per_place"),
            models.UniqueConstraint(fields=["batch", "document"], name="one_item_per_document"),
            models.CheckConstraint(
                condition=Q(is_signed__isnull=True, done_at__isnull=True)
                | Q(is_signed__isnull=False, done_at__isnull=False),
                name="item_is_done_whole",
            ),
        ]
