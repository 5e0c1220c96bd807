"""Who is known: people, companies, the accounts they sign in with and the roles they hold."""

from enum import StrEnum
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Role


class IdentityDocumentKind(StrEnum):
    """By which paper a person is known."""

    DNI = "dni"
    FOREIGN_CARD = "foreign_card"
    TEMPORARY_PERMIT = "temporary_permit"
    PASSPORT = "passport"
    FOREIGN_ID = "foreign_id"


class Person(models.Model):
    """A natural person, known by one identity document."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    given_names = models.CharField(max_length=120)
    first_surname = models.CharField(max_length=80)
    second_surname = models.CharField(max_length=80, blank=True)
    birth_on = models.DateField(null=True, blank=True)
    document_kind = models.CharField(
        max_length=20, choices=[(k.value, k.value) for k in IdentityDocumentKind]
    )
    document_number = models.CharField(max_length=20)
    document_country = models.CharField(max_length=2, default="PE")
    nationality = models.CharField(max_length=2, default="PE")
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document_kind", "document_country", "document_number"],
                name="one_person_per_document",
            )
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
    """Makes accounts; the framework asks for this name."""

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
