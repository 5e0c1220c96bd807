"""Does a program carry a document as a person does, through the same gates?"""

import json
from typing import Any
from uuid import uuid4

import pytest

from chancery.contexts.memoranda import jobs
from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import recognition
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/memoranda/"
TEXT = {"subject": "Presupuesto", "body": "Texto.", "addressees": [{"place": "OTI"}]}


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def call(actor: Actor, path: str, body: object = None, *, expected: int = 200, key: str = "") -> Any:
    browser = browser_of(actor)
    headers = {"Idempotency-Key": key or str(uuid4())}
    response = (
        browser.get(ROOT + path)
        if body is None
        else browser.post(ROOT + path, json.dumps(body), content_type="application/json", headers=headers)
    )
    assert response.status_code == expected, response.content.decode()
    return response.json()


def download(actor: Actor, path: str, *, expected: int = 200) -> bytes:
    answer = browser_of(actor).get(ROOT + path)
    assert answer.status_code == expected, path
    return bytes(answer.content)


def test_from_the_draft_to_the_answer(at: Ministry) -> None:
    sent = {**TEXT, "kind": "memorandum", "unit": "ogi"}
    key = str(uuid4())
    made = call(at.author, "", sent, expected=201, key=key)
    assert call(at.author, "", sent, expected=201, key=key) == made
    assert InternalDocument.objects.count() == 1
    call(at.stranger, "", sent, expected=404)
    unknown = {**sent, "addressees": [{"place": "NADA"}]}
    assert call(at.author, "", unknown, expected=422)["code"] == "memoranda.addressee_unknown"
    path = made["id"]
    call(at.stranger, path, expected=404)
    call(at.author, f"{path}/co-authors", {"person_id": str(at.stranger.person_id)}, expected=422)
    call(at.author, f"{path}/co-authors", {"person_id": str(at.colleague.person_id)})
    assert call(at.colleague, f"{path}/save", {**TEXT, "base": 1, "body": "Otro."})["version"] == 2
    refused = call(at.author, f"{path}/save", {**TEXT, "base": 1}, expected=409)
    assert refused["code"] == "memoranda.changed_meanwhile"
    reviewers = [f"p:{at.colleague.person_id}", "u:leg"]
    review = {"base": 2, "reviewers": reviewers}
    assert call(at.author, f"{path}/send-to-review", review)["state"] == "in_review"
    call(at.leg_head, f"{path}/endorse", {"base": 2}, expected=403)
    call(at.author, f"{path}/recall", {})
    call(at.author, f"{path}/send-to-review", review)
    call(at.colleague, f"{path}/return-for-changes", {"reason": "Falta"})
    call(at.author, f"{path}/send-to-review", review)
    call(at.colleague, f"{path}/endorse", {"base": 2})
    assert [each["id"] for each in call(at.leg_head, "")["to_endorse"]] == [path]
    read = call(at.leg_head, path)
    assert (read["body"], read["addressees"][0]["place"]) == ("Otro.", "OTI")
    assert [bool(each["given_at"]) for each in read["endorsements"]] == [True, False]
    assert read["endorsements"][0]["given_by"] == read["co_authors"][0] == at.colleague.name
    assert "Otro." in recognition.text_of(download(at.leg_head, f"{path}/project"))
    download(at.leg_head, f"{path}/paper", expected=404)
    assert call(at.leg_head, f"{path}/endorse", {"base": 2})["state"] == "endorsed"
    call(at.author, f"{path}/sign", {"base": 2}, expected=403)
    signed = call(at.head, f"{path}/sign", {"base": 2})
    assert signed["number"] == f"Memorándum (OGI) N° OGI0001/{clock.today().year}"
    assert call(at.author, f"{path}/dispatch", {})["dispatches"][0]["place"] == at.oti.name
    assert "Otro." in recognition.text_of(download(at.oti_officer, f"{path}/paper"))
    download(at.stranger, f"{path}/paper", expected=404)
    (waiting,) = call(at.oti_officer, "units/oti/inbox?waiting=true")
    assert [each["id"] for each in call(at.author, "units/ogi/unacknowledged")] == [waiting["id"]]
    received = call(at.oti_officer, f"dispatches/{waiting['id']}/receive", {})
    assert received["received_at"]
    call(at.oti_officer, f"dispatches/{waiting['id']}/receive", {}, expected=409)
    filed = call(at.oti_officer, f"dispatches/{waiting['id']}/file-away", {"reason": "Visto"})
    assert filed["filed_because"] == "Visto"
    assert call(at.author, path)["state"] == "filed"
    year = clock.today().year
    listed = call(at.author, f"units/ogi/register?kind=memorandum&year={year}")
    assert [each["id"] for each in listed] == [path]
    assert [each["id"] for each in call(at.author, "units/ogi/outbox")] == [path]
    assert [each["id"] for each in call(at.author, f"search?q=OGI0001{year}")] == [path]
    call(at.author, f"{path}/annul", {"reason": "Error"}, expected=403)
    assert call(at.head, f"{path}/annul", {"reason": "Error"})["state"] == "annulled"


def test_several_at_once(at: Ministry) -> None:
    chosen = [{"id": str(factories.for_signature(at).pk), "version": 1} for _ in range(2)]
    assert len(call(at.head, "")["to_sign"]) == 2
    key = str(uuid4())
    asked = call(at.head, "batches", {"chosen": chosen}, expected=201, key=key)
    assert call(at.head, "batches", {"chosen": chosen}, expected=201, key=key)["id"] == asked["id"]
    assert asked["waiting"] == 2
    jobs.sign_batch(batch_id=asked["id"])
    done = call(at.head, f"batches/{asked['id']}")
    assert (done["signed"], done["waiting"]) == (2, 0)
    assert all(item["number"] for item in done["items"])
    call(at.author, f"batches/{asked['id']}", expected=404)


def test_a_draft_is_discarded(at: Ministry) -> None:
    document = factories.drafted(at)
    assert call(at.author, f"{document.pk}/discard", {})["state"] == "discarded"
