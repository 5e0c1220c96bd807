"""What the register holds: authorities, who signs for them and since when, how they sign, and who entered it."""

from enum import StrEnum

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base import ids


class Standing(StrEnum):
    """Whether a row counts: only what a second registrar approved does."""

    PROPOSED = "proposed"
    EFFECTIVE = "effective"
    REJECTED = "rejected"


class RegistrationKind(StrEnum):
    """What a registrar may propose."""

    NEW_SIGNATORY = "new_signatory"
    END_TENURE = "end_tenure"
    NEW_SPECIMEN = "new_specimen"
    NEW_CERTIFICATE = "new_certificate"
    REVOKE_CERTIFICATE = "revoke_certificate"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _REGISTRATIONS[self]


_REGISTRATIONS = {
    RegistrationKind.NEW_SIGNATORY: "Nueva firma",
    RegistrationKind.END_TENURE: "Fin de cargo",
    RegistrationKind.NEW_SPECIMEN: "Nuevo facsímil",
    RegistrationKind.NEW_CERTIFICATE: "Nuevo certificado digital",
    RegistrationKind.REVOKE_CERTIFICATE: "Revocación de certificado digital",
}


class Outcome(StrEnum):
    """How a proposal ended; it is pending while it has none."""

    APPROVED = "approved"
    REJECTED = "rejected"


_STANDING = [(standing.value, standing.value) for standing in Standing]


def _forward(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")), name=name
    )


class Authority(models.Model):
    """An entity for which somebody signs; `certified_by` names whose certification must come before the ministry's."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in AuthorityKind])
    sector = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, default="PE")
    certified_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="certifies"
    )
    folded_name = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "authorities"
        ordering = ("folded_name",)
        constraints = [
            models.UniqueConstraint(fields=["country", "folded_name"], name="one_authority_per_name"),
            models.CheckConstraint(
                condition=Q(certified_by__isnull=True) | ~Q(certified_by=F("id")),
                name="authority_not_certified_by_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Signatory(models.Model):
    """One person in one post; whoever changes post is entered anew."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    name = models.CharField(max_length=200)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="signatories")
    capacity = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=10, choices=_STANDING, default=Standing.PROPOSED)
    folded_name = models.CharField(max_length=200)
    folded_capacity = models.CharField(max_length=200)
    search_text = models.CharField(max_length=700)

    class Meta:
        verbose_name_plural = "signatories"
        ordering = ("folded_name", "id")
        constraints = [
            _forward("signatory_period_forward"),
            models.UniqueConstraint(
                fields=["authority", "folded_name", "folded_capacity", "valid_from"],
                condition=~Q(standing=Standing.REJECTED),
                name="one_signatory_per_post_and_date",
            ),
        ]
        indexes = [
            models.Index("folded_name", "id", name="signatory_by_name"),
            GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="signatory_search"),
        ]

    def __str__(self) -> str:
        return self.name


class Specimen(models.Model):
    """How the signature and the seal look on paper; the image lies in the store under its SHA-256."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, related_name="specimens")
    signature_sha256 = models.CharField(max_length=64)
    seal_sha256 = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=10, choices=_STANDING, default=Standing.PROPOSED)

    class Meta:
        ordering = ("valid_from",)
        constraints = [
            _forward("specimen_period_forward"),
            models.UniqueConstraint(
                fields=["signatory"],
                condition=Q(standing=Standing.EFFECTIVE, valid_until__isnull=True),
                name="one_open_specimen",
            ),
        ]


class RegisteredCertificate(models.Model):
    """An X.509 certificate with which the signatory signs files (Ley 27269, art. 6)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, related_name="certificates")
    fingerprint_sha256 = models.CharField(max_length=64)
    subject = models.CharField(max_length=500)
    issuer = models.CharField(max_length=500)
    serial = models.CharField(max_length=50)
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    pem = models.TextField()
    standing = models.CharField(max_length=10, choices=_STANDING, default=Standing.PROPOSED)

    class Meta:
        ordering = ("not_before",)
        constraints = [
            models.CheckConstraint(
                condition=Q(not_after__gt=F("not_before")), name="certificate_period_forward"
            ),
            models.UniqueConstraint(
                fields=["fingerprint_sha256"],
                condition=~Q(standing=Standing.REJECTED),
                name="one_registration_per_fingerprint",
            ),
        ]


class Registration(models.Model):
    """A proposal and its decision, by two different registrars."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in RegistrationKind])
    signatory = models.ForeignKey(Signatory, on_delete=models.PROTECT, related_name="registrations")
    specimen = models.ForeignKey(
        Specimen, null=True, blank=True, on_delete=models.PROTECT, related_name="registrations"
    )
    certificate = models.ForeignKey(
        RegisteredCertificate, null=True, blank=True, on_delete=models.PROTECT, related_name="registrations"
    )
    tenure_until = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    support = models.CharField(max_length=200)
    proposed_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "identity.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=10, blank=True, choices=[(outcome.value, outcome.value) for outcome in Outcome]
    )
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("proposed_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["signatory", "kind", "certificate"],
                condition=Q(outcome=""),
                nulls_distinct=False,
                name="one_pending_registration",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_by__isnull=True, decided_at__isnull=True)
                | Q(
                    outcome__in=[Outcome.APPROVED, Outcome.REJECTED],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="decision_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REJECTED) | ~Q(reason=""), name="rejection_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(kind=RegistrationKind.END_TENURE) | Q(tenure_until__isnull=False),
                name="end_of_tenure_has_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(kind=RegistrationKind.REVOKE_CERTIFICATE)
                | Q(revoked_at__isnull=False, certificate__isnull=False),
                name="revocation_has_certificate_and_date",
            ),
        ]
