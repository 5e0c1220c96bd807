"""Which month of which office is accounted for, how its books were closed, and what was sent for it."""

from django.db import models
from django.db.models import F, Q

from chancery.contexts.consular_accounts.rules import BookKind, Concept, Rank, Side, Sum
from chancery.kernel.base import clock, ids
from chancery.kernel.base.money import Money


class Account(models.Model):
    """What one consular office owes an account of for one month, known by its first day.

    `rank` says to whom, as it stood when the month was opened; `remit_by` is the last day to remit by the calendar of
    the host country, as the law had it then.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    rank = models.CharField(max_length=12, choices=[(each.value, each.label) for each in Rank])
    currency = models.CharField(max_length=3)
    remit_by = models.DateField()
    remit_norm = models.CharField(max_length=200)

    class Meta:
        ordering = ("-month", "office")
        constraints = [
            models.UniqueConstraint(fields=["office", "month"], name="one_account_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="account_of_a_month"),
        ]
        indexes = [models.Index("month", "remit_by", name="account_by_month")]

    def __str__(self) -> str:
        return f"{self.office.name}, {self.month:%m/%Y}"

    def local(self, amount: object) -> Money:
        """An amount in the money of the account."""
        return Money(amount, self.currency)  # type: ignore[arg-type]


class Closing(models.Model):
    """The books of a month as they were signed: the first time, or once more because they were observed.

    Each total in the money of the country and in consular soles. A later closing leaves the earlier where it is. That of
    a relief holds what the month said when the charge of the post was handed over; the month is closed besides.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="closings")
    ordinal = models.PositiveSmallIntegerField()
    is_single_document = models.BooleanField()
    is_relief = models.BooleanField(default=False)
    reason = models.CharField(max_length=1000, blank=True)
    acts = models.PositiveIntegerField()
    voided = models.PositiveIntegerField()
    rate = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    brought_local = models.DecimalField(max_digits=14, decimal_places=2)
    brought_consular = models.DecimalField(max_digits=14, decimal_places=2)
    collected_local = models.DecimalField(max_digits=14, decimal_places=2)
    collected_consular = models.DecimalField(max_digits=14, decimal_places=2)
    elsewhere_local = models.DecimalField(max_digits=14, decimal_places=2)
    elsewhere_consular = models.DecimalField(max_digits=14, decimal_places=2)
    refunded_local = models.DecimalField(max_digits=14, decimal_places=2)
    refunded_consular = models.DecimalField(max_digits=14, decimal_places=2)
    balance_local = models.DecimalField(max_digits=14, decimal_places=2)
    balance_consular = models.DecimalField(max_digits=14, decimal_places=2)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("account", "ordinal")
        constraints = [
            models.UniqueConstraint(fields=["account", "is_relief", "ordinal"], name="closings_in_order"),
            models.CheckConstraint(
                condition=Q(is_relief=True, reason="")
                | Q(is_relief=False, ordinal=1)
                | Q(is_relief=False) & ~Q(reason=""),
                name="closed_again_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    balance_local=F("brought_local")
                    + F("collected_local")
                    - F("elsewhere_local")
                    - F("refunded_local"),
                    balance_consular=F("brought_consular")
                    + F("collected_consular")
                    - F("elsewhere_consular")
                    - F("refunded_consular"),
                ),
                name="closing_balances",
            ),
        ]

    @property
    def collected(self) -> Sum:
        """What came in."""
        return Sum(self.collected_local, self.collected_consular)

    @property
    def elsewhere(self) -> Sum:
        """What of it came in elsewhere."""
        return Sum(self.elsewhere_local, self.elsewhere_consular)

    @property
    def refunded(self) -> Sum:
        """What went back."""
        return Sum(self.refunded_local, self.refunded_consular)

    @property
    def balance(self) -> Sum:
        """What remains."""
        return Sum(self.balance_local, self.balance_consular)


class EntryLine(models.Model):
    """A line of the general register of entries as it was signed (D.S. 076-2005-RE, art. 180).

    Of an act of the month; or, without numbers, of an act of a month closed before that was voided afterwards.
    """

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveIntegerField()
    act = models.ForeignKey("acts.Act", on_delete=models.PROTECT, related_name="+")
    is_late_note = models.BooleanField()
    is_voided = models.BooleanField()
    on = models.DateField()
    entry = models.CharField(max_length=20)
    nature = models.CharField(max_length=200)
    interested = models.CharField(max_length=300)
    tariff = models.CharField(max_length=80)
    number = models.CharField(max_length=20)
    serial = models.CharField(max_length=20, blank=True)
    is_digital = models.BooleanField()
    local = models.DecimalField(max_digits=14, decimal_places=2)
    consular = models.DecimalField(max_digits=14, decimal_places=2)
    rate = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ("closing", "position")
        constraints = [
            models.UniqueConstraint(fields=["closing", "position"], name="entry_lines_in_order"),
            models.UniqueConstraint(fields=["closing", "act"], name="one_line_of_an_act"),
        ]


