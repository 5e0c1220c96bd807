"""What a consular sol costs in the money of a zone, month by month, and who answers for it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from chancery.kernel.base import clock, ids
from chancery.kernel.fees import tables
from chancery.kernel.fees.models.amounts import ProposalState, choices
from chancery.kernel.identity.models import Person


class ExchangeRate(models.Model):
    """How many units of a currency one consular sol is in a zone in a month: proposed by one head, decided by another.

    `official` is the quotation of the last fifteen days of the month before, `evidence` where it was read, `ceiling`
    the percentage by which the law of that month lets the rate pass it (D.S. 032-2023-RE, art. 153).
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    zone = models.SlugField(max_length=20)
    currency = models.CharField(max_length=3)
    month = models.DateField()
    official = models.DecimalField(max_digits=16, decimal_places=6)
    rate = models.DecimalField(max_digits=16, decimal_places=6)
    ceiling = models.DecimalField(max_digits=5, decimal_places=2)
    norm = models.CharField(max_length=200)
    evidence = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=choices(ProposalState), default=ProposalState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-month", "zone")
        constraints = [
            models.CheckConstraint(condition=Q(official__gt=0, rate__gt=0), name="rate_of_something"),
            models.CheckConstraint(
                condition=Q(rate__lte=F("official") * (100 + F("ceiling")) / 100),
                name="rate_under_its_ceiling",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="rate_of_a_month"),
            models.CheckConstraint(condition=~Q(norm="") & ~Q(evidence=""), name="rate_has_evidence"),
            models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name="rate_decided_by_another"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.PROPOSED, decided_by=None)
                | ~Q(state=ProposalState.PROPOSED) & Q(decided_by__isnull=False),
                name="rate_decision_is_whole",
            ),
            models.UniqueConstraint(
                fields=["zone", "month"], condition=Q(state=ProposalState.APPROVED), name="one_rate_a_month"
            ),
            models.UniqueConstraint(
                fields=["zone", "month"],
                condition=Q(state=ProposalState.PROPOSED),
                name="one_open_rate_proposal_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.zone} {self.month:%m/%Y}: {self.rate} {self.currency}"

    @property
    def zone_title(self) -> str:
        """What its zone is called, as long as the table knows it."""
        known = tables.zones().get(self.zone)
        return known.title if known else self.zone

    @property
    def over_official(self) -> Decimal:
        """By how many per cent it passes the official one."""
        return (self.rate / self.official - 1) * 100
