"""The border's page on a telephone: with a line, without one, and with a line that goes and comes at each step."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.models import Exit, Incident, Permit
from chancery.contexts.travel_permits.tests import factories
from chancery.contexts.travel_permits.tests.factories import World
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
TELEPHONE = {"width": 320, "height": 700}
OFFLINE = "/frontera/sin-linea"
FORGET = "() => document.querySelector('[data-answer]')?.removeAttribute('data-answer')"


def issued(at: World) -> Permit:
    return apart(lambda: factories.issued(at))


@pytest.fixture
def at() -> World:
    return apart(factories.world)


@pytest.fixture
def telephone(at: World, opened: Opened) -> Iterator[BrowserContext]:
    context = kept(opened, at.border.officer)
    yield context
    context.close()


def kept(opened: Opened, actor: Actor) -> BrowserContext:
    """A telephone on which that officer opened the page once with a line: it now keeps it."""
    context = opened(actor, viewport=TELEPHONE)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto("/frontera/")
    page.wait_for_selector("html[data-kept]")
    page.wait_for_function(
        """() => new Promise((resolve) => {
            const asked = indexedDB.open("frontera", 1);
            asked.onsuccess = () => {
                const read = asked.result.transaction("facts").objectStore("facts").get("officer");
                read.onsuccess = () => { asked.result.close(); resolve(Boolean(read.result)); };
            };
        })"""
    )
    page.close()
    return context


def check(page: Page, code: str, document: str = "") -> Page:
    page.locator("[name=code]").fill(code)
    if document:
        page.get_by_label("Documento que muestra").fill(document)
    page.evaluate(FORGET)  # so that what is waited for is not what was answered before
    page.get_by_role("button", name="Comprobar").click()
    page.wait_for_selector("[data-answer]")
    return page


def answer(page: Page) -> str:
    return page.locator("[data-answer]").get_attribute("data-answer") or ""


def without_line(context: BrowserContext) -> Page:
    context.set_offline(True)
    page = context.new_page()
    page.goto("/frontera/")
    assert page.url.split("#")[0].endswith(OFFLINE)
    return page


def register(page: Page) -> None:
    page.get_by_role("button", name="Registrar salida").click()
    page.wait_for_selector("[data-answer=recorded]")


def told(page: Page, state: str, count: int = 1) -> None:
    expect(page.locator(f"[data-state={state}]")).to_have_count(count, timeout=15_000)


def back(context: BrowserContext, page: Page) -> None:
    """The line comes back, and the page notices."""
    context.set_offline(False)
    page.get_by_role("button", name="Comunicar ahora").click()


def test_with_a_line_and_without_javascript(at: World, opened: Opened) -> None:
    permit = issued(at)
    context = opened(at.border.officer, viewport=TELEPHONE, java_script_enabled=False)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto("/frontera/")
    assert answer(check(page, permit.token)) == "good"
    page.get_by_role("button", name="Registrar salida").press("Enter")
    assert "Salida registrada" in page.content()
    assert answer(check(page, permit.number)) == "bad"
    context.close()
    assert Exit.objects.get().is_consuming


def test_an_exit_noted_without_a_line_is_told_once_when_it_is_back(
    at: World, telephone: BrowserContext
) -> None:
    permit = issued(at)
    page = without_line(telephone)
    assert answer(check(page, permit.token, "9100 0001")) == "good"
    assert "LÁQS" in page.content()
    assert "Lucía" not in page.content()
    register(page)
    told(page, "pending")
    page.reload()
    told(page, "pending")
    assert not Exit.objects.exists()
    assert answer(check(page, permit.token)) == "bad"
    assert "Este equipo ya registró la salida" in page.content()
    back(telephone, page)
    told(page, "sent")
    page.get_by_role("button", name="Comunicar ahora").click()
    page.reload()
    told(page, "sent")
    kept_exit = Exit.objects.get()
    assert (kept_exit.is_afterwards, kept_exit.is_consuming) == (True, True)
    assert kept_exit.told_by_id == at.border.officer.person_id


def test_what_is_not_good_is_red_without_a_line_too(at: World, telephone: BrowserContext) -> None:
    good, revoked, used = issued(at), issued(at), issued(at)
    actions.revoke(authoriser=factories.place(revoked.request), reason="No", actor=at.mother_acts)
    factories.left(used, at)
    page = telephone.new_page()
    page.goto(OFFLINE)  # the list is fetched anew while there is a line
    check(page, good.token)
    page.close()
    page = without_line(telephone)
    assert answer(check(page, good.token)) == "good"
    for permit, why in ((revoked, "revocada"), (used, "ya se usó")):
        assert answer(check(page, permit.token)) == "bad"
        assert why in page.locator("[data-verdict]").inner_text()
    assert answer(check(page, good.token, "12345678")) == "bad"
    assert "no es el del menor" in page.content()
    page.get_by_label("Documento que muestra").fill("")
    changed = good.token[:60] + ("A" if good.token[60] != "A" else "B") + good.token[61:]
    assert answer(check(page, changed)) == "bad"
    assert "alterado" in page.content()
    assert answer(check(page, good.number)) == "unsure"
    assert page.get_by_role("button", name="Registrar salida").count() == 0


def test_a_permit_that_ran_out_or_a_list_too_old_lets_nobody_leave(
    at: World, telephone: BrowserContext
) -> None:
    permit = issued(at)
    page = without_line(telephone)
    for days, expected in ((0, "good"), (8, "unsure"), (120, "bad")):
        instant = int((clock.now() + timedelta(days=days)).timestamp() * 1000)
        page.evaluate(f"() => {{ Date.now = () => {instant}; }}")
        assert answer(check(page, permit.token)) == expected


def test_a_browser_that_cannot_verify_says_so(at: World, telephone: BrowserContext) -> None:
    permit = issued(at)
    page = without_line(telephone)
    page.evaluate("() => { crypto.subtle.importKey = () => Promise.reject(new Error('no')); }")
    assert answer(check(page, permit.token)) == "unsure"
    assert "solo la línea puede" in page.content()
    assert page.get_by_role("button", name="Registrar salida").count() == 0


def test_a_double_use_is_found_when_both_tell(at: World, telephone: BrowserContext, opened: Opened) -> None:
    permit = issued(at)
    other = kept(opened, at.border.other)
    pages = []
    for context in (telephone, other):
        page = without_line(context)
        assert answer(check(page, permit.token)) == "good"
        register(page)
        pages.append(page)
    back(telephone, pages[0])
    told(pages[0], "sent")
    back(other, pages[1])
    told(pages[1], "sent")
    assert "Doble uso" in pages[1].locator("[data-kept] [data-state]").inner_text()
    assert "Jorge Chávez" in pages[1].locator("[data-kept] [data-state]").inner_text()
    incident = Incident.objects.get()
    assert {incident.exit.office, incident.first.office if incident.first else None} == {
        at.border.airport,
        at.border.land,
    }
    head = opened(at.border.head).new_page()
    head.goto("/frontera/incidentes/")
    assert "Doble uso" in head.content()
    other.close()


def test_the_line_goes_while_checking_and_nothing_typed_is_lost(at: World, telephone: BrowserContext) -> None:
    permit = issued(at)
    page = telephone.new_page()
    page.goto("/frontera/")
    telephone.set_offline(True)
    check(page, permit.token)
    assert OFFLINE in page.url
    assert answer(page) == "good"


@pytest.mark.parametrize("is_received", [False, True])
def test_the_line_goes_while_the_exit_is_sent(
    at: World, telephone: BrowserContext, is_received: bool
) -> None:
    """Whether the ministry had received it or only the answer was lost, it counts once and is no incident."""
    permit = issued(at)
    page = telephone.new_page()
    page.goto("/frontera/")
    assert answer(check(page, permit.token)) == "good"

    if is_received:
        key = page.locator("input[name=key]").get_attribute("value") or ""
        factories.left(permit, at, key=UUID(key))
    telephone.set_offline(True)
    page.get_by_role("button", name="Registrar salida").click()
    page.wait_for_url(f"**{OFFLINE}*")
    page.wait_for_selector("[data-answer=good]")
    register(page)
    back(telephone, page)
    told(page, "sent")
    assert Exit.objects.count() == 1
    assert not Incident.objects.exists()


def test_the_answer_to_what_was_told_is_lost(at: World, telephone: BrowserContext) -> None:
    permit = issued(at)
    page = without_line(telephone)
    check(page, permit.token)
    register(page)
    page.evaluate(
        """() => {
            const sent = window.fetch;
            window.fetch = async (path, ...rest) => {
                const answered = await sent(path, ...rest);
                if (!String(path).endsWith("/exits") || window.lost) return answered;
                window.lost = true;
                throw new TypeError("lost");
            };
        }"""
    )
    back(telephone, page)
    page.wait_for_function("() => window.lost")
    told(page, "pending")
    page.get_by_role("button", name="Comunicar ahora").click()
    told(page, "sent")
    assert Exit.objects.count() == 1
    assert not Incident.objects.exists()


def test_who_is_no_longer_signed_in_signs_in_and_nothing_is_lost(
    at: World, telephone: BrowserContext
) -> None:
    permit = issued(at)
    page = without_line(telephone)
    check(page, permit.token)
    register(page)
    cookies = telephone.cookies()
    telephone.clear_cookies()
    back(telephone, page)
    expect(page.locator("[data-pending]")).to_contain_text("Ingrese con su cuenta", timeout=15_000)
    told(page, "pending")
    telephone.add_cookies(cookies)  # type: ignore[arg-type]
    page.get_by_role("button", name="Comunicar ahora").click()
    told(page, "sent")
    assert Exit.objects.count() == 1


def test_the_camera_reads_the_code_where_the_browser_can(at: World, opened: Opened) -> None:
    permit = issued(at)
    context = opened(at.border.officer, viewport=TELEPHONE)  # type: ignore[call-arg]
    context.add_init_script(
        f"""
        window.BarcodeDetector = class {{
            static getSupportedFormats() {{ return Promise.resolve(["qr_code"]); }}
            detect() {{ return Promise.resolve([{{ rawValue: "{permit.token}" }}]); }}
        }};
        navigator.mediaDevices.getUserMedia = () =>
            Promise.resolve(document.createElement("canvas").captureStream());
        HTMLMediaElement.prototype.play = () => Promise.resolve();
        """
    )
    page = context.new_page()
    page.goto("/frontera/")
    page.get_by_role("button", name="Leer con la cámara").click()
    page.wait_for_selector("[data-answer=good]")
    context.close()


def test_every_page_is_usable_by_everyone(at: World, opened: Opened) -> None:
    permit, request = issued(at), factories.paid(at)
    factories.left(permit, at)
    factories.left(permit, at, office=at.border.land, actor=at.border.other, left_at=clock.now())
    number, base = request.case.number, "/tramites/autorizacion-viaje"
    sign = f"{base}/firmas/{factories.place(request).pk}/"
    ready = apart(lambda: factories.ready(at).case.number)
    looks = {
        at.border.officer: ["/frontera/", "/frontera/incidentes/", OFFLINE],
        at.milan.consul: [
            f"{base}/firmas/", sign, f"{base}/{number}/", f"{base}/{number}/denegar", f"{base}/{ready}/emitir",
            f"{base}/{ready}/firma/1/revocar",
        ],
        at.mother_acts: [
            f"{base}/solicitar", f"{base}/{number}/", f"{base}/{number}/firma/1/lugar", "/tramites/autorizacion-viaje-menor/",
        ],
        at.father_acts: [f"{base}/{number}/autorizante", f"{base}/por-autorizar/"],
    }  # fmt: skip
    assert problems(opened, looks) == []


def test_what_a_page_needs_is_light() -> None:
    built = Path(settings.ROOT) / "src/chancery/web/static_built"
    assert (built / "border.js").stat().st_size < 36_000
