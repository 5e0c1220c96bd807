"""The same story by programs' doors."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.criminal_records.models import Request
from chancery.contexts.criminal_records.tests import factories
from chancery.contexts.criminal_records.tests.factories import RECORD, World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.identity.tests.browsers import browser_of

BASE = "/api/v1/criminal-records/"


def post(client: Client, path: str, sent: object = None, key: UUID | None = None) -> Any:
    answer = client.post(
        f"{BASE}{path}",
        sent if sent is not None else {},
        content_type="application/json",
        headers={"Idempotency-Key": str(key or uuid4())},
    )
    assert answer.status_code in (200, 201), answer.content
    return answer.json() if answer.content else None


@pytest.fixture
def filed(at: World) -> str:
    at.post.applicant.document_number = "70999997"
    at.post.applicant.save()
    sent = {
        "purpose": "study",
        "country": "it",
        "mother": "Julia Rojas",
        "office": at.office.code,
        "uploads": {name: str(upload(at.post.citizen).id) for name in ("photograph", "document")},
    }
    key, citizen = uuid4(), browser_of(at.post.citizen)
    first, second = (post(citizen, "", sent, key) for _ in range(2))
    assert first == second
    return str(first["number"])


def test_from_the_request_to_its_delivery(at: World, filed: str) -> None:
    officer = browser_of(at.post.officer)
    post(officer, f"{filed}/verify", {"is_same_person": True})
    request = Request.objects.select_related("case__office").get(case__number=filed)
    acts.pay(request.case, at.post)
    post(officer, f"{filed}/consult")
    told = officer.get(f"{BASE}{filed}/answer").json()
    assert (told["finding"], told["outcome"]) == ("record", None)
    assert browser_of(at.supervisor).get(f"{BASE}{filed}/answer").status_code == 403
    (waiting,) = browser_of(at.judiciary).get(f"{BASE}reviews").json()
    said = {"outcome": "annotated", "number": "Oficio 3", "text": "Hurto"}
    post(browser_of(at.judiciary), f"reviews/{waiting['id']}/answer", said)
    post(browser_of(at.second), f"reviews/{waiting['id']}/decision", {"is_confirmed": True})
    post(officer, f"{filed}/issue")
    ready = officer.post(f"/api/v1/cases/{filed}/steps/prepare", {}, content_type="application/json")
    assert ready.status_code == 200
    assert ready.json()["documents"] == []
    done = post(officer, f"{filed}/deliver", {"means": "courier", "tracking": "RR1"})
    assert done["state"] == "delivered"
    day = acts.today(at.office).isoformat()
    counted = browser_of(at.post.consul).get(f"{BASE}issued", {"since": day, "until": day}).json()
    assert [each["count"] for each in counted] == [1]
    own = browser_of(at.post.citizen).get(f"/api/v1/cases/{filed}").json()
    assert len(own["documents"]) == 1


def test_it_is_refused_by_the_same_rules(at: World) -> None:
    request = factories.consulted(at, RECORD)
    number = request.case.number
    officer = browser_of(at.post.officer)
    answer = officer.post(
        f"{BASE}{number}/refuse",
        {"ground": "uncertain", "reason": "No"},
        content_type="application/json",
    )
    assert answer.status_code == 409
    assert answer.json()["code"] == "record_ground_unfounded"
    refused = post(officer, f"{number}/refuse", {"ground": "identity", "reason": "No es quien dice"})
    assert refused["state"] == "refused"
