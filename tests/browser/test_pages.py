"""Is every page usable by everyone: no axe violation (WCAG 2.2 AA), nothing wider than 320 px?"""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from chancery.contexts.apostilles.tests import factories
from chancery.kernel.fees.tests.factories import provider_running
from tests.access import world
from tests.access.world import World
from tests.browser import pages
from tests.browser.conftest import Opened, apart, enter
from tests.browser.usable import NARROW, WIDE, examine, window

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> Iterator[World]:
    with provider_running() as simulator:
        yield apart(lambda: world.build(simulator))


def test_every_page_may_be_used_by_everyone(at: World, opened: Opened) -> None:
    """The list is the access matrix's: a new page is examined from its first day."""
    looks = defaultdict(list)
    for seen in (*pages.filing_pages(at), *pages.every_page(at)):
        looks[seen.who].append(seen)
    page = window(opened)
    found = []
    for who, each in looks.items():
        enter(page.context, at.browsers[who])
        for seen in each:
            found += [
                f"{who}: {problem}" for problem in examine(page, seen.path, at.browsers[who], seen.answer)
            ]
    page.context.close()
    assert found == []
    assert sum(map(len, looks.values())) > 120


def test_a_citizen_files_with_the_keyboard_and_without_javascript(opened: Opened) -> None:
    at = factories.ministry()
    context = opened(at.citizen, java_script_enabled=False)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto("/tramites/apostilla/")
    page.get_by_role("button", name="Solicitar ahora").press("Enter")
    page.get_by_label("¿En qué país lo va a usar?").select_option("ES")
    page.get_by_label("Administrativo: partidas, títulos, certificados, antecedentes").press("Space")
    page.get_by_role("button", name="Guardar y continuar").press("Enter")
    page.get_by_label("En papel: llevaré el original a la oficina").press("Space")
    page.get_by_label("¿Qué documento es?").fill("Partida de nacimiento")
    page.get_by_label("¿Qué entidad lo emitió?").fill("Registro de prueba")
    page.get_by_label("¿Qué fecha tiene el documento?").fill("2026-01-15")
    page.get_by_role("button", name="Guardar y continuar").press("Enter")
    file = {"name": "partida.pdf", "mimeType": "application/pdf", "buffer": factories.pdf("teclado")}
    page.get_by_label("Documento público que se desea apostillar").set_input_files([file])  # type: ignore[list-item]
    page.get_by_role("button", name="Guardar y continuar").press("Enter")
    page.get_by_label("¿Qué oficina lo atenderá?").select_option("legalisations-lima")
    page.get_by_label("Declaro que los datos").press("Space")
    page.get_by_role("button", name="Presentar la solicitud").press("Enter")
    assert "Falta el pago" in page.content()
    context.close()


def test_the_menu_of_who_works_here_is_one_line_on_a_telephone(opened: Opened) -> None:
    """Opened by the keyboard and without JavaScript; where there is room it stands open."""
    at = factories.ministry()
    context = opened(at.officer, java_script_enabled=False, viewport=NARROW)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto("/bandeja/")
    elsewhere = page.get_by_role("navigation", name="Menú").get_by_role("link", name="Memorandos")
    assert not elsewhere.is_visible()
    title = page.get_by_role("heading", level=1).bounding_box()
    assert title is not None
    assert title["y"] < NARROW["height"] / 2
    page.locator(".app-menu summary").press("Enter")
    elsewhere.press("Enter")
    page.wait_for_url("**/memorandos/")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    assert page.get_by_role("navigation", name="Menú").get_by_role("link", name="Bandeja").is_visible()
    context.close()
