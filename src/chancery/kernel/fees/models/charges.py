"""What a case owes, and for what."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from chancery.kernel.base import clock, ids
from chancery.kernel.base.money import CONSULAR_SOL, Money
from chancery.kernel.fees.models.amounts import Amount, choices
from chancery.kernel.fees.models.tariff import TariffItem
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office


class Charge(Amount):
    """What one case owes for one act; the amount is that of the day on which it was raised.

    A consular one says besides at which office, how many consular soles, at which rate they were converted, and by
    which article it is free; its lines say for what.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case_id = models.UUIDField(db_index=True)
    tariff_item = models.ForeignKey(TariffItem, on_delete=models.PROTECT, related_name="charges")
    units = models.PositiveSmallIntegerField(default=1)
    payer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="charges")
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    consular_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    rate = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    free_by = models.CharField(max_length=200, blank=True)
    raised_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=choices(ChargeState), default=ChargeState.OWED)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("raised_at",)
        constraints = [
            models.CheckConstraint(condition=Q(units__gte=1), name="charge_for_at_least_one"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="charge_amount_not_negative"),
            models.CheckConstraint(
                condition=Q(state=ChargeState.CANCELLED, cancelled_at__isnull=False)
                | (~Q(state=ChargeState.CANCELLED) & Q(cancelled_at=None)),
                name="charge_cancelled_at_an_instant",
            ),
            models.CheckConstraint(
                condition=Q(office=None, consular_amount=None, rate=None)
                | Q(
                    office__isnull=False,
                    consular_amount__isnull=False,
                    consular_amount__gt=0,
                    rate__isnull=False,
                    rate__gt=0,
                )
                | Q(
                    office__isnull=False,
                    consular_amount__isnull=False,
                    consular_amount=0,
                    rate=None,
                    amount=0,
                )
                & ~Q(free_by=""),
                name="charge_in_both_currencies",
            ),
        ]

    @property
    def is_owed(self) -> bool:
        return self.state == ChargeState.OWED

    @property
    def state_label(self) -> str:
        return ChargeState(self.state).label

    @property
    def consular_money(self) -> Money | None:
        """What it is in consular soles, when it is a consular one."""
        return None if self.consular_amount is None else Money(self.consular_amount, CONSULAR_SOL)

    @property
    def is_free(self) -> bool:
        return self.amount == 0

    @cached_property
    def items(self) -> tuple[TariffItem, ...]:
        """What it asks for, each once, in the order of its lines, which are written with it and never change."""
        return tuple(dict.fromkeys(line.item for line in self.lines.all())) or (self.tariff_item,)

    @property
    def item_numbers(self) -> str:
        """Its items as the tariff prints them and every paper and book shows them: «18a + 18b»."""
        return " + ".join(dict.fromkeys(item.number for item in self.items))

    @property
    def title(self) -> str:
        """Its items by name, for whoever reads one line: «Entrega de carta notarial; Cada destinatario adicional»."""
        return "; ".join(item.title for item in self.items)


class _WithItem(models.Manager["ChargeLine"]):
    def get_queryset(self) -> models.QuerySet["ChargeLine"]:
        return super().get_queryset().select_related("item")


class ChargeLine(models.Model):
    """One item of a consular charge, in consular soles: what was counted, what it costs, what its haste adds."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey(TariffItem, on_delete=models.PROTECT, related_name="+")
    units = models.PositiveSmallIntegerField()
    base = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    surcharge = models.DecimalField(max_digits=12, decimal_places=2)

    objects = _WithItem()

    class Meta:
        ordering = ("charge", "position")
        constraints = [
            models.UniqueConstraint(fields=["charge", "position"], name="charge_lines_in_order"),
            models.CheckConstraint(
                condition=Q(units__gte=1, amount__gte=0, surcharge__gte=0), name="charge_line_of_something"
            ),
        ]

    @property
    def money(self) -> Money:
        return Money(self.amount, CONSULAR_SOL)

    @property
    def surcharge_money(self) -> Money:
        return Money(self.surcharge, CONSULAR_SOL)
