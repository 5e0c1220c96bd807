"""Does the API tell the same story as the pages, with the same gates?"""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.models import Presentation, Record
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/correspondence"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def post(client: Client, address: str, body: Any = None, *, key: str = "", status: int = 200) -> Any:
    answer = client.post(
        f"{ROOT}{address}", json.dumps(body or {}), "application/json",
        headers={"Idempotency-Key": key or str(uuid4())},
    )  # fmt: skip
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def get(client: Client, address: str, *, status: int = 200) -> Any:
    answer = client.get(f"{ROOT}{address}")
    assert answer.status_code == status, answer.content.decode()
    return answer.json()


def test_from_the_filing_to_the_archive(at: Ministry) -> None:
    citizen, clerk, secretary = browser_of(at.citizen), browser_of(at.clerk), browser_of(at.secretary)
    body = {
        "kind": "letter", "subject": "Consulta sobre un convenio", "addressee": "oti", "sheets": 2,
        "uploads": {"main": str(factories.upload(at.citizen).id), "annexes": [str(factories.upload(at.citizen, name="a.pdf").id)]},
    }  # fmt: skip
    filed = post(citizen, "/presentations", body, key="la-misma-clave", status=201)
    assert post(citizen, "/presentations", body, key="la-misma-clave", status=201) == filed
    assert Presentation.objects.count() == 1
    assert get(citizen, f"/presentations/{filed['number']}")["certificate"] == filed["certificate"]
    admitted = post(clerk, f"/presentations/{filed['number']}/admit", {"addressee": "oti"}, status=201)
    assert [each["title"] for each in admitted["files"]] == ["escrito.pdf", "a.pdf"]
    followed = post(Client(), "/follow", {"number": admitted["number"], "code": filed["follow_code"]})
    assert (followed["state"], followed["registered_as"]) == ("Por recibir", admitted["number"])
    post(Client(), "/follow", {"number": admitted["number"], "code": "x"}, status=404)
    (waiting,) = get(secretary, "/queue")["movements"]
    assert post(secretary, f"/movements/{waiting['id']}/receive")["received_at"]
    post(secretary, f"/movements/{waiting['id']}/receive", status=409)
    record = f"/records/{admitted['number']}"
    to = [{"office": "leg", "instruction": "inform", "is_copy": True}]
    assert post(secretary, f"{record}/route", {"to": to})["holder"] == "oti"
    post(secretary, f"{record}/link", {"number": "RM 1-2026-RE", "kind": "antecedent"})
    attended = post(secretary, f"/movements/{waiting['id']}/attend", {"reason": "Se respondió"})
    assert attended["standing"] == "attended"
    assert post(secretary, f"{record}/archive", {"reason": "Concluido"})["standing"] == "archived"
    assert post(secretary, f"{record}/reopen", {"reason": "Otra vez"})["standing"] == "in_hand"
    assert post(secretary, f"{record}/route-sheet", status=201)["verification_code"]
    assert [each["number"] for each in get(secretary, "/records?q=consultas")] == [admitted["number"]]
    told = get(secretary, record)
    assert len(told["movements"]) == 5
    came = told["movements"][1]
    assert (came["sent_by"], came["received_by"]) == (at.clerk.name, at.secretary.name)
    assert told["relations"] == [{"kind": "antecedent", "number": "RM 1-2026-RE", "code": ""}]
    assert told["answer_to"] == at.applicant.email


def test_the_files_of_a_document_are_read_by_who_may_see_it(at: Ministry) -> None:
    content = factories.pdf("Escrito")
    record = factories.admitted(at, content=content)
    own = f"{ROOT}/records/{record.number}/files/"
    answer = browser_of(at.secretary).get(f"{own}1")
    assert (answer.status_code, answer.content) == (200, content)
    chain = factories.person_of(at.secretary).id
    (read,) = ledger.entries(chain).filter(verb="ledger.read")
    assert (json.loads(read.facts)["subject"], json.loads(read.facts)["kind"]) == (
        str(record.id),
        "correspondence_file",
    )
    assert browser_of(at.secretary).get(f"{own}2").status_code == 404
    assert browser_of(at.lawyer).get(f"{own}1").status_code == 404
    assert browser_of(at.citizen).get(f"{own}1").status_code == 403


