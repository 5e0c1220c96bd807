"""What a deed states, who made it, where it stands in the book, and who asked whether it stands. See ADR 25."""

from enum import StrEnum

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, IntegerRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value

from chancery.contexts.public_deeds.rules.kinds import KINDS, Book, CopyKind, Kind, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.kernel.base import clock, ids
from chancery.kernel.identity.checks import IdentityDocumentKind


class Means(StrEnum):
    """By what somebody's identity was checked."""

    REGISTER = "register"
    PAPER = "paper"


class Finding(StrEnum):
    """What the check of somebody's identity said. Of the register's data nothing is kept: the law allows no copy."""

    CONFIRMED = "confirmed"
    RESTRICTED = "restricted"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    DIFFERS = "differs"
    PENDING = "pending"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _FINDINGS[self]


_FINDINGS = {
    Finding.CONFIRMED: "Confirmada",
    Finding.RESTRICTED: "El registro anota una restricción",
    Finding.CANCELLED: "Inscripción cancelada: figura fallecida",
    Finding.UNKNOWN: "El registro no conoce ese DNI",
    Finding.DIFFERS: "Los nombres no coinciden con el registro",
    Finding.PENDING: "El registro no respondió: se consultará otra vez",
}


class Manner(StrEnum):
    """How a party signed before the consul."""

    SIGNATURE = "signature"
    SIGNATURE_AND_PRINT = "signature_and_print"
    PRINT = "print"
    OWN_CERTIFICATE = "own_certificate"

    @property
    def label(self) -> str:
        """The Spanish words shown on the screen and on paper."""
        return _MANNERS[self]


_MANNERS = {
    Manner.SIGNATURE_AND_PRINT: "Firmó y estampó su huella dactilar",
    Manner.SIGNATURE: "Firmó",
    Manner.PRINT: "Estampó su huella dactilar; otra persona firmó a su ruego",
    Manner.OWN_CERTIFICATE: "Firmó con su propio certificado digital",
}


class Asker(StrEnum):
    """What kind of person asked whether a deed stands; the grantor is told that and no name."""

    REGISTRY = "registry"
    HOLDER = "holder"

    @property
    def label(self) -> str:
        """The Spanish words of the notice."""
        return {"registry": "un registrador público", "holder": "una persona que tiene el código"}[self.value]


class Deed(models.Model):
    """What is drafted with a case; frozen by the database once it is entered in the book.

    `amends` is the deed that this one revokes, modifies, extends, substitutes or rectifies; `amends_other` names one that
    stands elsewhere. `base` is the value in consular soles, of which the tariff takes its share.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, choices=[(code, found.title) for code, found in KINDS.items()])
    object = models.TextField(blank=True)
    clauses = models.TextField(blank=True)
    faculties = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    base = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    term = models.CharField(max_length=200, blank=True)
    exercise_place = models.CharField(max_length=200, blank=True)
    draft_by = models.CharField(max_length=200, blank=True)
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amendments")
    amends_other = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(value=None, currency="") | (Q(value__gte=0) & ~Q(currency="")),
                name="deed_value_has_currency",
            )
        ]

    @property
    def form(self) -> Kind:
        """The kind of deed, as the tariff and the regulation have it."""
        return KINDS[self.kind]


class Party(models.Model):
    """Somebody in a deed, as the deed names them. `person` is set once an officer has checked who it is."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    deed = models.ForeignKey(Deed, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=12, choices=[(part.value, part.label) for part in Part])
    person = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    given_names = models.CharField(max_length=120)
    first_surname = models.CharField(max_length=80)
    second_surname = models.CharField(max_length=80, blank=True)
    document_kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.label) for kind in IdentityDocumentKind]
    )
    document_number = models.CharField(max_length=20)
    document_country = models.CharField(max_length=2, default="PE")
    birth_on = models.DateField(null=True)
    nationality = models.CharField(max_length=60)
    civil_status = models.CharField(max_length=60)
    occupation = models.CharField(max_length=100)
    address = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=300, blank=True)
    speaks_spanish = models.BooleanField(default=True)
    language = models.CharField(max_length=60, blank=True)
    can_sign = models.BooleanField(default=True)
    can_read = models.BooleanField(default=True)
    folded_name = models.CharField(max_length=300, editable=False)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["deed", "position"], name="one_party_per_place")]
        indexes = [models.Index(fields=["document_number"], name="party_by_document")]

    def stated(self) -> PersonInDeed:
        """The party as the rules know it."""
        return PersonInDeed(
            part=Part(self.part),
            given_names=self.given_names,
            first_surname=self.first_surname,
            second_surname=self.second_surname,
            document_kind=self.document_kind,
            document_number=self.document_number,
            document_country=self.document_country,
            nationality=self.nationality,
            civil_status=self.civil_status,
            occupation=self.occupation,
            address=self.address,
            birth_on=self.birth_on,
            on_behalf_of=self.on_behalf_of,
            speaks_spanish=self.speaks_spanish,
            language=self.language,
            can_sign=self.can_sign,
            can_read=self.can_read,
        )

    @property
    def name(self) -> str:
        """Given names, then both surnames."""
        return self.stated().name

    @property
    def document(self) -> str:
        """The identity document, as the screen shows it."""
        return f"{IdentityDocumentKind(self.document_kind).label} {self.document_number}"


