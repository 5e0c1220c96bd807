"""People, offices and roles for tests, made by calling the actions. No real person's data."""

from datetime import date
from itertools import count, product
from string import ascii_uppercase

from chancery.kernel.base.actor import Actor, Channel, Role, system_actor
from chancery.kernel.identity import actions, queries
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Account, Person, RoleHeld
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

SYSTEM = system_actor("prueba")
LONG_AGO = date(2020, 1, 1)
PASSWORD = "una clave larga y rara"

_next = (ordinal for ordinal in count(1) if ordinal % 100 < 98)
"""Never 98 nor 99: the simulated register says of those that their holder may not act, or died."""


def make_person(given_names: str = "Rosa", first_surname: str = "Quispe", **changes: object) -> Person:
    ordinal = next(_next)
    details = actions.Details(
        given_names=given_names,
        first_surname=first_surname,
        second_surname="Ñahui",
        document_kind=IdentityDocumentKind.DNI,
        document_number=f"{90000000 + ordinal}",
        email=f"persona{ordinal}@example.org",
    )
    person = actions.register_person(details=details, actor=SYSTEM)
    for name, value in changes.items():
        setattr(person, name, value)
    person.save()
    return person


def make_office(code: str = "lima-legalizaciones") -> Office:
    return Office.objects.get_or_create(
        code=code,
        defaults={
            "acronym": _free_acronym(),
            "kind": OfficeKind.LEGALISATION, "name": f"Oficina {code}", "city": "Lima", "country": "PE",
            "time_zone": "America/Lima", "valid_from": LONG_AGO,
        },
    )[0]  # fmt: skip


def _free_acronym() -> str:
    """One that no office of the network bears."""
    taken = set(Office.objects.values_list("acronym", flat=True))
    return next(
        found for pair in product(ascii_uppercase, repeat=2) if (found := "Q" + "".join(pair)) not in taken
    )


def make_role(
    person: Person, role: Role = Role.OFFICER, office: Office | None = None, until: date | None = None
) -> RoleHeld:
    return actions.grant_role(
        person=person,
        role=role,
        office=office or make_office(),
        valid_from=LONG_AGO,
        valid_until=until,
        actor=SYSTEM,
    )


def reads_english(person: Person) -> None:
    """From now on that person is written to in English."""
    person.language = "en-gb"
    person.save(update_fields=["language"])


def make_account(person: Person | None = None) -> Account:
    person = person or make_person()
    return actions.open_account(person=person, email=person.email, password=PASSWORD, actor=SYSTEM)


def actor_of(person: Person, *, has_second_factor: bool = True) -> Actor:
    account = Account.objects.filter(person=person).first() or make_account(person)
    return queries.actor_for(
        account, channel=Channel.WEB, request_id="prueba", has_second_factor=has_second_factor
    )


def make_administrator() -> Actor:
    person = make_person("Ada", "Administradora")
    make_role(person, Role.ADMINISTRATOR)
    return actor_of(person)
