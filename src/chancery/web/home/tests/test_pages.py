"""Does one find the service by the words one knows, and is what is published what is in force?"""

import re
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from django.test import Client

from chancery.contexts.apostilles.procedures import APOSTILLE
from chancery.kernel.base import clock
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.fingerprint import fingerprint
from chancery.web.home.search import matching

OTHER = replace(
    APOSTILLE,
    code="passport",
    title="Pasaporte electrónico",
    summary="Documento de viaje de los peruanos.",
    synonyms=("libreta de viaje",),
)
BOTH = (OTHER, APOSTILLE)
IN_FORCE = datetime.combine(APOSTILLE.in_force_since, time(17), tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "apostilla",
        "APOSTILLAR",
        "apostila",
        "titulo",
        "partidas",
        "quiero apostillar mi título",
        "la haya",
        "legalisar",
    ],
)
def test_a_service_is_found_by_what_people_call_it(typed: str) -> None:
    assert matching(typed, BOTH)[0] == APOSTILLE


@pytest.mark.parametrize("typed", ["pasaporte", "pazaporte", "quiero sacar mi pasaporte", "viaje"])
def test_another_service_is_not_confused_with_it(typed: str) -> None:
    assert matching(typed, BOTH) == [OTHER]


@pytest.mark.parametrize("typed", ["", "xyzxyz", "para con del", "¿?"])
def test_what_means_nothing_finds_nothing(typed: str) -> None:
    assert matching(typed, BOTH) == []


def test_the_service_that_fits_better_comes_first() -> None:
    assert matching("documento público", BOTH) == [APOSTILLE, OTHER]


@pytest.mark.django_db
def test_the_first_page_leads_to_services_search_and_verification(client: Client) -> None:
    page = client.get("/").content.decode()
    assert 'href="/tramites/apostilla/"' in page
    assert 'action="/tramites/"' in page
    assert 'href="/verificar/"' in page


@pytest.mark.django_db
def test_a_search_keeps_what_was_typed_and_says_what_to_do_when_it_finds_nothing(client: Client) -> None:
    assert 'href="/tramites/apostilla/"' in client.get("/tramites/?q=apostila").content.decode()
    page = client.get("/tramites/?q=%22%3E%3Cb%3E").content.decode()
    assert "Ningún trámite coincide" in page
    assert 'value="&quot;&gt;&lt;b&gt;"' in page


@pytest.mark.django_db
def test_the_sheet_shows_the_procedure_in_force(client: Client) -> None:
    with clock.set_to(IN_FORCE):
        page = client.get("/tramites/hoja/apostille/").content.decode()
    assert APOSTILLE.title in page
    assert fingerprint(APOSTILLE) in page
    assert all(step.title in page for step in APOSTILLE.steps)
    picture = client.get("/tramites/hoja/apostille/diagrama.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg")


@pytest.mark.django_db
def test_a_procedure_that_does_not_exist_has_no_sheet(client: Client) -> None:
    assert client.get("/tramites/hoja/nothing/").status_code == 404
    assert client.get("/tramites/hoja/nothing/diagrama.svg").status_code == 404


@pytest.mark.django_db
def test_programs_read_the_same_declaration(client: Client) -> None:
    with clock.set_to(IN_FORCE):
        published = {found["code"]: found for found in client.get("/tramites.json").json()["procedures"]}
    assert published["apostille"]["fingerprint"] == fingerprint(APOSTILLE)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accesibilidad/", "/privacidad/"])
def test_the_pages_of_promises_open(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_a_service_says_first_how_long_the_office_takes_and_what_follows(client: Client) -> None:
    with clock.set_to(IN_FORCE):
        page = client.get("/tramites/apostilla/").content.decode()
    asked = ("Lo que tarda la oficina", "Evaluar la solicitud", "El tiempo que tiene usted", "Qué sigue")
    places = [page.index(words) for words in asked]
    assert places == sorted(places)
    assert page.index("El tiempo que tiene usted") < page.index("Pagar el derecho de trámite")
    assert "la crea ahí mismo con su correo" in page
    assert "si el documento las necesita (si corresponde)" not in page
    assert "<li>Certificaciones previas, si el documento las necesita." in page


@pytest.mark.django_db
def test_a_service_that_asks_for_no_paper_says_so_and_which_tariff_it_charges(client: Client) -> None:
    with clock.set_to(IN_FORCE):
        information = client.get("/tramites/acceso-informacion/").content.decode()
        apostille = client.get("/tramites/apostilla/").content.decode()
        visa = client.get("/tramites/visa/").content.decode()
    assert "No hace falta adjuntar ningún documento" in information
    assert "Derechos Consulares, lo que pida su caso" not in information
    assert "No hace falta adjuntar" not in apostille
    assert "Derechos Consulares, lo que pida su caso" in visa


@pytest.mark.django_db
def test_the_button_of_a_service_says_what_it_leads_to(client: Client) -> None:
    with clock.set_to(IN_FORCE):
        window = client.get("/tramites/actuacion-de-ventanilla/").content.decode()
        copies = client.get("/tramites/testimonio-de-escritura/").content.decode()
        apostille = client.get("/tramites/apostilla/").content.decode()
    for page, said in (
        (window, "Reservar una cita"),
        (copies, "Elegir la escritura"),
        (apostille, "Solicitar ahora"),
    ):
        assert re.findall(r"govuk-button--start[^>]*>([^<]+)<", page) == [said]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/tramites/"])
def test_who_reads_no_spanish_finds_each_service_in_english(client: Client, address: str) -> None:
    page = client.get(address, headers={"Accept-Language": "en"}).content.decode()
    offered = re.findall(r'<a class="govuk-link" href="(/tramites/([^/]+)/)">([^<]+)</a></h2>', page)
    assert {slug for _, slug, _ in offered} == {each.slug for each in registry.published(clock.today())}
    assert "Apostille of a public document" in {title for *_, title in offered}
    for found, _, title in offered:
        service = client.get(found, headers={"Accept-Language": "en"}).content.decode()
        assert '<html lang="en-gb"' in service
        assert title in service


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["consular legalisation", "legalisation", "legalización", "how to get a legalisation"]
)
def test_a_service_is_found_by_its_english_name_on_an_english_page(client: Client, typed: str) -> None:
    address = "/tramites/legalizacion-consular/"
    asked = {"q": typed, "idioma": "en-gb"}
    assert f'href="{address}"' in client.get("/tramites/", asked).content.decode()
    nothing = client.get("/tramites/", {"q": "xyzxyz", "idioma": "en-gb"}).content.decode()
    assert f'href="{address}"' not in nothing
    assert "No service matches what you typed" in nothing
