"""What is kept of a travel permit: who travels, who authorised where, the permit itself, and each exit told of it."""

from enum import StrEnum

from django.db import models

from chancery.contexts.travel_permits.rules.use import INCIDENTS
from chancery.kernel.base import clock, ids
from chancery.kernel.cases.crossings import OUT, Crossing
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.travel_documents.single_use import IncidentKind

_DOCUMENTS = [(kind.value, kind.label) for kind in IdentityDocumentKind]


class Relation(StrEnum):
    """What somebody who authorises is to the minor."""

    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the paper."""
        return {"mother": "madre", "father": "padre", "guardian": "tutor o persona que designó el juez"}[
            self.value
        ]


class Transport(StrEnum):
    """By which way the minor leaves."""

    AIR = "air"
    LAND = "land"
    WATER = "water"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the paper."""
        return {"air": "aéreo", "land": "terrestre", "water": "marítimo, fluvial o lacustre"}[self.value]


class IdentityCheck(StrEnum):
    """How the identity of who signed was established."""

    REGISTER = "register"
    DEFERRED = "deferred"
    DOCUMENT = "document"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "register": "comprobada en el registro de identidad",
            "deferred": "por el documento; la consulta al registro está en camino",
            "document": "por el documento que presentó",
        }[self.value]


class Request(models.Model):
    """A journey abroad for which somebody wants a minor's permit."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    given_names = models.CharField(max_length=120)
    first_surname = models.CharField(max_length=80)
    second_surname = models.CharField(max_length=80, blank=True)
    document_kind = models.CharField(max_length=20, choices=_DOCUMENTS)
    document_number = models.CharField(max_length=20)
    document_country = models.CharField(max_length=2)
    born_on = models.DateField()
    nationality = models.CharField(max_length=2)
    is_resident = models.BooleanField()
    days_in_peru = models.PositiveSmallIntegerField(default=0)
    basis = models.CharField(max_length=20, choices=[(basis.value, basis.value) for basis in Basis])
    company = models.CharField(max_length=20, choices=[(company.value, company.value) for company in Company])
    companion_name = models.CharField(max_length=200, blank=True)
    companion_document_kind = models.CharField(max_length=20, choices=_DOCUMENTS, blank=True)
    companion_document_number = models.CharField(max_length=20, blank=True)
    companion_document_country = models.CharField(max_length=2, blank=True)
    carrier = models.CharField(max_length=200, blank=True)
    receiver = models.CharField(max_length=200, blank=True)
    from_city = models.CharField(max_length=200)
    to_city = models.CharField(max_length=200)
    to_country = models.CharField(max_length=2)
    route = models.CharField(max_length=200, blank=True)
    transport = models.CharField(max_length=10, choices=[(way.value, way.value) for way in Transport])
    departs_on = models.DateField()
    returns_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(returns_on=None) | models.Q(returns_on__gte=models.F("departs_on")),
                name="journey_runs_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(company="alone", companion_name="")
                | (~models.Q(company="alone") & ~models.Q(companion_name="")),
                name="companion_unless_alone",
            ),
        ]

    @property
    def minor(self) -> str:
        """The minor's whole name."""
        return " ".join(part for part in (self.given_names, self.first_surname, self.second_surname) if part)


class Authoriser(models.Model):
    """Somebody who must authorise, and the post where that one said to sign; `proxy_*` is who signs in that name.

    `person` is known once the register or an officer has said who it is, and is told of every move.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="authorisers")
    ordinal = models.PositiveSmallIntegerField()
    relation = models.CharField(
        max_length=10, choices=[(relation.value, relation.value) for relation in Relation]
    )
    given_names = models.CharField(max_length=120)
    first_surname = models.CharField(max_length=80)
    second_surname = models.CharField(max_length=80, blank=True)
    document_kind = models.CharField(max_length=20, choices=_DOCUMENTS)
    document_number = models.CharField(max_length=20)
    document_country = models.CharField(max_length=2)
    proxy_name = models.CharField(max_length=200, blank=True)
    proxy_document_kind = models.CharField(max_length=20, choices=_DOCUMENTS, blank=True)
    proxy_document_number = models.CharField(max_length=20, blank=True)
    proxy_document_country = models.CharField(max_length=2, blank=True)
    standing_on = models.DateField(null=True, blank=True)
    post = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "identity.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("ordinal",)
        constraints = [
            models.UniqueConstraint(fields=["request", "ordinal"], name="one_authoriser_at_a_place"),
            models.UniqueConstraint(
                fields=["request", "document_kind", "document_country", "document_number"],
                name="one_place_for_an_authoriser",
            ),
        ]

    @property
    def full_name(self) -> str:
        """Given names, then both surnames."""
        return " ".join(part for part in (self.given_names, self.first_surname, self.second_surname) if part)


class Signing(models.Model):
    """That somebody authorised before an officer: where, when, and how it was known who it was. Only ever added."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    authoriser = models.OneToOneField(Authoriser, on_delete=models.PROTECT, related_name="signing")
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    identity_check = models.CharField(
        max_length=10, choices=[(check.value, check.label) for check in IdentityCheck]
    )
    is_power_seen = models.BooleanField(default=False)
    signed_at = models.DateTimeField(default=clock.now)


class Permit(models.Model):
    """The permit as it was issued, with the token that the border reads without a line. Only ever added."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="permit")
    document = models.OneToOneField("documents.Document", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=24, unique=True)
    token_id = models.BinaryField(max_length=8, unique=True)
    token = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField()

    class Meta:
        indexes = [models.Index("valid_until", name="permit_by_last_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")), name="permit_runs_forward"
            )
        ]


class Exit(Crossing):
    """That a border officer let the minor leave with a permit, and when; one exit consumes it."""

    WAY = OUT

    permit = models.ForeignKey(Permit, on_delete=models.PROTECT, related_name="exits")
    left_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["permit"], condition=models.Q(is_consuming=True), name="one_exit_consumes_a_permit"
            )
        ]
        indexes = [models.Index("office", models.F("told_at").desc(), name="exit_by_office")]


class Incident(models.Model):
    """What was wrong with an exit that had already happened; `first` is the one before it, of a double use."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    exit = models.OneToOneField(Exit, on_delete=models.PROTECT, related_name="incident")
    first = models.ForeignKey(Exit, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in IncidentKind])
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-noted_at",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="double_use", first__isnull=False)
                | (~models.Q(kind="double_use") & models.Q(first=None)),
                name="double_use_names_the_first",
            )
        ]

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return INCIDENTS[IncidentKind(self.kind)]
