"""Does a program carry a month as a person does, through the same gates?"""

import json
from base64 import b64encode
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from chancery.contexts.consular_accounts.models import Observation, Statement
from chancery.contexts.consular_accounts.tests import factories
from chancery.contexts.consular_accounts.tests.statements import Move, camt
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/consular-accounts/"


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


def test_a_month_from_its_opening_to_an_answer() -> None:
    at = factories.post()
    lima = factories.reviewer()
    factories.work(at, "consular.27")
    with factories.on(2026, 5, 20):
        opened = call(at.consul, "", {"office": at.office.code}, expected=201)
        number = opened["number"]
        assert (opened["state"], opened["rank"], opened["remit_by"]) == ("open", "head", "2026-06-15")
        call(at.cashier, "", {"office": at.office.code}, expected=403)
        call(at.citizen, number, expected=404)
    with factories.on(2026, 6, 2):
        deposit = {
            "collected_on": "2026-05-15", "deposited_on": "2026-05-18", "local": "27.50", "bank": "B",
            "operation": "DEP-0001",
        }  # fmt: skip
        key = str(uuid4())
        first = call(at.cashier, f"{number}/deposits", deposit, expected=201, key=key)
        assert call(at.cashier, f"{number}/deposits", deposit, expected=201, key=key) == first
        call(at.cashier, f"{number}/deposits", deposit, expected=409)
        moves = [
            Move(date(2026, 5, 18), Decimal("27.50"), "DEP-0001"),
            Move(date(2026, 5, 29), Decimal("-3.00"), "", "Commissioni"),
        ]
        sent = {"filename": "mayo.xml", "content": b64encode(camt(moves)).decode()}
        lines = call(at.cashier, f"{number}/statements", sent, expected=201)
        assert [line["match"] for line in lines] == ["deposit", None]
        call(at.cashier, f"{number}/statements", {**sent, "content": "%%%"}, expected=422)
        bare = lines[1]["id"]
        call(at.cashier, f"{number}/lines/{bare}/match", {"movement": str(uuid4())}, expected=422)
        call(at.cashier, f"{number}/lines/{bare}/match", {"explanation": "Comisión"})
        assert call(at.cashier, f"{number}/lines")[1]["match"] == "explained"
        assert [each["code"] for each in call(lima, f"{number}/differences")] == ["line_explained"]
        closed = call(at.consul, f"{number}/close", {})
        assert (closed["acts"], closed["balance"], closed["balance_consular"]) == (1, "27.50", "25.00")
        remit = {
            "local": "27.50",
            "means": "transfer",
            "bank": "B",
            "operation": "R",
            "made_on": "2026-06-02",
        }
        assert (
            call(at.consul, f"{number}/remit", remit, expected=422)["code"] == "remittance_bank_rate_missing"
        )
        assert call(at.consul, f"{number}/remit", {**remit, "bank_rate": "0.92"})["dollars"] == "29.89"
        board = call(lima, "?month=2026-05-01")
        assert [row["number"] for row in board if row["number"]] == [number]
        call(lima, "?month=9999-12-31", expected=422)
        found = {"found": [{"book": "cash", "line": "II", "reason": "No coincide"}]}
        call(at.consul, f"{number}/observe", found, expected=403)
        assert call(lima, f"{number}/observe", found)["state"] == "observed"
        (observation,) = call(at.consul, f"{number}/observations")
        answers = {"answers": {observation["id"]: "Sí coincide"}}
        assert call(at.consul, f"{number}/answer", answers)["state"] == "answered"
    assert Statement.objects.count() == Observation.objects.count() == 1


def test_a_head_sends_back_and_new_books_are_signed() -> None:
    at: Post = factories.post()
    under = factories.post("cg-turin")
    lima = factories.reviewer()
    number = factories.remitted(under).case.number
    found = {"found": [{"book": "cash", "line": "II", "reason": "No coincide"}]}
    with factories.on(2026, 6, 4):
        call(under.consul, f"{number}/send-back", found, expected=403)
        assert call(at.consul, f"{number}/send-back", found)["state"] == "returned"
        first = Observation.objects.get().pk
        assert call(under.consul, f"{number}/explain", {"answers": {str(first): "Sí"}})["state"] == "remitted"
        approve = f"/api/v1/cases/{number}/steps/endorse"
        endorsed = browser_of(at.consul).post(
            approve, "{}", content_type="application/json", headers={"Idempotency-Key": str(uuid4())}
        )
        assert endorsed.status_code == 200, endorsed.content.decode()
        call(lima, f"{number}/observe", found)
        second = Observation.objects.get(is_by_head=False).pk
        sent = {"answers": {str(second): "Corregido"}, "reason": "Error"}
        assert call(under.consul, f"{number}/correct", sent)["state"] == "answered"
