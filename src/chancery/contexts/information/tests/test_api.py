"""Is the same story told to programs, with the same gates, and each creation once?"""

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
from chancery.kernel.base import clock
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
