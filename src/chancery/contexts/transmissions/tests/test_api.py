"""The same road for programs, with the same gates."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


def post(client: Client, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
    headers = {"Idempotency-Key": str(uuid4())}
    answer = client.post(f"/api/v1/transmissions/{path}", body, "application/json", headers=headers)
    return answer.status_code, answer.json()


ASKED = {"book": "births", "holder": "Lucía Quispe", "year": 1994, "office": "cg-milan"}


def test_from_the_request_to_the_delivery(at: World) -> None:
    factories.registered(at)
    citizen, clerk, consul = (browser_of(who) for who in (at.post.citizen, at.post.officer, at.post.consul))
    lima, desk = browser_of(at.legaliser), browser_of(at.desk)
    assert post(citizen, "", **ASKED)[1]["code"] == "transmission_destination_missing"
    status, told = post(citizen, "", **ASKED, destination=at.ode.code)
    assert status == 201
    number = told["number"]
    wanted = Transmission.objects.select_related("case__office").get(case__number=number)
    acts.pay(wanted.case, at.post)
    cases.advance(case=wanted.case, code="take", actor=at.post.officer)
    entry = {"volume": "12", "folio": "45", "number": "233", "registered_on": "1994-05-02", "holder": "Lucía"}
    image = str(factories.upload(at.post.officer))
    assert post(citizen, f"{number}/find", **entry, image=image)[0] == 403
    assert post(clerk, f"{number}/find", **entry, image=image)[0] == 200
    assert post(consul, f"{number}/certify")[1]["code"] == "registry_copy_not_compared"
    assert post(consul, f"{number}/certify", is_compared=True)[1]["state"] == "issued"
    assert post(desk, f"{number}/transmit")[0] == 403
    assert post(clerk, f"{number}/transmit")[1]["state"] == "transmitted"
    assert lima.get("/api/v1/transmissions/queue").json()[0]["rows"][0]["number"] == number
    assert post(desk, f"{number}/receive")[0] == 403
    assert post(lima, f"{number}/return_to_post", reason="Ilegible")[1]["state"] == "issued"
    assert post(clerk, f"{number}/transmit")[1]["state"] == "transmitted"
    assert post(lima, f"{number}/receive")[1]["can"] == ["legalise"]
    assert post(lima, f"{number}/legalise")[1]["state"] == "forwarded"
    assert post(desk, f"{number}/return_to_lima", reason="Falta una página")[1]["state"] == "legalised"
    assert post(lima, f"{number}/forward")[1]["state"] == "forwarded"
    assert post(desk, f"{number}/accept")[1]["can"] == ["print_paper", "deliver"]
    assert post(desk, f"{number}/print", sheet="HS-3")[1]["printouts"][0]["sheet"] == "HS-3"
    taker = {"name": at.applicant.full_name, "document_kind": "dni", "document_number": "44556677"}
    assert post(desk, f"{number}/deliver", **taker)[1]["code"] == "transmission_power_missing"
    done = post(desk, f"{number}/deliver", **{**taker, "document_number": at.applicant.document_number})[1]
    assert done["state"] == "delivered"
    assert done["is_chain_whole"]
    assert [each["moment"] for each in done["hand_overs"]] == [
        "sent", "differs", "sent", "received", "sent", "differs", "sent", "received", "handed",
    ]  # fmt: skip
    seen = citizen.get(f"/api/v1/transmissions/{number}").json()
    assert {**seen, "can": []} == {**done, "can": []}
    assert Client().get(f"/api/v1/transmissions/{number}").status_code == 401
    assert citizen.get("/api/v1/transmissions/queue").status_code == 403


def test_what_ends_a_request(at: World) -> None:
    clerk, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    assert (
        post(clerk, f"{factories.taken(at).case.number}/not_found", reason="No consta")[1]["state"]
        == "not_found"
    )
    assert (
        post(consul, f"{factories.taken(at).case.number}/refuse", reason="Reservada")[1]["state"] == "refused"
    )


def test_a_counter_asks_for_who_stands_there_and_a_permit_is_sent_and_confirmed() -> None:
    at, _, permit = factories.permit_world()
    factories.registered(at)
    desk, citizen = browser_of(at.desk), browser_of(at.post.citizen)
    here = {"applicant": str(at.applicant.id)}
    status, told = post(desk, "", **ASKED, destination=at.ode.code, **here)
    assert (status, told["state"]) == (201, "requested")
    assert post(citizen, "", **ASKED, manner="digital", applicant=str(uuid4()))[0] == 403
    assert post(citizen, "permits", permit="AVMMIL-2026-999999-9", manner="digital")[0] == 404
    status, sent = post(citizen, "permits", permit=permit.number, manner="digital")
    assert (status, sent["state"]) == (201, "issued")
    number = sent["number"]
    assert post(browser_of(at.post.officer), f"{number}/transmit")[0] == 200
    lima = browser_of(at.legaliser)
    assert post(lima, f"{number}/receive")[0] == 200
    assert post(lima, f"{number}/legalise")[1]["state"] == "ready"
    assert post(citizen, f"{number}/collect")[1]["state"] == "delivered"
