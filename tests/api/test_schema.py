"""Does the API keep the word of its own document, whatever is sent and whoever sends it?"""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, CheckContext, Response
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.fees.tests.factories import provider_running
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import Account
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.identity.tests.factories import SYSTEM
from tests import sites

pytestmark = pytest.mark.django_db(transaction=True)


def not_a_fault(context: CheckContext, answer: Response, case: Case[Any]) -> bool | None:
    """No 500. A 503 that says which partner is silent is an answer of the document like another: none of them runs here."""
    if answer.status_code == 503 and answer.json()["code"].startswith("partner_"):
        return None
    return not_a_server_error(context, answer, case)


CHECKS = [
    not_a_fault,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES, PARTS = 3, 4
PEOPLE = ("nobody", "citizen", "officer", "supervisor", "program")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ministry]:
    """Asked in this process, by one connection that stands: each request commits, and none waits for a server's thread to connect."""
    sites.speak_at_once(monkeypatch)
    with provider_running():
        ministry = factories.ministry()
        monkeypatch.setattr(connection, "close_at", None)
        yield ministry


def session(browser: Client) -> dict[str, dict[str, str]]:
    """What a browser sends of a person who signed in, the CSRF token included."""
    token = "a" * 32
    cookies = {"sessionid": browser.cookies["sessionid"].value, "csrftoken": token}
    return {"cookies": cookies, "headers": {"X-CSRFToken": token}}


def program(at: Ministry) -> dict[str, dict[str, str]]:
    """What a program sends that holds every scope and acts for the citizen."""
    account = Account.objects.get(person_id=at.citizen.person_id)
    made, secret = identity.register_client(
        name="Sistema", scopes=identity.SCOPES, acts_for=account, actor=SYSTEM
    )
    basic = b64encode(f"{made.id}:{secret}".encode()).decode()
    asked = {"grant_type": "client_credentials"}
    answer = Client().post("/api/v1/oauth/token", asked, headers={"Authorization": f"Basic {basic}"})
    return {"headers": {"Authorization": f"Bearer {answer.json()['access_token']}"}, "cookies": {}}


def sent_by(who: str, at: Ministry) -> dict[str, dict[str, str]]:
    match who:
        case "citizen":
            return session(browser_of(at.citizen))
        case "officer":
            return session(browser_of(at.officer))
        case "supervisor":
            return session(browser_of(at.supervisor))
        case "program":
            return program(at)
    return {"headers": {}, "cookies": {}}


def known(at: Ministry) -> dict[str, list[str]]:
    """Values that exist, so that not every answer is that nothing was found."""
    cases = [factories.filed(at), factories.paid(at), factories.taken(at), factories.taken(at)]
    apostille = factories.issued(at)
    numbers = [case.case.number for case in [*cases, apostille.request]]
    return {
        "number": numbers,
        "code": [apostille.document.verification_code, "apostille"],
        "charge_id": [case["id"] for case in _charges(at, numbers[:1])],
    }


def _charges(at: Ministry, numbers: list[str]) -> list[dict[str, str]]:
    shown = browser_of(at.citizen).get(f"/api/v1/cases/{numbers[0]}").json()
    charges: list[dict[str, str]] = shown["charges"]
    return charges


@cache
def documented() -> list[APIOperation[Any, Any, Any, Any]]:
    """All that the document tells of, read once for the parts that a process asks."""
    schema = schemathesis.openapi.from_dict(Client().get("/api/v1/openapi.json").json())
    return [result.ok() for result in schema.get_all_operations()]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_operation_answers_as_documented(part: int, at: Ministry) -> None:
    """Each thing that is sent is sent by everybody."""
    application = get_wsgi_application()
    values, credentials = known(at), {who: sent_by(who, at) for who in PEOPLE}
    operations = documented()
    assert len(operations) > 250

    for operation in operations[part::PARTS]:

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(), pick=st.integers(0, 5))
        def ask(case: schemathesis.Case, pick: int) -> None:
            for name, found in values.items():
                if name in (case.path_parameters or {}) and pick < len(found):
                    case.path_parameters[name] = found[pick]
            for who, sent in credentials.items():
                note(who)
                headers = {**sent["headers"], "Idempotency-Key": str(uuid4())}
                response = case.call(
                    app=application, headers=headers, cookies=sent["cookies"],
                    environ_overrides={"REMOTE_ADDR": "127.0.0.1"},
                )  # fmt: skip
                case.validate_response(response, checks=CHECKS)

        ask()
