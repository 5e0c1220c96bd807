"""Does a colleague cover a role during an absence by program as by page, and nobody else?"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/delegations/"


def post(browser: Any, path: str, sent: object = None) -> Any:
    headers = {"Idempotency-Key": str(uuid4())}
    return browser.post(f"{ROOT}{path}", sent or {}, "application/json", headers=headers)


def test_a_role_is_covered_by_a_colleague_until_it_ends() -> None:
    network.load(years=[])
    office = organisation.office("legalisations-lima")
    head, colleague, stranger = (people.make_person(name, "Funcionaria") for name in ("Ana", "Bea", "Ciro"))
    people.make_role(head, Role.SUPERVISOR, office)
    people.make_role(colleague, Role.OFFICER, office)
    today = clock.today()
    asked = {
        "role": "supervisor", "office": office.code, "delegate": colleague.document_number, "reason": "Vacaciones",
        "valid_from": today.isoformat(), "valid_until": (today + timedelta(days=7)).isoformat(),
    }  # fmt: skip
    own = browser_of(people.actor_of(head))
    assert post(own, "", {**asked, "delegate": stranger.document_number}).json()["code"] == "delegate_invalid"
    assert post(browser_of(people.actor_of(colleague)), "", asked).json()["code"] == "not_your_role"
    made = post(own, "", asked)
    assert made.status_code == 201, made.content
    assert people.actor_of(colleague).holds(Role.SUPERVISOR, office_id=office.id)
    covering = browser_of(people.actor_of(colleague))
    assert covering.get(ROOT).json() == own.get(ROOT).json() == [made.json()]
    end = f"{made.json()['id']}/end"
    assert post(browser_of(people.actor_of(stranger)), end).json()["code"] == "delegation_not_found"
    assert post(covering, end).status_code == 403
    assert post(own, end).json()["valid_until"] == today.isoformat()
    assert not people.actor_of(colleague).holds(Role.SUPERVISOR, office_id=office.id)
