"""What failed, for whom, by when it has to be mended, and how it was."""

from django.db import models
from django.db.models import F, Q

from chancery.contexts.service_desk.rules import Impact, TicketPriority, Urgency
from chancery.kernel.base import ids


class ServiceLevel(models.Model):
    """In how many hours of the post's service a priority is answered and mended, from a date to before another."""

    priority = models.CharField(max_length=8, choices=[(each.value, each.label) for each in TicketPriority])
    respond_hours = models.PositiveSmallIntegerField()
    resolve_hours = models.PositiveSmallIntegerField()
    norm = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["priority", "valid_from"], name="one_level_per_date"),
            models.CheckConstraint(
                condition=Q(resolve_hours__gte=F("respond_hours")), name="mended_after_answered"
            ),
        ]


class ServiceTicket(models.Model):
    """A request to the service desk about a service of information technology, with its level as it stood when it was opened."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=100)
    text = models.CharField(max_length=2000)
    impact = models.CharField(max_length=8, choices=[(each.value, each.label) for each in Impact])
    urgency = models.CharField(max_length=8, choices=[(each.value, each.label) for each in Urgency])
    priority = models.CharField(max_length=8, choices=[(each.value, each.label) for each in TicketPriority])
    norm = models.CharField(max_length=120)
    opened_at = models.DateTimeField()
    respond_by = models.DateTimeField()
    resolve_by = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    solution = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, solution="")
                | (Q(resolved_at__isnull=False, taken_at__isnull=False) & ~Q(solution="")),
                name="resolved_ticket_says_how",
            )
        ]
        indexes = [
            models.Index("resolve_by", "id", name="ticket_queue", condition=Q(resolved_at__isnull=True)),
            models.Index("person", F("opened_at").desc(), name="ticket_by_person"),
        ]

    def __str__(self) -> str:
        return self.number
