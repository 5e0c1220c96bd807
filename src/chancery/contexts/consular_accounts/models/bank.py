"""What was taken to the bank, what the bank says of it, and which line is which."""

from functools import reduce
from operator import and_, or_

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper

from chancery.contexts.consular_accounts.models.accounts import Account, Remittance
from chancery.contexts.consular_accounts.rules import MatchKind, StatementFormat
from chancery.kernel.base import clock, ids


class Deposit(models.Model):
    """The cash of a day taken to the bank, which is to be done on the next working day (D.S. 076-2005-RE, art. 165)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="deposits")
    collected_on = models.DateField()
    due_on = models.DateField()
    deposited_on = models.DateField()
    local = models.DecimalField(max_digits=14, decimal_places=2)
    bank = models.CharField(max_length=80)
    operation = models.CharField(max_length=40)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("collected_on", "at")
        constraints = [
            models.CheckConstraint(condition=Q(local__gt=0), name="deposit_of_something"),
            models.UniqueConstraint(Upper("bank"), Upper("operation"), name="deposit_noted_once"),
        ]

    @property
    def is_late(self) -> bool:
        """Whether it was deposited after the day on which it was due."""
        return self.deposited_on > self.due_on


class Statement(models.Model):
    """A bank's statement of the collection account as it was imported: once."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="statements")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    form = models.CharField(max_length=10, choices=[(each.value, each.value) for each in StatementFormat])
    bank_account = models.CharField(max_length=34, blank=True)
    identifier = models.CharField(max_length=35, blank=True)
    since = models.DateField()
    until = models.DateField()
    opening = models.DecimalField(max_digits=14, decimal_places=2)
    closing = models.DecimalField(max_digits=14, decimal_places=2)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("since", "at")
        constraints = [
            models.UniqueConstraint(fields=["office", "file"], name="statement_file_once"),
            models.UniqueConstraint(
                fields=["office", "bank_account", "identifier"],
                condition=~Q(identifier=""),
                name="statement_identifier_once",
            ),
        ]


class BankLine(models.Model):
    """A movement that the bank tells of: money in is positive."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    booked_on = models.DateField()
    valued_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    reference = models.CharField(max_length=140, blank=True)
    description = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("statement", "position")
        constraints = [models.UniqueConstraint(fields=["statement", "position"], name="bank_lines_in_order")]


_MOVEMENTS = ("deposit", "payment", "remittance", "received", "refund")


def _only(kind: str) -> Q:
    """A match of that kind points at that movement and at no other."""
    return reduce(
        and_, (Q(**{f"{name}__isnull": name != kind}) for name in _MOVEMENTS), Q(kind=kind, explanation="")
    )


class LineMatch(models.Model):
    """Which movement of the books a line of the bank is, found by the rule or said by a person; or why it is none.

    `remittance` is what went out of the account, `received` what a dependant's remittance brought into a head's.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    line = models.OneToOneField(BankLine, on_delete=models.PROTECT, related_name="match")
    kind = models.CharField(max_length=10, choices=[(each.value, each.label) for each in MatchKind])
    deposit = models.OneToOneField(Deposit, null=True, on_delete=models.PROTECT, related_name="match")
    payment = models.OneToOneField("fees.Payment", null=True, on_delete=models.PROTECT, related_name="+")
    remittance = models.OneToOneField(Remittance, null=True, on_delete=models.PROTECT, related_name="match")
    received = models.OneToOneField(Remittance, null=True, on_delete=models.PROTECT, related_name="arrival")
    refund = models.OneToOneField("fees.Refund", null=True, on_delete=models.PROTECT, related_name="+")
    explanation = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, (_only(name) for name in _MOVEMENTS))
                | reduce(and_, (Q(**{f"{name}__isnull": True}) for name in _MOVEMENTS), Q(kind="explained"))
                & ~Q(explanation="")
                & Q(by__isnull=False),
                name="match_of_one_kind",
            )
        ]