class CashLine(models.Model):
    """A line of the cash book as it was signed (D.S. 076-2005-RE, art. 183)."""

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="cash")
    position = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=6, choices=[(each.value, each.label) for each in Side])
    concept = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Concept])
    section = models.CharField(max_length=4, blank=True)
    rate = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    count = models.PositiveIntegerField()
    local = models.DecimalField(max_digits=14, decimal_places=2)
    consular = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ("closing", "position")
        constraints = [models.UniqueConstraint(fields=["closing", "position"], name="cash_lines_in_order")]


class StickerLine(models.Model):
    """A line of the sticker book as it was signed: what there was, came, went and remained, of one series."""

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="stickers")
    position = models.PositiveSmallIntegerField()
    prefix = models.CharField(max_length=4)
    is_reserve = models.BooleanField()
    concept = models.CharField(max_length=80)
    quantity = models.IntegerField()
    serials = models.TextField(blank=True)

    class Meta:
        ordering = ("closing", "position")
        constraints = [models.UniqueConstraint(fields=["closing", "position"], name="sticker_lines_in_order")]


class RemittanceMeans(models.TextChoices):
    """How a balance is sent (D.S. 076-2005-RE, art. 183)."""

    TRANSFER = "transfer", "Transferencia bancaria"
    CHEQUE = "cheque", "Cheque de gerencia"
    ORDER = "order", "Giro u orden de pago"
    NOTHING = "nothing", "Sin recaudación que remitir"


class Remittance(models.Model):
    """What an office sent for a month: to its regional head in local money, or to Lima in dollars.

    `total_local` holds besides its own what its dependants had sent a head; `bank_rate` is what one dollar cost.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="remittance")
    local = models.DecimalField(max_digits=14, decimal_places=2)
    consular = models.DecimalField(max_digits=14, decimal_places=2)
    total_local = models.DecimalField(max_digits=14, decimal_places=2)
    total_consular = models.DecimalField(max_digits=14, decimal_places=2)
    bank_rate = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    dollars = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    means = models.CharField(max_length=8, choices=RemittanceMeans.choices)
    bank = models.CharField(max_length=80, blank=True)
    operation = models.CharField(max_length=40, blank=True)
    made_on = models.DateField()
    late_because = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(means="nothing", total_local=0)
                | ~Q(means="nothing") & Q(total_local__gt=0) & ~Q(operation=""),
                name="remittance_of_something",
            ),
            models.CheckConstraint(
                condition=Q(bank_rate=None, dollars=None)
                | Q(bank_rate__isnull=False, bank_rate__gt=0, dollars__isnull=False, dollars__gte=0),
                name="remittance_converted_whole",
            ),
        ]


class BalanceLine(models.Model):
    """A line of a regional head's book of balances: its own remittance or one that a dependant had sent it.

    (D.S. 076-2005-RE, arts. 184-185.) What came late is of an earlier month than the book.
    """

    remittance = models.ForeignKey(Remittance, on_delete=models.PROTECT, related_name="balances")
    position = models.PositiveSmallIntegerField()
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="balance_line")
    local = models.DecimalField(max_digits=14, decimal_places=2)
    consular = models.DecimalField(max_digits=14, decimal_places=2)
    rate = models.DecimalField(max_digits=16, decimal_places=6, null=True)
    dollars = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ("remittance", "position")
        constraints = [
            models.UniqueConstraint(fields=["remittance", "position"], name="balance_lines_in_order")
        ]


class BookFile(models.Model):
    """A book as it can be handed out: the signed paper, and the same lines as a spreadsheet."""

    closing = models.ForeignKey(Closing, null=True, on_delete=models.PROTECT, related_name="files")
    remittance = models.ForeignKey(Remittance, null=True, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(max_length=10, choices=[(each.value, each.label) for each in BookKind])
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    sheet = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(closing=None, remittance__isnull=False)
                | Q(closing__isnull=False, remittance=None),
                name="book_of_a_closing_or_a_remittance",
            ),
            models.UniqueConstraint(
                fields=["closing", "kind"], condition=Q(closing__isnull=False), name="one_book_of_a_kind"
            ),
            models.UniqueConstraint(
                fields=["remittance", "kind"],
                condition=Q(remittance__isnull=False),
                name="one_paper_of_a_remittance",
            ),
        ]

    @property
    def signed_with(self) -> "Closing | Remittance":
        """The closing or the remittance of which it is."""
        found = self.closing or self.remittance
        assert found is not None
        return found

    @property
    def account(self) -> Account:
        """The account of which it is a book."""
        return self.signed_with.account


class Observation(models.Model):
    """What Lima, or the regional head, finds wrong: in which book, at which line, and why (D.S. 076-2005-RE, art. 205)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="observations")
    book = models.CharField(max_length=10, choices=[(each.value, each.label) for each in BookKind])
    line = models.CharField(max_length=120)
    reason = models.CharField(max_length=1000)
    is_by_head = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")


class Answer(models.Model):
    """What the office says to an observation; once."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="answer")
    text = models.CharField(max_length=2000)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
