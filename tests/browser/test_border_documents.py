"""Visas and other sealed documents on a telephone whose line is down: yes, no, or ask, in two languages."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page

from chancery.contexts.travel_permits import actions as permits
from chancery.contexts.visas import actions
from chancery.contexts.visas.models import Label
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.base import clock
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import sealing
from chancery.kernel.documents.models import RevocationGround
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.travel_documents import cancelled, composing, seal_contents
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.tests import specimens
from chancery.kernel.travel_documents.zones import Sex
from tests.browser.conftest import Opened, apart
from tests.browser.usable import AXE, EVERY_RULE, RULES_OF_THE_WIDTH, RUN, WIDER

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/frontera/sin-linea"
TELEPHONE = {"width": 320, "height": 700}
FORGET = "() => document.querySelector('[data-answer]')?.removeAttribute('data-answer')"
LOST = "SVP000009"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> World:
    """Beside the visas, another context whose papers are lost: one line is all that it takes."""
    monkeypatch.setattr(cancelled, "_sources", [*cancelled._sources, ("P", lambda on: [LOST])])
    apart(lambda: permits.ensure_border_key(actor=people.SYSTEM))
    return apart(factories.world)


@pytest.fixture
def telephone(at: World, opened: Opened) -> Iterator[BrowserContext]:
    context = opened(at.inspector, viewport=TELEPHONE, bypass_csp=True)  # type: ignore[call-arg]
    yield context
    context.close()


def taken_along(context: BrowserContext) -> Page:
    """The page as a telephone keeps it: opened once with a line, which then goes."""
    page = context.new_page()
    page.goto(PAGE)
    page.wait_for_selector("html[data-kept]")
    page.close()
    context.set_offline(True)
    page = context.new_page()
    page.goto(PAGE)
    return page


def check(page: Page, code: str = "", seal: bytes | str = "", document: str = "") -> str:
    """What the page answers; all that it says stands in `said`."""
    page.locator("[name=code]").fill(code)
    page.locator("[name=seal]").fill(seal.hex() if isinstance(seal, bytes) else seal)
    page.locator("[name=document]").fill(document)
    page.evaluate(FORGET)
    page.locator("form button").click()
    page.wait_for_selector("[data-answer]")
    return page.locator("[data-answer]").get_attribute("data-answer") or ""


def said(page: Page) -> str:
    return page.locator("[data-verdict]").inner_text()


def paper(number: str = "SVP000001", *, days: int = 20) -> tuple[str, bytes]:
    """The zone and the seal of an emergency travel document of ours."""
    zone = composing.state(
        Form.TD2,
        document_code="PU",
        issuer="PER",
        number=number,
        nationality="PER",
        born_on=date(1990, 5, 17),
        sex=Sex.FEMALE,
        expires_on=clock.today() + timedelta(days=days),
        primary="Quispe Ñahui",
        secondary="Rosa",
    )
    seal = sealing.seal("emergency", seal_contents.of_emergency(zone), issued_on=clock.today())
    return "\n".join(composing.compose(zone)), seal


def seal_of(label: Label) -> bytes:
    return bytes(label.seal)


def test_a_visa_is_authentic_by_its_seal(at: World, telephone: BrowserContext) -> None:
    label = apart(lambda: factories.delivered(at))
    page = taken_along(telephone)
    assert check(page, label.zone, seal_of(label), "YB1234567") == "good"
    assert "MARIA CHIARA NUNEZ ROSSI" in said(page)
    assert "30 días" in said(page)
    assert label.serial in said(page)
    assert check(page, seal=seal_of(label)) == "good"
    assert check(page, seal_of(label).hex()) == "good"
    assert check(page, label.zone) == "unsure"
    assert "lea también su sello" in said(page)
    assert check(page, label.zone, seal_of(label), "XX7654321") == "bad"
    assert "no es el que dice" in said(page)
    assert check(page, label.zone.replace("MARIA", "MARTA"), seal_of(label)) == "bad"
    assert "otra cosa que su sello" in said(page)
    changed = bytearray(seal_of(label))
    changed[60] ^= 1
    assert check(page, label.zone, bytes(changed)) == "bad"
    assert check(page, label.zone, "no es un sello") == "unsure"


def test_a_visa_that_was_cancelled_or_a_label_that_was_spoilt_is_refused(
    at: World, telephone: BrowserContext
) -> None:
    def made() -> tuple[Label, Label]:
        gone, spoilt = factories.delivered(at), factories.printed(at, passport_number="YB0000002")
        application = factories.again(gone.application)
        actions.cancel(application=application, reason="Papeles falsos", actor=at.post.consul)
        application = factories.again(spoilt.application)
        actions.spoil_label(application=application, reason="Tinta", actor=at.post.officer)
        return gone, spoilt

    gone, spoilt = apart(made)
    page = taken_along(telephone)
    for label, shown in ((gone, ("", seal_of(gone))), (gone, (gone.zone, "")), (spoilt, (spoilt.zone, ""))):
        assert check(page, *shown) == "bad", label
        assert "anulado, perdido, robado o ya usado" in said(page)


def test_other_papers_of_ours_are_read_by_the_same_page(at: World, telephone: BrowserContext) -> None:
    good, lost, over = apart(lambda: (paper(), paper(LOST), paper(days=-1)))
    page = taken_along(telephone)
    assert check(page, *good) == "good"
    assert check(page, seal=good[1]) == "good"
    assert check(page, *lost) == "bad"
    assert "robado o ya usado" in said(page)
    assert check(page, seal=lost[1]) == "bad"
    assert check(page, *over) == "bad"
    assert "Venció el" in said(page)
    assert check(page, lost[0], good[1]) == "bad"


def test_what_cannot_be_known_without_a_line_is_asked(at: World, telephone: BrowserContext) -> None:
    rows = {row["specimen"]: row["lines"].split() for row in specimens.rows("specimens")}
    passport = "\n".join(rows["TD3 Eriksson"])
    page = taken_along(telephone)
    for code, why in (
        ("AVMMIL-2026-000012-3", "lea el QR grande"),
        ("https://cancilleria.example/verificar/ABCD-EFGH", "código de verificación"),
        (passport[:-3], "No es una zona entera"),
        (passport.replace("L898902C36", "L898902C46"), "Línea 2, posición 10"),
    ):
        assert check(page, code) == "unsure"
        assert why in said(page)
        assert "Pregunte a un puesto" in said(page)
    assert check(page, passport) == "bad"
    assert "Venció el 15/04/2012" in said(page)
    assert "de otro Estado" in said(page)
    elsewhere = next(row for row in specimens.rows("seals") if row["kind"] == "visa")
    assert check(page, seal=elsewhere["bytes"]) == "bad"
    assert "lista de llaves" in said(page)


def test_lists_that_are_old_call_nothing_good(at: World, telephone: BrowserContext) -> None:
    zone, seal = apart(lambda: paper(days=60))
    page = taken_along(telephone)
    for days, expected in ((0, "good"), (6, "good"), (8, "unsure"), (61, "bad")):
        instant = int((clock.now() + timedelta(days=days)).timestamp() * 1000)
        page.evaluate(f"() => {{ Date.now = () => {instant}; }}")
        assert check(page, zone, seal) == expected, days
    assert "lista" in said(page)


def test_what_a_stolen_key_sealed_is_refused_and_what_the_next_one_seals_is_not(
    at: World, telephone: BrowserContext
) -> None:
    """From the administrators' approval to the telephone: the old seal falls, the list of cancelled documents still stands."""

    def replaced() -> tuple[tuple[str, bytes], tuple[str, bytes]]:
        old, ada, eva = paper(), people.make_administrator(), people.make_administrator()
        changes = (
            lambda: documents.propose_seal_key_revocation(
                certificate=sealing.last_key().key.certificate,
                on=clock.today(),
                ground=RevocationGround.COMPROMISED,
                reason="Prueba",
                actor=ada,
            ),
            lambda: documents.propose_seal_key(begins_on=clock.today(), actor=ada),
        )
        for propose in changes:
            documents.approve_seal_key_change(change=propose(), actor=eva)
        return old, paper()

    old, new = apart(replaced)
    page = taken_along(telephone)
    assert check(page, *old) == "bad"
    assert "fue revocado" in said(page)
    assert check(page, *new) == "good"


