"""Who lives in the demonstration: invented people with accounts, each with what may be tried as them."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from faker import Faker
from stdnum.pe import cui, ruc

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, Role, system_actor
from chancery.kernel.identity import actions, queries
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Account, Company, Person, Representation
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.notifications.models import ServiceMode
from chancery.kernel.organisation import queries as organisation

PASSWORD = "demostracion-2026"  # noqa: S105  shown on the screen: nothing here is real
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  the same for every officer of the demonstration
LIMA = "legalisations-lima"
CUSTOMERS = 80
POSTS = {
    "milan": "cg-milan",
    "madrid": "cg-madrid",
    "saopaulo": "cg-sao-paulo",
    "buenos-aires": "cg-buenos-aires",
    "barcelona": "cg-barcelona",
    "tokio": "cg-tokio",
}
YOUNGER_POSTS = {
    "londres": "cg-londres",
    "toronto": "cg-toronto",
    "roma": "cg-roma",
    "rio": "cg-rio-de-janeiro",
}
"""With the posts, the ten where documents to travel with are given; no deed is made in these and no appointment kept."""
ANSWERING = (
    "mre", *POSTS.values(), "cg-hanoi", "cg-toronto", "cg-londres", "cg-paris",
)  # fmt: skip
"""Where somebody answers requests for information: the ministry and ten posts."""
_FIRST_DNI, _FIRST_CUSTOMER, _RUC = 70100000, 71500000, "2099990001"
_SYSTEM = system_actor("Demostración", channel=Channel.COMMAND)


@dataclass(frozen=True, slots=True)
class Persona:
    """An account of the demonstration: its address, its roles, and what to try with it."""

    email: str
    what: str
    roles: tuple[tuple[Role, str], ...] = ()
    is_woman: bool = False


PERSONAS = (
    Persona("ciudadana@example.org", "Pida, pague y siga una apostilla", is_woman=True),
    Persona("ciudadano.milan@example.org", "Lo mismo, desde Milán; autorizó la casilla electrónica"),
    Persona("ciudadana.madrid@example.org", "Tiene trámites observados por subsanar", is_woman=True),
    Persona("representante@example.org", "Pida una apostilla para su empresa"),
    Persona(
        "funcionaria@example.org", "Bandeja: tome, observe, emita o deniegue", ((Role.OFFICER, LIMA),), True
    ),
    Persona("funcionario2@example.org", "La misma bandeja, otra persona", ((Role.OFFICER, LIMA),)),
    Persona(
        "funcionaria3@example.org",
        "Dos oficinas en una bandeja",
        ((Role.OFFICER, LIMA), (Role.OFFICER, "mac-callao")),
        True,
    ),
    Persona(
        "funcionario.arequipa@example.org",
        "La bandeja de otras oficinas",
        ((Role.OFFICER, "ode-arequipa"), (Role.OFFICER, "ode-cusco")),
    ),
    Persona(
        "consul.hanoi@example.org",
        "Legalice documentos extranjeros, como cónsul en Hanói",
        ((Role.CONSUL, "cg-hanoi"),),
    ),
    *(
        persona
        for city, office in POSTS.items()
        for persona in (
            Persona(
                f"consul.{city}@example.org",
                "Escrituras, testamentos y autorizaciones de viaje, como cónsul",
                ((Role.CONSUL, office),),
            ),
            Persona(
                f"ventanilla.{city}@example.org",
                "La ventanilla y la caja de un consulado: prepare escrituras, compruebe identidades, cobre",
                ((Role.OFFICER, office), (Role.CASHIER, office)),
                True,
            ),
        )
    ),
    *(
        persona
        for city, office in YOUNGER_POSTS.items()
        for persona in (
            Persona(
                f"consul.{city}@example.org",
                "Salvoconductos, visas y pasaportes: decida; y las cuentas del mes, mientras tenga el cargo",
                ((Role.CONSUL, office),),
            ),
            Persona(
                f"ventanilla.{city}@example.org",
                "La ventanilla de un consulado: visas, salvoconductos, pasaportes, DNI, antecedentes",
                ((Role.OFFICER, office), (Role.CASHIER, office)),
                True,
            ),
        )
    ),
    Persona(
        "inspectora@example.org",
        "Frontera: compruebe autorizaciones de viaje, también sin línea",
        ((Role.BORDER_OFFICER, "mig-jorge-chavez"),),
        True,
    ),
    Persona(
        "inspector.tacna@example.org",
        "Lo mismo, en otro puesto de control",
        ((Role.BORDER_OFFICER, "mig-santa-rosa"),),
    ),
    Persona(
        "jefa.frontera@example.org",
        "Lea los incidentes de su puesto de control",
        ((Role.SUPERVISOR, "mig-jorge-chavez"),),
        True,
    ),
    Persona(
        "visas.migraciones@example.org",
        "Autorice las visas que le consultan",
        ((Role.OFFICER, "mig-sede"),),
        True,
    ),
    Persona(
        "registro.judicial@example.org",
        "Revise los antecedentes que el registro no resuelve solo",
        ((Role.OFFICER, "pj-registro"),),
    ),
    Persona(
        "jefa.registro.judicial@example.org",
        "Confirme lo que escribió el otro: nadie responde solo",
        ((Role.SUPERVISOR, "pj-registro"),),
    ),
    Persona(
        "jefa@example.org",
        "Asigne expedientes, anule apostillas y resuelva apelaciones",
        ((Role.SUPERVISOR, LIMA), (Role.SUPERVISOR, "cg-hanoi"), (Role.SUPERVISOR, "cg-milan")),
        True,
    ),
    Persona(
        "registrador.lima@example.org",
        "Compruebe si una escritura vale",
        ((Role.REGISTRY_CLERK, "sunarp-lima"),),
    ),
    Persona("registradora@example.org", "Proponga firmas nuevas", ((Role.REGISTRAR, LIMA),), True),
    Persona("registrador2@example.org", "Apruebe lo que propuso la otra", ((Role.REGISTRAR, LIMA),)),
    Persona(
        "cajera@example.org", "Concilie los días: falta el aviso de algún pago", ((Role.CASHIER, LIMA),), True
    ),
    Persona(
        "custodio@example.org",
        "Reciba autoadhesivos de la imprenta y envíelos a los consulados",
        ((Role.CUSTODIAN, "urc"),),
    ),
    Persona("pasaportes@example.org", "Personalice pasaportes en Lima", ((Role.OFFICER, "urc"),), True),
    Persona(
        "calidad@example.org",
        "Certifique los pasaportes que otra persona personalizó",
        ((Role.OFFICER, "urc"),),
    ),
    Persona(
        "revisora@example.org",
        "Revise en Lima las cuentas de los consulados: observe y apruebe",
        ((Role.ACCOUNTANT, "urc"),),
        True,
    ),
    Persona(
        "archivera@example.org",
        "Archivo central: reciba inventarios, proponga eliminaciones, cambie el programa de control",
        ((Role.ARCHIVIST, "gda"),),
        True,
    ),
    Persona("archivero2@example.org", "Apruebe los plazos que propuso la otra", ((Role.ARCHIVIST, "gda"),)),
    *(
        Persona(
            f"comite{ordinal}@example.org",
            "Comité Evaluador de Documentos: vote las eliminaciones",
            ((Role.EVALUATOR, "gda"),),
        )
        for ordinal in (1, 2, 3)
    ),
    Persona(
        "redactora.ogi@example.org",
        "Memorandos: escriba, pida vistos buenos, despache, acuse recibo",
        ((Role.OFFICER, "ogi"),),
        True,
    ),
    Persona(
        "jefe.ogi@example.org",
        "Memorandos: firme uno, o varios a la vez; reciben su número al firmarse",
        ((Role.SUPERVISOR, "ogi"),),
    ),
    Persona(
        "jefa.oti@example.org", "Memorandos: reciba, responda, archive", ((Role.SUPERVISOR, "oti"),), True
    ),
    Persona("jefe.legal@example.org", "Memorandos: dé su visto bueno", ((Role.SUPERVISOR, "leg"),)),
    Persona(
        "mesa.partes@example.org",
        "Mesa de partes: verifique, observe y registre lo presentado, y registre en ventanilla",
        ((Role.OFFICER, "gda"),),
        True,
    ),
    Persona(
        "secretaria.oti@example.org",
        "Correspondencia de una unidad: reciba, derive, atienda y archive",
        ((Role.OFFICER, "oti"),),
        True,
    ),
    Persona("secretario.legal@example.org", "La correspondencia de otra unidad", ((Role.OFFICER, "leg"),)),
    Persona(
        "responsable.libro@example.org",
        "Libro de Reclamaciones: responda, derive, transcriba el libro de papel, siga las mejoras",
        tuple(
            (Role.COMPLAINTS_OFFICER, office)
            for office in (
                *POSTS.values(),
                "cg-santiago",
                "cg-nueva-york",
                "cg-paris",
                LIMA,
                "ode-arequipa",
            )
        ),
    ),
    Persona(
        "directora.consular@example.org",
        "Resuelva quejas y recursos contra los consulados",
        ((Role.SUPERVISOR, "dgc"), (Role.SUPERVISOR, "trc")),
        True,
    ),
    Persona(
        "integridad@example.org",
        "Denuncias, en reserva: nadie más las ve",
        ((Role.COMPLAINTS_OFFICER, "sge"),),
        True,
    ),
    Persona(
        "transparencia@example.org",
        "Información: observe, prorrogue, tache, entregue, deniegue y publique",
        tuple((Role.INFORMATION_OFFICER, office) for office in ANSWERING),
        True,
    ),
    Persona(
        "jefe.mre@example.org", "Clasifique información y emita el informe anual", ((Role.SUPERVISOR, "mre"),)
    ),
    Persona("auditor@example.org", "Lea todo, no cambie nada", ((Role.AUDITOR, "mre"),)),
    Persona(
        "administradora@example.org", "Oficinas, funciones, tarifas", ((Role.ADMINISTRATOR, "mre"),), True
    ),
    Persona("administrador2@example.org", "Apruebe lo que propuso la otra", ((Role.ADMINISTRATOR, "mre"),)),
)
ADMINISTRATORS = tuple(
    persona.email for persona in PERSONAS if any(role is Role.ADMINISTRATOR for role, _ in persona.roles)
)
CITIZENS = tuple(persona.email for persona in PERSONAS if not persona.roles)


def load(*, seed: int, register_file: Path) -> None:
    """Make every persona and the counter's customers, and tell the simulated identity register about them."""
    names = Faker("es_ES")
    names.seed_instance(seed)
    people = [_make(persona, ordinal, names) for ordinal, persona in enumerate(PERSONAS)]
    Account.objects.filter(person__in=people).update(password=make_password(PASSWORD))  # one hash: it is slow
    for ordinal in range(CUSTOMERS):
        people.append(_register(names, _FIRST_CUSTOMER + ordinal * 211, is_woman=ordinal % 2 == 0))
    company = actions.register_company(
        name="Exportadora de Prueba S.A.C.", registration=_RUC + ruc.calc_check_digit(_RUC), actor=_SYSTEM
    )
    actions.represent(
        person=person("representante@example.org"),
        company=company,
        evidence="Vigencia de poder de demostración",
        valid_from=clock.today(),
        actor=_SYSTEM,
    )
    notifications.consent(mode=ServiceMode.MAILBOX, actor=actor("ciudadano.milan@example.org"))
    known = {
        person.document_number: {
            "prenombres": person.given_names,
            "apPrimer": person.first_surname,
            "apSegundo": person.second_surname,
        }
        for person in people
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


def answering() -> dict[str, Actor]:
    """Who answers requests for information, by the code of the office."""
    return dict.fromkeys(ANSWERING, actor("transparencia@example.org"))


def company_of(email: str) -> Company | None:
    """The company for which a persona acts."""
    held = Representation.objects.select_related("company").filter(person=person(email)).first()
    return held.company if held else None


def customers() -> list[tuple[Actor, Person]]:
    """People without an account: they come to the counter."""
    without = Person.objects.filter(account__isnull=True).order_by("document_number")
    return [
        (Actor(found.full_name, Channel.WEB, "demostracion", person_id=found.id), found) for found in without
    ]


def _make(persona: Persona, ordinal: int, names: Faker) -> Person:
    made = _register(names, _FIRST_DNI + ordinal * 137, is_woman=persona.is_woman, email=persona.email)
    account = actions.open_account(person=made, email=persona.email, actor=_SYSTEM)
    for role, office in persona.roles:
        actions.grant_role(
            person=made,
            role=role,
            office=organisation.office(office),
            valid_from=clock.today(),
            actor=_SYSTEM,
        )
    if persona.roles:
        TOTP.activate(account, SECRET)
    return made


def _register(names: Faker, number: int, *, is_woman: bool, email: str = "") -> Person:
    return actions.register_person(
        details=actions.Details(
            given_names=names.first_name_female() if is_woman else names.first_name_male(),
            first_surname=names.last_name(),
            second_surname=names.last_name(),
            document_kind=IdentityDocumentKind.DNI,
            document_number=f"{number}{cui.calc_check_digits(str(number))[0]}",
            birth_on=date(1955 + number % 45, 1 + number % 12, 1 + number % 28),
            email=email,
            telephone="+51 999 000 000" if email else "",
        ),
        actor=_SYSTEM,
    )