def test_presented_for_another_person(at: Ministry) -> None:
    citizen, clerk = browser_of(at.citizen), browser_of(at.clerk)
    body = {
        "kind": "letter", "subject": "Pide copia", "addressee": "oti", "capacity": "apoderado",
        "represented": {"name": "Emilia Inventada Ríos", "document_kind": "dni", "document_number": "41000007"},
        "uploads": {"main": str(factories.upload(at.citizen).id)},
    }  # fmt: skip
    refused = post(citizen, "/presentations", body, status=422)
    assert refused["code"] == "requirement_missing"
    body["uploads"] |= {"power": str(factories.upload(at.citizen, name="poder.pdf").id)}  # type: ignore[operator]
    filed = post(citizen, "/presentations", body, status=201)
    admitted = post(clerk, f"/presentations/{filed['number']}/admit", {"addressee": "oti"}, status=201)
    assert (admitted["sender"], admitted["sender_number"]) == ("Emilia Inventada Ríos", "41000007")


def test_registered_at_a_window_joined_returned_and_sent_in_numbers(at: Ministry) -> None:
    clerk, secretary = browser_of(at.clerk), browser_of(at.secretary)
    body = {
        "office": "gda", "sender": {"kind": "company", "number": "20512333797", "name": "Ejemplo S.A.C."},
        "subject": "Presenta carta", "kind": "letter", "sheets": 1, "addressee": "oti", "antecedents": ["OF 1-2026"],
        "uploads": [str(factories.upload(at.clerk).id)],
    }  # fmt: skip
    first = post(clerk, "/records", body, status=201)
    second = post(clerk, "/records", {**body, "uploads": []}, status=201)
    assert first["antecedents"] == ["OF 1-2026"]
    marked = [queries.holder_of(each).id for each in Record.objects.order_by("ordinal")]
    done = post(secretary, "/receive", {"movements": [str(each) for each in marked]})
    assert (len(done["done"]), done["refused"]) == (2, [])
    assert post(secretary, f"/movements/{marked[1]}/return", {"reason": "No es nuestro"})["holder"] == "gda"
    (back,) = get(clerk, "/queue")["movements"]
    bulk = {"movements": [back["id"]], "to": {"office": "oti", "instruction": "attend"}}
    assert post(clerk, "/route", bulk)["done"] == [second["number"]]
    joined = post(
        secretary, f"/records/{second['number']}/join", {"into": first["number"], "reason": "Mismo asunto"}
    )
    assert joined["number"] == first["number"]


def test_what_came_by_post_or_is_mistyped(at: Ministry) -> None:
    clerk = browser_of(at.clerk)
    body = {
        "office": "gda", "sender": {"kind": "company", "number": "20512333797", "name": "Ejemplo S.A.C."},
        "subject": "Presenta carta", "kind": "letter", "sheets": 1, "channel": "mail",
    }  # fmt: skip
    refused = post(clerk, "/records", {**body, "channel": "web"}, status=422)
    assert refused["code"] == "record_channel_unfit"
    mistyped = {"kind": "company", "number": "20512333798", "name": "Ejemplo S.A.C."}
    assert post(clerk, "/records", {**body, "sender": mistyped}, status=422)["code"] == "ruc_invalid"
    tomorrow = (clock.now() + timedelta(days=1)).isoformat()
    for wrong in ("2026-11-23T10:00:00", "0001-01-01T00:00:00+09:00", tomorrow):
        post(clerk, "/records", {**body, "presented_at": wrong}, status=422)
    handed = (clock.now() - timedelta(days=2)).replace(microsecond=0)
    made = post(clerk, "/records", {**body, "presented_at": handed.isoformat()}, status=201)
    assert datetime.fromisoformat(made["presented_at"]) == handed


def test_each_gate_is_that_of_the_page(at: Ministry) -> None:
    record = factories.registered(at, to=at.unit)
    get(browser_of(at.lawyer), f"/records/{record.number}", status=404)
    get(browser_of(at.citizen), "/queue", status=403)
    get(browser_of(at.secretary), "/queue?after=ayer", status=422)
    to = {"to": [{"office": "leg", "instruction": "attend"}]}
    post(browser_of(at.clerk), f"/records/{record.number}/route", to, status=403)
    post(browser_of(at.secretary), f"/records/{record.number}/route", {"to": []}, status=422)
    assert post(browser_of(at.secretary), f"/records/{record.number}/route", to)["holder"] == "leg"


def test_a_wrong_place_in_the_queue_is_said(at: Ministry) -> None:
    answer = get(browser_of(at.secretary), "/queue?after=2026-01-01_x", status=422)
    assert answer["code"] == "correspondence_place_unreadable"
