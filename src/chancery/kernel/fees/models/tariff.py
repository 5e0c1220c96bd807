"""What an act costs since a date by a norm, and who proposed and decided that it shall."""

from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from chancery.kernel.base import clock, ids
from chancery.kernel.base.money import CONSULAR_SOL
from chancery.kernel.fees.models.amounts import Amount, DateRange, ProposalState, choices
from chancery.kernel.fees.rules import SECTIONS, Calculation, Terms
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office


class TariffItem(Amount):
    """What an act costs since a date by a norm; `valid_until` is the first day on which it no longer does.

    An item of the consular tariff stands in a section under its printed number and is asked in consular soles. With
    an `office` it is a temporary price of that post, which goes before the general one; one withdrawn before it began ends
    on its first day. `is_always_charged` marks the
    fines and identity acts that no exemption reaches.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=300)
    section = models.CharField(max_length=4, blank=True)
    number = models.CharField(max_length=8, blank=True)
    calculation = models.CharField(max_length=12, choices=choices(Calculation), default=Calculation.FIXED)
    excess_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    included_units = models.PositiveSmallIntegerField(default=1)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    cap_base = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    of_item = models.SlugField(max_length=40, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    free_by = models.CharField(max_length=200, blank=True)
    is_always_charged = models.BooleanField(default=False)
    norm = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("code", "valid_from")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="tariff_amount_not_negative"),
            models.CheckConstraint(condition=~Q(norm=""), name="tariff_item_has_norm"),
            models.CheckConstraint(
                condition=Q(valid_until=None)
                | Q(valid_until__gt=F("valid_from"))
                | Q(office__isnull=False, valid_until=F("valid_from")),
                name="tariff_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(calculation__in=[Calculation.FIXED, Calculation.PER_UNIT])
                | Q(
                    calculation=Calculation.STEPPED,
                    excess_amount__isnull=False,
                    excess_amount__gte=0,
                    included_units__gte=1,
                )
                | Q(calculation=Calculation.PERCENTAGE, percent__isnull=False, percent__gt=0, amount=0)
                | Q(calculation=Calculation.MODIFIER, percent__isnull=False, percent__gt=0, amount=0)
                & ~Q(of_item="")
                | Q(calculation=Calculation.FREE, amount=0) & ~Q(free_by=""),
                name="tariff_item_can_be_calculated",
            ),
            ExclusionConstraint(
                name="tariff_one_amount_a_day",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_until"), RangeOperators.OVERLAPS),
                ],
                condition=Q(office=None),
            ),
            ExclusionConstraint(
                name="tariff_one_amount_a_day_at_a_post",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    ("office", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_until"), RangeOperators.OVERLAPS),
                ],
                condition=Q(office__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.money}"

    @property
    def is_consular(self) -> bool:
        """Whether it is asked in consular soles, and so converted at the rate of a post."""
        return self.currency == CONSULAR_SOL

    @property
    def kind(self) -> Calculation:
        return Calculation(self.calculation)

    @property
    def section_title(self) -> str:
        return SECTIONS.get(self.section, "")

    def terms(self, of_amount: Decimal | None = None) -> Terms:
        """How it is calculated; `of_amount` is what the item asks of which a modifier takes a part."""
        return Terms(
            calculation=self.kind,
            amount=self.amount,
            excess_amount=self.excess_amount,
            included_units=self.included_units,
            percent=self.percent,
            cap_base=self.cap_base,
            of_amount=of_amount,
        )


class TariffProposal(Amount):
    """A change of the tariff that one administrator proposed and another has to decide.

    With an `office` it is a temporary price of that post until a day, which its head may propose, on stated `grounds`; or
    the early end, from `valid_from` on, of the one that it `ends`.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=300)
    norm = models.CharField(max_length=200)
    grounds = models.CharField(max_length=500, blank=True)
    excess_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=choices(ProposalState), default=ProposalState.PROPOSED)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    item = models.OneToOneField(TariffItem, null=True, on_delete=models.PROTECT, related_name="proposal")
    ends = models.ForeignKey(TariffItem, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("proposed_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0) & (Q(excess_amount=None) | Q(excess_amount__gte=0)),
                name="proposal_amount_not_negative",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("proposed_by")), name="proposal_decided_by_another"
            ),
            models.CheckConstraint(
                condition=Q(office=None, valid_until=None, grounds="", ends=None)
                | Q(office__isnull=False)
                & ~Q(grounds="")
                & (
                    Q(ends=None, valid_until__gt=F("valid_from"), valid_until__isnull=False)
                    | Q(ends__isnull=False, valid_until=None, item=None)
                ),
                name="proposal_of_a_post_is_temporary",
            ),
            models.UniqueConstraint(
                fields=["code", "office"],
                condition=Q(state=ProposalState.PROPOSED),
                nulls_distinct=False,
                name="one_open_proposal_per_code_and_office",
            ),
        ]

    @property
    def is_approved(self) -> bool:
        return self.state == ProposalState.APPROVED
