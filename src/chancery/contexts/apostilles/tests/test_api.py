"""The same story for programs, with the same gates."""

from base64 import b64encode
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from chancery.contexts.apostilles.models import Request
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.fees.tests.factories import provider_running
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import Account
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def post(client: Client, path: str, sent: object = None, key: str = "") -> HttpResponse:
    headers = {"Idempotency-Key": key or str(uuid4())}
    return client.post(f"/api/v1{path}", sent or {}, "application/json", headers=headers)  # type: ignore[return-value]


def program_of(*scopes: str, acts_for: Account | None = None) -> Client:
    """A program with a token for those scopes."""
    program, secret = identity.register_client(
        name="Sistema", scopes=scopes, acts_for=acts_for, actor=people.SYSTEM
    )
    basic = b64encode(f"{program.id}:{secret}".encode()).decode()
    asked = {"grant_type": "client_credentials"}
    answer = Client().post("/api/v1/oauth/token", asked, headers={"Authorization": f"Basic {basic}"})
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


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
    assert post(officer, f"/cases/{number}/steps/take").status_code == 200
    sent = {"signatory_ids": [str(signatories.signatory().id)], "original_seen": True}
    issued = post(officer, f"/apostilles/{number}/issue", sent)
    assert issued.status_code == 200, issued.content
    paper = issued.json()["documents"][0]  # type: ignore[attr-defined]
    found = stranger.get(f"/api/v1/documents/{paper['verification_code']}").json()
    assert (found["number"], found["is_revoked"]) == (paper["number"], False)
    asked = {"number": paper["number"], "on": paper["issued_at"][:10], "code": paper["verification_code"]}
    assert post(stranger, "/apostilles/register", asked).status_code in (200, 404)
    assert post(citizen, f"/cases/{number}/steps/receive").json()["state"] == "delivered"  # type: ignore[attr-defined]


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
        ({"uploads": {}}, 422, "requirement_missing"),
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
    assert post(stranger, f"/cases/{number}/steps/take").status_code == 404
    assert post(browser_of(at.citizen), f"/cases/{number}/steps/take").status_code == 403
    assert post(Client(), f"/cases/{number}/steps/take").status_code == 401
    assert post(browser_of(at.officer), f"/apostilles/{number}/issue", {}).status_code == 409


def test_a_program_files_for_the_person_it_acts_for_and_decides_nothing(at: Ministry) -> None:
    account = Account.objects.get(person=at.applicant)
    program = program_of("cases:read", "cases:write", acts_for=account)
    filed = post(program, "/apostilles/", filing(program))
    assert filed.status_code == 201, filed.content
    shown = filed.json()  # type: ignore[attr-defined]
    assert shown["number"] in [case["number"] for case in program.get("/api/v1/cases/").json()]
    with provider_running():
        paying = post(program, f"/charges/{shown['charges'][0]['id']}/pay")
        assert paying.json()["address"].startswith("http://127.0.0.1")  # type: ignore[attr-defined]
    assert post(program, f"/cases/{shown['number']}/steps/withdraw").json()["state"] == "withdrawn"  # type: ignore[attr-defined]

    taken = factories.paid(at).case.number
    assert post(program, f"/cases/{taken}/steps/take").status_code == 403
    assert post(program, f"/cases/{taken}/claim").status_code == 401


def test_a_program_of_an_officer_has_none_of_the_officers_roles(at: Ministry) -> None:
    number = factories.paid(at).case.number
    account = Account.objects.get(person_id=str(at.officer.person_id))
    program = program_of("cases:read", "signatories:read", acts_for=account)
    assert program.get(f"/api/v1/cases/{number}").status_code == 404
    assert browser_of(at.officer).get(f"/api/v1/cases/{number}").status_code == 200


def test_a_program_without_a_person_or_a_scope_files_nothing(at: Ministry) -> None:
    account = Account.objects.get(person=at.applicant)
    sent = filing(browser_of(at.citizen))
    for program, code in (
        (program_of("cases:write"), "person_missing"),
        (program_of("cases:read", acts_for=account), "scope_missing"),
    ):
        refused = post(program, "/apostilles/", sent)
        assert (refused.status_code, refused.json()["code"]) == (403, code)  # type: ignore[attr-defined]
    account.is_active = False
    account.save()
    assert program_of("cases:read", acts_for=account).get("/api/v1/me").status_code == 401


def test_only_what_was_issued_can_be_annulled(at: Ministry) -> None:
    head, number = browser_of(at.supervisor), factories.taken(at).case.number
    apostille = factories.issued(at)
    refused = post(head, f"/cases/{number}/documents/{apostille.number}/annul", {"reason": "Error"})
    assert (refused.status_code, refused.json()["code"]) == (404, "paper_unknown")  # type: ignore[attr-defined]
    address = f"/cases/{apostille.request.case.number}/documents/{apostille.number}/annul"
    assert post(head, address, {"reason": "Error"}).status_code == 200
    assert post(head, address, {"reason": "Error"}).status_code == 409


def test_a_step_that_is_not_plain_has_its_own_endpoint(at: Ministry) -> None:
    officer, number = browser_of(at.officer), factories.taken(at).case.number
    refused = post(officer, f"/cases/{number}/steps/issue")
    assert (refused.status_code, refused.json()["code"]) == (409, "step_not_plain")  # type: ignore[attr-defined]
    assert post(officer, f"/cases/{number}/steps/dance").status_code == 404
    files = {"reason": "No se lee", "uploads": {"source_document": str(uuid4())}}
    refused = post(officer, f"/cases/{number}/steps/observe", files)
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_requirement")  # type: ignore[attr-defined]
    assert post(officer, f"/cases/{number}/steps/observe", {"reason": "No se lee"}).status_code == 200
