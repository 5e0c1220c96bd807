"""Who is known: people, companies, the accounts they sign in with and the roles they hold."""

from enum import StrEnum
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Greatest, Least

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Role
from chancery.kernel.base.languages import SPANISH
from chancery.kernel.identity.checks import IdentityDocumentKind as IdentityDocumentKind


def _period(starts: str = "valid_from", ends: str = "valid_until") -> Func:
    return Func(F(starts), F(ends), function="daterange", output_field=DateRangeField())


class Person(models.Model):
    """A natural person, known by one identity document; `language` is the one in which they want to be written to."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    given_names = models.CharField(max_length=120)
    first_surname = models.CharField(max_length=80)
    second_surname = models.CharField(max_length=80, blank=True)
    birth_on = models.DateField(null=True, blank=True)
    document_kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.label) for kind in IdentityDocumentKind]
    )
    document_number = models.CharField(max_length=20)
    document_country = models.CharField(max_length=2, default="PE")
    nationality = models.CharField(max_length=2, default="PE")
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default=SPANISH)
    folded_name = models.CharField(max_length=300, blank=True, editable=False)
    privacy_accepted_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document_kind", "document_country", "document_number"],
                name="one_person_per_document",
            )
        ]
        indexes = [
            GinIndex(OpClass(F("folded_name"), name="gin_trgm_ops"), name="person_by_folded_name"),
            models.Index(
                OpClass(F("document_number"), name="varchar_pattern_ops"), name="person_by_document"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Given names, then both surnames, as on the identity card."""
        return " ".join(part for part in (self.given_names, self.first_surname, self.second_surname) if part)


class Company(models.Model):
    """A legal person, known by its RUC or by its foreign registration."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    name = models.CharField(max_length=200)
    registration = models.CharField(max_length=30)
    country = models.CharField(max_length=2, default="PE")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["country", "registration"], name="one_company_per_registration")
        ]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts, and finds each with its person; the framework asks for this name."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        return super().get_queryset().select_related("person")

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "Account":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Account(AbstractBaseUser, PermissionsMixin):
    """What a person signs in with: an e-mail address, and the factors kept by the accounts library."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, null=True, blank=True, on_delete=models.PROTECT)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=clock.now)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    def __str__(self) -> str:
        return self.email


class RoleHeld(models.Model):
    """A role held by a person at an office; `valid_until` is the first day on which it is no longer held."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="roles_held")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="role_period_in_order"
            ),
            models.CheckConstraint(condition=~Q(granted_by=F("person")), name="role_not_self_granted"),
            ExclusionConstraint(
                name="role_held_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("office", RangeOperators.EQUAL),
                    (_period(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{Role(self.role).label} · {self.office}"


class Delegation(models.Model):
    """During an absence, a colleague holds the same role at the same office: no longer than its owner does."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    role_held = models.ForeignKey(RoleHeld, on_delete=models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="delegations_received")
    valid_from = models.DateField()
    valid_until = models.DateField()
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gte=F("valid_from")), name="delegation_in_order"),
            ExclusionConstraint(
                name="one_delegate_at_a_time",
                expressions=[("role_held", RangeOperators.EQUAL), (_period(), RangeOperators.OVERLAPS)],
            ),
        ]


class KinLine(StrEnum):
    """How two people are kin (Código Civil 236-238)."""

    SPOUSE = "spouse"
    CONSANGUINITY = "consanguinity"
    AFFINITY = "affinity"


class Kinship(models.Model):
    """Two people are kin; it holds in both directions. A spouse is kin in degree zero."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kin")
    relative = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kin_of")
    line = models.CharField(max_length=20, choices=[(line.value, line.value) for line in KinLine])
    degree = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("relative")), name="kin_of_another"),
            models.CheckConstraint(
                condition=Q(line="spouse", degree=0) | (~Q(line="spouse") & Q(degree__gte=1, degree__lte=8)),
                name="kin_degree_fits_line",
            ),
            models.UniqueConstraint(
                Least("person", "relative"),
                Greatest("person", "relative"),
                "line",
                name="one_kinship_per_pair",
            ),
        ]


class Representation(models.Model):
    """A person may act for a company, by virtue of a paper."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="representations")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="representations")
    evidence = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="representation_in_order"
            ),
            ExclusionConstraint(
                name="represented_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("company", RangeOperators.EQUAL),
                    (_period(), RangeOperators.OVERLAPS),
                ],
            ),
        ]


class IdempotentReply(models.Model):
    """What was answered to a request that creates, so that its repetition creates nothing."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    caller = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.BinaryField(default=b"")
    headers = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["caller", "key"], name="one_reply_per_key")]
        indexes = [models.Index("created_at", name="reply_by_age")]


class Allowance(models.Model):
    """When one address, or one account, may ask again for what is limited.

    `spacing` is how far apart requests come at the steady rate. The table is unlogged: a crash may forget it.
    """

    key = models.CharField(max_length=120, primary_key=True)
    opens_at = models.DateTimeField()
    spacing = models.DurationField()
