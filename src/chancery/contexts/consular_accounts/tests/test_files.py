"""Are the signed books and the bank's statements handed out to programs through the gates of their pages?"""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.tests import factories
from chancery.contexts.consular_accounts.tests.statements import Move, camt
from chancery.kernel.acts.tests.factories import serving
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger.models import Entry
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
API = "/api/v1/consular-accounts/"


def call(actor: Actor, path: str, *, expected: int = 200) -> Any:
    response = browser_of(actor).get(API + path)
    assert response.status_code == expected, response.content
    return response.json()


def test_books_and_statements_are_handed_out_as_on_their_page() -> None:
    at = factories.post()
    factories.work(at, "consular.27")
    account = factories.opened(at)
    number = account.case.number
    content = camt([Move(account.month, Decimal("-3.00"), "", "Comisión")])
    with factories.on(2026, 5, 20):
        actions.import_statement(account=account, content=content, filename="x.xml", actor=at.cashier)
        comes = serving(at.office, Role.CONSUL, "Llega")
        incoming = identity.person_of(comes)
        relief = actions.hand_over(
            account=account, incoming=incoming, cash=queries.cash_not_deposited(account), actor=at.consul
        )
        actions.take_over(relief=relief, cash=relief.cash, actor=comes)
    with factories.on(2026, 6, 1):
        actions.close(account=account, actor=comes)
        lima = factories.reviewer()
        told = {(each["signed_at"], each["kind"]): each for each in call(lima, f"{number}/books")}
        three = {"entries", "stickers", "cash"}
        assert set(told) == {("closing", kind) for kind in three} | {
            ("relief", kind) for kind in (*three, "relief")
        }
        book = told["closing", "cash"]
        (statement,) = call(lima, f"{number}/statements")
        files = {
            f"{number}/books/{book['id']}/paper": (b"%PDF", "application/pdf"),
            f"{number}/books/{book['id']}/sheet": (b"PK", "application/vnd.openxmlformats"),
            f"{number}/statements/{statement['id']}/file": (content, "application/octet-stream"),
        }
        for path, (begins, kind) in files.items():
            answer = browser_of(lima).get(API + path)
            assert answer.content.startswith(begins)
            assert answer.headers["Content-Type"].startswith(kind)
            for other in (at.citizen, serving(organisation.office("cg-madrid"), Role.CONSUL)):
                assert browser_of(other).get(API + path).status_code == 404
        assert lima.person_id is not None
        reads = Entry.objects.filter(chain=lima.person_id, verb="ledger.read")
        assert reads.count() == 3
        call(lima, f"{number}/books/999999/paper", expected=404)
        missing = call(lima, f"{number}/statements/{uuid4()}/file", expected=404)
        assert missing["code"] == queries.StatementNotFound.code
        page = reverse("consular_accounts:statement", args=[number, statement["id"]])
        assert browser_of(at.cashier).get(page).content == content
        assert browser_of(at.citizen).get(page).status_code == 404
