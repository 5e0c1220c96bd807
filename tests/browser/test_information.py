"""Are the pages of access to information and of the portal usable by everyone: who asks, who answers, the unit, the head?"""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from chancery.contexts.information import actions, queries
from chancery.contexts.information.models import Request
from chancery.contexts.information.tests import factories
from chancery.contexts.information.tests.factories import Ministry
from chancery.contexts.information.tests.test_publishing import published
from chancery.contexts.information.tests.test_register import classified
from chancery.contexts.transparency import actions as portal
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents.redaction import Mark
from chancery.kernel.documents.tests.test_redaction import document
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> Ministry:
    return apart(factories.ministry)


def test_every_page_of_access_to_information_may_be_used_by_everyone(at: Ministry, opened: Opened) -> None:
    asked, found, copies, answered, shown, entry, unit, query, elevated = apart(lambda: _told(at))
    own = f"/tramites/acceso-informacion/{asked.case.number}/"
    given = f"/tramites/acceso-informacion/{answered.request.case.number}/"
    before = f"/tramites/acceso-informacion/{elevated.case.number}/"
    year = answered.answered_on.year
    looks: dict[Actor | None, list[str]] = {
        None: [
            "/informacion/", "/informacion/?q=informe", "/informacion/?q=zzzz", f"/informacion/respuestas/{shown.id}/",
            "/informacion/responsables/", "/informacion/clasificada/", f"/informacion/informe/{year}/",
            "/informacion/?idioma=en-gb", "/transparencia/", "/transparencia/datos/oficinas/",
        ],
        at.citizen: ["/tramites/acceso-informacion/solicitar", own, given],
        at.responsible: [
            "/acceso-informacion/", own, f"{own}entregar", f"{own}denegar", f"{own}prorroga", f"{own}encauzar",
            f"{own}no-existe", f"{own}consultar", f"{own}archivos/agregar", f"{own}archivos/{found.id}/tachar",
            f"/tramites/acceso-informacion/{copies.case.number}/liquidar", f"{given}publicar", f"{before}fundada",
            f"{before}desestimada", f"/acceso-informacion/retirar/{shown.id}/",
        ],
        at.head: ["/acceso-informacion/clasificar/", f"/acceso-informacion/clasificada/{entry.number}/", own],
        unit: ["/acceso-informacion/consultas/", f"/acceso-informacion/consultas/{query.id}/"],
    }  # fmt: skip
    assert problems(opened, looks) == []


def test_a_part_is_redacted_with_the_keyboard_alone(at: Ministry, opened: Opened) -> None:
    asked = apart(lambda: factories.asked(at))
    found = apart(lambda: factories.found(at, asked, document()))
    context: BrowserContext = opened(at.responsible)
    window = context.new_page()
    window.goto(f"/tramites/acceso-informacion/{asked.case.number}/archivos/{found.id}/tachar")
    window.focus("#id_left_0")
    for typed in ("0", "20", "100", "32"):
        window.keyboard.type(typed)
        window.keyboard.press("Tab")
    window.select_option("#id_exemption_0", "art17_privacy")
    window.focus("text=Hacer la copia")
    window.keyboard.press("Enter")
    window.wait_for_selector("text=Copia con partes tachadas")
    context.close()


def _told(at: Ministry) -> tuple[Any, ...]:
    """A request under way with a file in part redacted, one on paper, one answered and published, one in appeal."""
    asked = factories.asked(at)
    found = factories.found(at, asked, document(), "Informe de gestión")
    part = actions.Part(Mark(1, 8, 20, 60, 27), factories.PRIVACY)
    actions.redact(found=found, parts=[part], actor=at.responsible)
    office = queries.areas().get(code="oti")
    query = factories.asked_of_unit(at, asked, office)
    unit = factories.serving("Olga", office, factories.Role.OFFICER)
    copies = factories.asked(at, delivery=factories.Delivery.COPIES)
    answered = factories.answered(at)
    shown = published(at, answered)
    entry = classified(at)
    elevated: Request = factories.elevated(at)
    second = factories.answered(at)
    portal.refresh(actor=factories.SYSTEM)
    return asked, found, copies, second, shown, entry, unit, query, elevated
