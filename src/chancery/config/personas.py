"""Who lives in the demonstration: invented people with accounts, each with what may be tried as them."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allauth.mfa.totp.internal.auth import TOTP
from faker import Faker
from stdnum.pe import cui

from chancery.kernel.base.actor import Actor, Channel, Role, system_actor
from chancery.kernel.identity import actions, queries
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Account, Person
from chancery.kernel.organisation import queries as organisation

PASSWORD = "demostracion-2026"  # noqa: S105  shown on the screen: nothing here is real
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  the same for every officer of the demonstration
SINCE = date(2026, 1, 2)
LIMA = "legalisations-lima"


@dataclass(frozen=True, slots=True)
class Persona:
    """An account of the demonstration: its address, its roles, and what to try with it."""

    email: str
    what: str
    roles: tuple[tuple[Role, str], ...] = ()


PERSONAS = (
    Persona("ciudadana@example.org", "Pida, pague y siga una apostilla"),
    Persona("ciudadano.milan@example.org", "Lo mismo, desde Milán"),
    Persona("ciudadana.madrid@example.org", "Tiene un trámite observado por subsanar"),
    Persona("funcionaria@example.org", "Bandeja: tome, observe, emita o deniegue", ((Role.OFFICER, LIMA),)),
    Persona("funcionario2@example.org", "La misma bandeja, otra persona", ((Role.OFFICER, LIMA),)),
    Persona(
        "funcionario.arequipa@example.org", "La bandeja de otra oficina", ((Role.OFFICER, "ode-arequipa"),)
    ),
    Persona("jefa@example.org", "Asigne expedientes y anule apostillas", ((Role.SUPERVISOR, LIMA),)),
    Persona("registradora@example.org", "Proponga firmas nuevas", ((Role.REGISTRAR, LIMA),)),
    Persona("registrador2@example.org", "Apruebe lo que propuso la otra", ((Role.REGISTRAR, LIMA),)),
    Persona("cajera@example.org", "Concilie los pagos del día", ((Role.CASHIER, LIMA),)),
    Persona("auditor@example.org", "Lea todo, no cambie nada", ((Role.AUDITOR, "mre"),)),
    Persona("administradora@example.org", "Oficinas, funciones, tarifas", ((Role.ADMINISTRATOR, "mre"),)),
    Persona("administrador2@example.org", "Apruebe lo que propuso la otra", ((Role.ADMINISTRATOR, "mre"),)),
)


def load(*, seed: int, register_file: Path) -> None:
    """Make every persona, and tell the simulated identity register about them."""
    names = Faker("es_ES")
    names.seed_instance(seed)
    system = system_actor("Demostración", channel=Channel.COMMAND)
    known = {}
    for ordinal, persona in enumerate(PERSONAS):
        number = f"{70100000 + ordinal * 137}"
        details = actions.Details(
            given_names=names.first_name(),
            first_surname=names.last_name(),
            second_surname=names.last_name(),
            document_kind=IdentityDocumentKind.DNI,
            document_number=number + cui.calc_check_digits(number)[0],
            birth_on=date(1970 + ordinal * 2, 1 + ordinal % 12, 3 + ordinal),
            email=persona.email,
            telephone="+51 999 000 000",
        )
        person = actions.register_person(details=details, actor=system)
        account = actions.open_account(person=person, email=persona.email, password=PASSWORD, actor=system)
        for role, office in persona.roles:
            actions.grant_role(
                person=person, role=role, office=organisation.office(office), valid_from=SINCE, actor=system
            )
        if persona.roles:
            TOTP.activate(account, SECRET)
        known[person.document_number] = {
            "prenombres": person.given_names,
            "apPrimer": person.first_surname,
            "apSegundo": person.second_surname,
        }
    register_file.parent.mkdir(parents=True, exist_ok=True)
    register_file.write_text(json.dumps(known, ensure_ascii=False))


def are_loaded() -> bool:
    """Whether the demonstration has been made."""
    return Account.objects.filter(email=PERSONAS[-1].email).exists()


def person(email: str) -> Person:
    """The person behind a persona's address."""
    found = Account.objects.select_related("person").get(email=email).person
    assert found is not None
    return found


def actor(email: str) -> Actor:
    """A persona signed in with every factor that its roles ask for."""
    account = Account.objects.get(email=email)
    return queries.actor_for(account, channel=Channel.WEB, request_id="demostracion", has_second_factor=True)
