"""Does a file reach us over a line that breaks, and may the page be closed meanwhile?"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from playwright.sync_api import Page, Request, Route, expect
from pytest_django import Settings

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents.models import Upload, UploadState
from chancery.kernel.documents.tests import factories as files
from tests.browser.conftest import Opened
from tests.browser.usable import AXE, EVERY_RULE, RUN

pytestmark = pytest.mark.django_db(transaction=True)

PARTS = re.compile(r"/api/v1/uploads/resumable/.+")
FIELD, NEXT = "Documento público que se desea apostillar", "Guardar y continuar"
ANSWERED = {
    "destination": "ES", "document_class": "administrative", "form": "paper", "name": "Partida de nacimiento",
    "issued_by": "Registro de prueba", "signed_by": "", "signed_on": "2026-01-15",
    "pages_done": 2,
}  # fmt: skip


@pytest.fixture
def at(settings: Settings, tmp_path: Path) -> Ministry:
    settings.STORE_URL = f"file://{tmp_path}/store"
    return factories.ministry()


@pytest.fixture
def page(at: Ministry, opened: Opened) -> Iterator[Page]:
    """The third page of an apostille, where the files are asked for."""
    cases.keep_draft(procedure_code="apostille", answers=ANSWERED, actor=at.citizen)
    context = opened(at.citizen, bypass_csp=False)  # type: ignore[call-arg]
    yield files_page(context.new_page())
    context.close()


def files_page(page: Page) -> Page:
    page.goto("/tramites/apostilla/solicitar?paso=3")
    return page


def document(folder: Path, content: bytes) -> Path:
    path = folder / "partida de nacimiento.pdf"
    path.write_bytes(content)
    return path


def test_a_broken_line_costs_one_part_and_the_form_does_not_send_the_file_again(
    page: Page, tmp_path: Path
) -> None:
    content = files.pdf(size=3_000_000)
    parts: list[str] = []

    def line(route: Route) -> None:
        if route.request.method == "PATCH":
            parts.append(route.request.headers["upload-offset"])
            if len(parts) in (2, 3):
                return route.abort("connectionreset")
        return route.continue_()

    page.route(PARTS, line)
    page.get_by_label(FIELD).set_input_files(document(tmp_path, content))
    expect(page.get_by_text("Se perdió la conexión.")).to_be_visible()
    bar = page.get_by_role("progressbar", name="Subiendo partida de nacimiento.pdf")
    assert int(bar.get_attribute("value") or 0) < 100
    expect(page.get_by_text("Recibimos «partida de nacimiento.pdf».")).to_be_visible(timeout=20_000)
    assert parts[1] == parts[2] == parts[3] != "0"
    assert Upload.objects.get().state == UploadState.CLEAN
    with page.expect_request(lambda sent: sent.method == "POST" and "paso=3" in sent.url) as sent:
        page.get_by_role("button", name=NEXT).click()
    assert weight(sent.value) < 10_000
    expect(page.get_by_text("partida de nacimiento.pdf")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).length") == 0


def weight(sent: Request) -> int:
    return len(unquote_to_bytes(sent.post_data or ""))


def test_after_the_page_was_closed_it_goes_on_where_it_was(page: Page, tmp_path: Path) -> None:
    path = document(tmp_path, files.pdf(size=2_000_000))
    page.route(
        PARTS,
        lambda route: (
            route.abort() if route.request.headers.get("upload-offset", "0") != "0" else route.continue_()
        ),
    )
    page.get_by_label(FIELD).set_input_files(path)
    expect(page.get_by_text("Se perdió la conexión.")).to_be_visible()
    again = page.context.new_page()
    page.close()
    came = Upload.objects.get().received
    assert came > 0
    begun: list[str] = []
    again.on(
        "request",
        lambda sent: begun.append(sent.headers["upload-offset"]) if sent.method == "PATCH" else None,
    )
    files_page(again).get_by_label(FIELD).set_input_files(path)
    expect(again.get_by_text("Recibimos «partida de nacimiento.pdf».")).to_be_visible(timeout=20_000)
    assert begun[0] == str(came)
    assert Upload.objects.get().state == UploadState.CLEAN


def test_sending_the_form_waits_for_the_file(page: Page, tmp_path: Path) -> None:
    page.get_by_label(FIELD).set_input_files(document(tmp_path, files.pdf(size=4_000_000)))
    page.get_by_role("button", name=NEXT).click()
    expect(page.get_by_role("heading", name="Oficina y confirmación")).to_be_visible(timeout=20_000)
    assert Upload.objects.get().state == UploadState.CLEAN


def test_a_refused_file_is_told_beside_its_field_and_not_sent(page: Page, tmp_path: Path) -> None:
    page.get_by_label(FIELD).set_input_files(document(tmp_path, b"MZ" * 4000))
    expect(page.get_by_role("alert").filter(has_text="no es un PDF, JPG ni PNG")).to_be_visible()
    assert page.get_by_label(FIELD).input_value() == ""
    page.get_by_label(FIELD).set_input_files(document(tmp_path, files.pdf()))
    expect(page.get_by_text("Recibimos «partida de nacimiento.pdf».")).to_be_visible()


def test_a_line_that_takes_no_parts_takes_the_whole_form(page: Page, tmp_path: Path) -> None:
    page.clock.install()
    page.route(re.compile(r"/api/v1/uploads/resumable/"), lambda route: route.abort())
    page.get_by_label(FIELD).set_input_files(document(tmp_path, files.pdf()))
    for _ in range(12):
        page.clock.run_for(16_000)
        page.wait_for_timeout(50)
    expect(page.get_by_role("alert").filter(has_text="subirá entero")).to_be_visible()
    page.get_by_role("button", name=NEXT).click()
    expect(page.get_by_role("heading", name="Oficina y confirmación")).to_be_visible()


def test_the_field_may_be_used_by_everyone_while_it_works(
    at: Ministry, opened: Opened, tmp_path: Path
) -> None:
    cases.keep_draft(procedure_code="apostille", answers=ANSWERED, actor=at.citizen)
    context = opened(at.citizen, bypass_csp=True)  # type: ignore[call-arg]
    page = files_page(context.new_page())
    page.route(PARTS, lambda route: route.abort())
    page.get_by_label(FIELD).set_input_files(document(tmp_path, files.pdf()))
    expect(page.get_by_text("Se perdió la conexión.")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    page.evaluate(AXE)
    assert page.evaluate(RUN, EVERY_RULE) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
