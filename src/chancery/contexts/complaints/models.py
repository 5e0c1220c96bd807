"""What is kept of a complaint: what was told, who has to answer by when, what was answered, and what changed because of it.

Everything is added. Of an entry only its days of answer move with the calendar, and that somebody else answers.
"""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chancery.contexts.complaints.rules import (
    TRACKS,
    BookChannel,
    ComplaintMotive,
    ComplaintOutcome,
    ImprovementResult,
    Matter,
    PastDue,
    Regime,
    ReplyBy,
    Track,
    Wish,
)
from chancery.kernel.base import ids
from chancery.kernel.base.languages import SPANISH
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.notifications.models import READING_IS_WHOLE, Worded
from chancery.kernel.organisation.calendars import Unit


class Complaint(models.Model):
    """An entry of the book of an office, under a number without gaps of its book and year.

    `office` is the one it is about: its own book has it, but for a denunciation, of which it learns nothing.
    `presented_on` is the day that counts in law, whoever answers in the end: of a sheet of the paper book, the day
    written on it. `language` is the one in which whoever has no account is written to; of who gives no name it is not
    kept. `submission` is the hash by which the same page sent twice is one entry. `person` is who was signed in, if
    anybody was.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveIntegerField()
    book = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=8, choices=[(each.value, each.label) for each in BookChannel])
    matter = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Matter])
    wish = models.CharField(max_length=12, blank=True, choices=[(each.value, each.label) for each in Wish])
    past_due = models.CharField(
        max_length=12, blank=True, choices=[(each.value, each.label) for each in PastDue]
    )
    motive = models.CharField(
        max_length=12, blank=True, choices=[(each.value, each.label) for each in ComplaintMotive]
    )
    happened_on = models.DateField(null=True)
    case_number = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    request = models.CharField(max_length=1000, blank=True)
    presented_at = models.DateTimeField()
    presented_on = models.DateField()
    person = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    is_anonymous = models.BooleanField(default=False)
    name = models.CharField(max_length=200, blank=True)
    document_kind = models.CharField(
        max_length=20, blank=True, choices=[(kind.value, kind.label) for kind in IdentityDocumentKind]
    )
    document_number = models.CharField(max_length=24, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default=SPANISH)
    telephone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    reply_by = models.CharField(max_length=8, choices=[(each.value, each.label) for each in ReplyBy])
    follow_code = models.CharField(max_length=24, unique=True)
    submission = models.CharField(max_length=64, unique=True, null=True)
    sheet = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    paper_year = models.PositiveSmallIntegerField(null=True)
    paper_number = models.PositiveIntegerField(null=True)
    transcribe_by = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "ordinal"], name="one_complaint_per_number"),
            models.UniqueConstraint(
                fields=["book", "paper_year", "paper_number"], name="one_complaint_per_paper_sheet"
            ),
            models.CheckConstraint(
                condition=Q(
                    channel="paper",
                    paper_year__isnull=False,
                    paper_number__isnull=False,
                    transcribe_by__isnull=False,
                )
                | (
                    ~Q(channel="paper")
                    & Q(paper_year__isnull=True, paper_number__isnull=True, transcribe_by__isnull=True)
                ),
                name="complaint_on_paper_says_its_sheet",
            ),
            models.CheckConstraint(
                condition=Q(is_anonymous=False) & ~Q(name="")
                | Q(
                    is_anonymous=True,
                    name="",
                    document_number="",
                    telephone="",
                    address="",
                    email="",
                    person__isnull=True,
                ),
                name="anonymous_complaint_names_nobody",
            ),
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(language=SPANISH), name="anonymous_complaint_in_spanish"
            ),
        ]
        indexes = [
            models.Index("book", "year", "ordinal", name="complaint_by_book"),
            models.Index(
                "person",
                F("presented_at").desc(),
                name="complaint_by_person",
                condition=Q(person__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def recorded_on(self) -> date:
        """The day on which it came into the digital book, where the book is."""
        return self.recorded_at.astimezone(ZoneInfo(self.book.time_zone)).date()

    @property
    def is_late_transcription(self) -> bool:
        """Whether a sheet of the paper book came into the digital one after its day."""
        return self.transcribe_by is not None and self.recorded_on > self.transcribe_by


class Routing(models.Model):
    """Under which regime an entry is answered, by which office and by when, until another one takes its place.

    `about` is the office that it is about from then on: the one first told of, or another to which it was sent. The period stands as the law had it on the day of presentation; `due_on` moves with the calendar and an extension.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="routings")
    ordinal = models.PositiveSmallIntegerField()
    regime = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Regime])
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in Unit])
    norm = models.CharField(max_length=120)
    due_on = models.DateField()
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    left_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    late_noted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("complaint", "ordinal")
        constraints = [
            models.UniqueConstraint(fields=["complaint", "ordinal"], name="one_routing_at_a_place"),
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(left_at__isnull=True), name="one_answerer_of_a_complaint"
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(answered_at__isnull=True),
                name="what_was_answered_is_not_rerouted",
            ),
        ]
        indexes = [
            models.Index(
                "office",
                "due_on",
                "id",
                name="complaint_queue",
                condition=Q(left_at__isnull=True, answered_at__isnull=True),
            ),
        ]

    @property
    def track(self) -> Track:
        """What the law says of its regime."""
        return TRACKS[Regime(self.regime)]


