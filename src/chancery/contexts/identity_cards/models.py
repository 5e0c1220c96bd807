"""What is kept of an identity card: what was asked, that it was captured, how it travelled, who collected it, what is in stock.

Nothing biometric: `PieceTaken` says that a piece was taken, never what it looks like. Rows are only added.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from chancery.contexts.identity_cards.rules import (
    Bond,
    CardOutcome,
    CardSupply,
    HolderStanding,
    OldCardFate,
    Piece,
    Receiver,
    RegisterEntry,
    StockChange,
)
from chancery.kernel.base import clock, ids

_PERSON = "identity.Person"


class CardRequest(models.Model):
    """Who wants which procedure of the card, through whom.

    `dni` is empty for who was never registered. `origin` is the request whose card came with an error (a reprocess).
    `birth_act` names the act that a registration rests on.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    standing = models.CharField(max_length=12, choices=[(each.value, each.value) for each in HolderStanding])
    bond = models.CharField(max_length=10, blank=True, choices=[(each.value, each.label) for each in Bond])
    given_names = models.CharField(max_length=120)
    first_surname = models.CharField(max_length=80)
    second_surname = models.CharField(max_length=80, blank=True)
    holder_folded = models.CharField(max_length=290)
    born_on = models.DateField()
    dni = models.CharField(max_length=8, blank=True)
    card_expires_on = models.DateField(null=True)
    birth_act = models.CharField(max_length=120, blank=True)
    birth_act_issued_on = models.DateField(null=True)
    address = models.CharField(max_length=200)
    origin = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="reprocesses")

    class Meta:
        indexes = [
            models.Index("dni", name="card_request_by_dni", condition=~Q(dni="")),
            GinIndex(OpClass(F("holder_folded"), name="gin_trgm_ops"), name="card_request_by_holder"),
        ]

    def __str__(self) -> str:
        return self.holder

    @property
    def holder(self) -> str:
        """Names and surnames, in that order."""
        return " ".join(filter(None, (self.given_names, self.first_surname, self.second_surname)))

    @property
    def bond_label(self) -> str:
        """Through whom it is asked for."""
        return Bond(self.bond).label


class RequestedChange(models.Model):
    """One datum that the holder asks to change, and to what."""

    request = models.ForeignKey(CardRequest, on_delete=models.PROTECT, related_name="changes")
    change = models.CharField(max_length=24)
    wanted = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["request", "change"], name="one_wish_per_datum")]


class Capture(models.Model):
    """That the data of a holder were captured, in which mode, on which form, after what the register said. The newest counts.

    A capture after an observation is on a new form: the one before stays as it was.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.ForeignKey(CardRequest, on_delete=models.PROTECT, related_name="captures")
    mode = models.CharField(max_length=24)
    form_number = models.CharField(max_length=20, blank=True)
    entry = models.CharField(max_length=12, choices=[(each.value, each.label) for each in RegisterEntry])
    is_minor = models.BooleanField()
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["form_number"], condition=~Q(form_number=""), name="one_capture_per_form"
            )
        ]

    @property
    def entry_label(self) -> str:
        """What the register said, in Spanish."""
        return RegisterEntry(self.entry).label


class PieceTaken(models.Model):
    """That one piece was taken at a capture; never the piece itself."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="pieces")
    piece = models.CharField(max_length=20, choices=[(each.value, each.label) for each in Piece])

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["capture", "piece"], name="one_row_per_piece")]

    @property
    def label(self) -> str:
        """What was taken."""
        return Piece(self.piece).label


class CardAnnotation(models.Model):
    """What the office notes of a request and that stops nothing: a doubt, an imprisonment, an electoral omission (DI 316, 6.9)."""

    request = models.ForeignKey(CardRequest, on_delete=models.PROTECT, related_name="annotations")
    text = models.CharField(max_length=500)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="annotation_says_something")]


class WindowApproval(models.Model):
    """That the window approved a capture, the fingers having matched, and whether RENIEC had the act that was needed."""

    capture = models.OneToOneField(Capture, on_delete=models.PROTECT, related_name="approval")
    is_act_registered = models.BooleanField()
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class CardShipment(models.Model):
    """Forms that an office sends to RENIEC together."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index("office", F("id").desc(), name="card_shipment_by_office")]


class ShipmentLeaving(models.Model):
    """That a shipment left: by whom it was taken, with which waybill, and why on another day than the courier's."""

    shipment = models.OneToOneField(CardShipment, on_delete=models.PROTECT, related_name="leaving")
    carrier = models.CharField(max_length=80)
    waybill = models.CharField(max_length=40)
    left_on = models.DateField()
    off_day_because = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class CardEnvelope(models.Model):
    """One envelope of a lot: at most thirty forms of one subtype and mode, of majors or of minors."""

    shipment = models.ForeignKey(CardShipment, on_delete=models.PROTECT, related_name="envelopes")
    lot = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=32)
    mode = models.CharField(max_length=24)
    is_minor = models.BooleanField()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["shipment", "number"], name="envelopes_of_a_shipment_numbered")
        ]


