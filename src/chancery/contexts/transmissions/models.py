"""What is kept of a transmission: what was asked, what the book says, each hand-over in its chain, each printing, and who collected."""

from django.db import models

from chancery.contexts.transmissions.rules import Book, DeliveryManner, Identified, Link, Moment, Purpose
from chancery.kernel.base import clock, ids
from chancery.kernel.identity.checks import IdentityDocumentKind

_DOCUMENTS = [(kind.value, kind.label) for kind in IdentityDocumentKind]


class Transmission(models.Model):
    """A document that a post issues and an office elsewhere delivers; `destination` is none where it is delivered digitally.

    Of a registry copy the document is there once it is certified; a travel permit was issued before it is sent.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    destination = models.ForeignKey(
        "organisation.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.ForeignKey("organisation.Office", null=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey("documents.Document", null=True, on_delete=models.PROTECT, related_name="+")
    permit_number = models.CharField(max_length=24, blank=True)
    permit_case_id = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index("destination", name="transmission_destination"),
            models.Index("permit_case_id", name="transmission_permit"),
        ]

    @property
    def manner(self) -> DeliveryManner:
        """How the applicant receives it."""
        return DeliveryManner.DIGITAL if self.destination_id is None else DeliveryManner.COUNTER

    @property
    def is_permit(self) -> bool:
        """Whether what travels is a minor's travel permit."""
        return bool(self.permit_number)

    @property
    def what(self) -> str:
        """What travels, in a few words."""
        if self.is_permit:
            return f"Autorización de viaje de menor {self.permit_number}"
        return f"Copia certificada de {self.sought.label}"

    @property
    def delivered_by(self) -> str:
        """Where it is collected, in words."""
        return self.destination.name if self.destination else "Entrega digital, en la cuenta del solicitante"


class SoughtEntry(models.Model):
    """The act of a registry of which a copy is asked for, as far as the applicant knows it."""

    transmission = models.OneToOneField(
        Transmission, primary_key=True, on_delete=models.PROTECT, related_name="sought"
    )
    book = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Book])
    holder = models.CharField(max_length=200)
    other = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField()
    happened_on = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Purpose])

    @property
    def label(self) -> str:
        """What kind of act it is."""
        return Book(self.book).label


class FoundEntry(models.Model):
    """What the book says: where the act stands, of whom it is, and its image. A correction is another row; the last counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    transmission = models.ForeignKey(Transmission, on_delete=models.PROTECT, related_name="found")
    volume = models.CharField(max_length=20)
    folio = models.CharField(max_length=20)
    number = models.CharField(max_length=20)
    registered_on = models.DateField()
    holder = models.CharField(max_length=200)
    other = models.CharField(max_length=200, blank=True)
    image = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    reverse = models.OneToOneField("documents.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    found_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField(default=clock.now)


class HandOver(models.Model):
    """One hand-over: which bytes went from whom to whom, with the hash of the one before it, and its sealed receipt.

    `sha256` was computed of the bytes in the store at that moment. The digest is recomputed by `make verify` and by
    whoever holds the statement.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    transmission = models.ForeignKey(Transmission, on_delete=models.PROTECT, related_name="hand_overs")
    ordinal = models.PositiveSmallIntegerField()
    moment = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Moment])
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    from_office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey(
        "organisation.Office", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sender = models.CharField(max_length=200)
    recipient = models.CharField(max_length=200)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    receipt = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transmission", "ordinal"], name="one_hand_over_per_place"),
            models.UniqueConstraint(fields=["transmission", "previous"], name="hand_overs_do_not_fork"),
        ]

    @property
    def link(self) -> Link:
        """As it is hashed."""
        return Link(
            transmission=self.transmission.case.number,
            ordinal=self.ordinal,
            moment=Moment(self.moment),
            document=self.document.number,
            sha256=self.sha256,
            sender=self.sender,
            recipient=self.recipient,
            by=self.by_name,
            at=self.at,
            note=self.note,
            previous=self.previous,
        )


class SignatureCheck(models.Model):
    """That Lima compared the consul's signature with the register, on the day of signing, and legalised it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    transmission = models.OneToOneField(Transmission, on_delete=models.PROTECT, related_name="check_made")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    signatory_id = models.UUIDField()
    signatory = models.CharField(max_length=200)
    capacity = models.CharField(max_length=200)
    authority = models.CharField(max_length=200)
    signed_on = models.DateField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Printout(models.Model):
    """One printing of the document at the office of delivery; after the first, with its reason."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    transmission = models.ForeignKey(Transmission, on_delete=models.PROTECT, related_name="printouts")
    ordinal = models.PositiveSmallIntegerField()
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=40, unique=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transmission", "ordinal"], name="printouts_are_counted"),
            models.CheckConstraint(
                condition=models.Q(ordinal=1) | ~models.Q(reason=""), name="printed_again_for_a_reason"
            ),
        ]


class Collection(models.Model):
    """Who took the document, how that person was identified, and by which power if it was not the applicant."""

    transmission = models.OneToOneField(
        Transmission, primary_key=True, on_delete=models.PROTECT, related_name="collection"
    )
    name = models.CharField(max_length=200)
    document_kind = models.CharField(max_length=20, choices=_DOCUMENTS)
    document_number = models.CharField(max_length=24)
    document_country = models.CharField(max_length=2)
    power = models.CharField(max_length=200, blank=True)
    identified = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Identified])
    hand_over = models.OneToOneField(HandOver, on_delete=models.PROTECT, related_name="+")
