"""Are the pages of visas usable by everyone, wide and narrow: the traveller, the office, who is asked, the border, control?"""

import pytest

from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.base.actor import Actor
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/tramites/visa/"


@pytest.fixture
def at() -> World:
    return apart(factories.world)


def looks_at(at: World) -> dict[Actor, list[str]]:
    filed = factories.filed(at, passport_number="YB0000001").case.number
    interviewed = factories.interviewed(at, passport_number="YB0000002").case.number
    backed = factories.interviewed(
        at,
        category="business",
        sponsor="Empresa de Prueba",
        sponsor_registration="20131312955",
        passport_number="YB0000007",
    ).case.number
    asked = factories.consulted(at, category="worker", passport_number="YB0000003")
    needs = factories.interviewed(at, category="worker", passport_number="YB0000004").case.number
    paid = factories.paid(at, passport_number="YB0000005").case.number
    printed = factories.printed(at, passport_number="YB0000006").application.case.number
    factories.delivered(at)
    return {
        at.post.citizen: [f"{PAGE}solicitar", f"{PAGE}{filed}/"],
        at.post.officer: [
            f"{PAGE}{filed}/entrevista",
            f"{PAGE}{backed}/respaldo",
            f"{PAGE}{backed}/",
            f"{PAGE}{paid}/imprimir",
            f"{PAGE}{printed}/",
            f"{PAGE}{printed}/inutilizar",
        ],
        at.post.consul: [
            f"{PAGE}{interviewed}/",
            f"{PAGE}{interviewed}/conceder",
            f"{PAGE}{interviewed}/denegar",
            f"{PAGE}{needs}/consultar",
            f"{PAGE}{printed}/revisar",
            f"{PAGE}{printed}/cancelar",
        ],
        at.migration: [f"{PAGE}consultas/", f"{PAGE}consultas/{asked.pk}/"],
        at.inspector: ["/frontera/visas/"],
        at.auditor: [f"{PAGE}control/"],
    }


def test_every_page_of_a_visa_may_be_used_by_everyone(at: World, opened: Opened) -> None:
    looks = apart(lambda: looks_at(at))
    assert problems(opened, looks) == []


def test_the_border_reads_a_visa_by_keyboard(at: World, opened: Opened) -> None:
    label = apart(lambda: factories.delivered(at))
    context = opened(at.inspector, java_script_enabled=False)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto("/frontera/visas/")
    page.get_by_label("Número de la etiqueta").focus()
    page.keyboard.type(label.serial)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("La visa vale").wait_for()
    page.get_by_text("MARÍA CHIARA".title()).first.wait_for()
    context.close()