class IdentityCheck(models.Model):
    """That somebody's identity was checked, by what, with which finding. Only added: the newest of a party counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="checks")
    document_kind = models.CharField(max_length=20)
    document_number = models.CharField(max_length=20)
    names = models.CharField(max_length=300)
    """The folded names that were compared: other names need another check."""
    means = models.CharField(max_length=8, choices=[(means.value, means.value) for means in Means])
    finding = models.CharField(max_length=10, choices=[(found.value, found.label) for found in Finding])
    consultation_id = models.UUIDField(null=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")


class Qualification(models.Model):
    """The consul's word on capacity, freedom and knowledge, before the fee is asked. Only added."""

    deed = models.OneToOneField(Deed, on_delete=models.PROTECT, related_name="qualification")
    charge = models.OneToOneField("fees.Charge", on_delete=models.PROTECT, related_name="+")
    has_medical_certificate = models.BooleanField(default=False)
    notes = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


def _fojas() -> Func:
    return Func(
        F("first_foja"), F("last_foja"), Value("[]"), function="int4range", output_field=IntegerRangeField()
    )


class BookEntry(models.Model):
    """A deed in the office's book of the year: its number, its fojas and its text, for ever. Only added.

    A power out of the register has text but no number and no fojas. `lines` is the text as it was broken.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    deed = models.OneToOneField(Deed, on_delete=models.PROTECT, related_name="entry")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    book = models.CharField(max_length=6, choices=[(book.value, book.label) for book in Book])
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(null=True)
    first_foja = models.PositiveIntegerField(null=True)
    last_foja = models.PositiveIntegerField(null=True)
    entered_on = models.DateField()
    entered_at = models.DateTimeField(default=clock.now)
    entered_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    act = models.OneToOneField("acts.Act", null=True, on_delete=models.PROTECT, related_name="+")
    lines = models.JSONField()
    sha256 = models.CharField(max_length=64)
    search = models.GeneratedField(
        expression=SearchVector("folded_text", config="spanish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    folded_text = models.TextField(editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "book", "year", "number"], name="one_deed_per_number"),
            models.CheckConstraint(
                condition=Q(book=Book.NONE.value, number=None, first_foja=None, last_foja=None)
                | (
                    ~Q(book=Book.NONE.value)
                    & Q(number__gte=1, first_foja__gte=1)
                    & Q(last_foja__gte=F("first_foja"), act__isnull=False)
                ),
                name="deed_in_a_book_has_number_and_fojas",
            ),
            ExclusionConstraint(
                name="one_deed_on_a_foja",
                expressions=[
                    ("office", RangeOperators.EQUAL),
                    ("book", RangeOperators.EQUAL),
                    ("year", RangeOperators.EQUAL),
                    (_fojas(), RangeOperators.OVERLAPS),
                ],
                condition=Q(first_foja__isnull=False),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="deed_by_text"),
            models.Index("office", "book", F("entered_on").desc(), name="deed_by_day"),
            models.Index(fields=["number", "year"], name="deed_by_number"),
        ]

    @property
    def printed_number(self) -> str:
        """«12/2026», as it is written; a dash for what has no number."""
        return f"{self.number}/{self.year}" if self.number else "—"


class Signature(models.Model):
    """That a party signed before the consul: when and in which manner. Only added, and never after the conclusion."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="signatures")
    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="signature")
    manner = models.CharField(max_length=20, choices=[(manner.value, manner.label) for manner in Manner])
    signed_on = models.DateField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "id")


class Conclusion(models.Model):
    """That the consul authorised a deed: from this instant it stands, and what it does to another is done. Only added."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    deed = models.OneToOneField(Deed, on_delete=models.PROTECT, related_name="conclusion")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class Copy(models.Model):
    """A testimony, a summary or a letter that was asked for; a registry is named in a letter."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="copies")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in CopyKind])
    ordinal = models.PositiveSmallIntegerField()
    fojas = models.PositiveSmallIntegerField()
    registry = models.CharField(max_length=200, blank=True)
    document = models.OneToOneField(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deed", "kind", "ordinal"], name="copies_are_counted")]


class Use(models.Model):
    """That somebody asked whether a deed stands. Only added. `told_at`: when the grantor had a notice of it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="uses")
    document = models.ForeignKey("documents.Document", null=True, on_delete=models.PROTECT, related_name="+")
    asker = models.CharField(max_length=10, choices=[(asker.value, asker.label) for asker in Asker])
    person_id = models.UUIDField(null=True)
    """Who, where it is known; the grantor is not told it."""
    at = models.DateTimeField(default=clock.now)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index("deed", F("at").desc(), name="use_by_deed"),
            models.Index(fields=["deed", "at"], name="use_untold", condition=Q(told_at__isnull=True)),
        ]


class WillOpening(models.Model):
    """That a death certificate opened a will: only then is it told that it exists. Only added."""

    deed = models.OneToOneField(Deed, on_delete=models.PROTECT, related_name="opening")
    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    died_on = models.DateField()
    certificate = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class PaperDeed(models.Model):
    """An old deed on paper, as its image shows it: what was typed of it can be searched. Only added."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20)
    fojas = models.CharField(max_length=40, blank=True)
    deed_on = models.DateField(null=True)
    title = models.CharField(max_length=200)
    people = models.TextField()
    transcript = models.TextField(blank=True)
    folded_text = models.TextField(editable=False)
    search = models.GeneratedField(
        expression=SearchVector("folded_text", config="spanish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    upload = models.OneToOneField("documents.Upload", on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField(default=clock.now)
    loaded_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "number"], name="one_paper_deed_per_number")
        ]
        indexes = [GinIndex(fields=["search"], name="paper_deed_by_text")]
