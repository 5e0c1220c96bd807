"""What is kept of a request for information, of what was found and redacted, of each answer, and of what is closed to all."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q

from chancery.contexts.information.procedures import ACCESS
from chancery.contexts.information.rules import Bar, Delivery, Level, Outcome, Ruling
from chancery.kernel.base import clock, ids


class Request(models.Model):
    """What somebody wants to know, in which form; `clarification` is what was added when it was observed."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=2000)
    delivery = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Delivery])
    asked_of = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    clarification = models.CharField(max_length=2000, blank=True)
    extended_until = models.DateField(null=True)

    @property
    def form(self) -> Delivery:
        return Delivery(self.delivery)

    @property
    def state_label(self) -> str:
        """Where it stands, in Spanish."""
        return ACCESS.state_label(self.case.state)


class Exemption(models.Model):
    """An exception to publicity, as the law has it since a date; `lasts` says how long where no number of months does."""

    code = models.SlugField(max_length=40)
    article = models.CharField(max_length=12)
    level = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Level])
    title = models.CharField(max_length=200)
    most_months = models.PositiveSmallIntegerField(null=True)
    lasts = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ("article", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="exemption_begins_once"),
            models.CheckConstraint(
                condition=Q(most_months__isnull=False, lasts="") | (Q(most_months=None) & ~Q(lasts="")),
                name="exemption_says_how_long",
            ),
        ]

    def __str__(self) -> str:
        return f"art. {self.article}: {self.title}"

    @property
    def bar(self) -> Bar:
        return Bar(self.most_months, self.lasts)


class Found(models.Model):
    """A file that holds what was asked for, added by the responsible official; the applicant sees it once delivered."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="found")
    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    added_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("added_at", "id")


class Redaction(models.Model):
    """A copy of a file without the parts that an exception closes; the newest of each file counts, once it was looked at."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    found = models.ForeignKey(Found, on_delete=models.PROTECT, related_name="redactions")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("made_at", "id")


class RedactedPart(models.Model):
    """A rectangle of a page, in hundredths, painted over for good, and by which exception."""

    redaction = models.ForeignKey(Redaction, on_delete=models.PROTECT, related_name="parts")
    page = models.PositiveSmallIntegerField()
    left = models.PositiveSmallIntegerField()
    top = models.PositiveSmallIntegerField()
    right = models.PositiveSmallIntegerField()
    bottom = models.PositiveSmallIntegerField()
    exemption = models.ForeignKey(Exemption, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("page", "top", "left")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    page__gte=1, left__lt=F("right"), top__lt=F("bottom"), right__lte=100, bottom__lte=100
                ),
                name="redacted_part_lies_on_a_page",
            )
        ]


class Answer(models.Model):
    """How a request was answered, on which day, and which day would have been the last; a ruling may bring a second one."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Outcome])
    text = models.CharField(max_length=2000)
    entity = models.CharField(max_length=200, blank=True)
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()
    due_on = models.DateField(null=True)
    working_days = models.PositiveSmallIntegerField()
    is_ordered = models.BooleanField(default=False)

    class Meta:
        ordering = ("answered_on", "id")
        constraints = [
            models.UniqueConstraint(fields=["request", "is_ordered"], name="one_answer_and_one_ordered")
        ]

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.answered_on > self.due_on

    @property
    def kind(self) -> Outcome:
        return Outcome(self.outcome)


class AppliedExemption(models.Model):
    """An exception that an answer cites, and until when it bars: a day, or as long as what is said lasts."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="applied")
    exemption = models.ForeignKey(Exemption, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True)
    lasts = models.CharField(max_length=120, blank=True)
    classified = models.ForeignKey("Classified", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=False) | ~Q(lasts=""), name="applied_exemption_ends"
            ),
            models.UniqueConstraint(fields=["answer", "exemption"], name="exemption_applied_once"),
        ]


class Delivered(models.Model):
    """A file that an answer gave to the applicant, whole or redacted, exactly as it was given."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="delivered")
    ordinal = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    is_redacted = models.BooleanField(default=False)

    class Meta:
        ordering = ("ordinal",)
        constraints = [models.UniqueConstraint(fields=["answer", "ordinal"], name="delivered_in_order")]


class TribunalRuling(models.Model):
    """What the Tribunal decided of an appeal, and in how many working days the ministry must comply."""

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="ruling")
    number = models.CharField(max_length=60)
    ruled_on = models.DateField()
    ruling = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Ruling])
    days = models.PositiveSmallIntegerField(null=True)
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ruling="granted", days__isnull=False) | Q(ruling="denied", days=None),
                name="ruling_says_by_when",
            )
        ]


class AreaQuery(models.Model):
    """That the responsible official asked the unit that may hold the information, which is not told who wants it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="area_queries")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=2000)
    asked_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField()
    reply = models.CharField(max_length=2000, blank=True)
    replied_at = models.DateTimeField(null=True)
    replied_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(reply="", replied_at=None, replied_by="")
                | (Q(replied_at__isnull=False) & ~Q(reply="") & ~Q(replied_by="")),
                name="area_reply_is_whole",
            )
        ]


class Publication(models.Model):
    """A question and its answer for everybody, without a name, as a person read and confirmed them."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="publication")
    question = models.CharField(max_length=2000)
    answer = models.CharField(max_length=2000)
    words = models.TextField()
    outcome = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Outcome])
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()
    published_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            GinIndex(SearchVector("words", config="spanish"), name="publication_by_stems"),
            GinIndex(OpClass(F("words"), name="gin_trgm_ops"), name="publication_by_trigrams"),
            models.Index(F("answered_on").desc(), "id", name="publication_newest"),
        ]


class PublishedFile(models.Model):
    """A delivered file that a publication shows too."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="files")
    delivered = models.OneToOneField(Delivered, on_delete=models.PROTECT, related_name="+")


class Classified(models.Model):
    """An entry of the register of classified information: that something is closed, why, by whom, and until when.

    The subject is what may be said of it: the register is public (TUO of Ley 27806, arts. 15-16).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    exemption = models.ForeignKey(Exemption, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    reason = models.CharField(max_length=2000)
    act = models.CharField(max_length=120)
    classified_on = models.DateField()
    expires_on = models.DateField()
    classified_by = models.CharField(max_length=200)
    entered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("classified_on")), name="classified_until_later"
            )
        ]

    def __str__(self) -> str:
        return self.number


class ClassifiedChange(models.Model):
    """That a classification was renewed until a later day, or lifted, by which act and why."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    classified = models.ForeignKey(Classified, on_delete=models.PROTECT, related_name="changes")
    renewed_until = models.DateField(null=True)
    act = models.CharField(max_length=120)
    reason = models.CharField(max_length=2000)
    at = models.DateTimeField(default=clock.now)
    on = models.DateField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("at", "id")
