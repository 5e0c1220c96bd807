"""The same story for programs, Migraciones' own system among them."""

from base64 import b64encode
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.travel_papers.models import Application
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import BIRTH_ACT, KIN, World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import SYSTEM

pytestmark = pytest.mark.django_db
PROVED = {
    "birth_act": BIRTH_ACT,
    "kin": {"name": KIN.name, "degree": KIN.degree, "contact": KIN.contact, "said": KIN.said},
}


@pytest.fixture
def at() -> World:
    return factories.world()


def post(client: Client, path: str, body: object = None, key: str = "") -> tuple[int, Any]:
    headers = {"Idempotency-Key": key or str(uuid4())}
    answer = client.post(f"/api/v1/travel-papers{path}", body or {}, "application/json", headers=headers)
    return answer.status_code, answer.json() if answer.content else None


def program(*scopes: str) -> Client:
    client, secret = identity.register_client(name="Migraciones", scopes=scopes, actor=SYSTEM)
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    sent = {"grant_type": "client_credentials"}
    answer = Client().post("/api/v1/oauth/token", sent, headers={"Authorization": f"Basic {basic}"})
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def request_of(at: World, **changes: object) -> dict[str, Any]:
    return {
        "particulars": {
            "surnames": "Ñahui Prueba",
            "given_names": "María José",
            "sex": "F",
            "born_on": "1990-01-15",
            "birth_place": "Ayacucho",
            "birth_country": "pe",
            "cause": "expired",
            "residence": "it",
            "destination": "pe",
            "itinerary": "Milán - Lima",
            "departs_on": (clock.today() + timedelta(days=3)).isoformat(),
            **changes,
        },
        "office": "cg-milan",
        "uploads": {"photograph": str(upload(at.post.citizen).id)},
    }


