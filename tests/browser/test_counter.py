"""Does a citizen book from a telephone, does an officer attend in under ten actions, is every page of the counter usable?"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from chancery.contexts.counter import actions
from chancery.contexts.counter.models import Appointment, AppointmentState, CounterAct
from chancery.contexts.counter.rules import Priority, Service
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE, Counter
from chancery.contexts.stickers.models import Printing
from chancery.kernel.acts.models import Act
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
TELEPHONE = {"width": 320, "height": 640}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Counter]:
    with factories.register(tmp_path):
        made = apart(factories.expecting)
        factories.empowered(made)
        yield made


def test_a_citizen_books_moves_and_gives_up_from_a_telephone(at: Counter, opened: Opened) -> None:
    context = opened(at.citizen, viewport=TELEPHONE)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto("/tramites/actuacion-de-ventanilla/")
    page.get_by_role("button", name="Reservar una cita").click()
    page.get_by_label("¿En qué oficina?").select_option(at.office.code)
    page.get_by_label("¿Para qué?").select_option(SERVICE.value)
    page.get_by_role("button", name="Ver horas libres").click()
    page.locator(".app-hours__hour").first.click()
    assert "y nadie más" in page.content()
    page.get_by_role("button", name="Reservar").click()
    page.get_by_text("Su cita está reservada").wait_for()
    assert at.person.document_number in page.content()
    page.get_by_role("button", name="Cambiar la hora").click()
    page.locator("button.app-hours__hour").nth(3).click()
    page.get_by_text("Su cita cambió de hora").wait_for()
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="Agregar a mi calendario").click()
    assert downloaded.value.suggested_filename == "cita.ics"
    page.get_by_role("link", name="Cancelar la cita").click()
    page.get_by_role("button", name="Cancelar la cita").click()
    page.get_by_text("La cita quedó cancelada").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert Appointment.objects.get().state == AppointmentState.CANCELLED
    context.close()


class Hands:
    """Somebody who uses the keyboard alone: each field typed and each key pressed is one action."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0

    def focused(self) -> Locator:
        return self.page.locator(":focus")

    def type(self, text: str) -> None:
        self.focused().wait_for()  # a page that has come gives its field the focus a moment later
        self.page.keyboard.type(text)
        self.actions += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.actions += 1


def test_from_identity_to_a_printed_paper_in_under_ten_actions_without_javascript(
    at: Counter, opened: Opened
) -> None:
    context = opened(at.officer, java_script_enabled=False)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto(f"/ventanilla/{at.office.code}/atender/")
    hands = Hands(page)
    hands.type(at.person.document_number)
    hands.press("Enter")
    page.wait_for_url(re.compile(r"/atender/[0-9a-f-]{36}/$"))
    hands.type("28")
    hands.press("Enter")
    page.get_by_text("Cobre € 1.00").wait_for()
    hands.type("5")
    hands.press("Enter")
    page.get_by_text("Vuelto: € 4.00.").wait_for()
    assert "Imprimir" in hands.focused().inner_text()
    with page.expect_download():
        hands.press("Enter")
    assert hands.actions < 10
    assert hands.actions == 7
    assert Act.objects.get().kind == "survival"
    context.close()


def test_from_identity_to_a_printed_sticker_in_under_ten_actions(tmp_path: Path, opened: Opened) -> None:
    with factories.register(tmp_path):
        stocked = factories.stocked()[0]
        factories.empowered(stocked)
        context = opened(stocked.officer, java_script_enabled=False)  # type: ignore[call-arg]
        page = context.new_page()
        page.goto(f"/ventanilla/{stocked.office.code}/atender/")
        hands = Hands(page)
        hands.type(stocked.person.document_number)
        hands.press("Enter")
        page.wait_for_url(re.compile(r"/atender/[0-9a-f-]{36}/$"))
        hands.type("28")
        hands.press("Enter")
        page.get_by_text("Cobre € 1.00").wait_for()
        hands.type("5")
        hands.press("Enter")
        page.get_by_text("Vuelto: € 4.00.").wait_for()
        hands.press("Tab")
        assert hands.focused().inner_text().split() == ["Imprimir", "el", "autoadhesivo", "CA00000001"]
        with page.expect_response(lambda answer: answer.request.method == "POST") as printed:
            hands.press("Enter")
        assert printed.value.headers["content-type"] == "application/pdf"
        assert hands.actions < 10
        assert hands.actions == 8
        assert Printing.objects.get().sticker.act == Act.objects.get()
        context.close()


