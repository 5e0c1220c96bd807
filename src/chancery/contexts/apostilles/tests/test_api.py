"""The same story for programs, with the same gates."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from chancery.contexts.apostilles.models import Request
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def post(client: Client, path: str, sent: object = None, key: str = "") -> HttpResponse:
    headers = {"Idempotency-Key": key or str(uuid4())}
    return client.post(f"/api/v1{path}", sent or {}, "application/json", headers=headers)  # type: ignore[return-value]


def filing(client: Client) -> dict[str, object]:
    file = SimpleUploadedFile("partida.pdf", factories.pdf(str(uuid4())), "application/pdf")
    headers = {"Idempotency-Key": str(uuid4())}
    upload = client.post("/api/v1/uploads/", {"file": file}, headers=headers)
    assert upload.status_code == 201, upload.content
    return {
        "destination": "ES",
        "document_class": "administrative",
        "form": "paper",
        "title": "Partida de nacimiento",
        "issued_by": "Registro de prueba",
        "signed_on": "2026-01-15",
        "office": "legalisations-lima",
        "uploads": {"source_document": upload.json()["id"]},
    }


def test_the_whole_story(at: Ministry) -> None:
    citizen, officer, stranger = browser_of(at.citizen), browser_of(at.officer), Client()
    filed = post(citizen, "/apostilles/", filing(citizen))
    assert filed.status_code == 201, filed.content
    number = filed.json()["number"]  # type: ignore[attr-defined]
    factories.settle(Request.objects.select_related("case").get(case__number=number))
    assert number in [case["number"] for case in officer.get("/api/v1/cases/queue").json()["cases"]]
    assert post(officer, f"/apostilles/{number}/take").status_code == 200
    sent = {"signatory_id": str(signatories.signatory().id), "original_seen": True}
    issued = post(officer, f"/apostilles/{number}/issue", sent)
    assert issued.status_code == 200, issued.content
    paper = issued.json()["documents"][0]  # type: ignore[attr-defined]
    found = stranger.get(f"/api/v1/documents/{paper['verification_code']}").json()
    assert (found["number"], found["is_revoked"]) == (paper["number"], False)
    asked = {"number": paper["number"], "on": paper["issued_at"][:10], "code": paper["verification_code"]}
    assert post(stranger, "/apostilles/register", asked).status_code in (200, 404)
    assert post(citizen, f"/apostilles/{number}/receive").json()["state"] == "delivered"  # type: ignore[attr-defined]


def test_a_repeated_filing_is_one_filing(at: Ministry) -> None:
    citizen = browser_of(at.citizen)
    sent, key = filing(citizen), str(uuid4())
    first, second = post(citizen, "/apostilles/", sent, key), post(citizen, "/apostilles/", sent, key)
    assert first.content == second.content
    assert Request.objects.count() == 1
    assert post(citizen, "/apostilles/", {**sent, "title": "Otra"}, key).status_code == 409


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"destination": "VN"}, 422, "destination_not_party"),
        ({"document_class": "customs"}, 422, "document_excluded"),
        ({"signed_on": "2999-01-01"}, 422, "signed_in_future"),
        ({"uploads": {}}, 422, "source_missing"),
        ({"office": "nowhere"}, 404, "office_not_found"),
        ({"uploads": {"source_document": str(uuid4())}}, 404, "upload_unknown"),
        ({"form": "clay"}, 422, "invalid"),
    ],
)
def test_what_does_not_fit_is_a_problem_with_a_code(
    at: Ministry, change: dict[str, object], status: int, code: str
) -> None:
    citizen = browser_of(at.citizen)
    answer = post(citizen, "/apostilles/", {**filing(citizen), **change})
    assert (answer.status_code, answer.json()["code"]) == (status, code)  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/problem+json"
    assert not Request.objects.exists()


def test_wrong_people_are_refused_by_kind(at: Ministry) -> None:
    request = factories.paid(at)
    number = request.case.number
    stranger = browser_of(people.actor_of(people.make_person("Otra", "Persona")))
    assert post(stranger, f"/apostilles/{number}/take").status_code == 404
    assert post(browser_of(at.citizen), f"/apostilles/{number}/take").status_code == 403
    assert post(Client(), f"/apostilles/{number}/take").status_code == 401
    assert post(browser_of(at.officer), f"/apostilles/{number}/issue", {}).status_code == 409
