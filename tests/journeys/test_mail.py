"""A week's mail by those who carry it: the window, the unit that answers, a company's representative, and the auditor who reads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.models import Digitisation, Record
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents.tests import scans
from chancery.kernel.identity.models import Company
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
RUC = "20512333797"
TYPED = {
    "office": "gda", "sender_kind": "entity", "sender_number": "20131380101", "sender_name": "Otro Ministerio",
    "kind": "official_letter", "number_of_sender": "Oficio 12-2026", "subject": "Remite expediente", "sheets": 1,
    "channel": "window", "addressee": "oti",
}  # fmt: skip
FILING = "/tramites/mesa-de-partes/presentar?paso="


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def registered(clerk: Client, **changes: object) -> str:
    """The page of what the window registered."""
    answer = clerk.post("/correspondencia/registrar/", {**TYPED, **changes})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def held(own: str) -> str:
    """Where the movement is by which a document is held."""
    record = Record.objects.get(number=own.strip("/").rsplit("/", 1)[-1])
    return f"/correspondencia/movimientos/{queries.holder_of(record).id}/"


def test_paper_at_the_window_is_registered_scanned_routed_attended_and_archived(at: Ministry) -> None:
    clerk, secretary, lawyer = browser_of(at.clerk), browser_of(at.secretary), browser_of(at.lawyer)
    own = registered(clerk)
    assert "Cargo de recepción" in page(clerk, own)
    sheet = scans.scan(scans.page())
    clerk.post(
        f"{own}digitalizar", {"scans": [SimpleUploadedFile("hoja.pdf", sheet.content, sheet.media_type)]}
    )
    assert Digitisation.objects.get().record.number in page(clerk, "/correspondencia/digitalizaciones/")

    assert "Oficio 12-2026" in page(secretary, own)
    secretary.post(f"{held(own)}recibir")
    person = factories.person_of(at.lawyer).document_number
    secretary.post(f"{own}derivar", {"office": "leg", "person": person, "instruction": "opinion", "note": ""})
    assert clerk.post(f"{own}derivar", {"office": "oti", "instruction": "attend"}).status_code == 403
    lawyer.post(f"{held(own)}recibir")
    lawyer.post(f"{held(own)}atender", {"reason": "Se emitió opinión", "reply_number": "Informe 3-2026-LEG"})
    lawyer.post(f"{own}archivar", {"reason": "Concluido"})
    told = page(lawyer, own)
    for words in ("Archivado", "Informe 3-2026-LEG", "Se emitió opinión"):
        assert words in told
    assert clerk.post(f"{own}hoja-de-ruta").status_code == 302


def test_a_representative_presents_for_a_company_and_the_registry_names_it(at: Ministry) -> None:
    clerk, citizen, secretary = browser_of(at.clerk), browser_of(at.citizen), browser_of(at.secretary)
    clerk.post(
        "/empresas/nueva/", {"country": "PE", "registration": RUC, "name": "Exportadora Andina S.A.C."}
    )
    company = Company.objects.get()
    granted = {
        "document_kind": at.applicant.document_kind, "document_number": at.applicant.document_number,
        "document_country": "PE", "evidence": "Vigencia de poder", "valid_from": clock.today().isoformat(), "is_seen": "on",
    }  # fmt: skip
    assert clerk.post(f"/empresas/{company.id}/poderes/", granted).status_code == 302

    citizen.post(f"{FILING}1", {"kind": "letter", "subject": "Consulta sobre exportaciones", "sheets": 1})
    citizen.post(f"{FILING}2", {"addressee": "oti"})
    citizen.post(
        f"{FILING}3", {"main": SimpleUploadedFile("carta.pdf", factories.pdf("Carta"), "application/pdf")}
    )
    assert "Para Exportadora Andina S.A.C." in page(citizen, f"{FILING}4")
    case = citizen.post(f"{FILING}4", {"office": "gda", "is_true": "on", "for_company": str(company.id)})[
        "Location"
    ]
    assert "Exportadora Andina S.A.C." in page(citizen, case)

    number = case.strip("/").rsplit("/", 1)[-1]
    clerk.post(f"/expedientes/{number}/paso/tomar-en-verificacion")
    clerk.post(f"{case}registrar", {"addressee": "oti", "instruction": "reply", "note": "", "sheets": 1})
    record = Record.objects.get()
    assert (record.sender_name, record.sender_number) == ("Exportadora Andina S.A.C.", RUC)
    assert RUC in page(secretary, f"/correspondencia/{record.number}/")


def test_an_auditor_reads_where_everything_is_but_for_what_is_reserved_and_moves_nothing(
    at: Ministry,
) -> None:
    clerk = browser_of(at.clerk)
    auditor = browser_of(factories.serving("Aurora", "mre", Role.AUDITOR))
    own, reserved = registered(clerk), registered(clerk, is_reserved="on", subject="Reservado")
    assert "Hoja de ruta" in page(auditor, own)
    assert auditor.get(reserved).status_code == 404
    assert "Remite expediente" in page(auditor, "/correspondencia/buscar/?q=expediente")
    for address in (f"{own}archivar", f"{own}vincular", f"{own}digitalizar", "/correspondencia/registrar/"):
        assert auditor.get(address).status_code == 403, address
    for address in (
        "/memorandos/",
        "/intercambios/",
        "/archivo/expedientes/",
        "/correspondencia/indicadores/",
    ):
        page(auditor, address)
