"""How an amount, a period and a closed list of words stand in columns."""

from enum import StrEnum

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Func

from chancery.kernel.base.money import Money


class ProposalState(StrEnum):
    """What a second person decided."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


class DateRange(Func):
    """`daterange(from, until)`: the first day is in it, the last is not."""

    function = "daterange"
    output_field = DateRangeField()


class Amount(models.Model):
    """An amount in one currency, as columns."""

    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3, default="PEN")

    class Meta:
        abstract = True

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """The members of a closed list with their Spanish names, for a column."""
    return [(member.value, getattr(member, "label", member.value)) for member in kind]
