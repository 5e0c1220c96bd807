"""Are the pages of the complaints books usable by everyone: strangers on a telephone, who answers, and the service desk?"""

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, expect

from chancery.contexts.complaints import actions
from chancery.contexts.complaints.models import Complaint
from chancery.contexts.complaints.tests import factories
from chancery.contexts.complaints.tests.factories import Ministry
from chancery.contexts.service_desk import actions as service_desk
from chancery.contexts.service_desk.rules import Impact, Urgency
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> Ministry:
    return apart(factories.ministry)


def test_every_page_of_the_books_may_be_used_by_everyone(at: Ministry, opened: Opened) -> None:
    entry, answered = apart(lambda: factories.filed(at)), apart(lambda: factories.answered(at))
    apart(lambda: _on_paper(at))
    improvement = actions.open_improvement(
        complaint=answered,
        title="Publicar los requisitos en la puerta",
        office=at.office,
        due_on=clock.today() + timedelta(days=30),
        actor=at.keeper,
    )
    actions.note_improvement(improvement=improvement, text="Se pidió la impresión", actor=at.keeper)
    agent = factories.serving("Olga", "oti", Role.OFFICER)
    service_desk.load_levels(actor=factories.SYSTEM)
    ticket = service_desk.open_ticket(
        office=at.office,
        service="Correo",
        text="No llegan los mensajes",
        impact=Impact.SEVERAL,
        urgency=Urgency.STOPPED,
        actor=at.head,
    )
    new, own = "/reclamaciones/nueva/", f"/libro/{entry.number}/"
    looks: dict[Actor | None, list[str]] = {
        None: [
            "/reclamaciones/", new, f"{new}?pregunta=matter", f"{new}?matter=service", f"{new}?matter=decision",
            f"{new}?matter=service&motive=time", f"{new}?matter=favour", "/reclamaciones/seguimiento/",
            "/reclamaciones/indicadores/", "/reclamaciones/?idioma=en-gb",
        ],
        at.citizen: ["/reclamaciones/mias/"],
        at.keeper: [
            "/libro/", own, f"{own}responder", f"{own}derivar", "/libro/transcribir/", "/libro/inutilizar/",
            f"/libro/{answered.number}/", f"/libro/oficinas/{at.office.code}/{entry.year}/",
            f"/libro/{answered.number}/mejorar", f"/libro/mejoras/{improvement.pk}/",
        ],
        agent: ["/mesa-de-servicio/", "/mesa-de-servicio/nuevo/", f"/mesa-de-servicio/{ticket.number}/"],
    }  # fmt: skip
    assert problems(opened, looks) == []


def test_a_stranger_complains_with_the_keyboard_and_without_javascript(at: Ministry, opened: Opened) -> None:
    context: BrowserContext = opened(None, java_script_enabled=False, viewport={"width": 320, "height": 640})  # type: ignore[call-arg]
    window = context.new_page()
    window.goto("/reclamaciones/nueva/")
    window.get_by_label("Me atendieron mal, tarde o con información equivocada").focus()
    window.keyboard.press("Space")
    window.keyboard.press("Enter")
    window.get_by_label("El tiempo: demasiada espera").focus()
    window.keyboard.press("Space")
    window.keyboard.press("Enter")
    window.get_by_label("¿En qué oficina fue?").select_option("legalisations-lima")
    window.get_by_label("Cuéntenos qué pasó").fill("Esperé tres horas.")
    window.get_by_label("Su nombre completo").fill("Rosa Quispe")
    window.get_by_label("Documento de identidad").select_option("dni")
    window.get_by_label("Número del documento").fill("90000123")
    window.get_by_label("Yo la veré con el número y la clave").check()
    window.get_by_role("button", name="Presentar").focus()
    window.keyboard.press("Enter")
    expect(window.get_by_role("heading", name="La recibimos")).to_be_visible()
    entry = Complaint.objects.get()
    expect(window.get_by_text(entry.number)).to_be_visible()
    apart(lambda: factories.answered(at, entry))
    window.goto("/reclamaciones/seguimiento/")
    window.get_by_label("Número de la hoja").fill(entry.number)
    window.get_by_label("Clave").fill(entry.follow_code)
    window.keyboard.press("Enter")
    expect(window.get_by_text("Se puso a una persona en informes")).to_be_visible()
    window.get_by_label("Muy buena").check()
    window.get_by_role("button", name="Enviar mi opinión").click()
    expect(window.get_by_role("status")).to_contain_text("Gracias")
    context.close()


def _on_paper(at: Ministry) -> Complaint:
    return actions.transcribe(
        particulars=factories.told(at), sheet=3, sheet_on=clock.today() - timedelta(days=20), actor=at.keeper
    )