def test_whoever_knows_the_price_needs_fewer(at: Counter, opened: Opened) -> None:
    context = opened(at.officer)
    page = context.new_page()
    page.goto(f"/ventanilla/{at.office.code}/atender/")
    hands = Hands(page)
    hands.type(at.person.document_number)
    hands.press("Enter")
    page.wait_for_url(re.compile(r"/atender/[0-9a-f-]{36}/$"))
    assert hands.focused().get_attribute("name") == "item"
    hands.type("29")
    for _ in range(2):
        hands.press("Tab")
    hands.type("Via Roma 1")
    hands.press("Tab")
    hands.type("1")
    hands.press("Enter")
    page.get_by_text("Hecho en esta atención").wait_for()
    assert hands.actions <= 9
    assert CounterAct.objects.get().detail == "Via Roma 1"
    context.close()


def test_the_officer_calls_by_keys(at: Counter, opened: Opened) -> None:
    actions.take_ticket(office=at.office, service=SERVICE, actor=at.officer)
    context = opened(at.officer)
    page = context.new_page()
    page.goto(f"/ventanilla/{at.office.code}/")
    assert "Llamar al siguiente" in page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Atender a esta persona").wait_for()
    done = page.get_by_role("button", name="Terminar")
    assert done.get_attribute("accesskey") == "t"
    done.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Nadie por ahora").wait_for()
    screen = context.new_page()
    screen.goto(f"/pantalla/{at.office.code}/")
    assert "L001" in screen.content()
    context.close()


def test_the_citizens_pages(at: Counter, opened: Opened) -> None:
    booked = factories.booked(at, factories.somebody())
    mine = factories.booked(at, ordinal=1)
    waits = Service.PASSPORT
    factories.open_hours(at, weekday=2, service=waits)
    actions.join_waiting_list(office=at.office, service=waits, actor=at.citizen)
    hour = factories.slot(at, days=2)
    of_citizen = (
        "/citas/", "/citas/elegir/", f"/citas/elegir/?office={at.office.code}&service={SERVICE.value}",
        "/citas/elegir/?office=&service=", f"/citas/{mine.id}/", f"/citas/{mine.id}/mover/", f"/citas/{mine.id}/cancelar",
        f"/citas/reservar/{at.office.code}/{SERVICE.value}/{hour.starts_at:%Y%m%dt%H%M%Sz}/", f"/citas/{booked.id}/",
        "/tramites/actuacion-de-ventanilla/",
    )  # fmt: skip
    open_to_all = ("/citas/elegir/", f"/pantalla/{at.office.code}/")
    assert problems(opened, {at.citizen: of_citizen, None: open_to_all}) == []


def test_the_officers_pages(at: Counter, opened: Opened) -> None:
    booked = factories.booked(at)
    for priority in (Priority.NONE, Priority.OLDER):
        actions.take_ticket(office=at.office, service=SERVICE, priority=priority, actor=at.officer)
    actions.call_next(office=at.office, window=1, actor=at.officer)
    visit = factories.received(at)
    number = apart(lambda: factories.attended(at, "28", visit=visit)).acts[0].case.number
    other = factories.another_officer(at)
    waiting = apart(lambda: factories.attended(at, "28", actor=other)).acts[0].case.number
    base, case = f"/ventanilla/{at.office.code}", "/tramites/actuacion-de-ventanilla"
    paths = (
        f"{base}/", f"{base}/atender/", f"{base}/atender/{visit.id}/", f"{base}/citas/",
        f"{base}/citas/?day={booked.starts_at:%Y-%m-%d}", f"{base}/estadisticas/", f"{base}/por-firmar/",
        f"{case}/{number}/", f"{case}/{waiting}/", f"{case}/{waiting}/firmar-por-delegacion", f"/citas/{booked.id}/",
        f"/pantalla/{at.office.code}/", f"/actuaciones/?office={at.office.code}&name=Solicitante",
        f"/actuaciones/?office={at.office.code}&number=999",
    )  # fmt: skip
    head = (
        f"{base}/horarios/", f"{base}/horarios/nuevo", f"{base}/horarios/dia", f"{base}/horarios/suspender",
        f"{base}/firmas/delegar", f"{case}/{waiting}/firmar",
    )  # fmt: skip
    assert problems(opened, {at.officer: paths, at.consul: head}) == []
