"""Who is known, and as whom does a login or a partner's token act?"""

import json
from datetime import date
from functools import cache
from uuid import UUID

from allauth.idp.oidc.models import Client, Token
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from chancery.kernel.base import at_once, clock
from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind, fold, validate_document
from chancery.kernel.identity.models import (
    Account,
    Company,
    Delegation,
    IdempotentReply,
    Kinship,
    Person,
    Representation,
    RoleHeld,
)
from chancery.kernel.organisation import dated

ANONYMOUS = "Visitante"


class PersonNotFound(NotFound):
    code = "person_not_found"
    sentence = "No encontramos a esa persona."
    next_step = "Compruebe el tipo y el número del documento."


class CompanyNotFound(NotFound):
    code = "company_not_found"
    sentence = "No encontramos esa empresa."
    next_step = "Compruebe el RUC o el número de inscripción; si no está registrada, regístrela."


def anonymous_actor(*, channel: Channel, request_id: str) -> Actor:
    """The actor of a visitor who has not signed in."""
    return Actor(name=ANONYMOUS, channel=channel, request_id=request_id)


def actor_for(account: Account, *, channel: Channel, request_id: str, has_second_factor: bool) -> Actor:
    """The account's person with the roles valid today in Lima, those covered for a colleague included.

    Without a second factor in the session the actor has no roles: an officer can then do only what any
    citizen can.
    """
    person = account.person
    if person is None:
        return Actor(
            name=account.email, channel=channel, request_id=request_id, has_second_factor=has_second_factor
        )
    roles, companies = _authority_of(account)
    return Actor(
        name=person.full_name,
        channel=channel,
        request_id=request_id,
        person_id=person.id,
        roles=roles if has_second_factor else (),
        has_second_factor=has_second_factor,
        lacks_second_factor=bool(roles) and not has_second_factor,
        companies=companies,
    )


def client_actor(token: str, *, request_id: str) -> Actor | None:
    """The partner's program to which this access token was given; None when it is unknown or has expired.

    A program registered to act for a person is that person as an applicant, without any role. It is out as soon
    as that account is closed.
    """
    kept = Token.objects.select_related("client__owner").lookup(Token.Type.ACCESS_TOKEN, token)
    if kept is None or kept.client is None or kept.user_id is not None:
        return None
    owner = kept.client.owner
    if owner is not None and not owner.is_active:
        return None
    scopes = frozenset(kept.get_scopes()) & frozenset(kept.client.get_scopes())
    return Actor(
        name=kept.client.name,
        channel=Channel.API,
        request_id=request_id,
        person_id=owner.person_id if owner else None,
        client_id=kept.client.id,
        scopes=scopes,
    )


def _valid(on: date, prefix: str = "") -> Q:
    until = f"{prefix}valid_until"
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": on})
    )


_AUTHORITY = """
(SELECT json_build_array(
    (SELECT json_agg(json_build_array(role, office_id, covers) ORDER BY covers NULLS FIRST) FROM (
        SELECT role, office_id, NULL::uuid AS covers FROM identity_roleheld
        WHERE person_id = who.id AND valid_from <= who.today AND (valid_until IS NULL OR valid_until > who.today)
        UNION ALL
        SELECT held.role, held.office_id, held.person_id
        FROM identity_delegation AS covering JOIN identity_roleheld AS held ON held.id = covering.role_held_id
        WHERE covering.delegate_id = who.id
          AND covering.valid_from <= who.today AND (covering.valid_until IS NULL OR covering.valid_until > who.today)
          AND held.valid_from <= who.today AND (held.valid_until IS NULL OR held.valid_until > who.today)
    ) AS roles),
    (SELECT json_agg(company_id) FROM identity_representation
        WHERE person_id = who.id AND valid_from <= who.today AND (valid_until IS NULL OR valid_until > who.today)),
    (SELECT number FROM organisation_edition)
)::text FROM (SELECT %s::uuid AS id, %%s::date AS today) AS who)
"""


def signed_in(account_id: UUID) -> Account | None:
    """An account with its person, and, from the same statement, with what this person may do today."""
    return next(iter(_signed_in().rows(clock.today(), account_id)), None)


@cache
def _signed_in() -> at_once.Written[Account]:
    may = RawSQL(_AUTHORITY % "identity_account.person_id", [date.min])  # noqa: S611  no word of it comes from outside
    return at_once.Written(Account.objects.annotate(authority=may).filter(pk=UUID(int=0)))


def _authority_of(account: Account) -> tuple[tuple[RoleAt, ...], frozenset[UUID]]:
    """The roles and companies of the account's person today."""
    if (read := getattr(account, "authority", None)) is not None:
        return _authority(read)
    return _authority_on(account.person_id, clock.today()) if account.person_id else ((), frozenset())


def _authority_on(person_id: UUID, on: date) -> tuple[tuple[RoleAt, ...], frozenset[UUID]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_AUTHORITY % '%s'}", [person_id, on])
        row = cursor.fetchone()
    assert row is not None
    return _authority(row[0])


