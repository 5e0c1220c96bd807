"""The whole story by its pages: the citizen at home, the post, the border and control."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.travel_papers.models import Application, TravelPaper
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.rules import Initiative
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import BIRTH_ACT, KIN, World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
FILING = "/tramites/salvoconducto/solicitar"
NOTHING = {"zone": "", "number": "", "seal": ""}
PROVED = {
    "birth_act": BIRTH_ACT,
    "kin_name": KIN.name,
    "kin_degree": str(KIN.degree),
    "kin_contact": KIN.contact,
    "kin_said": KIN.said,
}


@pytest.fixture
def at() -> World:
    return factories.world()


def journey(**changes: object) -> dict[str, object]:
    return {
        "cause": "stolen",
        "report": "Denuncia 12-2026, en el tren",
        "passport_number": "",
        "residence": "IT",
        "destination": "PE",
        "itinerary": "Milán - Madrid - Lima",
        "departs_on": (clock.today() + timedelta(days=3)).isoformat(),
        "initiative": "petition",
        "authority": "",
        "second_cause": "",
        **changes,
    }


def traveller(**changes: object) -> dict[str, object]:
    return {
        "surnames": "Ñahui Prueba",
        "given_names": "María José",
        "sex": "F",
        "born_on": "1990-01-15",
        "birth_place": "Ayacucho",
        "birth_country": "PE",
        "dni": "",
        **changes,
    }


def send(client: Client, step: int, **fields: object) -> str:
    """Send one of the pages; where it leads, or what it says is wrong."""
    answer = client.post(f"{FILING}?paso={step}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def file(client: Client, **changes: object) -> Application:
    assert send(client, 1, **journey(**changes)).endswith("?paso=2")
    assert send(client, 2, **traveller()).endswith("?paso=4")
    photograph = SimpleUploadedFile("foto.pdf", pdf(str(uuid4())))
    assert send(client, 4, photograph=photograph).endswith("?paso=5")
    assert "/tramites/salvoconducto/SALMIL-" in send(client, 5, office="cg-milan", is_true="on")
    return Application.objects.select_related("case").latest("case__opened_at")


def go(client: Client, application: Application, step: str, **fields: object) -> str:
    page = f"/tramites/salvoconducto/{application.case.number}/{step}"
    assert client.get(page).status_code == 200
    answer = client.post(page, fields)
    return answer.content.decode() if answer.status_code != 302 else ""


def shown(client: Client, **read: str) -> str:
    return client.post("/frontera/salvoconductos/", {**NOTHING, **read}).content.decode()


def test_the_whole_story_by_pages(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    consul, border = browser_of(at.post.consul), browser_of(at.inspector)
    application = file(citizen)
    assert "pariente" in go(officer, application, "identidad", **{**PROVED, "kin_said": ""})
    assert go(officer, application, "identidad", **PROVED) == ""
    assert go(consul, application, "conceder") == ""
    acts.pay(factories.again(application).case, at.post)
    assert go(officer, application, "imprimir") == ""
    paper = TravelPaper.objects.get()
    printed = officer.get(f"/tramites/salvoconducto/{application.case.number}/hojas/{paper.number}")
    assert printed["Content-Type"] == "application/pdf"
    assert "no dice lo que debe" in go(
        officer, application, "entregar", zone=paper.zone.replace("NAHUI", "NAHUJ")
    )
    assert 'data-answer="no"' in shown(border, zone=paper.zone)
    assert go(officer, application, "entregar", zone=paper.zone) == ""
    assert 'data-answer="yes"' in shown(border, zone=paper.zone)
    seen = citizen.get(f"/tramites/salvoconducto/{application.case.number}/").content.decode()
    assert f"<strong>{paper.number}</strong>" in seen
    assert "hojas/" not in seen
    assert KIN.name not in seen
    assert go(citizen, application, "perdida", ground="lost", reason="En el metro, hoy") == ""
    told = shown(border, number=paper.number)
    assert 'data-note="cancelled"' in told
    assert "Perdido" in told
    assert "no se le niega el ingreso" in told


def test_the_citizen_reads_english(at: World) -> None:
    page = browser_of(at.post.citizen).get(f"{FILING}?idioma=en-gb").content.decode()
    assert "What happened to your passport?" in page
    assert "It was stolen" in page


MINOR = {"born_on": "2022-05-01", "birth_place": "Milán", "birth_country": "IT", "is_unregistered": "on"}
GUARDIANS = {
    "basis": "both",
    "company": "parent",
    "companion_name": factories.MOTHER.name,
    "companion_document_kind": "dni",
    "companion_document_number": "41000001",
    "first_name": factories.FATHER.name,
    "first_document_kind": "dni",
    "first_document_number": "41000002",
}


def test_a_minor_is_asked_for_the_parents_and_the_post_for_their_leave(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    consul = browser_of(at.post.consul)
    assert send(citizen, 1, **journey(cause="never_had")).endswith("?paso=2")
    assert send(citizen, 2, **traveller(**MINOR)).endswith("?paso=3")
    assert "paso 3 de 5" in citizen.get(f"{FILING}?paso=3").content.decode()
    untold = send(citizen, 3, **{**GUARDIANS, "first_document_number": ""})
    assert untold.count("Este campo es obligatorio.") >= 1
    assert "quien autoriza el viaje" in send(
        citizen, 3, **{**GUARDIANS, "companion_document_number": "41000002"}
    )
    assert send(citizen, 3, **GUARDIANS).endswith("?paso=4")
    assert send(citizen, 4, photograph=SimpleUploadedFile("foto.pdf", pdf("foto"))).endswith("?paso=5")
    assert factories.FATHER.name in citizen.get(f"{FILING}?paso=5").content.decode()
    send(citizen, 5, office="cg-milan", is_true="on")
    application = Application.objects.select_related("case").get()
    assert go(officer, application, "identidad", birth_act=BIRTH_ACT) == ""
    assert "autorización de Pedro Ñahui Inventado" in go(consul, application, "conceder")
    assert "Falta decir a la vista" in go(officer, application, "autorizaciones", means_1="signed")
    said = {"papers": factories.SEEN, "means_1": "court", "reference_1": ""}
    assert "qué juez autorizó" in go(officer, application, "autorizaciones", **said)
    assert go(officer, application, "autorizaciones", papers=factories.SEEN, means_1="signed") == ""
    page = f"/tramites/salvoconducto/{application.case.number}/"
    assert "Firmó en la oficina consular" in officer.get(page).content.decode()
    seen = citizen.get(page).content.decode()
    assert factories.MOTHER.name in seen
    assert factories.SEEN not in seen
    assert go(consul, application, "conceder") == ""


def test_what_is_wrong_stands_beside_its_field(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    send(citizen, 1, **journey(report=""))
    told = send(citizen, 2, **traveller())
    assert "Falta decir dónde" in told
    assert "Ayacucho" in told


def test_the_office_begins_ex_officio_at_the_counter(at: World) -> None:
    officer, person = browser_of(at.post.officer), at.post.applicant
    page = f"{FILING}?para={person.id}"
    asked = journey(initiative="host_request", authority="Questura di Milano, nota 15")
    assert officer.post(f"{page}&paso=1", asked).status_code == 302
    assert officer.post(f"{page}&paso=2", traveller()).status_code == 302
    files = {"photograph": SimpleUploadedFile("foto.pdf", pdf("foto"))}
    assert officer.post(f"{page}&paso=4", files).status_code == 302
    sent = {"office": "cg-milan", "is_true": "on"}
    assert officer.post(f"{page}&paso=5", sent).status_code == 302
    assert Application.objects.get().initiative == Initiative.HOST_REQUEST


def test_every_other_page_opens_for_whom_it_is(at: World) -> None:
    paper = factories.printed(at)
    officer, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    assert go(officer, paper.application, "inutilizar", reason="Se corrió") == ""
    gone = officer.get(f"/tramites/salvoconducto/{paper.application.case.number}/hojas/{paper.number}")
    assert gone.status_code == 404
    assert "travel_paper_not_found" in gone.content.decode()
    assert go(consul, paper.application, "cancelar", ground="fraud", reason="Partida falsa") == ""
    poor = factories.identified(at, given_names="Otra", initiative=Initiative.INDIGENCE)
    assert go(consul, poor, "conceder", poverty="Vive en un albergue") == ""
    assert factories.again(poor).case.state == State.PAID
    refused = factories.identified(at, given_names="Tercera")
    assert go(consul, refused, "denegar", reason="No se prueba quién es") == ""
    factories.delivered(at, given_names="Cuarta")
    second = factories.identified(at, given_names="Cuarta", second_cause="Huelga")
    assert go(officer, second, "aprobar-otro", reason="Consta la huelga") == ""


def test_lists_and_reports_are_for_who_serves(at: World) -> None:
    paper = factories.delivered(at)
    officer, citizen = browser_of(at.post.officer), browser_of(at.post.citizen)
    found = officer.get("/tramites/salvoconducto/lista/", {"q": "ñahui"}).content.decode()
    assert paper.application.case.number in found
    assert "No hay salvoconductos" in officer.get("/tramites/salvoconducto/lista/?q=nadie").content.decode()
    report = browser_of(at.auditor).get("/tramites/salvoconducto/informe/").content.decode()
    assert f"{at.office.name}: 1<svg" in report
    wrong = {"since": "2026-02-01", "until": "2026-01-01"}
    assert officer.get("/tramites/salvoconducto/informe/", wrong).status_code == 422
    for page in ("lista/", "informe/"):
        assert citizen.get(f"/tramites/salvoconducto/{page}").status_code == 403


def test_a_stranger_sees_no_request_and_no_sheet(at: World) -> None:
    paper = factories.printed(at)
    case = f"/tramites/salvoconducto/{paper.application.case.number}/"
    assert browser_of(at.inspector).get(case).status_code == 404
    assert browser_of(at.post.citizen).get(f"{case}hojas/{paper.number}").status_code == 403
    assert Client().get(case).status_code == 302


def test_the_border_lets_somebody_in_once(at: World) -> None:
    paper, border = factories.delivered(at), browser_of(at.inspector)
    page = shown(border, zone=paper.zone)
    key = re.search(r'name="key" value="([0-9a-f-]+)"', page)
    assert key
    sent = {"key": key[1], "number": paper.number, "office": "mig-jorge-chavez"}
    entry = "/frontera/salvoconductos/ingreso"
    assert browser_of(at.post.consul).post(entry, sent).status_code == 403
    assert "Ingreso registrado" in border.post(entry, sent, follow=True).content.decode()
    told = shown(border, zone=paper.zone)
    assert 'data-note="used"' in told
    assert "Registrar ingreso" not in told
    assert border.post(entry, {**sent, "key": str(uuid4())}).status_code == 409
    assert border.post(entry, {}).status_code == 302
    case = f"/tramites/salvoconducto/{paper.application.case.number}/"
    assert "Ingreso al Perú" in browser_of(at.post.citizen).get(case).content.decode()
    incidents = "/frontera/salvoconductos/incidentes"
    assert "No hay incidentes" in border.get(incidents).content.decode()
    assert browser_of(at.post.citizen).get(incidents).status_code == 403


def test_a_border_officer_who_shows_nothing(at: World) -> None:
    border = browser_of(at.inspector)
    assert border.post("/frontera/salvoconductos/", NOTHING).status_code == 422
    assert border.post("/frontera/salvoconductos/", {**NOTHING, "seal": "xyz"}).status_code == 422
    assert 'data-note="unknown"' in shown(border, number="MIL269999")
    assert browser_of(at.post.consul).get("/frontera/salvoconductos/").status_code == 403
