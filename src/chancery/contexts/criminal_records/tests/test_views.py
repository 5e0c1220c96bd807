"""A certificate as people see it; and what the Judiciary answered, as nobody but two may see it."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.criminal_records.models import Request
from chancery.contexts.criminal_records.rules import Outcome, RecordGround
from chancery.contexts.criminal_records.tests import factories
from chancery.contexts.criminal_records.tests.factories import CLEAN, RECORD, World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

PAGE = "/tramites/antecedentes-penales/"
TELLTALE = re.compile(r"Hurto|[Hh]omónim|[Rr]egistra antecedentes|\bRNC\b|PJ-[0-9A-F]{10}")


def file(client: Client) -> Request:
    """The four pages of a request."""
    wanted = {"purpose": "work", "country": "IT", "father": "Juan Quispe", "mother": ""}
    assert client.post(f"{PAGE}solicitar?paso=1", wanted)["Location"].endswith("?paso=2")
    files = {
        name: SimpleUploadedFile(f"{name}.pdf", pdf(str(uuid4()))) for name in ("photograph", "document")
    }
    assert client.post(f"{PAGE}solicitar?paso=2", files)["Location"].endswith("?paso=3")
    sent = client.post(f"{PAGE}solicitar?paso=3", {"office": "cg-milan", "is_true": "on"})
    assert f"{PAGE}CAPMIL-" in sent["Location"]
    return Request.objects.select_related("case").latest("case__opened_at")


def go(client: Client, request: Request, step: str, **fields: object) -> str:
    page = f"{PAGE}{request.case.number}/{step}"
    assert client.get(page).status_code == 200
    answer = client.post(page, fields)
    return answer.content.decode() if answer.status_code != 302 else ""


def test_the_whole_story_by_pages(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    at.post.applicant.document_number = "70999923"
    at.post.applicant.save()
    request = file(citizen)
    assert "de la misma persona" in go(officer, request, "verificar")
    assert go(officer, request, "verificar", is_same_person="on") == ""
    acts.pay(factories.again(request).case, at.post)
    assert go(officer, request, "consultar") == ""
    assert "No registra antecedentes" in officer.get(f"{PAGE}{request.case.number}/").content.decode()
    assert go(officer, request, "emitir") == ""
    assert (
        officer.post(f"/expedientes/{request.case.number}/paso/dejar-listo-para-entregar").status_code == 302
    )
    assert "Falta el número" in go(officer, request, "entregar", means="courier")
    assert go(officer, request, "entregar", means="person") == ""
    seen = citizen.get(f"{PAGE}{request.case.number}/").content.decode()
    assert "Descargar Certificado de antecedentes penales" in seen
    assert citizen.get(f"{PAGE}{request.case.number}/certificado.pdf")["Content-Type"] == "application/pdf"


def test_the_request_is_in_english_too(at: World) -> None:
    page = browser_of(at.post.citizen).get(f"{PAGE}solicitar?idioma=en-gb").content.decode()
    assert "What do you need it for?" in page


def test_at_the_counter_for_who_stands_there(at: World) -> None:
    officer, person = browser_of(at.post.officer), factories.citizen()
    page = f"{PAGE}solicitar?para={person.id}"
    wanted = {"purpose": "work", "country": "IT", "father": "", "mother": "Julia Ñahui"}
    assert officer.post(f"{page}&paso=1", wanted).status_code == 302
    files = {
        name: SimpleUploadedFile(f"{name}.pdf", pdf(str(uuid4()))) for name in ("photograph", "document")
    }
    assert officer.post(f"{page}&paso=2", files).status_code == 302
    sent = officer.post(f"{page}&paso=3", {"office": "cg-milan", "is_true": "on"})
    assert sent.status_code == 302
    assert Request.objects.get().case.applicant_id == person.id


def test_a_parent_is_wanted_on_the_page_where_it_is_asked(at: World) -> None:
    fields = {"purpose": "work", "country": "IT", "father": "", "mother": ""}
    answer = browser_of(at.post.citizen).post(f"{PAGE}solicitar?paso=1", fields)
    assert answer.status_code == 422
    assert "distingue a quienes se llaman igual" in answer.content.decode()


def others(at: World) -> dict[str, Actor]:
    """Everybody who sees the case and did not ask."""
    return {
        "officer": at.other,
        "supervisor": at.supervisor,
        "consul": at.post.consul,
        "cashier": at.post.cashier,
        "auditor": at.auditor,
        "lima": acts.serving(at.office.__class__.objects.get(code="dgc"), Role.SUPERVISOR, "Lima"),
    }


def everything(client: Client, request: Request) -> str:
    """Each page and answer in which the case appears."""
    number = request.case.number
    pages = (
        f"{PAGE}{number}/",
        f"/expedientes/{number}/historia",
        f"/expedientes/{number}/plazos",
        f"/buscar/?q={number}",
        "/bandeja/",
        "/demoras/",
        f"{PAGE}emitidos/",
        f"/api/v1/cases/{number}",
        f"{PAGE}{number}/emitir",
        f"{PAGE}{number}/denegar",
    )
    found = (client.get(page) for page in pages)
    return "\n".join(answer.content.decode() for answer in found if answer.status_code == 200)


def alike(text: str) -> str:
    """The same without what differs between any two cases: numbers, times, ids, names of documents."""
    text = re.sub(r"[A-Z]{4,6}-\d{4}-\d{6}-\w", "N", text)
    return re.sub(
        r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|nonce=\S+|value=\"[A-Za-z0-9]{64}\"|\d+", "#", text
    )


@pytest.mark.parametrize("who", ["officer", "supervisor", "consul", "cashier", "auditor", "lima"])
def test_the_case_of_who_has_a_record_looks_like_any_other(at: World, who: str) -> None:
    clean, marked = factories.consulted(at, CLEAN), factories.consulted(at, RECORD)
    actor = others(at)[who]
    seen = {request: everything(browser_of(actor), request) for request in (clean, marked)}
    assert clean.case.number in seen[clean]
    for request, text in seen.items():
        assert not TELLTALE.search(text), (request, TELLTALE.search(text))
    first, second = map(alike, seen.values())
    assert first == second


@pytest.mark.parametrize("who", ["officer", "supervisor", "consul", "auditor", "lima"])
def test_what_was_issued_is_opened_by_two_people(at: World, who: str) -> None:
    request = factories.issued(at, factories.reviewed(at))
    code = documents.of_case(request.case.id).get().verification_code
    paper = f"{PAGE}{request.case.number}/certificado.pdf"
    client = browser_of(others(at)[who])
    text = everything(client, request)
    assert request.case.number in text
    assert code not in text.replace("-", "")
    assert not TELLTALE.search(text)
    assert client.get(paper).status_code == 404
    holder, asker = browser_of(people.actor_of(request.case.applicant)), browser_of(at.post.officer)
    assert holder.get(paper).status_code == asker.get(paper).status_code == 200
    assert code in everything(holder, request).replace("-", "")
    assert "Hurto simple" in everything(asker, request)


def test_the_reasons_of_a_refusal_are_the_applicants(at: World) -> None:
    request = factories.reviewed(at, outcome=Outcome.UNCERTAIN, text="")
    officer = browser_of(at.post.officer)
    assert (
        go(officer, request, "denegar", ground=RecordGround.UNCERTAIN, reason="Dos fichas sin cotejar") == ""
    )
    assert "sin cotejar" not in everything(browser_of(at.supervisor), request)
    number = documents.of_case(request.case_id).get().number
    paper = f"{PAGE}{request.case.number}/documentos/{number}.pdf"
    assert browser_of(at.supervisor).get(paper).status_code == 404
    assert browser_of(people.actor_of(request.case.applicant)).get(paper).status_code == 200


def test_whoever_verifies_it_learns_that_it_is_authentic_and_no_more(at: World) -> None:
    request = factories.issued(at, factories.reviewed(at))
    code = documents.of_case(request.case.id).get().verification_code
    page = Client().get(f"/verificar/{code}").content.decode()
    assert "Vale hasta el" in page
    assert not TELLTALE.search(page)
    assert request.case.applicant.full_name not in page


def test_the_judiciary_reviews_by_pages(at: World) -> None:
    request = factories.consulted(at, RECORD)
    review = factories.review_of(request)
    first, second = browser_of(at.judiciary), browser_of(at.second)
    assert request.case.number in first.get(f"{PAGE}revisiones/").content.decode()
    page = f"{PAGE}revisiones/{review.pk}/"
    assert factories.PARENTS[1] in first.get(page).content.decode()
    sent = first.post(page, {"outcome": "annotated", "text": "", "number": "Oficio 1"})
    assert "Escriba qué anotaciones" in sent.content.decode()
    said = {"outcome": "annotated", "text": "Hurto", "number": "Oficio 1"}
    assert first.post(page, said).status_code == 302
    assert first.post(f"{page}confirmar", {"is_confirmed": "yes"}).status_code == 403
    assert second.post(f"{page}confirmar", {"is_confirmed": "yes"}).status_code == 302
    assert second.get(page).status_code == 404


def test_the_report_counts_by_office_and_person(at: World) -> None:
    factories.issued(at)
    factories.issued(at, factories.reviewed(at))
    auditor = browser_of(at.auditor)
    page = auditor.get(f"{PAGE}emitidos/").content.decode()
    assert f"{at.office.name}: 2" in page
    assert at.post.officer.name in page
    table = auditor.get(f"{PAGE}emitidos/?formato=csv").content.decode()
    assert f"{at.office.name},{at.post.officer.name},2" in table
    before = clock.today().replace(year=clock.today().year - 1).isoformat()
    assert (
        "No se emitió ninguno"
        in auditor.get(f"{PAGE}emitidos/?desde={before}&hasta={before}").content.decode()
    )
    elsewhere = browser_of(acts.post("cg-paris").consul)
    assert "No se emitió ninguno" in elsewhere.get(f"{PAGE}emitidos/").content.decode()
    assert browser_of(at.post.officer).get(f"{PAGE}emitidos/").status_code == 403
