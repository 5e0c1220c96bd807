"""The same story for programs, a border's own system among them."""

from base64 import b64encode
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.passports.models import Application
from chancery.contexts.passports.rules import Inspection, PhotoQuestion
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.contexts.passports.tests.test_enrolling import of
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import SYSTEM

pytestmark = pytest.mark.django_db


def post(client: Client, path: str, body: object = None, key: str = "") -> tuple[int, Any]:
    headers = {"Idempotency-Key": key or str(uuid4())}
    answer = client.post(f"/api/v1{path}", body or {}, "application/json", headers=headers)
    return answer.status_code, answer.json() if answer.content else None


def program(*scopes: str) -> Client:
    client, secret = identity.register_client(name="Migraciones", scopes=scopes, actor=SYSTEM)
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    sent = {"grant_type": "client_credentials"}
    answer = Client().post("/api/v1/oauth/token", sent, headers={"Authorization": f"Basic {basic}"})
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def request_of(at: World, **changes: object) -> dict[str, Any]:
    who = at.post.applicant
    return {
        "particulars": {
            "dni": who.document_number,
            "given_names": who.given_names,
            "first_surname": who.first_surname,
            "second_surname": who.second_surname,
            "sex": "F",
            "born_on": "1990-01-15",
            "born_at": "Huánuco",
            **changes,
        },
        "office": at.office.code,
    }


def enrolment(at: World) -> dict[str, Any]:
    return {
        "photograph": str(factories.picture(at.post.officer)),
        "answers": [{"about": each, "is_met": True} for each in PhotoQuestion],
        "fingerprints": "captured",
        "signature": "exempt",
        "signature_reason": "Tiene la mano enyesada",
    }


def test_the_whole_story(at: World) -> None:
    citizen, officer, consul = (
        browser_of(each) for each in (at.post.citizen, at.post.officer, at.post.consul)
    )
    maker, checker, border = browser_of(at.maker), browser_of(at.checker), program("passports:check")
    key = str(uuid4())
    status, filed = post(citizen, "/passports/", request_of(at), key)
    assert status == 201
    assert post(citizen, "/passports/", request_of(at), key)[1]["number"] == filed["number"]
    assert Application.objects.count() == 1
    number = filed["number"]
    path = f"/passports/{number}"
    with factories.register(**{at.post.applicant.document_number: of(at)}):
        assert post(officer, f"{path}/enrol", enrolment(at))[1]["state"] == "enrolled"
        assert post(officer, f"{path}/check-identity")[0] == 200
    acts.pay(factories.again(Application.objects.get()).case, at.post)
    together = {"office": at.office.code, "numbers": [number]}
    assert post(officer, "/passports/batches", together)[0] == 403
    assert post(consul, "/passports/batches", together)[0] == 201
    assert post(maker, f"{path}/booklets")[0] == 201
    assert post(checker, f"{path}/booklets/reject", {"reason": "Manchada"})[1]["state"] == "sent"
    booklet = post(maker, f"{path}/booklets")[1]
    read = {"zone": booklet["zone"], "chip": "04AB", "passed": list(Inspection)}
    assert post(maker, f"{path}/booklets/certify", read)[1]["code"] == "passport_personaliser_certifies"
    failed = {**read, "passed": list(Inspection)[1:], "failed": [Inspection.CHIP_READ]}
    assert post(checker, f"{path}/booklets/certify", failed)[1]["code"] == "passport_inspection_failed"
    assert post(checker, f"{path}/booklets/certify", read)[1]["state"] == "certified"
    assert post(maker, "/passports/shipments", {**together, "guide": "Valija 3"})[0] == 201
    assert post(officer, f"/cases/{number}/steps/receive")[0] == 200
    assert post(officer, f"{path}/deliver", {"recognition": "face"})[1]["state"] == "delivered"
    assert post(border, "/passports/check", {"zone": booklet["zone"]})[1]["is_good"]
    gone = {"number": booklet["number"], "ground": "stolen", "circumstances": "En el tren"}
    assert post(citizen, "/passports/reports/own", gone)[0] == 201
    assert post(citizen, "/passports/reports/own", gone)[1]["code"] == "passport_already_cancelled"
    found = post(border, "/passports/check", {"number": booklet["number"]})[1]
    assert [bar["code"] for bar in found["bars"]] == ["cancelled"]
    listed = border.get("/api/v1/passports/cancelled").json()
    assert [(each["number"], each["ground"]) for each in listed] == [(booklet["number"], "stolen")]
    assert border.get("/api/v1/passports/cancelled?since=2999-01-01T00:00:00Z").json() == []


def test_a_counter_cancels_sends_back_and_refuses(at: World) -> None:
    officer = browser_of(at.post.officer)
    gone = {"number": "116543210", "ground": "lost", "circumstances": "En el tren", "dni": "91000009"}
    sent = {**gone, "holder": "Julia Tapia", "office": at.office.code}
    assert post(officer, "/passports/reports", sent)[0] == 201
    assert post(browser_of(at.post.citizen), "/passports/reports", sent)[0] == 403
    passport = factories.despatched(at)
    number = passport.application.case.number
    assert post(officer, f"/cases/{number}/steps/send_back", {"reason": "Roto"})[0] == 200
    assert post(browser_of(at.maker), f"/passports/{number}/booklets/void", {"reason": "Roto"})[0] == 200
    other = factories.paid(factories.another(at))
    path = f"/passports/{other.case.number}/refuse"
    assert post(browser_of(at.post.consul), path, {"reason": "Impedimento"})[1]["state"] == "refused"


def test_who_has_no_scope_learns_nothing(at: World) -> None:
    assert post(program("cases:read"), "/passports/check", {"number": "100000001"})[0] == 403
    for client in (program("cases:read"), browser_of(at.post.citizen), browser_of(at.post.officer)):
        assert client.get("/api/v1/passports/cancelled").status_code == 403
