"""What is kept of a salvoconducto: what was asked, what proved who it is for, the decision, each printing. Only added to."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from chancery.contexts.travel_papers.rules import (
    INCIDENTS,
    KIN_DEGREE,
    Cause,
    Initiative,
    LeaveMeans,
    PaperGround,
    ProofMethod,
)
from chancery.kernel.base import clock, ids
from chancery.kernel.cases.crossings import IN, Crossing
from chancery.kernel.identity.checks import IdentityDocumentKind, document_key
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.travel_documents.single_use import IncidentKind
from chancery.kernel.travel_documents.zones import Sex

_DOCUMENTS = [(kind.value, kind.label) for kind in IdentityDocumentKind]


class Application(models.Model):
    """Who must travel without a passport, why, from where to where, and upon whose asking.

    `folded_name` and `born_on` tell one person from another where there is no DNI.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    surnames = models.CharField(max_length=120)
    given_names = models.CharField(max_length=120, blank=True)
    folded_name = models.CharField(max_length=250)
    sex = models.CharField(max_length=1, choices=[(sex.value, sex.value) for sex in Sex])
    born_on = models.DateField()
    birth_place = models.CharField(max_length=120)
    birth_country = models.CharField(max_length=2)
    is_unregistered = models.BooleanField(default=False)
    dni = models.CharField(max_length=8, blank=True)
    cause = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Cause])
    report = models.CharField(max_length=500, blank=True)
    passport_number = models.CharField(max_length=15, blank=True)
    initiative = models.CharField(max_length=14, choices=[(each.value, each.label) for each in Initiative])
    authority = models.CharField(max_length=200, blank=True)
    residence = models.CharField(max_length=2)
    destination = models.CharField(max_length=2)
    itinerary = models.CharField(max_length=200)
    departs_on = models.DateField()
    second_cause = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index("dni", name="travel_paper_by_dni", condition=~Q(dni="")),
            models.Index("folded_name", "born_on", name="travel_paper_by_person"),
            GinIndex(OpClass(F("folded_name"), name="gin_trgm_ops"), name="travel_paper_by_name"),
        ]

    def __str__(self) -> str:
        return self.traveller

    @property
    def traveller(self) -> str:
        """Given names and surnames, as a person is addressed."""
        return f"{self.given_names} {self.surnames}".strip()

    @property
    def cause_label(self) -> str:
        """Why there is no passport, in Spanish."""
        return Cause(self.cause).label

    @property
    def initiative_label(self) -> str:
        """Upon whose asking, in Spanish."""
        return Initiative(self.initiative).label


class IdentityProof(models.Model):
    """By what an officer established who the holder is; the newest counts. An adult's birth act goes with a relative's word."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="proofs")
    method = models.CharField(max_length=10, choices=[(each.value, each.label) for each in ProofMethod])
    birth_act = models.CharField(max_length=120, blank=True)
    kin_name = models.CharField(max_length=120, blank=True)
    kin_degree = models.PositiveSmallIntegerField(null=True)
    kin_contact = models.CharField(max_length=200, blank=True)
    kin_said = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_act="") | Q(method=ProofMethod.BIRTH_ACT.value),
                name="birth_act_where_it_proves",
            ),
            models.CheckConstraint(
                condition=Q(kin_name="", kin_degree=None)
                | (~Q(kin_name="") & Q(kin_degree__gte=1, kin_degree__lte=KIN_DEGREE)),
                name="kin_is_named_with_a_degree",
            ),
        ]

    @property
    def method_label(self) -> str:
        """By what, in Spanish."""
        return ProofMethod(self.method).label


class Minority(models.Model):
    """Of a holder under age: who exercises parental authority, and who travels along (Ley 27337, art. 111)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="minority")
    basis = models.CharField(
        max_length=20, choices=[(each.value, each.label) for each in Basis if not each.is_exception]
    )
    company = models.CharField(max_length=20, choices=[(each.value, each.label) for each in Company])
    companion_name = models.CharField(max_length=200, blank=True)
    companion_document_kind = models.CharField(max_length=20, choices=_DOCUMENTS, blank=True)
    companion_document_number = models.CharField(max_length=20, blank=True)
    companion_document_country = models.CharField(max_length=2, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(company="alone", companion_name="")
                | (~Q(company="alone") & ~Q(companion_name="")),
                name="travel_paper_companion_unless_alone",
            )
        ]

    @property
    def basis_label(self) -> str:
        """Who exercises parental authority, in Spanish."""
        return Basis(self.basis).label

    @property
    def company_label(self) -> str:
        """With whom the minor travels, in Spanish."""
        return Company(self.company).label


