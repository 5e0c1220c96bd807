"""Which offices exist, where they stand in the tree, and by which hours, holidays and legal periods they work."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from chancery.kernel.base import clock, ids
from chancery.kernel.organisation.calendars import WEEKDAYS, HolidayKind, Unit
from chancery.kernel.organisation.counting import Rule
from chancery.kernel.organisation.kinds import OfficeKind


class Office(models.Model):
    """A dependency, a post abroad or a counter: whatever may hold a case and has a calendar.

    `region` is an ISO 3166-2 code where the country has regional holidays. `rest_days` lists the ISO weekdays
    (1 is Monday) on which the office does not work until a row of `RestDays` says otherwise. `acronym` stands in the
    numbers that this office alone gives. `has_node` says that the office writes in a database of its own. `source` says
    where its existence was learnt.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    acronym = models.CharField(max_length=3, unique=True)
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in OfficeKind])
    name = models.CharField(max_length=200)
    city = models.CharField(max_length=100)
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=6, blank=True)
    time_zone = models.CharField(max_length=40)
    rest_days = models.CharField(max_length=7, default="67", blank=True)
    address = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    jurisdiction = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=120, blank=True)
    has_node = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="office_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_there(self, on: date) -> bool:
        """Whether the office has opened and not closed on a day."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


class Placement(models.Model):
    """Under which office an office stands, from one date to before another. An office stands in one place."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="placements_under")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("office", "valid_from")
        constraints = [
            models.CheckConstraint(condition=~Q(office=F("parent")), name="office_is_not_under_itself"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="placement_ends_after_it_begins",
            ),
        ]


class RegionalHead(models.Model):
    """Which consular office heads those of a receiving State, from one date to before another (D.S. 032-2023-RE, art. 27)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    country = models.CharField(max_length=2)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="headships")
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("country", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["country", "valid_from"], name="headship_begins_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="headship_ends_after_it_begins",
            ),
        ]


class WorkingHours(models.Model):
    """When an office is open on one weekday (ISO, 1 is Monday), in its own local time."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="working_hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("weekday", "opens")
        constraints = [
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="hours_close_after_they_open"),
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="hours_weekday_is_iso"),
            models.UniqueConstraint(
                fields=["office", "weekday", "opens", "valid_from"], name="hours_stated_once"
            ),
        ]

    @property
    def weekday_name(self) -> str:
        """«lunes» to «domingo»."""
        return WEEKDAYS[self.weekday - 1]


class RestDays(models.Model):
    """On which ISO weekdays an office does not work since a date, by which norm; until the next row."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="rest_changes")
    days = models.CharField(max_length=6, blank=True)
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()

    class Meta:
        ordering = ("valid_from",)
        constraints = [
            models.UniqueConstraint(fields=["office", "valid_from"], name="rest_days_stated_once"),
        ]


class Holiday(models.Model):
    """A day without service: in a whole country, in one region of it, or at one office.

    `is_kept_abroad` marks the days of the Peruvian State on which posts close too (Reglamento Consular).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=6, blank=True)
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="holidays"
    )
    on = models.DateField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in HolidayKind])
    is_kept_abroad = models.BooleanField(default=False)
    norm = models.CharField(max_length=120)
    source = models.CharField(max_length=120, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)
    """The norm by which the day is no holiday any more. The row stays, so that no table states it again."""

    class Meta:
        ordering = ("on", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["country", "region", "office", "on", "name"],
                name="holiday_stated_once",
                nulls_distinct=False,
            )
        ]


class HolidayProposal(models.Model):
    """A holiday that one administrator proposes and another one decides upon.

    Of one office, or without one of a whole country or a region of it; a day of the Peruvian State may be kept abroad too.
    `corrects` is the holiday that it takes to another day, or, when `on` is the same, takes out of the calendar.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="holiday_proposals"
    )
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=6, blank=True)
    kind = models.CharField(
        max_length=24, choices=[(kind.value, kind.value) for kind in HolidayKind], default=HolidayKind.LOCAL
    )
    is_kept_abroad = models.BooleanField(default=False)
    corrects = models.ForeignKey(
        Holiday, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    on = models.DateField()
    name = models.CharField(max_length=200)
    norm = models.CharField(max_length=120)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_approved = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="holiday_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, is_approved__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False),
                name="holiday_decision_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(office__isnull=False, country="") | (Q(office__isnull=True) & ~Q(country="")),
                name="holiday_is_of_an_office_or_a_country",
            ),
        ]

    @property
    def scope(self) -> str:
        """Whose holiday it would be: an office's name, or the codes of a country and its region."""
        return self.office.name if self.office else self.region or self.country

    @property
    def is_withdrawal(self) -> bool:
        """Whether it takes a holiday out of the calendar, and puts none in its place."""
        return self.corrects is not None and self.corrects.on == self.on


class LegalPeriod(models.Model):
    """How long the law gives for something, from one date to before another, by which norm."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in Unit])
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("code", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="period_begins_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="period_ends_after_it_begins",
            ),
        ]


class CountingRule(models.Model):
    """A rule of how days are counted as a norm states it, from one date to before another.

    `except_on` lists the days of the year to which it does not reach, as «01-01 12-25».
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    rule = models.CharField(max_length=20, choices=[(rule.value, rule.value) for rule in Rule])
    title = models.CharField(max_length=200)
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    except_on = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("rule", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["rule", "valid_from"], name="counting_rule_begins_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="counting_rule_ends_after_it_begins",
            ),
        ]


class DistanceTerm(models.Model):
    """How many days a table adds to the period of who lives in a place and deals with a city, by date."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    place = models.CharField(max_length=80)
    region = models.CharField(max_length=6)
    city = models.CharField(max_length=100)
    days = models.PositiveSmallIntegerField()
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("place", "city", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["place", "city", "valid_from"], name="distance_begins_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="distance_ends_after_it_begins",
            ),
        ]


class PeriodProposal(models.Model):
    """Another value of a legal period from a date on, that one administrator proposes and another decides upon."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.CharField(max_length=60)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in Unit])
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_approved = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(decided_at__isnull=True), name="one_open_proposal_per_period"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="period_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, is_approved__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False),
                name="period_decision_is_whole",
            ),
        ]


class Edition(models.Model):
    """Which edition of the dated tables is in force: one row, replaced by the database whenever one of them changes."""

    id = models.SmallIntegerField(primary_key=True)
    number = models.BigIntegerField()