def _authority(read: str) -> tuple[tuple[RoleAt, ...], frozenset[UUID]]:
    """Roles and companies; the edition of the dated tables, which every page needs too, came along."""
    roles, companies, edition = json.loads(read)
    dated.learn(edition)
    held = (
        RoleAt(Role(role), UUID(at), UUID(covers) if covers else None) for role, at, covers in roles or ()
    )
    return tuple(held), frozenset(map(UUID, companies or ()))


def roles_on(person_id: UUID, on: date) -> tuple[RoleAt, ...]:
    """The roles a person holds on a day, own ones first."""
    return _authority_on(person_id, on)[0]


def is_officer(account: Account) -> bool:
    """Whether the account's person holds or covers any role today, whatever factor it signed in with."""
    return account.person_id is not None and bool(roles_on(account.person_id, clock.today()))


def officers_at(office_id: UUID, *roles: Role) -> tuple[Person, ...]:
    """Whoever holds or covers one of `roles` at the office today; any role when none is named."""
    today = clock.today()
    held = RoleHeld.objects.filter(_valid(today), office_id=office_id)
    if roles:
        held = held.filter(role__in=roles)
    covering = Delegation.objects.filter(_valid(today), role_held__in=held)
    people = Q(id__in=held.values("person_id")) | Q(id__in=covering.values("delegate_id"))
    return tuple(Person.objects.filter(people).order_by("first_surname", "given_names", "id"))


def officers_by_office(*roles: Role) -> dict[UUID, list[Person]]:
    """Whoever holds or covers one of `roles` today, by the office at which they do."""
    today = clock.today()
    held = RoleHeld.objects.filter(_valid(today), role__in=roles).select_related("person")
    covering = Delegation.objects.filter(_valid(today), role_held__in=held).select_related(
        "delegate", "role_held"
    )
    serving = {(each.office_id, each.person) for each in held}
    serving |= {(each.role_held.office_id, each.delegate) for each in covering}
    found: dict[UUID, list[Person]] = {}
    for office_id, person in sorted(
        serving, key=lambda each: (each[1].first_surname, each[1].given_names, each[1].id)
    ):
        found.setdefault(office_id, []).append(person)
    return found


def serving(on: date) -> QuerySet[Person]:
    """Whoever holds or covers any role on a day."""
    held = RoleHeld.objects.filter(_valid(on))
    covering = Delegation.objects.filter(_valid(on), role_held__in=held)
    return Person.objects.filter(
        Q(id__in=held.values("person_id")) | Q(id__in=covering.values("delegate_id"))
    ).order_by("first_surname", "given_names", "id")


def person_of(actor: Actor) -> Person:
    """The person who acts, or `PersonMissing`."""
    return Person.objects.get(id=access.require_person(actor))


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Everyone for administrators, auditors and the system; oneself for anybody else."""
    if actor.is_system or actor.holds(Role.ADMINISTRATOR, Role.AUDITOR):
        return Person.objects.all()
    return Person.objects.filter(id=actor.person_id) if actor.person_id else Person.objects.none()


def person(person_id: UUID, *, actor: Actor) -> Person:
    """One person, or `PersonNotFound` when there is none that the actor may see."""
    found = visible_people(actor).filter(id=person_id).first()
    if found is None:
        raise PersonNotFound
    return found


def search_people(text: str, *, actor: Actor) -> QuerySet[Person]:
    """Those whose names hold every word of `text`, accents and case aside, or whose document begins so."""
    found = visible_people(actor).order_by("first_surname", "second_surname", "given_names", "id")
    return found.filter(matching(text))


def matching(text: str, person: str = "") -> Q:
    """Whose document begins so, when `text` has a digit; else whose names hold every word. `person` leads to the row."""
    if any(character.isdigit() for character in text):
        return Q(**{f"{person}document_number__startswith": "".join(text.upper().split()).replace("-", "")})
    return named(text, f"{person}folded_name")


def named(text: str, field: str) -> Q:
    """Whose folded name, in `field`, holds every word of `text`, in any order."""
    return Q(*(Q(**{f"{field}__contains": word}) for word in fold(text).split()))


def is_known_document(kind: str, number: str, country: str) -> bool:
    """Whether somebody is registered under this document."""
    return Person.objects.filter(
        document_kind=kind, document_number=number, document_country=country
    ).exists()


def with_document(
    kind: IdentityDocumentKind, number: str, country: str = "PE", *, actor: Actor
) -> Person | None:
    """Whoever is registered under a document that an officer holds: a whole number, never part of one.

    Raises `RoleMissing` and what `validate_document` raises.
    """
    access.require(actor, *access.OFFICERS)
    return Person.objects.filter(
        document_kind=kind,
        document_number=validate_document(kind, number, country),
        document_country=country,
    ).first()


def customer(person_id: UUID, *, actor: Actor) -> Person:
    """Who stands before an officer at a counter. Raises `RoleMissing`, `PersonNotFound`."""
    access.require(actor, *access.AT_A_COUNTER)
    found = Person.objects.filter(id=person_id).first()
    if found is None:
        raise PersonNotFound
    return found


def kin_of(person_id: UUID) -> tuple[tuple[Kinship, Person], ...]:
    """Whose kin a person is said to be, and how: in both directions."""
    found = Kinship.objects.filter(Q(person_id=person_id) | Q(relative_id=person_id))
    return tuple(
        (kin, kin.relative if kin.person_id == person_id else kin.person)
        for kin in found.select_related("person", "relative").order_by("degree", "line", "recorded_at")
    )


def person_with(kind: str, number: str, country: str) -> Person | None:
    """Whoever is registered under this document, for a caller whose law tells it to that person alone."""
    return Person.objects.filter(document_kind=kind, document_number=number, document_country=country).first()


def roles_of(person_id: UUID) -> QuerySet[RoleHeld]:
    """Every role the person holds or held, the latest first."""
    return (
        RoleHeld.objects.filter(person_id=person_id).select_related("office").order_by("-valid_from", "role")
    )


def own_roles(actor: Actor) -> QuerySet[RoleHeld]:
    """The actor's own roles in force today: those that may be delegated."""
    return (
        roles_of(actor.person_id).filter(_valid(clock.today()))
        if actor.person_id
        else RoleHeld.objects.none()
    )