class StayingParent(models.Model):
    """Somebody who exercises parental authority, does not travel along, and must give leave."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    minority = models.ForeignKey(Minority, on_delete=models.PROTECT, related_name="staying")
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    document_kind = models.CharField(max_length=20, choices=_DOCUMENTS)
    document_number = models.CharField(max_length=20)
    document_country = models.CharField(max_length=2)

    class Meta:
        ordering = ("ordinal",)
        constraints = [
            models.UniqueConstraint(fields=["minority", "ordinal"], name="one_staying_parent_at_a_place")
        ]

    @property
    def document(self) -> str:
        """By which this person is compared with who signed elsewhere."""
        return document_key(self.document_kind, self.document_country, self.document_number)


class FiliationSeen(models.Model):
    """Which certificates an officer saw that show who exercises parental authority; the newest counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    minority = models.ForeignKey(Minority, on_delete=models.PROTECT, related_name="filiations")
    papers = models.CharField(max_length=500)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")


class Leave(models.Model):
    """That somebody who stays gave leave: before the post, by a travel permit, or through a judge; the newest counts."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    parent = models.ForeignKey(StayingParent, on_delete=models.PROTECT, related_name="leaves")
    means = models.CharField(max_length=10, choices=[(each.value, each.label) for each in LeaveMeans])
    reference = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(means=LeaveMeans.SIGNED.value) | ~Q(reference=""),
                name="leave_from_elsewhere_says_by_what",
            )
        ]

    @property
    def means_label(self) -> str:
        """How, in Spanish."""
        return LeaveMeans(self.means).label


class SecondApproval(models.Model):
    """That somebody other than who decides found the cause of another salvoconducto justified, and why."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="second_approval")
    reason = models.CharField(max_length=2000)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Decision(models.Model):
    """What the consul decided; `poverty` is in what the indigence shows, where it was accepted.

    There is a second one after an appeal that was right: the newest counts, and one that grants is the last.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    is_granted = models.BooleanField()
    poverty = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_granted=True) | ~Q(reason=""), name="travel_paper_refused_for_a_reason"
            ),
            models.UniqueConstraint(
                fields=["application"], condition=Q(is_granted=True), name="travel_paper_granted_once"
            ),
        ]


class TravelPaper(models.Model):
    """One printing, in three originals: its number, its zone, its seal and the days in which it may be used."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="printings")
    number = models.CharField(max_length=15, unique=True)
    act = models.ForeignKey("acts.Act", on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    zone = models.CharField(max_length=73)
    seal = models.BinaryField(max_length=512)
    valid_from = models.DateField()
    valid_until = models.DateField()
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at", "-id")
        indexes = [
            models.Index("valid_until", name="travel_paper_by_last_day"),
            models.Index("zone", name="travel_paper_by_zone"),
        ]

    def __str__(self) -> str:
        return self.number


class Spoiling(models.Model):
    """That a printing was spoilt before it was handed over, and why: its number serves nobody."""

    paper = models.OneToOneField(TravelPaper, on_delete=models.PROTECT, related_name="spoiling")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("at", name="travel_paper_spoilt_by_instant")]


class PaperDelivery(models.Model):
    """That the holder's original was read, says what it should, and was handed over."""

    paper = models.OneToOneField(TravelPaper, on_delete=models.PROTECT, related_name="delivery")
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("at", name="travel_paper_given_by_instant")]


class BorderEntry(Crossing):
    """That a border officer let the holder in with a salvoconducto, and when; one entry consumes it."""

    WAY = IN

    paper = models.ForeignKey(TravelPaper, on_delete=models.PROTECT, related_name="entries")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper"], condition=Q(is_consuming=True), name="one_entry_consumes_a_travel_paper"
            )
        ]
        indexes = [models.Index("office", F("told_at").desc(), name="border_entry_by_office")]


class EntryIncident(models.Model):
    """What was wrong with an entry that had already happened; `first` is the one before it, of a double use."""

    entry = models.OneToOneField(BorderEntry, on_delete=models.PROTECT, related_name="incident")
    first = models.ForeignKey(BorderEntry, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in IncidentKind])
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-noted_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="double_use", first__isnull=False) | (~Q(kind="double_use") & Q(first=None)),
                name="double_entry_names_the_first",
            )
        ]

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return INCIDENTS[IncidentKind(self.kind)]


class Cancellation(models.Model):
    """That a salvoconducto no longer stands, since when, on which ground and why; by the holder or the consul."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="cancellation")
    ground = models.CharField(max_length=8, choices=[(each.value, each.label) for each in PaperGround])
    reason = models.CharField(max_length=2000)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index("at", name="travel_paper_undone_by_instant")]

    @property
    def ground_label(self) -> str:
        """The ground in Spanish."""
        return PaperGround(self.ground).label
