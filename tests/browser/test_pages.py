"""Is every page usable by everyone: no axe violation (WCAG 2.2 AA), nothing wider than 320 px, light on the wire?"""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from chancery.contexts.apostilles.models import Apostille
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base.actor import Role
from chancery.kernel.documents.inspection import Quarantined
from chancery.kernel.documents.models import Upload
from chancery.kernel.documents.tests.factories import pdf_with_attachment
from chancery.kernel.identity.tests import factories as people
from tests.browser.conftest import Opened

pytestmark = pytest.mark.django_db(transaction=True)

AXE = (Path(settings.ROOT) / "node_modules/axe-core/axe.min.js").read_text()
RUN = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}))
  .violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 120)).join(" | "))"""
PUBLIC = (
    "/", "/tramites/", "/tramites/?q=apostila", "/tramites/?q=zzzz", "/tramites/apostilla/", "/tramites/legalizacion/",
    "/tramites/legalizacion-consular/", "/tramites/hoja/apostille/",
    "/verificar/", "/verificar/archivo/", "/log/", "/oficinas/", "/oficinas/legalisations-lima/", "/tarifas/",
    "/apostillas/paises/", "/apostillas/registro/", "/cuenta/ingresar/", "/cuenta/crear/", "/firmas/consulta/",
    "/accesibilidad/", "/privacidad/", "/nada/",
)  # fmt: skip
FIRST_VISIT, NEXT_VISIT = 60_000, 14_000


@pytest.fixture
def apostille(db: None) -> Apostille:
    return factories.issued(factories.ministry())


def examine(page: Page, path: str) -> list[str]:
    """What is wrong with a page, in words; it is read wide and at 320 px."""
    page.set_viewport_size({"width": 1280, "height": 900})
    response = page.goto(path)
    assert response is not None
    assert response.status < 500, path
    page.evaluate(AXE)
    found = [f"{path}: {violation}" for violation in page.evaluate(RUN)]
    page.set_viewport_size({"width": 320, "height": 700})
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"{path}: wider than 320 px")
    return found


def problems(opened: Opened, actor: object, paths: tuple[str, ...]) -> list[str]:
    context = opened(actor, bypass_csp=True)  # type: ignore[call-arg,arg-type]
    page = context.new_page()
    found = [problem for path in paths for problem in examine(page, path)]
    context.close()
    return found


def test_public_pages(apostille: Apostille, opened: Opened) -> None:
    code = apostille.document.verification_code
    assert problems(opened, None, (*PUBLIC, f"/verificar/{code}")) == []


def test_the_citizens_pages(opened: Opened) -> None:
    at = factories.ministry()
    waiting, done = factories.filed(at).case.number, factories.paid(at).case.number
    paths = (
        "/mis-tramites/", "/buzon/", "/mi-cuenta/", "/tramites/apostilla/solicitar",
        f"/tramites/apostilla/{waiting}/", f"/tramites/apostilla/{done}/", f"/expedientes/{waiting}/paso/desistir",
        f"/expedientes/{waiting}/plazos",
    )  # fmt: skip
    assert problems(opened, at.citizen, paths) == []


def test_the_officers_pages(opened: Opened) -> None:
    at = factories.ministry()
    number = factories.taken(at).case.number
    case = f"/tramites/apostilla/{number}"
    paths = (
        "/bandeja/", "/bandeja/?held=me&state=observed", "/buscar/?q=Solicitante", "/firmas/", f"{case}/",
        f"/expedientes/{number}/paso/observar", f"{case}/emitir", f"{case}/denegar", f"/expedientes/{number}/historia",
        f"/expedientes/{number}/paso/entregar-en-ventanilla", f"/expedientes/{number}/historia",
    )  # fmt: skip
    assert problems(opened, at.officer, paths) == []
    assert problems(opened, at.supervisor, (f"/expedientes/{number}/asignar",)) == []


def test_the_administrators_pages(opened: Opened) -> None:
    at = factories.ministry()
    person = people.make_person("Ada", "Administradora")
    people.make_role(person, Role.ADMINISTRATOR, at.office)
    paths = (
        "/administracion/", "/administracion/oficinas/", "/administracion/oficinas/legalisations-lima/",
        "/administracion/personas/", "/administracion/tarifas/", "/administracion/tarifas/proponer",
        "/apartados/", f"/apartados/{set_apart(at).id}/",
    )  # fmt: skip
    assert problems(opened, people.actor_of(person), paths) == []


def set_apart(at: factories.Ministry) -> Upload:
    with pytest.raises(Quarantined):
        factories.upload(at.citizen, pdf_with_attachment())
    return Upload.objects.latest("begun_at")


@pytest.mark.parametrize(
    "path", ["/", "/tramites/apostilla/", "/verificar/", "/oficinas/", "/apostillas/paises/"]
)
def test_a_page_is_light(client: object, path: str) -> None:
    factories.ministry()
    html = client.get(path).content  # type: ignore[attr-defined]
    built = Path(settings.ROOT) / "src/chancery/web/static_built"
    shared = sum(len(gzip.compress((built / name).read_bytes())) for name in ("chancery.css", "chancery.js"))
    pictures = sum(path.stat().st_size for path in (built.parent / "static").glob("*.svg"))
    sent = len(gzip.compress(html))
    assert sent <= NEXT_VISIT
    assert sent + shared + pictures <= FIRST_VISIT


def test_a_citizen_files_with_the_keyboard_and_without_javascript(opened: Opened) -> None:
    at = factories.ministry()
    context = opened(at.citizen, java_script_enabled=False)  # type: ignore[call-arg]
    page = context.new_page()
    page.goto("/tramites/apostilla/")
    page.get_by_role("button", name="Solicitar ahora").press("Enter")
    page.get_by_label("¿En qué país lo va a usar?").select_option("ES")
    page.get_by_label("Administrativo: partidas, títulos, certificados, antecedentes").press("Space")
    page.get_by_role("button", name="Guardar y continuar").press("Enter")
    page.get_by_label("En papel: llevaré el original a la oficina").press("Space")
    page.get_by_label("¿Qué documento es?").fill("Partida de nacimiento")
    page.get_by_label("¿Qué entidad lo emitió?").fill("Registro de prueba")
    page.get_by_label("¿Qué fecha tiene el documento?").fill("2026-01-15")
    page.get_by_role("button", name="Guardar y continuar").press("Enter")
    file = {"name": "partida.pdf", "mimeType": "application/pdf", "buffer": factories.pdf("teclado")}
    page.get_by_label("Documento público que se desea apostillar").set_input_files([file])  # type: ignore[list-item]
    page.get_by_role("button", name="Guardar y continuar").press("Enter")
    page.get_by_label("¿Qué oficina lo atenderá?").select_option("legalisations-lima")
    page.get_by_label("Declaro que los datos").press("Space")
    page.get_by_role("button", name="Presentar la solicitud").press("Enter")
    assert "Falta el pago" in page.content()
    context.close()