def delegations_of(actor: Actor) -> QuerySet[Delegation]:
    """What the actor has delegated or covers, ended or not, the latest first."""
    return (
        Delegation.objects.filter(Q(role_held__person_id=actor.person_id) | Q(delegate_id=actor.person_id))
        .select_related("role_held__office", "role_held__person", "delegate")
        .order_by("-valid_from")
    )


def companies_represented_by(actor: Actor) -> frozenset[UUID]:
    """The ids of the companies for which the actor may act today."""
    if actor.companies is not None:
        return actor.companies
    return frozenset(companies_represented(actor).values_list("id", flat=True))


def represents(actor: Actor, *, company_id: UUID) -> bool:
    """Whether the actor may act for the company today."""
    return company_id in companies_represented_by(actor)


def companies_represented(actor: Actor, *, on: date | None = None) -> QuerySet[Company]:
    """The companies for which the actor may act on a day; today when none is given."""
    if actor.person_id is None:
        return Company.objects.none()
    return companies_of(actor.person_id, on=on)


def companies_of(person_id: UUID, *, on: date | None = None) -> QuerySet[Company]:
    """The companies for which a person may act on a day; today when none is given."""
    in_force = Representation.objects.filter(_valid(on or clock.today()), person_id=person_id)
    return Company.objects.filter(id__in=in_force.values("company_id")).order_by("name", "id")


def visible_companies(actor: Actor) -> QuerySet[Company]:
    """Every company for officers and the system; those that one represents today for anybody else."""
    if actor.is_system or actor.is_officer:
        return Company.objects.order_by("name", "id")
    return companies_represented(actor)


def company(company_id: UUID, *, actor: Actor) -> Company:
    """One company. Raises `CompanyNotFound` when there is none that the actor may see."""
    found = visible_companies(actor).filter(id=company_id).first()
    if found is None:
        raise CompanyNotFound
    return found


def search_companies(text: str, *, actor: Actor) -> QuerySet[Company]:
    """Those whose registration begins so, or whose names hold the text."""
    text = text.strip()
    return visible_companies(actor).filter(
        Q(registration__istartswith=text) | Q(name__icontains=text) if text else Q(pk__in=[])
    )


def powers_of(company_id: UUID) -> QuerySet[Representation]:
    """Who may act or might act for a company, by which paper, the latest first."""
    return (
        Representation.objects.filter(company_id=company_id)
        .select_related("person")
        .order_by("-valid_from", "id")
    )


def clients(actor: Actor) -> QuerySet[Client]:
    """The partners' programs, for administrators alone."""
    known: QuerySet[Client] = Client.objects.order_by("name", "id")
    return known if actor.holds(Role.ADMINISTRATOR) else known.none()


def company_represented_by(person: Person, registration: str, *, actor: Actor) -> Company | None:
    """The company of that registration for which a person before an officer may act today."""
    access.require(actor, Role.OFFICER, Role.CONSUL, Role.SUPERVISOR)
    in_force = Representation.objects.filter(_valid(clock.today()), person=person)
    compact = "".join(registration.split()).upper()
    return Company.objects.filter(id__in=in_force.values("company_id"), registration=compact).first()


def account_of(email: str) -> Account | None:
    """The account of a person that signs in with this address."""
    return Account.objects.filter(email__iexact=email, is_active=True, person__isnull=False).first()


def colleague(document_number: str, *, office_id: UUID) -> Person | None:
    """Whoever holds a role at the office today under this document number."""
    in_force = RoleHeld.objects.filter(_valid(clock.today()), office_id=office_id)
    return Person.objects.filter(
        id__in=in_force.values("person_id"), document_number=document_number.strip().upper()
    ).first()


def kept_reply(*, key: str, actor: Actor) -> IdempotentReply | None:
    """What was answered to the caller under that key, if it still is kept."""
    return IdempotentReply.objects.filter(caller=access.caller_of(actor), key=key).first()
