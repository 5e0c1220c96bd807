"""The same story for programs, Migraciones' own system among them."""

from base64 import b64encode
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.travel_permits.models import Exit, Request
from chancery.contexts.travel_permits.tests import factories
from chancery.contexts.travel_permits.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.checks import HeldDocument
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import SYSTEM

pytestmark = pytest.mark.django_db
Answer = tuple[int, Any]


@pytest.fixture
def at() -> World:
    return factories.world()


def post(client: Client, path: str, body: object, key: str = "") -> Answer:
    headers = {"Idempotency-Key": key or str(uuid4())}
    answer = client.post(f"/api/v1/travel-permits{path}", body, "application/json", headers=headers)
    return answer.status_code, answer.json() if answer.content else None


def program(*scopes: str) -> Client:
    client, secret = identity.register_client(name="Migraciones", scopes=scopes, actor=SYSTEM)
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    sent = {"grant_type": "client_credentials"}
    answer = Client().post("/api/v1/oauth/token", sent, headers={"Authorization": f"Basic {basic}"})
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def request_of(at: World) -> dict[str, Any]:
    departs_on = clock.today() + timedelta(days=20)

    def paper(number: str) -> dict[str, str]:
        return {"kind": "dni", "number": number}

    return {
        "minor": {
            "given_names": "Lucía",
            "first_surname": "Quispe",
            "document": paper("91000001"),
            "born_on": f"{clock.today().year - 8}-02-03",
        },
        "basis": "both",
        "company": "third_party",
        "parents": [
            {
                "relation": relation,
                "given_names": who.given_names,
                "first_surname": who.first_surname,
                "second_surname": who.second_surname,
                "document": paper(who.document_number),
                "post": post,
            }
            for relation, who, post in (("mother", at.mother, "cg-milan"), ("father", at.father, "cg-madrid"))
        ],
        "companion": {"name": "Carla Tía", "document": paper("91000003")},
        "journey": {
            "from_city": "Lima",
            "to_city": "Milán",
            "to_country": "it",
            "transport": "air",
            "departs_on": departs_on.isoformat(),
        },
        "office": "cg-milan",
        "uploads": {"birth_certificate": str(upload(at.mother_acts).id)},
    }


def test_the_whole_story_by_programs(at: World) -> None:
    mother, father, milan = (browser_of(actor) for actor in (at.mother_acts, at.father_acts, at.milan.consul))
    sent = request_of(at)
    assert post(mother, "/", {**sent, "parents": sent["parents"][:1]})[1]["code"] == "signer_missing"
    status, filed = post(mother, "/", sent)
    assert status == 201
    request = Request.objects.get(case__number=filed["number"])
    number = request.case.number
    acts.pay(request.case, at.milan)
    assert post(father, f"/{number}/signatures/2/move", {"post": "cg-sao-paulo"})[0] == 200
    told = mother.get(f"/api/v1/travel-permits/{number}/signatures").json()
    assert [(each["post"], each["signed_at"]) for each in told] == [
        ("cg-milan", None),
        ("cg-sao-paulo", None),
    ]
    place = factories.place(request)
    assert post(mother, f"/signatures/{place.pk}", {"office": "cg-milan"})[0] == 404
    for ordinal in (1, 2):
        factories.signed(request, at.milan, ordinal)
    seen = {"seen": ["birth_certificate", "minor_document"]}
    assert post(mother, f"/{number}/issue", seen)[0] == 403
    assert post(milan, f"/{number}/issue", {"seen": []})[1]["code"] == "proof_unseen"
    assert post(milan, f"/{number}/issue", seen)[1]["state"] == "issued"
    assert post(mother, f"/{number}/signatures/2/revoke", {"reason": "No"})[0] == 404
    assert post(father, f"/{number}/signatures/2/revoke", {"reason": ""})[1]["code"] == "step_reason_missing"
    assert post(father, f"/{number}/signatures/2/revoke", {"reason": "No"})[0] == 200
    assert post(father, f"/{number}/signatures/2/revoke", {"reason": "No"})[1]["code"] == "wrong_state"


