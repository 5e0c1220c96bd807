"""What is kept of a visa: what was asked, the interview, whom it was asked of, the decision, each label. Rows are only added."""

from django.db import models
from django.db.models import F, Q

from chancery.contexts.visas.rules import (
    INCIDENTS,
    Authority,
    Collective,
    Criterion,
    Ground,
    PassportFate,
    SponsorStanding,
    entries_label,
)
from chancery.kernel.base import clock, ids
from chancery.kernel.cases.crossings import IN, Crossing
from chancery.kernel.travel_documents.single_use import IncidentKind
from chancery.kernel.travel_documents.zones import Sex

_AUTHORITIES = [(each.value, each.value) for each in Authority if each is not Authority.CONSULATE]


class Application(models.Model):
    """Who wants which visa, with which passport, for which journey, and who stands for it in Peru.

    `family` is the request of the relative with whom this person travels: one passport, or a parent.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=24)
    surnames = models.CharField(max_length=120)
    given_names = models.CharField(max_length=120, blank=True)
    sex = models.CharField(max_length=1, choices=[(sex.value, sex.value) for sex in Sex])
    born_on = models.DateField()
    nationality = models.CharField(max_length=2)
    residence = models.CharField(max_length=2)
    address = models.CharField(max_length=200)
    occupation = models.CharField(max_length=120, blank=True)
    passport_number = models.CharField(max_length=15)
    passport_country = models.CharField(max_length=2)
    passport_expires_on = models.DateField()
    collective = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Collective])
    family = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="relatives")
    purpose = models.CharField(max_length=500)
    arrives_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    address_in_peru = models.CharField(max_length=200)
    sponsor = models.CharField(max_length=200, blank=True)
    sponsor_registration = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index("sponsor_registration", name="visa_by_sponsor"),
            models.Index("passport_country", "passport_number", name="visa_by_passport"),
        ]

    def __str__(self) -> str:
        return self.traveller

    @property
    def traveller(self) -> str:
        """Given names and surnames, as a person is addressed."""
        return f"{self.given_names} {self.surnames}".strip()


class Interview(models.Model):
    """What an officer heard and concluded; or why no interview was held. The newest counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="interviews")
    notes = models.CharField(max_length=2000)
    waived_because = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at",)


class Finding(models.Model):
    """The answer to one of the five questions, with its reason (D.S. 032-2023-RE, art. 112)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="findings")
    criterion = models.CharField(max_length=1, choices=[(each.value, each.question) for each in Criterion])
    is_met = models.BooleanField()
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ("criterion",)
        constraints = [
            models.UniqueConstraint(fields=["interview", "criterion"], name="one_answer_per_criterion"),
            models.CheckConstraint(condition=~Q(reason=""), name="criterion_answered_with_a_reason"),
        ]

    @property
    def question(self) -> str:
        """What was asked."""
        return Criterion(self.criterion).question


class SponsorCheck(models.Model):
    """What the tax register said of who stands for the journey; while it does not answer, that it was asked. The newest counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="sponsor_checks")
    standing = models.CharField(max_length=10, choices=[(each.value, each.value) for each in SponsorStanding])
    consultation_id = models.UUIDField(null=True)
    by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")
        indexes = [models.Index("consultation_id", name="visa_sponsor_consultation")]


class Consultation(models.Model):
    """That an authority was asked whether the visa may be given, and what about."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="consultations")
    authority = models.CharField(max_length=10, choices=_AUTHORITIES)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=2000)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at",)

    @property
    def authority_label(self) -> str:
        """Its Spanish name."""
        return Authority(self.authority).label


class ConsultationAnswer(models.Model):
    """What the authority said, once, by a paper with a number: the marginal note of the visa quotes it."""

    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="answer")
    is_authorised = models.BooleanField()
    number = models.CharField(max_length=60)
    answered_on = models.DateField()
    note = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Decision(models.Model):
    """What the consul decided, once: granted for so many days and entries, or refused on a ground."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="decision")
    is_granted = models.BooleanField()
    ground = models.CharField(
        max_length=16, blank=True, choices=[(each.value, each.label) for each in Ground]
    )
    reason = models.CharField(max_length=2000, blank=True)
    stay_days = models.PositiveSmallIntegerField(default=0)
    entries = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("at", name="visa_decision_by_instant")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_granted=True, ground="") | (Q(is_granted=False) & ~Q(ground="")),
                name="visa_refused_on_a_ground",
            )
        ]

    @property
    def ground_label(self) -> str:
        """The Spanish name of the ground of a refusal."""
        return Ground(self.ground).label if self.ground else ""

    @property
    def entries_label(self) -> str:
        """How often one may enter."""
        return entries_label(self.entries)


class Cancellation(models.Model):
    """That a visa that was granted no longer stands, since when and why."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="cancellation")
    reason = models.CharField(max_length=2000)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("at", name="visa_cancellation_by_instant")]


class Label(models.Model):
    """One printing of a visa on a security label: its serial, its zone, its seal and the days in which it may be used."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="labels")
    serial = models.CharField(max_length=20, unique=True)
    act = models.ForeignKey("acts.Act", on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    zone = models.CharField(max_length=89)
    seal = models.BinaryField(max_length=512)
    valid_from = models.DateField()
    valid_until = models.DateField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at",)
        indexes = [
            models.Index("valid_until", name="visa_label_by_last_day"),
            models.Index("at", name="visa_label_by_instant"),
        ]

    def __str__(self) -> str:
        return self.serial


class LabelVoiding(models.Model):
    """That a label was spoilt before it was delivered, and why: its serial serves no other visa."""

    label = models.OneToOneField(Label, on_delete=models.PROTECT, related_name="voiding")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("at", name="visa_voiding_by_instant")]


class LabelCheck(models.Model):
    """That the printed label was read and says what it should, by whom. No visa is delivered before."""

    label = models.OneToOneField(Label, on_delete=models.PROTECT, related_name="check_made")
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class PassportReport(models.Model):
    """That the passport which bears a visa was lost, stolen or voided, as its holder told or an officer saw. The newest counts.

    The visa stands: who shows it is asked first.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="passport_reports")
    fate = models.CharField(max_length=8, choices=[(each.value, each.label) for each in PassportFate])
    reason = models.CharField(max_length=2000)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")

    @property
    def fate_label(self) -> str:
        """What became of the passport, in Spanish."""
        return PassportFate(self.fate).label


class VisaEntry(Crossing):
    """That a border officer let the holder of a visa in, and when: a departure is none.

    `ordinal` says which of the entries that the visa gives it was; none where they are not counted, or were all used before.
    """

    WAY = IN

    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="entries")
    entered_at = models.DateTimeField()
    ordinal = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["label", "ordinal"], name="each_entry_of_a_visa_is_used_once"),
            models.CheckConstraint(
                condition=Q(is_consuming=True, ordinal__gte=1) | Q(is_consuming=False, ordinal=None),
                name="visa_entry_that_uses_is_counted",
            ),
        ]
        indexes = [models.Index("office", F("told_at").desc(), name="visa_entry_by_office")]


class VisaEntryIncident(models.Model):
    """What was wrong with an entry that had already happened; `first` is the one that used up the visa before it."""

    entry = models.OneToOneField(VisaEntry, on_delete=models.PROTECT, related_name="incident")
    first = models.ForeignKey(VisaEntry, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in IncidentKind])
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-noted_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="double_use", first__isnull=False) | (~Q(kind="double_use") & Q(first=None)),
                name="visa_used_up_names_the_first",
            )
        ]

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return INCIDENTS[IncidentKind(self.kind)]
