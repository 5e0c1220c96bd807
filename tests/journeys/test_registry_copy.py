"""From a person at a counter in Arequipa to a book in Milan and back, through the pages, with a chain that we recompute alone."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from tests.journeys.world import says

pytestmark = pytest.mark.django_db
FILING = "/tramites/copia-certificada-acta/solicitar"


def send(client: Client, person: Person, page: int, **fields: object) -> str:
    """Send one page of the filing at a counter; where it leads, or what it says is wrong."""
    answer = client.post(f"{FILING}?para={person.id}&paso={page}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def do(client: Client, case: str, page: str, **fields: object) -> str:
    """Send a page of the transmission; what stands on the page that follows."""
    answer = client.post(f"/transmisiones/{case}/{page}", fields, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def road_of(page: str) -> str:
    """What everybody sees alike: where it is, and each hand-over."""
    stages = re.search(r'<ol class="app-timeline" aria-label="Camino.*?</ol>', page, re.DOTALL)
    hand_overs = re.search(r"<caption[^>]*>Traslados del documento.*?</table>", page, re.DOTALL)
    assert stages is not None
    assert hand_overs is not None
    return stages.group() + hand_overs.group()


def paper(number: str) -> bytes:
    return documents.content(Document.objects.get(number=number).file_id)


def printed(folder: Path, content: bytes) -> str:
    """The words of a paper, as a program that we did not write reads them."""
    says(folder, content, "pdftotext", "-layout")
    return (folder / "paper.txt").read_text()


def test_a_copy_asked_for_in_arequipa_of_a_book_in_milan(tmp_path: Path) -> None:
    at = factories.world()
    factories.registered(at)
    desk, clerk, consul = (browser_of(who) for who in (at.desk, at.post.officer, at.post.consul))
    lima, applicant = browser_of(at.legaliser), browser_of(at.post.citizen)
    person = at.applicant

    # A person at a counter in Arequipa, who does not know which consulate it was.
    assert FILING in desk.get(f"/atender/{person.id}/").content.decode()
    sought = {"book": "births", "holder": person.full_name, "year": 1994, "country": "IT", "place": "Milán"}
    assert send(desk, person, 1, **sought).endswith("paso=2")
    how = {"manner": "counter", "destination": at.ode.code, "purpose": "general"}
    assert send(desk, person, 2, **how).endswith("paso=3")
    assert send(desk, person, 3).endswith("paso=4")
    last = desk.get(f"{FILING}?para={person.id}&paso=4").content.decode()
    assert "se lo proponemos por el país y la ciudad" in last
    assert '<option value="cg-milan" selected>' in last
    address = send(desk, person, 4, office="cg-milan", is_true="on")
    number = address.strip("/").split("/")[-1]
    wanted = Transmission.objects.select_related("case__office").get(case__number=number)
    assert wanted.asked_at == at.ode

    acts.pay(wanted.case, at.post)
    assert "Por buscar y certificar (1)" in clerk.get("/transmisiones/").content.decode()
    assert clerk.post(f"/expedientes/{number}/paso/tomar-para-buscar").status_code == 302
    found = {
        "volume": "12",
        "folio": "45",
        "number": "233",
        "registered_on": "1994-05-02",
        "holder": person.full_name,
        "image": SimpleUploadedFile("asiento.png", factories.scan(), "image/png"),
    }
    do(clerk, number, "cargar", **found)
    assert consul.get(f"/transmisiones/{number}/imagen/1").headers["Content-Type"] == "image/png"
    assert "Falta declarar" in consul.post(f"/transmisiones/{number}/certificar", {}).content.decode()
    assert "Emitida" in do(consul, number, "certificar", is_compared="on")
    assert "Envío de CCRMIL" in do(clerk, number, "enviar")

    assert number in lima.get("/transmisiones/").content.decode()
    assert "Recepción conforme" in do(lima, number, "recibir")
    assert "Legalización LTRLIM" in do(lima, number, "legalizar")

    assert number in desk.get("/transmisiones/").content.decode()
    do(desk, number, "aceptar")
    printing = desk.get(f"/transmisiones/{number}/imprimir").content.decode()
    assert "CCRMIL" in printing
    assert "LTRLIM" in printing
    do(desk, number, "imprimir", sheet="HS-000123")
    taker = {
        "name": person.full_name,
        "document_kind": person.document_kind,
        "document_number": person.document_number,
        "document_country": "PE",
    }
    handed = do(desk, number, "entregar", **taker)
    assert "Entrega al interesado" in handed

    # The same road for all four, and a stranger sees none of it.
    roads = {road_of(each.get(address).content.decode()) for each in (applicant, clerk, lima, desk)}
    assert len(roads) == 1
    assert Client().get(address).status_code in (302, 404)

    # The chain, recomputed with nothing of ours.
    told = applicant.get(f"/api/v1/transmissions/{number}").json()
    assert [each["moment"] for each in told["hand_overs"]] == [
        "sent",
        "received",
        "sent",
        "received",
        "handed",
    ]
    before = "0" * 64
    for each in told["hand_overs"]:
        statement = json.loads(each["statement"])
        assert statement["previous"] == before
        canonical = json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert canonical == each["statement"]
        assert hashlib.sha256(canonical.encode()).hexdigest() == each["digest"]
        assert hashlib.sha256(paper(each["document"])).hexdigest() == statement["sha256"]
        assert each["digest"] in printed(tmp_path, paper(each["receipt"]["number"]))
        before = each["digest"]

    # What programs that we did not write say of the papers.
    copy, legalised = paper(told["document"]["number"]), paper(told["legalisation"]["number"])
    for content in (copy, legalised, paper(told["hand_overs"][-1]["receipt"]["number"])):
        assert "Signature is Valid" in says(tmp_path, content, "pdfsig", "-nocert")
        says(tmp_path, content, "qpdf", "--check")
    assert "original.pdf" in says(tmp_path, legalised, "pdfdetach", "-list")
    says(tmp_path, legalised, "pdfdetach", "-save", "1", "-o", str(tmp_path / "original.pdf"))
    assert (tmp_path / "original.pdf").read_bytes() == copy
    assert "image" in says(tmp_path, copy, "pdfimages", "-list")

    # An authority that receives it reads that it was legalised.
    shown = Client().get(f"/verificar/{told['document']['verification_code']}").content.decode()
    assert "Documento auténtico y vigente" in shown
    assert f"N.º {told['legalisation']['number']}" in shown
    assert Notice.objects.filter(recipient=person, subject__contains="Se entregó su documento").exists()
