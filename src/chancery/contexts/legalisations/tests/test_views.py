"""Both legalisations as people see them, and as programs do."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.apostilles.tests import factories as apostilles
from chancery.contexts.legalisations.models import Legalisation, Request
from chancery.contexts.legalisations.tests import factories
from chancery.contexts.legalisations.tests.factories import Ministry
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.web.tests.spanish import left_in_spanish

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def send(client: Client, service: str, step: int, **fields: object) -> str:
    """Send one of the four pages; where it leads, or what it says is wrong."""
    answer = client.post(f"/tramites/{service}/solicitar?paso={step}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def file(client: Client, service: str, country: str, office: str) -> str:
    send(client, service, 1, country=country, nature="public")
    send(
        client,
        service,
        2,
        form="paper",
        name="Certificado",
        issued_by="Autoridad",
        signed_by="Íñigo Núñez Quispe",
        signed_on="2026-01-15",
    )
    send(client, service, 3, source_document=SimpleUploadedFile("uno.pdf", apostilles.pdf(str(uuid4()))))
    return send(client, service, 4, office=office, is_true="on")


@pytest.mark.parametrize(
    ("service", "country", "office"),
    [("legalizacion", "VN", "legalisations-lima"), ("legalizacion-consular", "VN", "cg-hanoi")],
)
def test_a_citizen_files_and_reads_what_follows(
    at: Ministry, service: str, country: str, office: str
) -> None:
    citizen = browser_of(at.citizen)
    assert "Solicitar ahora" in Client().get(f"/tramites/{service}/").content.decode()
    address = file(citizen, service, country, office)
    shown = citizen.get(address).content.decode()
    assert "Falta el pago" in shown
    assert "Vietnam" in shown
    assert "uno.pdf" in shown


def test_who_needs_an_apostille_is_told_on_the_first_page(at: Ministry) -> None:
    citizen = browser_of(at.citizen)
    said = send(citizen, "legalizacion", 1, country="ES", nature="public")
    assert "necesita una apostilla" in said
    assert send(citizen, "legalizacion", 1, country="VN", nature="public").endswith("?paso=2")


def test_the_wrong_consulate_is_refused_on_the_last_page_and_nothing_is_lost(at: Ministry) -> None:
    citizen = browser_of(at.citizen)
    assert "Hanói" in file(citizen, "legalizacion-consular", "VN", "cg-bangkok")
    assert not Request.objects.exists()
    again = send(citizen, "legalizacion-consular", 4, office="cg-hanoi", is_true="on")
    assert again.startswith("/tramites/legalizacion/EXC-")


def test_an_officer_reads_the_chain_link_by_link_without_scripts(at: Ministry) -> None:
    college = signatories.authority("Colegio de Notarios", AuthorityKind.NOTARY_COLLEGE)
    office = signatories.authority("Notaría", AuthorityKind.NOTARY, college)
    notary = signatories.signatory("Nora Notaria", of=office)
    dean = signatories.signatory("Delia Decana", of=college)
    request = factories.taken(factories.filed(at), at.officer)
    officer = browser_of(at.officer)
    address = f"/tramites/legalizacion/{request.case.number}/emitir"
    alone = {"signatory_id": notary.id, "sheets": 2, "original_seen": "on"}
    refused = officer.post(f"{address}?firma=nora", alone)
    assert refused.status_code == 422
    assert "la debe certificar: Colegio de Notarios" in refused.content.decode()
    longer = officer.post(f"{address}?firma=nora", {**alone, "add": "1"})["Location"]
    assert "Nora Notaria" in officer.get(longer).content.decode()
    issued = officer.post(f"{longer}&firma=delia", {**alone, "signatory_id": dean.id}, follow=True)
    assert "Emitida" in issued.content.decode()
    assert Legalisation.objects.get().signatory == "Delia Decana"
    assert officer.get(f"{address}?cadena=nada").status_code == 200


def test_a_refusal_and_an_annulment_have_their_pages(at: Ministry) -> None:
    officer, head = browser_of(at.officer), browser_of(at.supervisor)
    refused = factories.taken(factories.filed(at), at.officer)
    answer = officer.post(
        f"/tramites/legalizacion/{refused.case.number}/denegar", {"reason": "No consta"}, follow=True
    )
    assert "Denegada" in answer.content.decode()
    legalisation = factories.issued(factories.filed(at), at.officer)
    number = legalisation.request.case.number
    annul = f"/expedientes/{number}/documento/{legalisation.number}/anular"
    assert officer.get(annul).status_code == 403
    assert head.post(annul, {"reason": ""}).status_code == 422
    assert "anulado" in head.post(annul, {"reason": "Error"}, follow=True).content.decode()
    assert head.get(f"/expedientes/{number}/documento/LEG-2026-999999-9/anular").status_code == 404


def test_a_program_files_and_an_officer_legalises(at: Ministry) -> None:
    citizen, officer = browser_of(at.citizen), browser_of(at.officer)
    sent = {
        "country": "VN",
        "nature": "public",
        "form": "paper",
        "title": "Certificado",
        "issued_by": "Autoridad",
        "signed_on": "2026-01-15",
        "office": "legalisations-lima",
        "uploads": {"source_document": str(apostilles.upload(at.citizen).id)},
    }

    def post(client: Client, path: str, body: object) -> tuple[int, dict[str, str]]:
        headers = {"Idempotency-Key": str(uuid4())}
        answer = client.post(f"/api/v1{path}", body, "application/json", headers=headers)
        return answer.status_code, answer.json()

    assert post(citizen, "/legalisations/", {**sent, "country": "ES"})[1]["code"] == "apostille_needed"
    assert (
        post(citizen, "/legalisations/foreign", {**sent, "office": "cg-bangkok"})[1]["code"] == "another_post"
    )
    status, filed = post(citizen, "/legalisations/", sent)
    assert status == 201
    request = Request.objects.get(case__number=filed["number"])
    factories.taken(request, at.officer)
    chosen = {"signatory_ids": [str(signatories.signatory().id)], "original_seen": True, "sheets": 1}
    assert post(citizen, f"/legalisations/{filed['number']}/issue", chosen)[0] == 403
    assert post(officer, f"/legalisations/{filed['number']}/issue", {})[1]["code"] == "original_not_seen"
    assert post(officer, f"/legalisations/{filed['number']}/issue", chosen)[1]["state"] == "issued"
    another = apostilles.taken(apostilles.ministry()).case.number
    assert post(officer, f"/legalisations/{another}/issue", chosen)[0] == 404
    other = factories.taken(factories.filed(at), at.officer).case.number
    assert post(officer, f"/legalisations/{other}/refuse", {"reason": "No consta"})[1]["state"] == "refused"


@pytest.mark.parametrize(
    ("service", "office"), [("legalizacion", "legalisations-lima"), ("legalizacion-consular", "cg-hanoi")]
)
def test_the_applicant_asks_and_follows_in_english(at: Ministry, service: str, office: str) -> None:
    citizen = browser_of(at.citizen)
    own = (at.applicant.full_name, "uno.pdf", "Certificado", "Autoridad", "Hanói")
    assert left_in_spanish(citizen, f"/tramites/{service}/solicitar", *own) == set()
    refused = citizen.post(
        f"/tramites/{service}/solicitar?idioma=en-gb", {"country": "ES", "nature": "public"}
    )
    said = refused.content.decode()
    assert "Spain" in said
    assert "apostilles" in said
    assert "Presente" not in said
    shown = file(citizen, service, "VN", office)
    assert left_in_spanish(citizen, shown, *own) == set()
    page = citizen.get(f"{shown}?idioma=en-gb").content.decode()
    assert "Vietnam" in page
    assert "To be paid" in page


def test_another_consulate_is_named_in_english(at: Ministry) -> None:
    citizen = browser_of(at.citizen)
    citizen.get("/tramites/legalizacion-consular/solicitar?idioma=en-gb")
    said = file(citizen, "legalizacion-consular", "VN", "cg-bangkok")
    assert "Documents of Vietnam are legalised by the consulate of Peru in that country: Hanói." in said