def test_a_list_that_somebody_changed_calls_nothing_good(at: World, telephone: BrowserContext) -> None:
    zone, seal = apart(paper)
    page = taken_along(telephone)
    page.evaluate(
        """async () => {
            const cache = await caches.open("frontera"), path = "/.well-known/travel-document-list";
            const bytes = new Uint8Array(await (await cache.match(path)).arrayBuffer());
            bytes[bytes.length - 1] ^= 1;
            await cache.put(path, new Response(bytes));
        }"""
    )
    assert check(page, zone, seal) == "unsure"
    assert "no puede comprobar la firma" in said(page)
    page.evaluate(
        "() => caches.open('frontera').then((cache) => cache.delete('/.well-known/visa-seal-keys.json'))"
    )
    assert check(page, zone, seal) == "unsure"


def test_it_speaks_english_and_remembers_it(at: World, telephone: BrowserContext) -> None:
    zone, seal = apart(paper)
    page = taken_along(telephone)
    assert check(page, zone) == "unsure"
    page.get_by_role("button", name="English").click()
    page.get_by_text("Ask: it cannot be checked here").wait_for()
    assert "read its seal too" in said(page)
    page.reload()
    page.get_by_role("heading", name="Check without a line").wait_for()
    assert page.locator("html").get_attribute("lang") == "en"
    assert check(page, zone, seal) == "good"
    assert "Yes: the document is authentic" in said(page)
    page.get_by_role("button", name="Español").click()
    page.get_by_text("Sí: el documento es auténtico").wait_for()


