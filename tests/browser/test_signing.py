"""Does an officer's own browser bring a paper to the component of their computer and back, by keyboard and on a telephone?"""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from chancery.kernel.base.actor import Actor
from chancery.kernel.documents.models import Document, PendingSignature
from chancery.kernel.documents.tests import own_key
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.tests import factories as people
from chancery.web.signing.tests.authority import trusted
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems
from tests.trust.test_sign_here import program

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Desk:
    """An officer, the papers that wait, and the component in march on the same machine."""

    officer: Actor
    papers: tuple[PendingSignature, ...]


@pytest.fixture
def desk(settings: Settings, tmp_path: Path, live_server: LiveServer) -> Iterator[Desk]:
    settings.BASE_URL = live_server.url
    with trusted(settings, tmp_path):

        def made() -> Desk:
            person, officer = own_key.officer()
            papers = tuple(own_key.prepared(person, officer) for _ in range(2))
            (tmp_path / "mi.p12").write_bytes(own_key.p12(own_key.certified(person)))
            return Desk(officer, papers)

        desk = apart(made)
        component = program()
        key = partial(component.p12_key, tmp_path / "mi.p12")
        serving = component.server(component.Component(live_server.url, key), 0)
        settings.SIGNING_COMPONENT_URL = f"http://127.0.0.1:{serving.server_port}/"
        threading.Thread(target=serving.serve_forever, args=(0.02,), daemon=True).start()
        yield desk
        serving.shutdown()
        serving.server_close()


def shot(page: Page, name: str) -> None:
    """A picture, for who asked for one."""
    if folder := os.environ.get("CHANCERY_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_two_papers_are_signed_with_the_certificate_of_this_computer(opened: Opened, desk: Desk) -> None:
    page = opened(desk.officer).new_page()
    page.goto("/por-firmar/")
    for paper in desk.papers:
        page.get_by_label(paper.number, exact=True).check()
    shot(page, "waiting")
    page.get_by_role("button", name="Firmar con mi certificado").press("Enter")
    expect(page.get_by_role("heading", name="Firmar con mi certificado", level=1)).to_be_visible()
    shot(page, "launch")
    page.get_by_role("button", name="Abrir el firmador").press("Enter")
    expect(page.get_by_role("heading", name="¿Firmar estos documentos?")).to_be_visible()
    shot(page, "component")
    page.get_by_label("PIN o clave de su certificado").fill(own_key.PIN)
    page.get_by_role("button", name="Firmar").press("Enter")
    expect(page.get_by_text("firmado y recibido por el Ministerio")).to_have_count(2)
    shot(page, "done")
    page.get_by_role("link", name="Volver al Ministerio").click()
    expect(page.get_by_text("Nada espera su firma")).to_be_visible()
    shot(page, "settled")
    assert apart(Document.objects.count) == 2


def test_a_file_signed_elsewhere_is_uploaded_and_its_report_read(
    opened: Opened, desk: Desk, tmp_path: Path
) -> None:
    first, second = desk.papers

    def signed() -> None:
        stranger, _ = own_key.officer("Otilia")
        person = identity.person_of(desk.officer)
        for name, who in (("mala", stranger), ("buena", person)):
            content = own_key.signed(own_key.frozen(first), own_key.certified(who))
            (tmp_path / f"{name}.pdf").write_bytes(content)

    apart(signed)
    page = opened(desk.officer).new_page()
    page.goto(f"/por-firmar/{first.id}/")
    shot(page, "paper")
    page.get_by_label("PDF firmado").set_input_files(tmp_path / "mala.pdf")
    page.get_by_role("button", name="Subir el documento firmado").press("Enter")
    expect(page.get_by_text("INDETERMINATE")).to_be_visible()
    shot(page, "refused")
    page.get_by_label("PDF firmado").set_input_files(tmp_path / "buena.pdf")
    page.get_by_role("button", name="Subir el documento firmado").press("Enter")
    expect(page.get_by_text("TOTAL-PASSED")).to_be_visible()
    shot(page, "signed")
    page.set_viewport_size({"width": 320, "height": 700})
    shot(page, "signed-320")
    page.goto("/por-firmar/")
    shot(page, "waiting-320")
    assert second.number in page.content()


def test_nothing_is_in_the_way_of_anybody(opened: Opened, desk: Desk) -> None:
    first = desk.papers[0].id
    paths = ("/por-firmar/", f"/por-firmar/{first}/", f"/por-firmar/{first}/no-firmar")
    assert problems(opened, {desk.officer: paths}) == []


def test_an_administrator_asks_who_is_accredited(opened: Opened, desk: Desk) -> None:
    administrator, path = apart(people.make_administrator), "/por-firmar/certificados/"
    page = opened(administrator).new_page()
    page.goto(path)
    page.get_by_role("button", name="Pedir la lista ahora").press("Enter")
    expect(page.get_by_text("Rige la lista de entidades acreditadas")).to_be_visible()
    expect(page.get_by_role("cell", name="Acreditada desde")).to_be_visible()
    shot(page, "accredited")
    page.set_viewport_size({"width": 320, "height": 700})
    shot(page, "accredited-320")
    assert problems(opened, {administrator: (path,)}) == []