class ComplaintExtension(models.Model):
    """The one extension of the time to answer, where the norm knows one; whoever complained is told why."""

    routing = models.OneToOneField(Routing, on_delete=models.PROTECT, related_name="extension")
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in Unit])
    norm = models.CharField(max_length=120)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class DelayReport(models.Model):
    """What the office complained of told its superior of a delay (TUO of Ley 27444, art. 169.2); given once."""

    routing = models.OneToOneField(Routing, on_delete=models.PROTECT, related_name="report")
    text = models.TextField()
    due_on = models.DateField()
    norm = models.CharField(max_length=120)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class ComplaintAnswer(models.Model):
    """What was answered, with the measure taken; given once."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=12, choices=[(each.value, each.label) for each in ComplaintOutcome])
    text = models.TextField()
    measure = models.CharField(max_length=1000)
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()
    due_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    @property
    def is_late(self) -> bool:
        """Whether it was given after its last day: it stands all the same (TUO of Ley 27444, art. 151.3)."""
        return self.answered_on > self.due_on


class AnswerNotice(models.Model):
    """How an answer reached whoever complained: by e-mail and by code as soon as it is given, by letter once it was posted."""

    answer = models.OneToOneField(ComplaintAnswer, on_delete=models.PROTECT, related_name="notice")
    how = models.CharField(max_length=8, choices=[(each.value, each.label) for each in ReplyBy])
    reference = models.CharField(max_length=200, blank=True)
    sent_on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)


class ImprovementAction(models.Model):
    """What shall change so that it does not happen again: who does it, by when, and how it ended."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="improvements")
    title = models.CharField(max_length=300)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    result = models.CharField(
        max_length=8, blank=True, choices=[(each.value, each.label) for each in ImprovementResult]
    )
    evidence = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, result="", evidence="")
                | (Q(closed_at__isnull=False) & ~Q(result="") & ~Q(evidence="")),
                name="closed_improvement_shows_its_result",
            )
        ]
        indexes = [
            models.Index(
                "office", "due_on", "id", name="improvement_open", condition=Q(closed_at__isnull=True)
            )
        ]


class ImprovementNote(models.Model):
    """How an improvement action goes on, as it was told on a day."""

    improvement = models.ForeignKey(ImprovementAction, on_delete=models.PROTECT, related_name="notes")
    text = models.CharField(max_length=1000)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("at", "id")


class Satisfaction(models.Model):
    """What whoever complained thinks of the answer, from 1 to 5; asked once."""

    complaint = models.OneToOneField(Complaint, on_delete=models.PROTECT, related_name="satisfaction")
    score = models.PositiveSmallIntegerField()
    comment = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(score__range=(1, 5)), name="satisfaction_from_one_to_five")
        ]


class VoidSheet(models.Model):
    """A sheet of the paper book that bears no complaint: spoiled, or torn out."""

    book = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["book", "year", "number"], name="one_void_sheet_per_number")
        ]


class ComplaintMail(Worded):
    """A message to whoever complained without an account, at the address that was given."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="mails")
    address = models.EmailField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=READING_IS_WHOLE, name="reading_of_complaint_mail_is_whole")
        ]
