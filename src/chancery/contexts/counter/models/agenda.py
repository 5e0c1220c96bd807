"""Which hours an office offers, who is expected at each, and who waits for one."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from chancery.contexts.counter.rules import DayKind, Service
from chancery.kernel.base import clock, ids
from chancery.kernel.organisation.calendars import WEEKDAYS

SERVICES = [(service.value, service.label) for service in Service]
PER_HOUR = (1, 2, 3, 4, 5, 6, 10, 12)


class AppointmentState(StrEnum):
    """What became of an hour: offered to who waited, taken, kept, or lost by one side or the other."""

    OFFERED = "offered"
    BOOKED = "booked"
    ARRIVED = "arrived"
    ABSENT = "absent"
    CANCELLED = "cancelled"
    CALLED_OFF = "called_off"
    DECLINED = "declined"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _STATES[self]


_STATES = {
    AppointmentState.OFFERED: "Ofrecida: falta su respuesta",
    AppointmentState.BOOKED: "Reservada",
    AppointmentState.ARRIVED: "Se presentó",
    AppointmentState.ABSENT: "No se presentó",
    AppointmentState.CANCELLED: "Cancelada",
    AppointmentState.CALLED_OFF: "Suspendida por la oficina",
    AppointmentState.DECLINED: "Rechazada",
    AppointmentState.LAPSED: "Venció sin respuesta",
}
OPEN = (AppointmentState.OFFERED, AppointmentState.BOOKED)
"""In which a person has an appointment ahead."""
TAKEN = (*OPEN, AppointmentState.ARRIVED, AppointmentState.ABSENT)
"""In which a seat is not free."""
LET_PASS = (AppointmentState.DECLINED, AppointmentState.LAPSED)
"""In which an hour was offered to somebody who did not take it."""


class SpecialDay(models.Model):
    """A day outside the ordinary week: a Saturday at the office, or an itinerant consulate in another place."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="special_days")
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.label) for kind in DayKind])
    place = models.CharField(max_length=200, blank=True)
    norm = models.CharField(max_length=200)
    announced_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    announced_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("on", "place")
        constraints = [
            models.UniqueConstraint(fields=["office", "on", "place"], name="special_day_announced_once"),
            models.CheckConstraint(
                condition=Q(kind=DayKind.SATURDAY, place="") | (Q(kind=DayKind.ITINERANT) & ~Q(place="")),
                name="itinerant_day_has_a_place",
            ),
        ]


class Schedule(models.Model):
    """How many people an office expects at each hour for one service: on a weekday since a date, or on a special day."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="schedules")
    service = models.CharField(max_length=16, choices=SERVICES)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    special_day = models.ForeignKey(
        SpecialDay, null=True, blank=True, on_delete=models.PROTECT, related_name="schedules"
    )
    opens = models.TimeField()
    closes = models.TimeField()
    per_hour = models.PositiveSmallIntegerField()
    quota = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("weekday", "opens", "service")
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__range=(1, 7), special_day=None)
                | Q(weekday=None, special_day__isnull=False),
                name="schedule_of_a_weekday_or_a_day",
            ),
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")), name="schedule_opens_before_it_closes"
            ),
            models.CheckConstraint(
                condition=Q(per_hour__in=PER_HOUR, quota__gte=1), name="schedule_expects_somebody"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="schedule_period_in_order",
            ),
        ]

    @property
    def minutes(self) -> int:
        """How long each hour of appointment lasts."""
        return 60 // self.per_hour

    @property
    def weekday_label(self) -> str:
        """«lunes»; empty on a special day."""
        return WEEKDAYS[self.weekday - 1] if self.weekday else ""


class Closure(models.Model):
    """A day on which an office expects nobody after all: why, and who said so."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="closures")
    on = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "on"], name="day_called_off_once")]


class Appointment(models.Model):
    """One person expected at one hour for one act. It passes to nobody: given up, its seat is free again.

    `seat` counts from 1 to the quota of the hour; the database lets two people have the same one at no time.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="appointments")
    service = models.CharField(max_length=16, choices=SERVICES)
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="appointments")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    seat = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=10, choices=[(state.value, state.label) for state in AppointmentState]
    )
    offered_until = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    moves = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["office", "service", "starts_at", "place", "seat"],
                condition=Q(state__in=TAKEN),
                name="one_person_a_seat",
            ),
            models.UniqueConstraint(
                fields=["person", "service"], condition=Q(state__in=OPEN), name="one_appointment_ahead"
            ),
            models.CheckConstraint(
                condition=~Q(state=AppointmentState.OFFERED) | Q(offered_until__isnull=False),
                name="offer_has_an_end",
            ),
            models.CheckConstraint(condition=Q(seat__gte=1), name="seats_count_from_one"),
        ]
        indexes = [
            models.Index("office", "starts_at", name="appointment_by_day"),
            models.Index("person", F("starts_at").desc(), name="appointment_by_person"),
            models.Index("offered_until", name="offer_by_end", condition=Q(state=AppointmentState.OFFERED)),
            models.Index("starts_at", name="appointment_ahead", condition=Q(state=AppointmentState.BOOKED)),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_offered(self) -> bool:
        return self.state == AppointmentState.OFFERED

    @property
    def is_booked(self) -> bool:
        return self.state == AppointmentState.BOOKED

    @property
    def state_label(self) -> str:
        return AppointmentState(self.state).label

    @property
    def service_label(self) -> str:
        return Service(self.service).label


class WaitingEntry(models.Model):
    """Somebody who takes the first hour that is given up; who lets an offer pass goes to the end of the list."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="waiting_list")
    service = models.CharField(max_length=16, choices=SERVICES)
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="waiting")
    since = models.DateTimeField(default=clock.now)
    unanswered = models.PositiveSmallIntegerField(default=0)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "service"], condition=Q(left_at=None), name="waits_once_for_a_service"
            )
        ]
        indexes = [
            models.Index("office", "service", "since", name="waiting_in_order", condition=Q(left_at=None))
        ]

    @property
    def service_label(self) -> str:
        return Service(self.service).label
