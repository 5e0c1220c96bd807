"""The verbs about people: who registers, with which account, and whose kin they are."""

from dataclasses import asdict, dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import SPANISH
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind, fold, validate_document
from chancery.kernel.identity.models import (
    Account,
    KinLine,
    Kinship,
    Person,
)
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers


class DocumentTaken(Conflict):
    code = "document_taken"
    sentence = "Ya hay una persona registrada con ese documento de identidad."
    next_step = (
        "Si es usted, ingrese con su cuenta o restablezca su contraseña. "
        "Si nunca creó una cuenta, acérquese a una oficina con su documento."
    )


class EmailTaken(Conflict):
    code = "email_taken"
    sentence = "Ya hay una cuenta con ese correo electrónico."
    next_step = "Ingrese con ella o use otro correo."


class AccountHasPerson(Conflict):
    code = "account_has_person"
    sentence = "Esta cuenta ya pertenece a una persona."
    next_step = "Para cambiar sus datos, use «Mi cuenta»."


class BirthInvalid(Invalid):
    code = "birth_invalid"
    sentence = "La fecha de nacimiento no puede ser posterior a hoy."


class LanguageUnknown(Invalid):
    """We write in the languages that pages exist in."""

    code = "language_unknown"
    sentence = "En ese idioma no escribimos."
    next_step = "Elija uno de los que se ofrecen."


class KinshipInvalid(Invalid):
    code = "kinship_invalid"
    sentence = "El parentesco no es válido: el grado va de 1 a 8 y es entre dos personas distintas."


class KinshipRecorded(Conflict):
    code = "kinship_recorded"
    sentence = "El parentesco entre esas personas ya está registrado."
    next_step = "No hace falta registrarlo otra vez: vale en ambos sentidos."


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Who somebody says to be; the document number may still hold separators."""

    given_names: str
    first_surname: str
    document_kind: IdentityDocumentKind
    document_number: str
    document_country: str = "PE"
    nationality: str = "PE"
    second_surname: str = ""
    birth_on: date | None = None
    email: str = ""
    telephone: str = ""
    address: str = ""
    language: str = SPANISH


@transaction.atomic
def register_person(
    *, details: Details, actor: Actor, account: Account | None = None, has_accepted_privacy: bool = False
) -> Person:
    """Register somebody, and give the person `account` when it is the person who registers.

    A citizen who registers alone may not take over somebody already registered (`DocumentTaken`): whoever knows
    another's number would see that person's cases. Raises too the refusals of `validate_document`.
    """
    if account is not None and account.person_id:
        raise AccountHasPerson
    if details.birth_on and details.birth_on > clock.latest_today():
        raise BirthInvalid({"birth_on": [BirthInvalid.sentence]})
    number = validate_document(details.document_kind, details.document_number, details.document_country)
    names = (details.given_names, details.first_surname, details.second_surname)
    try:
        with transaction.atomic():
            person = Person.objects.create(
                **asdict(details) | {"document_number": number},
                folded_name=fold(" ".join(names)),
                privacy_accepted_at=clock.now() if has_accepted_privacy else None,
            )
    except IntegrityError as error:
        raise DocumentTaken from error
    if account is not None:
        _give(account, person)
    ledger.record(
        chain=person.id, verb="identity.register_person", actor=actor,
        facts={"document_kind": details.document_kind, "has_accepted_privacy": has_accepted_privacy},
    )  # fmt: skip
    return person


def register_at_counter(*, details: Details, actor: Actor) -> Person:
    """Register who stands before an officer, having seen the document. Raises what `register_person` raises."""
    access.require(actor, *access.AT_A_COUNTER)
    return register_person(details=details, has_accepted_privacy=True, actor=actor)


@transaction.atomic
def correct_contact(
    *,
    email: str | None = None,
    telephone: str | None = None,
    address: str | None = None,
    language: str | None = None,
    actor: Actor,
) -> Person:
    """Change how one is reached and in which language: one's own data alone (Ley 29733, art. 20). What is None stays.

    The ledger keeps what changed, not the data. Raises `WrittenInLima`, `LanguageUnknown`, `access.SecondFactorMissing`.
    """
    writers.require_lima()
    if language is not None and language not in dict(settings.LANGUAGES):
        raise LanguageUnknown({"language": [LanguageUnknown.sentence]})
    person = Person.objects.select_for_update().get(pk=access.require_oneself(actor))
    given = {"email": email, "telephone": telephone, "address": address, "language": language}
    changed = {
        name: value for name, value in given.items() if value is not None and getattr(person, name) != value
    }
    if changed:
        for name, value in changed.items():
            setattr(person, name, value)
        person.save(update_fields=sorted(changed))
        facts = {"changed": set(changed)}
        ledger.record(chain=person.id, verb="identity.correct_contact", actor=actor, facts=facts)
    return person


@transaction.atomic
def attach_account(*, account: Account, details: Details, issuer: str, actor: Actor) -> Person:
    """Give `account` the person whose document an identity provider vouches for, registering it if it is new.

    Raises `DocumentTaken` when that person already has another account: its owner must connect the two.
    """
    if account.person_id:
        raise AccountHasPerson
    number = validate_document(details.document_kind, details.document_number, details.document_country)
    person = (
        Person.objects.select_for_update()
        .filter(document_kind=details.document_kind, document_country=details.document_country)
        .filter(document_number=number)
        .first()
    )
    if person is None:
        person = register_person(details=details, account=account, actor=actor)
    elif Account.objects.filter(person=person).exists():
        raise DocumentTaken
    else:
        _give(account, person)
    ledger.record(chain=person.id, verb="identity.attach_account", actor=actor, facts={"issuer": issuer})
    return person


def _give(account: Account, person: Person) -> None:
    account.person = person
    account.save(update_fields=["person"])


@transaction.atomic
def open_account(*, person: Person, email: str, actor: Actor, password: str | None = None) -> Account:
    """An account for somebody who stands before an officer: the address is taken as verified.

    Without `password` its owner sets one through the page for a forgotten password.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    try:
        with transaction.atomic():
            account = Account.objects.create_user(email.lower(), password, person=person)
    except IntegrityError as error:
        raise EmailTaken from error
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    ledger.record(chain=person.id, verb="identity.open_account", actor=actor, facts={"account": account.id})
    return account


@transaction.atomic
def record_kinship(*, person: Person, relative: Person, line: KinLine, degree: int, actor: Actor) -> Kinship:
    """Record that two people are kin, in both directions; officers declare their own, administrators any."""
    if actor.person_id != person.id:
        access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    if person.id == relative.id or not (degree == 0 if line is KinLine.SPOUSE else 1 <= degree <= 8):
        raise KinshipInvalid({"degree": [KinshipInvalid.sentence]})
    try:
        with transaction.atomic():
            kinship = Kinship.objects.create(person=person, relative=relative, line=line, degree=degree)
    except IntegrityError as error:
        raise KinshipRecorded from error
    ledger.record(
        chain=person.id, verb="identity.record_kinship", actor=actor,
        facts={"relative": relative.id, "line": line, "degree": degree},
    )  # fmt: skip
    return kinship
