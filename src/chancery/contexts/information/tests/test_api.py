"""Is the same story told to programs, with the same gates, and each creation once?"""

from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from chancery.contexts.information import queries
from chancery.contexts.information.models import Request
from chancery.contexts.information.procedures import State
from chancery.contexts.information.rules import Delivery
from chancery.contexts.information.tests import factories
from chancery.contexts.information.tests.factories import (
    QUESTION,
    Ministry,
    again,
    answered,
    asked,
    elevated,
    ministry,
    priced,
)
from chancery.contexts.information.tests.test_publishing import published
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.tests.test_redaction import document
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/information"


@pytest.fixture
def at() -> Any:
    with clock.set_to(factories.WORKING):
        yield ministry()


def post(browser: Client, path: str, body: dict[str, Any], key: str = "clave-de-prueba") -> Any:
    return browser.post(
        f"{ROOT}{path}", body, content_type="application/json", headers={"Idempotency-Key": f"{key}{path}"}
    )


def test_it_is_asked_once_whatever_is_repeated(at: Ministry) -> None:
    browser = browser_of(at.citizen)
    body = {"text": QUESTION, "delivery": "electronic", "office": "cg-milan"}
    first, again_ = (post(browser, "/", body) for _ in range(2))
    assert first.status_code == again_.status_code == 201
    assert Request.objects.count() == 1
    assert (
        post(browser, "/", {**body, "office": "oti"}, "otra-clave-").json()["code"]
        == "information_office_not_asked"
    )
    assert post(Client(), "/", body, "de-nadie-").status_code == 401


def test_it_is_gathered_redacted_answered_and_published(at: Ministry) -> None:
    request = asked(at)
    number, officer = request.case.number, browser_of(at.responsible)
    upload = documents.receive(filename="informe.pdf", content=document(), actor=at.responsible)
    made = post(officer, f"/{number}/files", {"upload_id": str(upload.id), "title": "Informe"})
    assert made.status_code == 201
    part = {"page": 1, "left": 0, "top": 20, "right": 100, "bottom": 32, "exemption": "art17_privacy"}
    path = f"/{number}/files/{made.json()['id']}/redact"
    assert post(browser_of(at.citizen), path, {"parts": [part]}, "ajena-").status_code == 404
    assert post(officer, path, {"parts": []}, "vacia-").status_code == 422
    assert post(officer, path, {"parts": [part]}).json()["parts"] == 1
    assert post(officer, f"/{number}/answer", {"text": "En parte."}).json()["state"] == State.ANSWERED
    given = str(queries.answers_of(again(request))[0].delivered.get().id)
    told = {"question": QUESTION, "answer": "Se entrega en parte.", "files": [given], "is_confirmed": True}
    assert post(officer, f"/{number}/publish", told).status_code == 201
    (found,) = Client().get(f"{ROOT}/published?q=informe").json()
    assert set(found) == {"id", "question", "answer", "outcome", "office", "answered_on"}
    assert Client().get(f"{ROOT}/published/{found['id']}").json() == found


@pytest.mark.parametrize(
    ("verb", "body", "state"),
    [
        ("extend", {"until": "2026-12-21", "reason": "Es mucho"}, State.EXTENDED),
        ("redirect", {"entity": "Migraciones", "reason": "La tiene"}, State.REDIRECTED),
        ("state_missing", {"reason": "Se buscó"}, State.MISSING),
        ("refuse", {"reason": "Privado", "grounds": [{"exemption": "art17_privacy"}]}, State.REFUSED),
        ("price", {"tariff": "information.sheet", "units": 2}, State.PRICED),
    ],
)
def test_each_verb_is_of_the_responsible_official(
    at: Ministry, verb: str, body: dict[str, Any], state: State
) -> None:
    delivery = Delivery.COPIES if verb == "price" else Delivery.ELECTRONIC
    number = asked(at, delivery=delivery).case.number
    assert post(browser_of(at.citizen), f"/{number}/{verb}", body, "ajena-").status_code == 403
    assert post(browser_of(at.responsible), f"/{number}/{verb}", body).json()["state"] == state


def test_the_applicant_clarifies_and_goes_digital(at: Ministry) -> None:
    request, browser = asked(at), browser_of(at.citizen)
    factories.advance(request, "observe", at.responsible, reason="¿De qué año?")
    assert (
        post(browser, f"/{request.case.number}/correct", {"text": "De 2025"}).json()["state"]
        == State.RECEIVED
    )
    number = priced(at).case.number
    assert post(browser, f"/{number}/go_digital", {}).json()["state"] == State.ADMITTED


def test_a_ruling_is_noted_and_complied_with(at: Ministry) -> None:
    officer = browser_of(at.responsible)
    ruling = {"number": "000123-2026", "ruled_on": "2026-11-23"}
    number = elevated(at).case.number
    assert post(officer, f"/{number}/note_granted", {**ruling, "days": 5}).json()["state"] == State.ORDERED
    assert post(officer, f"/{number}/comply", {"text": "Se entrega."}).json()["state"] == State.COMPLIED
    number = elevated(at).case.number
    assert post(officer, f"/{number}/note_denied", ruling).json()["state"] == State.DENIED


def test_what_is_public_is_read_without_a_token(at: Ministry) -> None:
    answered(at)
    stranger = Client()
    offices = {each["office"] for each in stranger.get(f"{ROOT}/responsible").json()}
    assert offices == {"mre", "cg-milan"}
    assert {"art17_privacy", "art16_negotiations"} <= {
        each["code"] for each in stranger.get(f"{ROOT}/exemptions").json()
    }
    assert stranger.get(f"{ROOT}/classified").json() == []
    assert stranger.get(f"{ROOT}/published").json() == []


