"""Do other entities' programs deliver, give receipts and ask by REST, each for itself, and officers through the same gates?"""

import json
from base64 import b64encode
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.exchanges import actions, queries, rules
from chancery.contexts.exchanges.models import CargoHint, Entity, Incoming, Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import OURS, SYSTEM, THEIRS, Desk
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.gateway import breaker
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/exchanges/"


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    breaker._breakers.clear()
    with clock.set_to(factories.NOON):
        yield


def program(ruc: str) -> Client:
    """The program of an entity, with a token."""
    client, secret = identity.register_client(name=f"Programa {ruc}", scopes=[queries.SCOPE], actor=SYSTEM)
    actions.trust_program(ruc=ruc, client_id=str(client.id), actor=people.make_administrator())
    basic = b64encode(f"{client.id}:{secret}".encode()).decode()
    answer = Client().post(
        "/api/v1/oauth/token",
        {"grant_type": "client_credentials"},
        headers={"Authorization": f"Basic {basic}"},
    )
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def call(
    caller: Client | Actor, path: str, expected: int = 201, key: str = "", **sent: Any
) -> dict[str, Any]:
    browser = caller if isinstance(caller, Client) else browser_of(caller)
    response = browser.post(
        ROOT + path,
        json.dumps(sent, default=str),
        content_type="application/json",
        headers={"Idempotency-Key": key or str(uuid4())},
    )
    assert response.status_code == expected, response.content
    return dict(response.json())


def document(cuo: str = "2000000001", **changes: Any) -> dict[str, Any]:
    made = factories.document(cuo)
    told = {name: getattr(made, name) for name in made.__dataclass_fields__}
    told |= {"bpdfdoc": rules.encode_once(made.bpdfdoc), "dfecdoc": made.dfecdoc.isoformat()}
    return {**told, **changes}


def cargo(cuo: str, **changes: Any) -> dict[str, Any]:
    made = factories.cargo(cuo)
    told = {name: getattr(made, name) for name in made.__dataclass_fields__ if name != "vrucentrem"}
    told |= {"bcarstd": rules.encode_once(made.bcarstd), "dfecregstd": made.dfecregstd.isoformat()}
    return {**told, "vrucentrec": THEIRS, **changes}


def test_a_program_delivers_for_its_entity_alone_and_asks_about_its_own(at: Desk) -> None:
    theirs = program(THEIRS)
    key = str(uuid4())
    first = call(theirs, "documents", key=key, **document())
    assert first["vcodres"] == "0000"
    assert call(theirs, "documents", key=key, **document()) == first
    assert call(theirs, "documents", **document()) == first
    received = Incoming.objects.get()
    Entity.objects.create(ruc="20100070970", name="Otra", category=1)
    other = program("20100070970")
    assert call(other, "documents", 403, **document("2000000002"))["code"] == "exchange_sender_mismatch"
    assert other.get(ROOT + "standing/2000000001").json()["vcodres"] == "0001"
    actions.accept(incoming_id=received.pk, actor=at.officer)
    standing = theirs.get(ROOT + "standing/2000000001").json()
    assert (standing["vcodres"], standing["cflgest"], standing["vnumregstd"]) == ("0000", "R", "2026-000001")
    assert rules.decode_once(standing["bcarstd"]).startswith(b"%PDF-")


def test_what_does_not_fit_is_refused_with_its_fields(at: Desk) -> None:
    theirs = program(THEIRS)
    problem = call(theirs, "documents", 422, **document(vrucentrec="20100070970"))
    assert problem["code"] == "exchange_not_for_us"
    problem = call(theirs, "documents", 422, **document(ctipdociderem="3"))
    assert list(problem["fields"]) == ["ctipdociderem"]
    assert call(theirs, "documents", 422, **document(bpdfdoc="%%"))["code"] == "exchange_base64_unfit"
    call(theirs, "documents", **document())
    assert call(theirs, "documents", 409, **document(vasu="Otro"))["code"] == "exchange_number_taken"
    assert Client().post(ROOT + "documents").status_code == 401


def test_a_program_gives_a_receipt_of_what_was_sent_to_its_entity(at: Desk) -> None:
    theirs = program(THEIRS)
    with factories.platform():
        sent = factories.sent(at)
        actions.deliver(outgoing_id=sent.pk, actor=SYSTEM)
    sent.refresh_from_db()
    assert call(theirs, "cargos", **cargo(str(sent.cuo)))["vcodres"] == "0000"
    assert CargoHint.objects.get().outgoing == sent
    assert call(theirs, "cargos", **cargo("2999999999"))["vcodres"] == "-1"
    Entity.objects.create(ruc="20100070970", name="Otra", category=1)
    stranger = cargo(str(sent.cuo), vrucentrec="20100070970", vnumregstd="000009-2026")
    assert call(program("20100070970"), "cargos", **stranger)["vcodres"] == "-1"
    assert CargoHint.objects.get().outgoing == sent
    problem = call(theirs, "cargos", 403, **cargo(str(sent.cuo), vrucentrec=OURS))
    assert problem["code"] == "exchange_sender_mismatch"
    with pytest.raises(actions.SenderMismatch):
        actions.take_cargo(
            cargo=factories.cargo("1"),
            sender_ruc="",
            actor=Actor("x", SYSTEM.channel, "-", client_id="nadie"),
        )


def test_officers_send_and_decide_through_the_same_gates(at: Desk) -> None:
    told: dict[str, Any] = {
        "receiver": THEIRS, "office": "dgc", "kind": "01", "number": "7", "dated_on": "2026-07-14",
        "to_unit": "SG", "to_name": "Ana", "to_post": "SG", "subject": "Remite", "folios": 1,
    }  # fmt: skip
    assert call(at.colleague, "sent", 404, **told)["code"] == "exchange_file_missing"
    key, upload = str(uuid4()), factories.upload(at.colleague)
    made = call(at.colleague, "sent", key=key, **told, upload=upload)
    assert call(at.colleague, "sent", key=key, **told, upload=upload) == made
    assert (made["state"], made["cuo"], Outgoing.objects.count()) == ("P", "", 1)
    browser = browser_of(at.colleague)
    assert browser.get(f"{ROOT}sent/{made['id']}").json() == made
    assert [each["id"] for each in browser.get(ROOT + "sent").json()] == [made["id"]]
    assert [each["ruc"] for each in browser.get(ROOT + "entities").json()] == [THEIRS]
    assert call(at.colleague, f"sent/{made['id']}/retry", 200)["state"] == "P"
    first, second, third = (factories.received(f"200000000{ordinal}") for ordinal in range(1, 4))
    assert call(at.colleague, f"received/{first.pk}/accept", 404)["code"] == "exchange_not_found"
    assert call(at.officer, f"received/{first.pk}/accept", 200)["registry"] == "2026-000001"
    assert call(at.officer, f"received/{first.pk}/accept", 409)["code"] == "exchange_move_refused"
    assert call(at.officer, f"received/{second.pk}/observe", 200, reason="Falta")["state"] == State.OBSERVED
    assert (
        call(at.officer, f"received/{third.pk}/reject", 422, reason="")["code"] == "exchange_reason_missing"
    )
    assert call(at.officer, f"received/{third.pk}/reject", 200, reason="No")["state"] == State.NOT_FILED
    desk = browser_of(at.officer)
    assert len(desk.get(ROOT + "received").json()) == 3
    assert desk.get(f"{ROOT}received/{first.pk}").json()["is_cargo_told"] is False