def test_a_consul_signs_by_a_program_and_the_register_is_asked(at: World) -> None:
    from dataclasses import replace

    from chancery.contexts.travel_permits.tests.factories import PASSPORT

    said = factories.alone(at)
    foreign = replace(said.parents[0], document=HeldDocument(PASSPORT, "YA1234567", "IT"))
    request = factories.paid(at, replace(said, parents=(foreign,)))
    place = factories.place(request)
    milan = browser_of(at.milan.consul)
    status, told = post(milan, f"/signatures/{place.pk}", {"office": "cg-milan"})
    assert (status, told["identity"]) == (200, "document")
    number = request.case.number
    assert post(milan, f"/{number}/refuse", {"reason": "No procede"})[1]["state"] == "refused"


def test_migraciones_checks_and_consumes_by_its_scopes(at: World) -> None:
    permit = factories.issued(at)
    both, checks = program("permits:check", "permits:consume"), program("permits:check")
    status, verdict = post(checks, "/check", {"code": permit.token})
    assert (status, verdict["is_good"], verdict["permit"]["minor"]) == (200, True, permit.request.minor)
    sent = {"code": permit.number, "office": "mig-santa-rosa", "key": str(uuid4())}
    assert post(checks, "/exits", sent)[1]["code"] == "scope_missing"
    assert post(program("cases:read"), "/check", {"code": permit.token})[1]["code"] == "scope_missing"
    assert post(Client(), "/check", {"code": permit.token})[0] == 401
    assert post(both, "/exits", {**sent, "office": "cg-milan"})[1]["code"] == "not_a_control_post"
    assert post(both, "/exits", {**sent, "code": "nada"})[1]["code"] == "permit_unknown"
    status, told = post(both, "/exits", sent)
    assert (status, told["number"], told["is_consuming"], told["incident"]) == (
        201,
        permit.number,
        True,
        None,
    )
    again = post(both, "/exits", {**sent, "key": str(uuid4())})
    assert (again[0], again[1]["code"]) == (409, "permit_used")
    used = post(checks, "/check", {"code": permit.token})[1]
    assert [bar["code"] for bar in used["bars"]] == ["used"]
    assert "Santa Rosa" in used["used_by"]["office"]


def test_a_device_tells_afterwards_as_often_as_it_likes(at: World) -> None:
    permit, key = factories.issued(at), str(uuid4())
    with clock.advanced(timedelta(hours=5)):
        left_at = (clock.now() - timedelta(hours=2)).isoformat()
        sent = {
            "code": permit.token,
            "office": "mig-jorge-chavez",
            "key": key,
            "left_at": left_at,
            "officer": "Inés",
        }
        officer, next_shift = (
            browser_of(at.border.officer),
            acts.serving(at.border.airport, at.border.officer.roles[0].role),
        )
        first = post(officer, "/exits", sent, key)
        assert first[0] == 201
        assert post(officer, "/exits", sent, key) == first
        assert post(browser_of(next_shift), "/exits", sent, key) == first
        other = {**sent, "key": str(uuid4()), "office": "mig-santa-rosa", "officer": "Saúl"}
        status, told = post(browser_of(at.border.other), "/exits", other)
    assert (status, told["incident"], told["is_consuming"]) == (201, "double_use", False)
    assert told["first"]["officer"] == "Inés"
    assert Exit.objects.count() == 2


def test_what_is_sent_must_be_of_its_shape(at: World) -> None:
    officer = browser_of(at.border.officer)
    assert post(officer, "/check", {"code": ""})[0] == 422
    assert post(officer, "/check", {"code": "x" * 701})[0] == 422
    assert post(officer, "/check", {"code": "a\x00b"})[0] == 422
    naive = {"code": "x", "office": "mig-jorge-chavez", "key": str(uuid4()), "left_at": "2026-05-04T10:00:00"}
    assert post(officer, "/exits", naive)[0] == 422