def test_the_applicant_reads_the_answer_and_takes_its_files(at: Ministry) -> None:
    answer = answered(at)
    number = answer.request.case.number
    told = browser_of(at.citizen).get(f"{ROOT}/{number}/answers").json()
    (given,) = told["answers"]
    assert (told["text"], given["outcome"], given["is_late"]) == (QUESTION, "granted", False)
    (file,) = given["files"]
    taken = browser_of(at.citizen).get(f"{ROOT}/{number}/delivered/{file['id']}")
    assert sha256(taken.content).hexdigest() == file["sha256"]
    stranger = browser_of(factories.serving("Ajena", at.bare, Role.OFFICER))
    for path in (f"/{number}/answers", f"/{number}/delivered/{file['id']}", f"/{number}/files"):
        assert stranger.get(f"{ROOT}{path}").status_code == 404
        assert Client().get(f"{ROOT}{path}").status_code == 401
    assert browser_of(at.citizen).get(f"{ROOT}/{number}/files").status_code == 404
    shown = published(at, answer).files.get()
    public = Client().get(f"{ROOT}/published/{shown.publication_id}/files/{shown.pk}")
    assert public.content == taken.content


def test_a_file_is_looked_at_and_left_out(at: Ministry) -> None:
    request = asked(at)
    number, officer, kept = request.case.number, browser_of(at.responsible), factories.redacted(at, request)
    (told,) = officer.get(f"{ROOT}/{number}/files").json()
    assert (told["title"], told["sha256"]) == (kept.title, kept.upload.file_id)
    assert told["redacted_sha256"] not in (None, told["sha256"])
    path = f"/{number}/files/{kept.id}"
    assert sha256(officer.get(f"{ROOT}{path}").content).hexdigest() == told["sha256"]
    assert post(browser_of(at.auditor), f"{path}/remove", {}, "ajena-").status_code == 403
    assert post(officer, f"{path}/remove", {}).status_code == 204
    assert officer.get(f"{ROOT}/{number}/files").json() == []


def test_a_unit_is_asked_and_replies_without_learning_who_asks(at: Ministry) -> None:
    number, office = asked(at).case.number, queries.areas().get(code="oti")
    unit = browser_of(factories.serving("Olga", office, Role.OFFICER))
    asked_of = {"office": "oti", "question": "Busque el informe", "due_on": "2026-11-25"}
    assert post(unit, f"/{number}/areas", asked_of, "ajena-").status_code == 404
    assert post(browser_of(at.responsible), f"/{number}/areas", asked_of).status_code == 201
    (told,) = unit.get(f"{ROOT}/areas/queries").json()
    assert set(told) == {"id", "office", "question", "due_on", "reply", "replied_at"}
    assert browser_of(at.citizen).get(f"{ROOT}/areas/queries").status_code == 403
    path = f"/areas/queries/{told['id']}/reply"
    assert post(browser_of(at.head), path, {"reply": "No"}, "ajena-").status_code == 404
    assert post(unit, path, {"reply": "Está en el archivo"}).json()["reply"] == "Está en el archivo"
    assert post(unit, path, {"reply": "Otra vez"}, "otra-").status_code == 409


def test_a_head_closes_renews_and_opens(at: Ministry) -> None:
    head = browser_of(at.head)
    stated = {
        "office": "mre", "exemption": factories.SECRECY, "subject": "Una negociación", "reason": "La afectaría",
        "act": "R.M. 1", "classified_on": "2026-11-23", "expires_on": "2028-11-23",
    }  # fmt: skip
    assert post(browser_of(at.responsible), "/classified", stated, "ajena-").status_code == 403
    assert (
        post(head, "/classified", {**stated, "expires_on": "2040-01-01"}, "larga-").json()["code"]
        == "classified_too_long"
    )
    number = post(head, "/classified", stated).json()["number"]
    path, change = f"/classified/{number}", {"act": "R.M. 2", "reason": "Sigue"}
    assert post(head, f"{path}/renew", {**change, "until": "2030-01-01"}).json()["expires_on"] == "2030-01-01"
    assert post(browser_of(at.consul), f"{path}/lift", change, "ajena-").status_code == 403
    assert not post(head, f"{path}/lift", change).json()["is_closed"]
    (entry,) = Client().get(f"{ROOT}/classified").json()
    assert (entry["number"], entry["is_closed"]) == (number, False)


def test_a_publication_is_taken_back(at: Ministry) -> None:
    shown = published(at, answered(at))
    path = f"/published/{shown.id}/withdraw"
    assert post(browser_of(at.citizen), path, {"reason": "Nombra a alguien"}, "ajena-").status_code == 403
    assert post(browser_of(at.responsible), path, {"reason": " "}, "vacia-").status_code == 422
    assert post(browser_of(at.responsible), path, {"reason": "Nombra a alguien"}).status_code == 204
    assert Client().get(f"{ROOT}/published").json() == []


def test_the_year_is_told_and_put_on_paper(at: Ministry) -> None:
    factories.refused(at)
    asked(at)
    told = Client().get(f"{ROOT}/report/2026").json()
    assert (told["total"]["received"], told["total"]["pending"], told["reports"]) == (2, 1, [])
    assert told["total"]["outcomes"]["refused"] == 1
    assert [each["office"] for each in told["offices"]] == ["mre"]
    assert post(browser_of(at.citizen), "/report/2026", {}, "ajena-").status_code == 403
    made = post(browser_of(at.responsible), "/report/2026", {})
    assert made.status_code == 201
    assert Client().get(f"{ROOT}/report/2026").json()["reports"] == [made.json()["verification_code"]]
    assert Client().get(f"{ROOT}/report/2001").json()["code"] == "information_year_not_found"
