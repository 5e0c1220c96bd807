"""May a partner's program with the scope search the register, and only what counts?"""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from chancery.contexts.signatories import actions, queries
from chancery.contexts.signatories.queries import register
from chancery.contexts.signatories.tests import factories
from chancery.contexts.signatories.tests.factories import proposed, signatory, signed_in
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests import factories as people

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/signatories/"


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.set_to(factories.NOON):
        yield


def partner(*scopes: str) -> Actor:
    return Actor("Notaría digital", Channel.API, "test", client_id="partner", scopes=frozenset(scopes))


def program(scope: str) -> Client:
    """A partner's program with a token for one scope."""
    made, secret = identity.register_client(name="Notaría digital", scopes=[scope], actor=people.SYSTEM)
    basic = b64encode(f"{made.id}:{secret}".encode()).decode()
    answer = Client().post(
        "/api/v1/oauth/token",
        {"grant_type": "client_credentials"},
        headers={"Authorization": f"Basic {basic}"},
    )
    return Client(headers={"Authorization": f"Bearer {answer.json()['access_token']}"})


def answered(client: Client, path: str, expected: int = 200, **query: str) -> dict[str, Any]:
    response = client.get(ROOT + path, query)
    assert response.status_code == expected, response.content
    found: dict[str, Any] = json.loads(response.content)
    return found


def test_the_scope_opens_the_register() -> None:
    entry = signatory()
    assert queries.register_entries(partner(queries.SCOPE)).entries == (entry,)
    with pytest.raises(NotAllowed):
        queries.register_entries(partner("cases:read"))


def test_search_gives_entries_and_the_next_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    officer = signed_in("officer", Role.OFFICER)
    signatory("Ana Prueba Primera", valid_until=date(2026, 1, 1))
    signatory("Ana Prueba Segunda")
    monkeypatch.setattr(register, "PAGE", 1)
    first = answered(officer, "", text="ANA", kind="university")
    assert [entry["name"] for entry in first["entries"]] == ["Ana Prueba Primera"]
    assert first["entries"][0]["last_day"] == "2025-12-31"
    second = answered(officer, "", text="ANA", after=first["next"])
    assert [entry["name"] for entry in second["entries"]] == ["Ana Prueba Segunda"]
    assert second["next"] is None
    assert answered(officer, "", 422, after="nonsense")["code"] == "cursor_unreadable"


def test_get_tells_only_what_counts() -> None:
    officer = signed_in("officer", Role.OFFICER)
    entry = signatory()
    assert answered(officer, str(entry.id))["capacity"] == "Secretario General"
    waiting = proposed("Ana Prueba")
    problem = answered(officer, str(waiting.signatory_id), 404)
    assert problem["code"] == "signature_not_registered"


def test_the_subject_of_a_certificate_is_for_who_compares_signatures() -> None:
    entry = signatory()
    held = actions.propose_certificate(
        signatory_id=entry.id, certificate=factories.pem(), support="Oficio 1", actor=factories.proposer()
    )
    actions.approve(registration_id=held.id, actor=factories.approver())
    (shown,) = answered(signed_in("officer", Role.OFFICER), str(entry.id))["certificates"]
    (told,) = answered(program(queries.SCOPE), str(entry.id))["certificates"]
    assert shown["subject"] == "CN=Firma de prueba"
    assert told == {**shown, "subject": None}


def test_strangers_are_not_answered(client: Client) -> None:
    signatory()
    assert answered(signed_in("citizen"), "", 403)["code"] == "role_missing"
    assert client.get(ROOT).status_code == 401
