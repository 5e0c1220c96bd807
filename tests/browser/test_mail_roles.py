"""Does each who carries the ministry's mail do a day's work with the keyboard alone, and without JavaScript?

The citizen and the company's representative, the window, the unit's secretary, the archivist, the committee, the auditor.
"""

from pathlib import Path

import pytest

from chancery.contexts.correspondence.models import Presentation, Record
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.retention.models import CommitteeVote, Transfer
from chancery.contexts.retention.tests import factories as archives
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people
from tests.browser.conftest import Opened, Sits, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
RUC = "20512333797"


def test_a_representative_presents_a_letter_for_the_company(
    sits: Sits, opened: Opened, tmp_path: Path
) -> None:
    at = factories.ministry()
    company = identity.register_company(
        name="Exportadora Andina S.A.C.", registration=RUC, actor=people.SYSTEM
    )
    identity.represent(
        person=at.applicant, company=company, evidence="Vigencia de poder", valid_from=clock.today(), actor=people.SYSTEM
    )  # fmt: skip
    letter = tmp_path / "carta.pdf"
    letter.write_bytes(factories.pdf("Carta"))
    keys = sits(at.citizen).goes("/tramites/mesa-de-partes/presentar")
    keys.page.get_by_label("¿Qué documento es?").select_option("letter")
    keys.type("Asunto", "Consulta sobre exportaciones").press("button", "Guardar y continuar")
    keys.page.get_by_label("¿A qué oficina del Ministerio va dirigido?").select_option("oti")
    keys.press("button", "Guardar y continuar")
    keys.page.locator("input[type=file]").first.set_input_files(letter)
    keys.press("button", "Guardar y continuar")
    keys.page.get_by_label(f"Para Exportadora Andina S.A.C. ({RUC})").press("Space")
    keys.page.get_by_label("Declaro que los datos").press("Space")
    keys.press("button", "Presentar la solicitud").sees("Constancia de presentación")
    presented = Presentation.objects.get()
    assert presented.case.company == company
    assert problems(opened, {at.citizen: (keys.page.url,)}) == []


def test_the_window_registers_what_came_on_paper_and_the_unit_attends_it(sits: Sits) -> None:
    at = factories.ministry()
    clerk = sits(at.clerk).goes("/correspondencia/").press("button", "Registrar un documento")
    clerk.type("DNI, RUC u otro número del remitente (opcional)", "20131380101").type(
        "Nombre del remitente", "Otro Ministerio"
    )
    clerk.page.get_by_label("Clase de documento").select_option("official_letter")
    clerk.type("Asunto", "Remite expediente")
    clerk.page.get_by_label("Unidad competente").select_option("oti")
    clerk.press("button", "Registrar").sees("Entregue el cargo a quien lo trajo")
    record = Record.objects.get()
    secretary = sits(at.secretary).goes("/correspondencia/").press("link", record.number)
    secretary.press("button", "Recibir").press("button", "Dar por atendido")
    secretary.type("Cómo se atendió", "Se respondió por correo").press("button", "Dar por atendido")
    secretary.press("link", "Archivar").type("Motivo", "Concluido").press("button", "Archivar").sees(
        "Archivado"
    )


def test_the_unit_hands_over_the_archive_receives_and_the_committee_votes(sits: Sits) -> None:
    at = archives.ministry()
    apart(lambda: archives.classified(at))
    voting = apart(lambda: archives.proposed(at))
    secretary = sits(at.secretary).goes("/archivo/").press("link", "Hacer el inventario")
    secretary.press("button", "Firmar el inventario de los marcados")
    listing = Transfer.objects.latest("at")
    archivist = sits(at.archivist).goes("/archivo/").press("link", listing.number).press("link", "Recibir")
    archivist.press("button", "Recibir en el archivo central").sees("Recibido")
    member = sits(at.committee[0]).goes("/archivo/").press("link", voting.number).press("button", "Votar")
    member.page.get_by_label("A favor de eliminar").press("Space")
    member.press("button", "Votar").sees("A favor")
    assert CommitteeVote.objects.count() == 1


def test_an_auditor_finds_where_a_document_is_and_is_offered_nothing_to_do(
    sits: Sits, opened: Opened
) -> None:
    at = factories.ministry()
    record = apart(lambda: factories.registered(at, to=at.unit))
    auditor = factories.serving("Aurora", "mre", Role.AUDITOR)
    keys = sits(auditor).goes("/correspondencia/buscar/")
    keys.type("Número, remitente o palabras del asunto o de los archivos", "convenios")
    keys.press("button", "Buscar").press("link", record.number).sees(at.unit.name)
    assert keys.page.get_by_role("button", name="Derivar").count() == 0
    pages = ("/correspondencia/buscar/?q=convenios", keys.page.url, "/archivo/expedientes/")
    assert problems(opened, {auditor: pages}) == []