def test_the_whole_story(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    consul = browser_of(at.post.consul)
    sent, key = request_of(at), str(uuid4())
    status, filed = post(citizen, "/", sent, key)
    assert status == 201
    assert post(citizen, "/", sent, key)[1]["number"] == filed["number"]
    assert Application.objects.count() == 1
    path = f"/{filed['number']}"
    refused = post(officer, f"{path}/identify", {})
    assert (refused[0], refused[1]["code"]) == (422, "travel_paper_birth_act_missing")
    assert post(officer, f"{path}/identify", PROVED)[1] == {"method": "birth_act", "state": "identified"}
    assert post(officer, f"{path}/grant", {})[0] == 403
    assert post(consul, f"{path}/grant", {})[1]["state"] == "granted"
    acts.pay(factories.again(Application.objects.get()).case, at.post)
    assert post(officer, f"{path}/papers")[0] == 201
    assert post(officer, f"{path}/papers/spoil", {"reason": "Se corrió"})[1]["state"] == "paid"
    status, paper = post(officer, f"{path}/papers")
    assert status == 201
    migraciones = program("travel-papers:check")
    asked = post(migraciones, "/check", {"zone": paper["zone"]})[1]
    assert (asked["answer"], [note["code"] for note in asked["notes"]]) == ("no", ["not_delivered"])
    assert post(officer, f"{path}/papers/hand-over", {"zone": paper["zone"]})[1]["state"] == "delivered"
    asked = post(migraciones, "/check", {"number": paper["number"]})[1]
    assert (asked["answer"], asked["holder"], asked["destination"]) == (
        "yes",
        "María José Ñahui Prueba",
        "PE",
    )
    lost = {"ground": "lost", "reason": "En el metro"}
    assert post(citizen, f"{path}/loss", lost)[1]["state"] == "cancelled"
    assert post(migraciones, "/check", {"number": paper["number"]})[1]["answer"] == "no"


def test_a_minors_parents_are_named_and_the_leave_of_who_stays_is_recorded(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    consul = browser_of(at.post.consul)
    child = {"born_on": "2022-05-01", "birth_country": "IT", "cause": "never_had", "is_unregistered": True}
    assert post(citizen, "/", request_of(at, **child))[1]["code"] == "travel_paper_parental_authority_untold"
    along = {"name": "Lucía Prueba", "document_kind": "dni", "document_number": "41000001"}
    stays = {
        "name": "Pedro Ñahui",
        "document_kind": "passport",
        "document_number": "ya123456",
        "document_country": "it",
    }
    parents = {"basis": "both", "company": "parent", "companion": along, "staying": [stays]}
    path = f"/{post(citizen, '/', request_of(at, **child, guardianship=parents))[1]['number']}"
    assert post(officer, f"{path}/identify", {"birth_act": PROVED["birth_act"]})[0] == 200
    assert post(consul, f"{path}/grant", {})[1]["code"] == "travel_paper_leave_missing"
    given = {"papers": "Partida de nacimiento", "given": [{"ordinal": 2, "means": "signed"}]}
    assert post(officer, f"{path}/leave", given)[1]["code"] == "travel_paper_staying_parent_unknown"
    given["given"] = [{"ordinal": 1, "means": "court", "reference": "Juzgado de Prueba, res. 3"}]
    assert post(consul, f"{path}/leave", given)[0] == 403
    assert post(officer, f"{path}/leave", given)[1]["state"] == "identified"
    assert post(consul, f"{path}/grant", {})[1]["state"] == "paid"


def test_a_second_one_a_refusal_and_a_cancellation(at: World) -> None:
    officer, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    paper = factories.delivered(at)
    second = factories.identified(at, second_cause="Huelga")
    path = f"/{second.case.number}"
    assert post(consul, f"{path}/grant", {})[1]["code"] == "travel_paper_second_unapproved"
    assert post(officer, f"{path}/approve-second", {"reason": "Consta"})[1]["state"] == "identified"
    assert post(consul, f"{path}/refuse", {"reason": "No se justifica"})[1]["state"] == "refused"
    ended = {"ground": "fraud", "reason": "Partida falsa"}
    assert post(consul, f"/{paper.application.case.number}/cancel", ended)[1]["state"] == "cancelled"


def test_what_the_office_lists_and_reports(at: World) -> None:
    factories.delivered(at)
    officer = browser_of(at.post.officer)
    (row,) = officer.get("/api/v1/travel-papers/", {"q": "ñahui"}).json()
    assert (row["cause"], row["state"], row["office"]) == ("stolen", "delivered", "cg-milan")
    day = clock.today()
    span = {"since": (day - timedelta(days=1)).isoformat(), "until": (day + timedelta(days=1)).isoformat()}
    (told,) = officer.get("/api/v1/travel-papers/report", span).json()
    assert (told["office"], told["total"], told["causes"]) == (at.office.name, 1, {"stolen": 1})
    assert browser_of(at.post.citizen).get("/api/v1/travel-papers/report", span).status_code == 403
    for address in ("/api/v1/travel-papers/report", reverse("travel_papers:report")):
        assert officer.get(address, {**span, "until": "9999-12-31"}).status_code == 422


def test_the_border_reads_the_seal(at: World) -> None:
    paper = factories.delivered(at)
    migraciones = program("travel-papers:check")
    found = post(migraciones, "/check", {"seal": b64encode(bytes(paper.seal)).decode(), "zone": paper.zone})[
        1
    ]
    assert (found["answer"], found["seal"]) == ("yes", "El sello es auténtico.")
    assert post(migraciones, "/check", {"seal": "###"})[1]["code"] == "travel_paper_seal_not_base64"
    assert post(program("cases:read"), "/check", {"number": paper.number})[0] == 403


def test_an_entry_is_told_once_and_a_second_one_is_an_incident(at: World) -> None:
    paper, migraciones = factories.delivered(at), program("travel-papers:check", "travel-papers:consume")
    seal = b64encode(bytes(paper.seal)).decode()
    key, now = str(uuid4()), clock.now().isoformat()
    sent = {"seal": seal, "office": "mig-jorge-chavez", "key": key, "entered_at": now, "officer": "Inés"}
    assert post(program("travel-papers:check"), "/entries", sent)[0] == 403
    status, told = post(migraciones, "/entries", sent, key)
    assert (status, told["is_consuming"], told["incident"], told["officer"]) == (201, True, None, "Inés")
    assert post(migraciones, "/entries", sent, key)[1] == told
    status, again = post(migraciones, "/entries", {**sent, "key": str(uuid4()), "office": "mig-santa-rosa"})
    assert (status, again["incident"], again["first"]["office"]) == (201, "double_use", told["office"])
    refused = post(migraciones, "/entries", {**sent, "key": str(uuid4()), "entered_at": None})
    assert (refused[0], refused[1]["code"]) == (409, "travel_paper_used")
    assert post(migraciones, "/check", {"number": paper.number})[1]["used_by"]["officer"] == "Inés"
