"""Is everybody led to what they may open, and to nothing else?"""

import re

import pytest
from django.core.cache import caches
from django.test import Client

from chancery.kernel.base.actor import Role
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db

MENU = re.compile(r'class="govuk-service-navigation__link" href="([^"]+)"[^>]*>([^<]+)<')

HEADING = re.compile(r'class="app-menu__heading"[^>]*>([^<]+)<')


def menu(page: str) -> dict[str, str]:
    return {label: address for address, label in MENU.findall(page)}


def test_a_stranger_finds_services_verification_and_offices(client: Client) -> None:
    page = client.get("/").content.decode()
    assert list(menu(page)) == ["Trámites", "Verificar", "Oficinas"]
    assert "Ingresar" in page


def test_a_citizen_finds_requests_and_mailbox() -> None:
    browser = browser_of(people.actor_of(people.make_person("Rosa", "Solicitante")))
    page = browser.get("/").content.decode()
    assert list(menu(page)) == ["Trámites", "Mis trámites", "Mis citas", "Buzón", "Verificar", "Oficinas"]
    assert "Salir" in page


@pytest.mark.parametrize(
    ("role", "found"),
    [
        (
            Role.OFFICER,
            {
                "Bandeja",
                "Atender",
                "Buscar",
                "Por firmar",
                "Apartados",
                "Firmas",
                "Escrituras",
                "Autoadhesivos",
                "Transmisiones",
                "Memorandos",
                "Correspondencia",
                "Archivo",
                "Intercambios",
            },
        ),
        (
            Role.SUPERVISOR,
            {
                "Bandeja",
                "Atender",
                "Buscar",
                "Demoras",
                "Por firmar",
                "Apartados",
                "Firmas",
                "Correspondencia",
                "Memorandos",
                "Caja",
                "Archivo",
                "Reclamaciones",
                "Intercambios",
                "Información",
            },
        ),
        (Role.INFORMATION_OFFICER, {"Información"}),
        (Role.CASHIER, {"Bandeja", "Buscar", "Caja", "Memorandos"}),
        (Role.REGISTRAR, {"Buscar", "Firmas", "Memorandos"}),
        (
            Role.AUDITOR,
            {
                "Buscar",
                "Demoras",
                "Registros",
                "Visas",
                "Salvoconductos",
                "Pasaportes",
                "Antecedentes penales",
                "Firmas",
                "Caja",
                "Autoadhesivos",
                "Cuentas",
                "Memorandos",
                "Archivo",
                "Reclamaciones",
                "Intercambios",
                "Información",
            },
        ),
        (Role.COMPLAINTS_OFFICER, {"Reclamaciones"}),
        (Role.ADMINISTRATOR, {"Buscar", "Firmas", "Administración"}),
        (Role.ARCHIVIST, {"Archivo"}),
        (Role.EVALUATOR, {"Archivo"}),
    ],
)
def test_every_link_of_the_menu_opens_for_whom_it_is_shown_to(role: Role, found: set[str]) -> None:
    network.load()
    person = people.make_person("Olga", "Funcionaria")
    people.make_role(person, role, organisation.office("legalisations-lima"))
    browser = browser_of(people.actor_of(person))
    links = menu(browser.get("/").content.decode())
    shared = {"Mesa de servicio", "Mis trámites", "Mis citas", "Buzón", "Verificar", "Oficinas"}
    assert set(links) == found | shared
    assert {label: browser.get(address).status_code for label, address in links.items()} == dict.fromkeys(
        links, 200
    )


def test_who_works_here_finds_pages_by_what_one_does_and_sees_where_one_is() -> None:
    network.load()
    person = people.make_person("Olga", "Funcionaria")
    people.make_role(person, Role.OFFICER, organisation.office("legalisations-lima"))
    page = browser_of(people.actor_of(person)).get("/bandeja/").content.decode()
    assert HEADING.findall(page) == [
        "Atender y resolver",
        "Firmar",
        "Gestión documental",
        "Cuentas y especies",
        "Consultar",
        "Lo mío",
    ]
    assert "<strong>Bandeja</strong></summary>" in page
    assert page.count('aria-current="page"') == 1


def test_one_is_on_one_page_of_the_menu_where_another_has_its_address_before_it() -> None:
    network.load()
    person = people.make_person("Nydia", "Inspectora")
    people.make_role(person, Role.BORDER_OFFICER, organisation.office("mig-santa-rosa"))
    inspector = browser_of(people.actor_of(person))
    for path, label in (("/frontera/visas/", "Visas"), ("/frontera/", "Frontera")):
        page = inspector.get(path).content.decode()
        assert page.count('aria-current="page"') == 1
        assert f"<strong>{label}</strong></summary>" in page


def test_a_citizens_menu_is_one_list(client: Client) -> None:
    page = client.get("/oficinas/").content.decode()
    assert HEADING.findall(page) == []
    assert "<summary" not in page.split("<main")[0]
    assert page.count('aria-current="page"') == 1


def test_a_demonstration_says_so_on_every_page(client: Client, settings: object) -> None:
    assert "Personas y documentos inventados" in client.get("/").content.decode()
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    assert "Personas y documentos inventados" not in client.get("/").content.decode()


def test_a_page_in_two_languages_leads_to_the_other_whichever_was_read_before(client: Client) -> None:
    """What is kept for strangers is kept apart for pages that are in Spanish alone, and not for each question."""
    caches["frame"].clear()
    for address in ("/tramites/hoja/apostille/", "/tramites/"):
        page = client.get(address, {"idioma": "es"}).content.decode()
        assert ('hreflang="en-gb"' in page) == (address == "/tramites/")
    searched = client.get("/tramites/", {"q": "visa"}).content.decode()
    assert 'href="?q=visa&amp;idioma=en-gb"' in searched
    assert 'href="?idioma=en-gb"' in client.get("/tramites/").content.decode()