def test_the_camera_reads_the_seal_beside_the_zone(at: World, opened: Opened) -> None:
    zone, seal = apart(paper)
    raw = "".join(f"\\x{byte:02x}" for byte in seal)
    context = opened(at.inspector, viewport=TELEPHONE)  # type: ignore[call-arg]
    context.add_init_script(
        f"""
        window.BarcodeDetector = class {{
            static getSupportedFormats() {{ return Promise.resolve(["qr_code", "data_matrix"]); }}
            detect() {{ return Promise.resolve([{{ format: "data_matrix", rawValue: "{raw}" }}]); }}
        }};
        navigator.mediaDevices.getUserMedia = () => Promise.resolve(document.createElement("canvas").captureStream());
        HTMLMediaElement.prototype.play = () => Promise.resolve();
        """
    )
    page = context.new_page()
    page.goto(PAGE)
    page.locator("[name=code]").fill(zone)
    page.get_by_role("button", name="Leer con la cámara").click()
    page.wait_for_selector("[data-answer=good]")
    context.close()


def test_by_keyboard_wide_and_narrow_in_both_languages_everyone_can_use_it(
    at: World, telephone: BrowserContext
) -> None:
    zone, seal = apart(paper)
    page = taken_along(telephone)
    page.locator("[name=code]").focus()
    page.keyboard.insert_text(zone)
    page.keyboard.press("Tab")
    page.keyboard.insert_text(seal.hex())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-answer=good]")
    for language in ("English", "Español"):
        assert not page.evaluate(WIDER)
        page.evaluate(AXE)
        assert page.evaluate(RUN, RULES_OF_THE_WIDTH) == []
        page.set_viewport_size({"width": 1280, "height": 900})
        assert page.evaluate(RUN, EVERY_RULE) == []
        page.set_viewport_size(TELEPHONE)  # type: ignore[arg-type]
        page.get_by_role("button", name=language).click()


def test_it_is_installed_on_a_telephone(at: World, telephone: BrowserContext) -> None:
    page = taken_along(telephone)
    manifest = page.evaluate(
        "() => fetch(document.querySelector('link[rel=manifest]').href).then((told) => told.json())"
    )
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == (
        PAGE,
        "/frontera/",
        "standalone",
    )
    assert manifest["icons"]


def test_the_line_goes_while_a_visa_is_checked(at: World, telephone: BrowserContext) -> None:
    label = apart(lambda: factories.delivered(at))
    page = taken_along(telephone)
    telephone.set_offline(False)
    page.goto("/frontera/visas/")
    telephone.set_offline(True)
    page.get_by_label("Zona de lectura mecánica de la visa").fill(label.zone)
    page.get_by_label("Sello digital, en hexadecimal").fill(seal_of(label).hex())
    page.get_by_role("button", name="Comprobar").click()
    page.wait_for_selector("[data-answer=good]")
    assert PAGE in page.url
