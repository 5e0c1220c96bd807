"""A salvoconducto at a control post whose line is down: the entry is kept on the device, told once, and a double use found."""

from uuid import uuid4

import pytest

from chancery.contexts.travel_papers import actions
from chancery.contexts.travel_papers.models import BorderEntry, EntryIncident
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import World
from chancery.contexts.travel_permits import actions as permits
from chancery.contexts.visas import actions as visa_actions
from chancery.contexts.visas.models import VisaEntry
from chancery.contexts.visas.rules import PassportFate
from chancery.contexts.visas.tests import factories as visas
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Role
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from tests.browser.conftest import Opened, apart
from tests.browser.test_border import answer, back, kept, told, without_line
from tests.browser.test_border_documents import check, said

pytestmark = pytest.mark.django_db(transaction=True)
LAND = "mig-santa-rosa"


@pytest.fixture
def at() -> World:
    apart(lambda: permits.ensure_border_key(actor=people.SYSTEM))
    return apart(factories.world)


def test_an_entry_without_a_line_is_kept_and_a_double_use_is_found_when_it_is_told(
    at: World, opened: Opened
) -> None:
    paper = apart(lambda: factories.delivered(at))
    other = apart(lambda: acts.serving(organisation.office(LAND), Role.BORDER_OFFICER, "Saúl"))
    telephone = kept(opened, at.inspector)
    page = without_line(telephone)
    seal = bytes(paper.seal)
    assert check(page, paper.zone) == "unsure"
    assert page.get_by_role("button", name="Registrar ingreso").count() == 0
    assert check(page, paper.zone, seal) == "good"
    page.get_by_role("button", name="Registrar ingreso").click()
    page.wait_for_selector("[data-answer=recorded]")
    told(page, "pending")
    assert check(page, seal=seal) == "bad"
    assert "Este equipo ya registró el ingreso" in said(page)
    apart(
        lambda: actions.record_entry(
            office=organisation.office(LAND), key=uuid4(), actor=other, number=paper.number
        )
    )
    back(telephone, page)
    told(page, "sent")
    assert "Doble uso" in page.locator("ul[data-kept]").inner_text()
    assert "Santa Rosa" in page.locator("ul[data-kept]").inner_text()
    incident = EntryIncident.objects.get()
    assert (incident.kind, BorderEntry.objects.count()) == ("double_use", 2)
    page.goto("/frontera/salvoconductos/")
    page.get_by_label("Número del salvoconducto").fill(paper.number)
    page.get_by_role("button", name="Comprobar").click()
    page.wait_for_selector("[data-answer]")
    assert answer(page) == "no"
    page.get_by_role("link", name="Incidentes (1)").click()
    page.wait_for_selector("[data-incident=double_use]")
    telephone.close()


def test_a_visa_of_one_entry_is_used_without_a_line_and_of_a_stolen_passport_it_is_asked(
    opened: Opened,
) -> None:
    apart(lambda: permits.ensure_border_key(actor=people.SYSTEM))
    at = apart(visas.world)
    label = apart(lambda: visas.delivered(at, category="transit", days=2))
    several = apart(lambda: visas.delivered(at, passport_number="YB7654321"))
    stolen = apart(lambda: visas.delivered(at, passport_number="YB0000001"))
    apart(
        lambda: visa_actions.report_passport(
            application=visas.again(stolen.application),
            fate=PassportFate.STOLEN,
            reason="En el metro",
            actor=at.post.officer,
        )
    )
    telephone = kept(opened, at.inspector)
    page = without_line(telephone)
    assert check(page, seal=bytes(stolen.seal)) == "unsure"
    assert "se comunicó como perdido, robado o anulado" in said(page)
    for printed, before, again in (
        (label, "good", "bad"),
        (several, "good", "good"),
        (stolen, "unsure", "unsure"),
    ):
        assert check(page, seal=bytes(printed.seal)) == before
        page.get_by_role("button", name="Registrar ingreso").click()
        page.wait_for_selector("[data-answer=recorded]")
        assert check(page, seal=bytes(printed.seal)) == again
    back(telephone, page)
    told(page, "sent", 3)
    assert {entry.label_id: entry.ordinal for entry in VisaEntry.objects.all()} == {
        label.pk: 1,
        several.pk: None,
        stolen.pk: None,
    }
    page.goto("/frontera/visas/")
    page.get_by_label("Número de la etiqueta").fill(label.serial)
    page.get_by_role("button", name="Comprobar").click()
    page.wait_for_selector("[data-answer=no]")
    assert page.locator("[data-bar=used]").count() == 1
    assert page.get_by_role("button", name="Registrar ingreso").count() == 0
    page.get_by_label("Número de la etiqueta").fill(several.serial)
    page.get_by_role("button", name="Comprobar").click()
    page.wait_for_selector("[data-answer=yes]")
    page.get_by_role("button", name="Registrar ingreso").click()
    page.get_by_text(f"Ingreso registrado con la visa {several.serial}").wait_for()
    telephone.close()
