"""The whole story in a real Chromium, from a citizen's first page to a stranger's check, with JavaScript and without."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories.demo import drawn_signature
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import clock
from tests.browser.conftest import Opened, apart
from tests.journeys import world

pytestmark = pytest.mark.django_db(transaction=True)


SOURCE, CHAIN = (
    "Documento público que se desea apostillar",
    "Certificaciones previas, si el documento las necesita",
)
NEXT = "Guardar y continuar"
CARD, PAPER = "4111 1111 1111 1111", "En papel: llevaré el original a la oficina"
ELECTRONIC = "Electrónico: el archivo PDF lleva la firma digital de la autoridad"


@pytest.fixture
def at(settings: Settings, live_server: LiveServer, tmp_path: Path) -> Iterator[Ministry]:
    settings.STORE_URL = f"file://{tmp_path}/store"
    with world.partners(settings, live_server.url, tmp_path):
        yield factories.ministry()


def a_file(content: bytes, name: str = "partida.pdf") -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def to_the_files(page: Page, form: str, signed_on: str) -> None:
    """From the first page of all to the third of the request."""
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name="Trámites", exact=True).click()
    page.get_by_role("link", name=re.compile("^Apostilla")).first.click()
    press(page, "Solicitar ahora")
    page.get_by_label("¿En qué país lo va a usar?").select_option("ES")
    page.get_by_label("Administrativo: partidas, títulos, certificados, antecedentes").check()
    press(page, NEXT)
    page.get_by_label(form).check()
    page.get_by_label("¿Qué documento es?").fill("Partida de nacimiento")
    page.get_by_label("¿Qué entidad lo emitió?").fill("Registro de prueba")
    page.get_by_label("¿Quién lo firma?").fill("Íñigo Núñez Quispe")
    page.get_by_label("¿Qué fecha tiene el documento?").fill(signed_on)
    press(page, NEXT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Adjunte los archivos")


def choose(page: Page, field: str, content: bytes, *, scripts: bool, says: str = "") -> None:
    """Choose a file: with scripts it goes up at once, without them with the page."""
    page.get_by_label(field).set_input_files(a_file(content))
    if not says:
        if scripts:
            expect(page.get_by_text("Recibimos «partida.pdf».").first).to_be_visible(timeout=30_000)
        return
    if not scripts:
        press(page, NEXT)
    expect(page.get_by_text(says).filter(visible=True).first).to_be_visible()


def file_and_pay(page: Page) -> str:
    """From the files to the receipt; the address of the case."""
    press(page, NEXT)
    page.get_by_label("¿Qué oficina lo atenderá?").select_option("legalisations-lima")
    page.get_by_label("Declaro que los datos").check()
    press(page, "Presentar la solicitud")
    expect(page.get_by_text("Falta el pago")).to_be_visible()
    case = page.url
    page.get_by_role("link", name="Pagar").or_(page.get_by_role("button", name="Pagar")).click()
    press(page, "Pagar S/ 31.00")
    expect(page).to_have_title("Pago con tarjeta (simulado)")
    page.get_by_label("Número de tarjeta").fill(CARD)
    press(page, "Pagar")
    for _ in range(40):
        if page.get_by_role("heading", name="Pago confirmado").count():
            break
        page.wait_for_timeout(250)
        page.reload()
    expect(page.get_by_role("heading", name="Pago confirmado")).to_be_visible()
    return urlsplit(case).path


def take(page: Page, number: str) -> None:
    """The officer finds the case in the queue and takes it."""
    page.goto("/bandeja/")
    page.get_by_role("link", name=number).click()
    go(page, "Tomar en evaluación")
    press(page, "Tomar en evaluación")
    expect(page.get_by_text("En evaluación").first).to_be_visible()


def go(page: Page, step: str) -> None:
    """To a step's page; what looks like a button is a link, whichever role the page gives it."""
    page.locator("main a", has_text=step).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(step)


def download(page: Page, folder: Path) -> bytes:
    with page.expect_download() as started:
        page.get_by_role("link", name=re.compile("^Descargar Apostilla")).click()
    started.value.save_as(folder / "apostilla.pdf")
    return (folder / "apostilla.pdf").read_bytes()


