"""The page of the files set apart: who opens it, what it shows, what it records, and what it does not hand out."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions, inspection, queries
from chancery.kernel.documents.models import Upload, UploadState
from chancery.kernel.documents.tests import factories
from chancery.kernel.documents.tests.scanner import VIRUS, scanner_at
from chancery.kernel.identity import access
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def upload(settings: Settings, tmp_path: Path) -> Upload:
    settings.STORE_URL = f"file://{tmp_path}"
    return set_apart(factories.pdf_with_attachment())


def set_apart(content: bytes) -> Upload:
    with pytest.raises(inspection.Quarantined):
        actions.receive(filename="partida.pdf", content=content, actor=factories.citizen())
    return Upload.objects.latest("begun_at")


def browser(role: Role) -> tuple[Client, Actor]:
    person = people.make_person("Julia", "Funcionaria")
    people.make_role(person, role)
    actor = people.actor_of(person)
    return browser_of(actor), actor


def test_a_supervisor_finds_the_file_looks_at_it_and_releases_it(upload: Upload) -> None:
    supervisor, actor = browser(Role.SUPERVISOR)
    assert "Lleva otros archivos dentro" in supervisor.get("/apartados/").content.decode()
    page = f"/apartados/{upload.id}/"
    assert "Rosa Quispe" in supervisor.get(page).content.decode()
    saved = supervisor.get(f"{page}archivo")
    assert saved.content == queries.content(upload.file_id)
    assert saved["Content-Disposition"] == 'attachment; filename="partida.pdf"'
    reads = Entry.objects.filter(chain=access.require_person(actor), verb="ledger.read")
    assert reads.count() == 2
    answer = supervisor.post(page, {"decision": "release", "reason": "Es la misma partida"}, follow=True)
    told = answer.content.decode()
    assert "La decisión quedó registrada." in told
    assert "Es la misma partida" in told
    upload.refresh_from_db()
    assert upload.state == UploadState.CLEAN
    assert "Registrar la decisión" not in supervisor.get(page).content.decode()
    assert supervisor.post(page, {"decision": "discard", "reason": "Otra vez"}).status_code == 409


@pytest.mark.parametrize(
    "typed", [{}, {"decision": "release"}, {"decision": "release", "reason": " "}, {"reason": "x"}]
)
def test_a_decision_without_its_parts_shows_the_form_again(upload: Upload, typed: dict[str, str]) -> None:
    supervisor, _ = browser(Role.SUPERVISOR)
    assert supervisor.post(f"/apartados/{upload.id}/", typed or {"decision": ""}).status_code == 422
    upload.refresh_from_db()
    assert upload.state == UploadState.QUARANTINED


def test_an_officer_reads_and_decides_nothing(upload: Upload) -> None:
    officer, _ = browser(Role.OFFICER)
    page = officer.get(f"/apartados/{upload.id}/").content.decode()
    assert "La decisión corresponde a" in page
    assert "Registrar la decisión" not in page
    assert officer.get(f"/apartados/{upload.id}/archivo").status_code == 403
    assert officer.post(f"/apartados/{upload.id}/", {"decision": "release", "reason": "x"}).status_code == 403


def test_a_virus_is_handed_to_nobody(upload: Upload, settings: Settings) -> None:
    administrator, _ = browser(Role.ADMINISTRATOR)
    with scanner_at() as address:
        settings.SCANNER_URL = address
        virus = set_apart(factories.pdf(VIRUS.decode()))
    assert administrator.get(f"/apartados/{upload.id}/archivo").status_code == 200
    assert administrator.get(f"/apartados/{virus.id}/archivo").status_code == 404
    page = administrator.get(f"/apartados/{virus.id}/").content.decode()
    assert "El antivirus encontró un programa dañino (Prueba.Eicar-1)" in page
    assert "Guardar el archivo" not in page


def test_without_files_the_page_says_so() -> None:
    administrator, _ = browser(Role.ADMINISTRATOR)
    assert "No hay archivos apartados" in administrator.get("/apartados/").content.decode()
