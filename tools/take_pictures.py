"""Take the manual's pictures from a running demonstration: `python tools/take_pictures.py [http://localhost:8000]`.

Needs the development dependencies and a Chromium (`CHANCERY_CHROMIUM` names another than /usr/bin/chromium-headless-shell).
Each picture is cut to what the text speaks of and reduced to a palette, so that the repository stays small.
"""

import base64
import hashlib
import hmac
import io
import os
import struct
import subprocess
import sys
import time
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
PICTURES = ROOT / "docs/pictures"
PASSWORD, SECRET = "demostracion-2026", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WIDTH, COLOURS, LIMIT = 960, 48, 120_000
HEAD, GAP, BETWEEN = 640, 16, (217, 204, 190)
CASE = "main a[href^='/tramites/apostilla/EXA']"
ISSUED = CASE.replace("main", "tr:has-text('Emitida')")


def code() -> str:
    """The second factor of the demonstration's officers, now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(SECRET), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def visitor(browser: Browser, address: str, email: str = "") -> Page:
    page = browser.new_context(
        locale="es-PE", base_url=address, viewport={"width": WIDTH, "height": 700}
    ).new_page()
    if email:
        page.goto("/cuenta/ingresar/")
        page.fill("input[name=login]", email)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_load_state()
        if page.locator("input[name=code]").count():
            page.fill("input[name=code]", code())
            page.press("input[name=code]", "Enter")
            page.wait_for_load_state()
    return page


def take(page: Page, name: str, height: int, *, since: str = "main h1") -> None:
    """The `height` pixels of the page that begin at a heading."""
    top = page.locator(since).first.bounding_box()
    assert top is not None
    taken = page.screenshot(
        full_page=True, clip={"x": 0, "y": max(0, top["y"] - 12), "width": WIDTH, "height": height}
    )
    keep(Image.open(io.BytesIO(taken)), name)


def keep(image: Image.Image, name: str) -> None:
    image.convert("RGB").quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)
    size = (PICTURES / f"{name}.png").stat().st_size
    print(f"{name}.png {size / 1000:.0f} kB")
    assert size <= LIMIT


def screen(page: Page, width: int, *, since: str = "body") -> Image.Image:
    page.set_viewport_size({"width": width, "height": HEAD})
    box = page.locator(since).first.bounding_box()
    assert box is not None
    clip = {"x": 0, "y": max(0, box["y"] - 12), "width": width, "height": HEAD}
    return Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip)))


def printed(page: Page) -> Image.Image:
    """The first page of the paper that a page of verification offers, drawn by poppler."""
    paper = page.request.get(page.get_attribute("main a[href$='.pdf']", "href") or "").body()
    drawn = subprocess.run(  # noqa: S603
        ["/usr/bin/pdftoppm", "-png", "-f", "1", "-l", "1", "-scale-to", str(HEAD), "-"],
        input=paper,
        capture_output=True,
        check=True,
    )
    return Image.open(io.BytesIO(drawn.stdout))


def beside(images: list[Image.Image], name: str) -> None:
    whole = Image.new("RGB", (sum(image.width for image in images) + GAP * (len(images) - 1), HEAD), BETWEEN)
    left = 0
    for image in images:
        whole.paste(image, (left, 0))
        left += image.width + GAP
    keep(whole, name)


def main() -> None:
    address = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHANCERY_CHROMIUM", "/usr/bin/chromium-headless-shell"),
            args=["--no-sandbox"],
        )
        page = visitor(browser, address)
        page.goto("/")
        front = screen(page, 320)
        page = visitor(browser, address)
        page.goto("/tramites/apostilla/")
        take(page, "tramite", 620)

        page = visitor(browser, address, "ciudadana@example.org")
        page.goto("/mis-tramites/")
        while not page.locator(ISSUED).count():
            page.click("a[rel=next]")
        page.click(ISSUED)
        take(page, "expediente", 640)
        page.click("text=Página de verificación")
        take(page, "verificar", 700)
        paper = printed(page)

        page = visitor(browser, address, "funcionaria@example.org")
        page.goto("/bandeja/")
        take(page, "bandeja", 640)
        beside([screen(page, 1100, since="main h1"), front, paper], "chancery")
        page.set_viewport_size({"width": WIDTH, "height": 700})
        page.goto("/bandeja/?held=me&state=under_review")
        page.click(f"{CASE} >> nth=0")
        case = page.url
        page.click("main a:has-text('Emitir apostilla')")
        take(page, "emitir", 440)

        page = visitor(browser, address, "jefa@example.org")
        page.goto(case)
        page.click("text=Asignar a otra persona")
        take(page, "asignar", 400)

        for name, email, path, height in (
            ("caja", "cajera@example.org", "/caja/", 440),
            ("firmas", "registradora@example.org", "/firmas/pendientes/", 270),
            ("administracion", "administradora@example.org", "/administracion/", 420),
        ):
            page = visitor(browser, address, email)
            page.goto(path)
            take(page, name, height, since="main h2" if name == "caja" else "main h1")
        browser.close()


if __name__ == "__main__":
    main()
