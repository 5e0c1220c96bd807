"""The same story for programs, Migraciones' own system among them."""

from base64 import b64encode
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.visas.models import Application
from chancery.contexts.visas.rules import Criterion
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


def post(client: Client, path: str, body: object = None, key: str = "") -> tuple[int, Any]:
    headers = {"Idempotency-Key": key or str(uuid4())}
    answer = client.post(f"/api/v1/visas{path}", body or {}, "application/json", headers=headers)
    return answer.status_code, answer.json() if answer.content else None


@pytest.mark.parametrize("is_late", [False, True])
def test_migraciones_tells_an_entry_once_and_a_second_is_refused_or_kept_with_its_incident(
    at: World, is_late: bool
) -> None:
    label = factories.delivered(at, category="transit", days=2)
    border = program("visas:check", "visas:consume")
    said = {"serial": label.serial, "office": "mig-jorge-chavez", "officer": "Inspectora"}
    code, told = post(border, "/entries", {**said, "key": str(uuid4())})
    assert (code, told["ordinal"], told["is_consuming"], told["incident"]) == (201, 1, True, None)
    late = {"entered_at": clock.now().isoformat()} if is_late else {}
    code, again = post(border, "/entries", {**said, **late, "key": str(uuid4())})
    if is_late:
        assert (code, again["incident"], again["first"]["office"]) == (201, "double_use", told["office"])
    else:
        assert (code, again["code"]) == (409, "visa_used_up")
    code, verdict = post(border, "/check", {"serial": label.serial})
    assert (code, verdict["answer"], verdict["entries"]) == (200, "no", 1)
    assert [bar["code"] for bar in verdict["bars"]] == ["used"]
    assert len(verdict["entries_made"]) == 1 + is_late
    code, refused = post(program("visas:check"), "/entries", {**said, "key": str(uuid4())})
    assert (code, refused["code"]) == (403, "scope_missing")


def test_what_became_of_a_passport_is_told_by_its_holder_and_by_the_office(at: World) -> None:
    label = factories.delivered(at)
    path = f"/{label.application.case.number}"
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    lost = {"fate": "lost", "reason": "En el metro"}
    assert post(officer, f"{path}/passport-loss", lost)[0] == 403
    code, told = post(citizen, f"{path}/passport-loss", {**lost, "fate": "voided"})
    assert (code, told["code"]) == (422, "visa_passport_voided_is_seen")
    assert post(citizen, f"{path}/passport-loss", lost)[0] == 200
    assert post(citizen, f"{path}/passport-report", lost)[0] == 403
    assert post(officer, f"{path}/passport-report", {**lost, "fate": "voided"})[0] == 200
    verdict = post(program("visas:check"), "/check", {"serial": label.serial})[1]
    assert (verdict["answer"], verdict["bars"][0]["code"]) == ("ask", "passport_reported")


def program(*scopes: str) -> Client:
    client, secret = identity.register_client(name="Migraciones", scopes=scopes, actor=SYSTEM)
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    sent = {"grant_type": "client_credentials"}
    answer = Client().post("/api/v1/oauth/token", sent, headers={"Authorization": f"Basic {basic}"})
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def request_of(at: World, **changes: object) -> dict[str, Any]:
    today = clock.today()
    return {
        "particulars": {
            "category": "worker",
            "surnames": "Rossi",
            "given_names": "Chiara",
            "sex": "F",
            "born_on": "1990-01-15",
            "nationality": "it",
            "residence": "it",
            "address": "Via Roma 1",
            "passport_number": "YB1234567",
            "passport_country": "it",
            "passport_expires_on": (today + timedelta(days=900)).isoformat(),
            "purpose": "Trabajar",
            "arrives_on": (today + timedelta(days=30)).isoformat(),
            "address_in_peru": "Lima",
            **changes,
        },
        "office": "cg-milan",
        "uploads": {name: str(upload(at.post.citizen).id) for name in ("passport", "photograph", "journey")},
    }


def test_the_whole_story(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    consul, migration = browser_of(at.post.consul), browser_of(at.migration)
    sent, key = request_of(at), str(uuid4())
    status, filed = post(citizen, "/", sent, key)
    assert status == 201
    assert post(citizen, "/", sent, key)[1]["number"] == filed["number"]
    assert Application.objects.count() == 1
    path = f"/{filed['number']}"
    answers = [{"criterion": each, "is_met": True, "reason": "Visto"} for each in Criterion]
    assert post(officer, f"{path}/interview", {"notes": "Habló", "answers": answers})[0] == 200
    refused = post(consul, f"{path}/grant")
    assert (refused[0], refused[1]["code"]) == (409, "visa_authorisation_missing")
    assert post(consul, f"{path}/consult", {"question": "Opinión favorable"})[0] == 200
    asked = migration.get("/api/v1/visas/consultations").json()
    given = {"is_authorised": True, "number": "Oficio 1"}
    assert post(migration, f"/consultations/{asked[0]['id']}/answer", given)[0] == 201
    for sent, refusal in (
        ({"entries": 256}, "visa_entries_beyond"),
        ({"stay_days": 300}, "visa_stay_too_long"),
    ):
        assert post(consul, f"{path}/grant", sent)[1]["code"] == refusal
    assert post(consul, f"{path}/grant", {"entries": 3})[1]["state"] == "granted"
    application = factories.again(Application.objects.get())
    acts.pay(application.case, at.post)
    status, label = post(officer, f"{path}/labels")
    assert status == 201
    assert post(officer, f"{path}/labels/spoil", {"reason": "Se corrió"})[1]["state"] == "paid"
    status, label = post(officer, f"{path}/labels")
    assert post(consul, f"{path}/labels/check", {"zone": label["zone"]})[1]["state"] == "checked"
    found = post(program("visas:check"), "/check", {"zone": label["zone"], "passport": "YB1234567"})[1]
    assert [bar["code"] for bar in found["bars"]] == ["not_delivered"]
    assert (found["holder"], found["entries"], found["stay_days"]) == ("Chiara Rossi", 3, 365)
    assert post(consul, f"{path}/cancel", {"reason": "Fraude"})[1]["state"] == "cancelled"


def test_a_refusal_and_what_it_says(at: World) -> None:
    application = factories.interviewed(at)
    path = f"/{application.case.number}/refuse"
    sent = {"ground": "profile", "reason": "No se explica"}
    assert post(browser_of(at.post.officer), path, sent)[0] == 403
    assert post(browser_of(at.post.consul), path, sent)[1]["state"] == "refused"


def test_the_qualities_are_told_with_their_norms(at: World) -> None:
    found = browser_of(at.post.citizen).get("/api/v1/visas/categories").json()
    assert {"tourist", "business", "worker"} <= {each["code"] for each in found}
    assert all(each["norm"] for each in found)


def test_the_border_reads_the_seal(at: World) -> None:
    label = factories.delivered(at)
    migraciones = program("visas:check")
    seal = b64encode(bytes(label.seal)).decode()
    found = post(migraciones, "/check", {"seal": seal, "zone": label.zone})[1]
    assert found["is_good"]
    assert found["seal"] == "El sello es auténtico."
    assert post(migraciones, "/check", {"seal": "###"})[1]["code"] == "visa_seal_not_base64"
    assert post(program("cases:read"), "/check", {"serial": label.serial})[0] == 403
