"""The same story for programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.counter.tests.factories import register
from chancery.contexts.identity_cards.models import CardRequest
from chancery.contexts.identity_cards.procedures import State
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.days import months_after
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(tmp_path: Path) -> Iterator[World]:
    with register(tmp_path):
        yield factories.world()


def post(client: Client, path: str, body: object = None, key: str = "") -> tuple[int, Any]:
    headers = {"Idempotency-Key": key or str(uuid4())}
    answer = client.post(f"/api/v1/identity-cards{path}", body or {}, "application/json", headers=headers)
    return answer.status_code, answer.json() if answer.content else None


def request_of(at: World, **changes: object) -> dict[str, Any]:
    who = at.post.applicant
    return {
        "particulars": {
            "kind": "duplicate",
            "given_names": who.given_names,
            "first_surname": who.first_surname,
            "second_surname": who.second_surname,
            "born_on": "1990-01-15",
            "dni": who.document_number,
            "address": "Via Roma 1",
            **changes,
        },
        "office": at.office.code,
    }


def captured(request: CardRequest, mode: str) -> dict[str, Any]:
    taken = factories.taken(request, mode)
    return {"mode": mode, "pieces": list(taken.pieces), "form_number": taken.form_number}


def test_the_whole_story(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    sent, key = request_of(at), str(uuid4())
    status, filed = post(citizen, "/", sent, key)
    assert status == 201
    assert post(citizen, "/", sent, key)[1]["number"] == filed["number"]
    request = CardRequest.objects.select_related("case__office", "case__applicant").get()
    acts.pay(request.case, at.post)
    request, path = factories.again(request), f"/{filed['number']}"
    assert post(citizen, f"{path}/capture", captured(request, "live_window"))[0] == 403
    short = {"mode": "live_window", "pieces": ["photograph"]}
    assert post(officer, f"{path}/capture", short)[1]["code"] == "card_pieces_missing"
    assert post(officer, f"{path}/annotations", {"text": "Sin objeción"})[0] == 201
    assert post(officer, f"{path}/capture", captured(request, "live_window"))[1]["state"] == "registered"
    refused = post(officer, f"{path}/approve", {"is_matched": False})
    assert (refused[0], refused[1]["code"]) == (409, "card_window_barred")
    assert post(officer, f"{path}/approve", {"is_matched": True})[1]["state"] == "approved"
    factories.advanced(at, request, "evaluate", "print_card")
    box = {
        "office": at.office.code,
        "guide": "GD-1",
        "listed": [filed["number"], "1"],
        "found": [filed["number"]],
    }
    made = post(officer, "/receptions/", box)[1]
    assert {each["number"]: each["outcome"] for each in made["cards"]} == {
        filed["number"]: "matched",
        "1": "unknown",
    }
    assert officer.get(f"/api/v1/identity-cards/receptions/{made['id']}").json() == made
    given = {"receiver": "holder", "old_card": "destroyed", "is_matched": True, "has_ticket": True}
    assert post(officer, f"{path}/deliver", given)[1]["state"] == "delivered"


def test_the_other_ways(at: World) -> None:
    officer = browser_of(at.post.officer)
    sent = factories.captured(at, "live_virtual")
    assert post(officer, f"/{sent.case.number}/transmit")[1]["state"] == "sent"
    factories.advanced(at, sent, "evaluate")
    observed = factories.advanced(at, sent, "observe", reason="Con sombras")
    body = captured(observed, "live_paper")
    assert post(officer, f"/{sent.case.number}/recover", body)[1]["state"] == "registered"
    child = factories.paid(at, factories.of_a_child(at))
    assert (
        post(officer, f"/{child.case.number}/return-act", {"reason": "Sin firma"})[1]["state"] == "defective"
    )
    back = factories.received(at, factories.of_a_child(at, given_names="Inés"))
    assert post(officer, f"/{back.case.number}/return", {"reason": "Errata"})[1]["state"] == "returned"


def test_envelopes_and_stock(at: World) -> None:
    officer, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    request = factories.captured(at, "semiautomatic")
    office = {"office": at.office.code}
    status, made = post(officer, "/shipments/", office)
    assert (status, len(made["envelopes"][0]["forms"])) == (201, 1)
    assert post(officer, "/shipments/", office)[1]["code"] == "card_no_forms_waiting"
    leaving = {"carrier": "Courier", "waybill": "1", "off_day_because": "Lo pidió el RENIEC"}
    assert post(officer, f"/shipments/{made['number']}/send", leaving)[1]["state"] == "sent"
    assert officer.get(f"/api/v1/identity-cards/shipments/{made['number']}").json()["left_on"]
    assert factories.again(request).case.state == State.SENT
    voided = {**office, "movement": "voided", "quantity": 2, "reason": "Mojadas"}
    assert post(officer, "/stock/movements", voided)[0] == 201
    stock = officer.get(f"/api/v1/identity-cards/stock/offices/{at.office.code}").json()
    assert stock[0] == {
        "supply": "form",
        "initial": 50,
        "used": 1,
        "voided": 2,
        "disabled": 0,
        "final": 47,
    }
    month = months_after(acts.today(at.office), -1).isoformat()
    count = post(officer, "/stock/counts", {**office, "supply": "form", "month": month, "counted": 3})[1]
    assert count["difference"] == 3
    assert post(officer, f"/stock/counts/{count['id']}/close", {"explanation": "x"})[0] == 403
    closed = post(consul, f"/stock/counts/{count['id']}/close", {"explanation": "Aparecieron"})[1]
    assert closed["is_closed"]


def test_the_kinds_are_told_with_their_norms(at: World) -> None:
    found = browser_of(at.post.citizen).get("/api/v1/identity-cards/kinds").json()
    assert {each["code"] for each in found} >= {"renewal", "duplicate", "exchange"}
    assert all(each["norm"] for each in found)