def verify(stranger: BrowserContext, paper: bytes, number: str, folder: Path) -> None:
    """Who received the paper reads its QR, and then drops the file itself, and one that was changed."""
    page = stranger.new_page()
    page.goto(urlsplit(world.qr_of(paper, folder)).path)
    expect(page.get_by_text("Documento auténtico y vigente")).to_be_visible()
    expect(page.get_by_text(number).first).to_be_visible()
    for content, answer in (
        (paper, "authentic"),
        (world.one_byte_changed(paper), "altered"),
        (world.scanned(), "unknown"),
    ):
        page.goto("/verificar/")
        page.locator("input[type=file]").set_input_files(a_file(content))
        press(page, "Verificar el archivo")
        expect(page.locator("[data-answer]")).to_have_attribute("data-answer", answer)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_paper_original_from_the_first_page_to_a_strangers_check(
    at: Ministry, opened: Opened, tmp_path: Path, scripts: bool
) -> None:
    signature = signatories.signatory(facsimile=drawn_signature())
    options: dict[str, Any] = {"java_script_enabled": scripts}
    citizen, officer, stranger = (opened(who, **options) for who in (at.citizen, at.officer, None))  # type: ignore[call-arg]
    page = citizen.new_page()
    to_the_files(page, PAPER, "2026-01-15")
    choose(page, SOURCE, world.encrypted(), scripts=scripts, says="protegido con contraseña")
    choose(page, SOURCE, b"Esto no es un PDF", scripts=scripts, says="no es un PDF, JPG ni PNG")
    choose(page, SOURCE, world.scanned(), scripts=scripts)
    choose(page, CHAIN, world.heavy(), scripts=scripts)
    case = file_and_pay(page)

    desk = officer.new_page()
    take(desk, case.rstrip("/").rsplit("/", 1)[-1])
    go(desk, "Emitir apostilla")
    expect(desk.locator("iframe.app-document").first).to_be_visible()
    shown = desk.get_by_alt_text(f"Firma registrada de {signature.name}")
    expect(shown).to_be_visible()
    if scripts:
        assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    desk.get_by_label(re.compile(signature.name)).check()
    desk.get_by_label("¿Cuántas hojas tiene?").fill("2")
    desk.get_by_label("Tengo el original a la vista").check()
    press(desk, "Emitir apostilla")
    expect(desk.get_by_text("Emitida").first).to_be_visible()

    page.goto(case)
    paper = download(page, tmp_path)
    number = re.search(r"APO-\d{4}-\d{6}-\w", page.content())
    assert number is not None
    verify(stranger, paper, number.group(), tmp_path)
    go(page, "Confirmar recepción")
    press(page, "Confirmar recepción")
    expect(page.get_by_text("Entregada").first).to_be_visible()
    for context in (citizen, officer, stranger):
        context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_electronic_original_is_certified_and_a_tampered_one_is_not(
    at: Ministry, opened: Opened, tmp_path: Path, scripts: bool
) -> None:
    options: dict[str, Any] = {"java_script_enabled": scripts}
    citizen, officer, stranger = (opened(who, **options) for who in (at.citizen, at.officer, None))  # type: ignore[call-arg]
    page, desk = citizen.new_page(), officer.new_page()
    to_the_files(page, ELECTRONIC, clock.today().isoformat())
    choose(page, SOURCE, apart(world.tampered_original), scripts=scripts)
    case = file_and_pay(page)
    number = case.rstrip("/").rsplit("/", 1)[-1]

    take(desk, number)
    go(desk, "Emitir apostilla")
    press(desk, "Emitir apostilla")
    expect(desk.locator('[data-refusal="original_signature_refused"]')).to_be_visible()
    expect(desk.locator("iframe.app-document").first).to_be_visible()
    desk.goto(case)
    go(desk, "Observar")
    desk.get_by_label("Motivo").fill("El archivo fue modificado después de firmado")
    press(desk, "Observar")

    page.goto(case)
    go(page, "Subsanar")
    original = apart(factories.signed_pdf)
    signatories.certificate(signatories.signatory().id, factories.outside_pem())
    choose(page, SOURCE, original, scripts=scripts)
    press(page, "Subsanar")
    expect(page.get_by_text("En evaluación").first).to_be_visible()
    desk.goto(case)
    go(desk, "Emitir apostilla")
    expect(desk.get_by_text("Rectora de prueba").first).to_be_visible()
    press(desk, "Emitir apostilla")
    expect(desk.get_by_text("Emitida").first).to_be_visible()
    page.goto(case)
    found = re.search(r"APO-\d{4}-\d{6}-\w", page.content())
    assert found is not None
    verify(stranger, download(page, tmp_path), found.group(), tmp_path)
    for context in (citizen, officer, stranger):
        context.close()
