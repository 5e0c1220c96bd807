"""Which cases exist, who holds them, and which clocks run on them."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import models

from chancery.kernel.base import clock, ids


class Case(models.Model):
    """One request under one version of a procedure. Contexts point at it; it points at none of them.

    `site` is who writes it: the post whose code it is, in a database of its own, or Lima when it is empty.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    procedure_code = models.CharField(max_length=40)
    procedure_version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=40)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="cases")
    applicant = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="cases")
    company = models.ForeignKey("identity.Company", null=True, blank=True, on_delete=models.PROTECT)
    assigned_to = models.ForeignKey(
        "identity.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="cases_held"
    )
    opened_at = models.DateTimeField(default=clock.now)
    moved_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    site = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [
            models.Index(
                "office", "due_on", "id", name="case_queue", condition=models.Q(closed_at__isnull=True)
            ),
            models.Index(
                "assigned_to",
                "office",
                "due_on",
                "id",
                name="case_held_at",
                condition=models.Q(closed_at__isnull=True),
            ),
            models.Index("office", models.F("opened_at").desc(), name="case_by_office"),
            models.Index("applicant", models.F("opened_at").desc(), name="case_by_applicant"),
            models.Index(
                "office",
                "state",
                "due_on",
                "id",
                name="case_in_state",
                condition=models.Q(closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Attachment(models.Model):
    """A file handed in for one requirement; the newest of each requirement is the one that counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    requirement = models.CharField(max_length=40)
    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()

    class Meta:
        ordering = ("handed_in_at", "id")


class LiftedBar(models.Model):
    """Headquarters lets one officer act on one case although kin is concerned (D.S. 032-2023-RE, arts. 87 and 105)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="lifted_bars")
    officer = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    lifted_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "officer"], name="bar_lifted_once"),
            models.CheckConstraint(
                condition=~models.Q(officer=models.F("lifted_by")), name="bar_lifted_by_another"
            ),
        ]


class CaseDeadline(models.Model):
    """A clock on a case: the period as the law had it when it began. Overdue is computed, never stored.

    `notification` is how many working days positive silence waits beyond the period for a decision to be notified.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    code = models.CharField(max_length=40)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    norm = models.CharField(max_length=200)
    notification = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ran_out_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"],
                condition=models.Q(ended_at__isnull=True),
                name="one_running_clock_per_code",
            )
        ]
        indexes = [
            models.Index(
                "due_on",
                name="deadline_running_out",
                condition=models.Q(ended_at__isnull=True, ran_out_at__isnull=True),
            ),
            models.Index(
                "code",
                "due_on",
                name="deadline_to_remind",
                condition=models.Q(ended_at__isnull=True, ran_out_at__isnull=True, reminded_at__isnull=True),
            ),
        ]

    def is_overdue(self, case: Case) -> bool:
        """Whether the last day has passed where the case, which is this one's, is handled."""
        return self.due_on is not None and clock.today(ZoneInfo(case.office.time_zone)) > self.due_on


class Interval(models.Model):
    """A stretch in which a deadline counts. Open while it runs.

    `presented_on` is the day from which it counts where whoever took the filing says on which day it counts as presented.
    """

    deadline = models.ForeignKey(CaseDeadline, on_delete=models.PROTECT, related_name="intervals")
    started_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    presented_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deadline"], condition=models.Q(paused_at__isnull=True), name="one_open_interval"
            ),
            models.CheckConstraint(
                condition=models.Q(paused_at__isnull=True) | models.Q(paused_at__gte=models.F("started_at")),
                name="interval_runs_forward",
            ),
        ]

    def begun_on(self, zone: ZoneInfo) -> date:
        """The day on which it began, which does not count."""
        return self.presented_on or self.started_at.astimezone(zone).date()


class Delay(models.Model):
    """The authority let a period run out. Its act stays valid when it comes, and somebody answers for the time.

    `officer` is who held the case that day; where nobody did, the head of `office` answers (TUO of Ley 27444, arts. 143,
    151.3 and 154). When it ended is the deadline's to say.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    deadline = models.OneToOneField(CaseDeadline, on_delete=models.PROTECT, related_name="delay")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(
        "identity.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="delays"
    )
    due_on = models.DateField()
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("office", models.F("due_on").desc(), name="delay_by_office")]


class Draft(models.Model):
    """What a person has typed of a request not yet filed, unvalidated, so that nothing typed is ever lost."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    owner = models.ForeignKey("identity.Person", on_delete=models.CASCADE, related_name="drafts")
    procedure_code = models.CharField(max_length=40)
    answers = models.JSONField(default=dict)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "procedure_code"], name="one_draft_per_procedure")
        ]
