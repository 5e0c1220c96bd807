"""Whom a window attended, how it was known who they are, and which acts were done for them."""

from enum import StrEnum

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from chancery.contexts.counter.rules import ActKind
from chancery.kernel.base import clock, ids

ACT_KINDS = [(kind.value, kind.heading) for kind in ActKind]


class ProvenBy(StrEnum):
    """How an officer knew who stood before the window."""

    REGISTER = "register"
    DOCUMENT = "document"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {"register": "Registro de identidad", "document": "Documento a la vista"}[self.value]


class Visit(models.Model):
    """One person at one window: what is asked of the identity register, and what is done, belongs to it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="visits")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="visits")
    officer = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    ticket = models.ForeignKey(
        "counter.Ticket", null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    proven_by = models.CharField(max_length=10, choices=[(each.value, each.label) for each in ProvenBy])
    opened_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("office", F("opened_at").desc(), name="visit_by_office")]

    @property
    def is_proven_by_register(self) -> bool:
        return self.proven_by == ProvenBy.REGISTER


class CounterAct(models.Model):
    """What was asked for in one act at a window. The act itself, with its numbers, is the kernel's."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=24, choices=ACT_KINDS)
    item = models.CharField(max_length=4)
    detail = models.CharField(max_length=500, blank=True)
    addressed_to = models.CharField(max_length=200, blank=True)
    signatory_id = models.UUIDField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    is_extraordinary = models.BooleanField(default=False)
    letter_on = models.DateField(null=True, blank=True)
    tendered = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_extraordinary=False, letter_on=None)
                | Q(is_extraordinary=True, letter_on__isnull=False),
                name="extraordinary_dispatch_has_a_letter",
            )
        ]

    @property
    def rule_kind(self) -> ActKind:
        return ActKind(self.kind)

    @property
    def title(self) -> str:
        return self.rule_kind.heading


class SigningPower(models.Model):
    """For which kinds of act an officer signs in the place of the consul, from a day to before another, by which paper."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="signing_powers")
    officer = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="signing_powers")
    kinds = ArrayField(models.CharField(max_length=24, choices=ACT_KINDS))
    norm = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering = ("-valid_from",)
        constraints = [
            models.CheckConstraint(condition=~Q(granted_by=F("officer")), name="power_given_by_another"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="power_period_in_order",
            ),
            models.CheckConstraint(condition=~Q(kinds=[]), name="power_for_something"),
        ]