class EnclosedForm(models.Model):
    """One form in an envelope."""

    envelope = models.ForeignKey(CardEnvelope, on_delete=models.PROTECT, related_name="forms")
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="enclosures")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("place",)
        constraints = [
            models.UniqueConstraint(fields=["envelope", "place"], name="one_form_in_each_place"),
            models.CheckConstraint(condition=Q(place__gte=1, place__lte=30), name="thirty_forms_an_envelope"),
        ]


class CardReception(models.Model):
    """A dispatch of RENIEC opened at an office: its guide against what was in the box."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    guide = models.CharField(max_length=40)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")
        indexes = [models.Index("office", F("at").desc(), name="card_reception_by_office")]
        constraints = [models.UniqueConstraint(fields=["office", "guide"], name="one_reception_per_guide")]


class ReceivedCard(models.Model):
    """One number of a guide or of its box: received, missing, more than listed, of no request of the office, or of one that another site writes."""

    reception = models.ForeignKey(CardReception, on_delete=models.PROTECT, related_name="cards")
    number = models.CharField(max_length=30)
    request = models.ForeignKey(CardRequest, null=True, on_delete=models.PROTECT, related_name="receptions")
    outcome = models.CharField(max_length=12, choices=[(each.value, each.label) for each in CardOutcome])

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["reception", "number"], name="one_line_per_card")]

    @property
    def label(self) -> str:
        """What came of it, in Spanish."""
        return CardOutcome(self.outcome).label


class PickupChange(models.Model):
    """That the holder asked to collect the card at another office. The newest says where; `reason`, how a counter was asked."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.ForeignKey(CardRequest, on_delete=models.PROTECT, related_name="pickup_changes")
    from_office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(condition=~Q(from_office=F("to_office")), name="pickup_moves_elsewhere")
        ]


class CardTransfer(models.Model):
    """That one office posted a card to another, where it is collected: by whom it is carried, with which waybill."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.ForeignKey(CardRequest, on_delete=models.PROTECT, related_name="transfers")
    from_office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    carrier = models.CharField(max_length=80)
    waybill = models.CharField(max_length=40)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("at", "id")


class TransferOutcome(models.Model):
    """What the receiving office said of a transfer: accepted, or what differs, after which the sender answers for the card."""

    transfer = models.OneToOneField(CardTransfer, on_delete=models.PROTECT, related_name="outcome")
    is_accepted = models.BooleanField()
    difference = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_accepted=True, difference="") | Q(is_accepted=False) & ~Q(difference=""),
                name="transfer_differs_in_something",
            )
        ]


class CardDelivery(models.Model):
    """To whom a card was given, the finger having matched, and what became of the document before."""

    request = models.OneToOneField(CardRequest, on_delete=models.PROTECT, related_name="delivery")
    receiver = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Receiver])
    receiver_name = models.CharField(max_length=200)
    receiver_document = models.CharField(max_length=40)
    has_ticket = models.BooleanField()
    old_card = models.CharField(max_length=10, choices=[(each.value, each.label) for each in OldCardFate])
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class StockMovement(models.Model):
    """So many forms or cards that came to an office or left its stock, and why."""

    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    supply = models.CharField(max_length=4, choices=[(each.value, each.label) for each in CardSupply])
    movement = models.CharField(max_length=8, choices=[(each.value, each.label) for each in StockChange])
    quantity = models.PositiveIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    on = models.DateField()
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index("office", "supply", "on", name="card_stock_by_day")]
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="card_stock_moves_something")]


class CardStockCount(models.Model):
    """What was counted at the end of a month, beside what the equation says."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    supply = models.CharField(max_length=4, choices=[(each.value, each.label) for each in CardSupply])
    month = models.DateField()
    opening = models.PositiveIntegerField()
    expected = models.IntegerField()
    counted = models.PositiveIntegerField()
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-month", "supply")
        constraints = [
            models.UniqueConstraint(fields=["office", "supply", "month"], name="one_card_count_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="card_count_of_a_month"),
        ]

    @property
    def difference(self) -> int:
        """How many more were found than should be; negative where some are missing."""
        return self.counted - self.expected


class CardStockClosing(models.Model):
    """That another person than who counted closed the count, with what explains its difference."""

    count = models.OneToOneField(CardStockCount, on_delete=models.PROTECT, related_name="closing")
    explanation = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
