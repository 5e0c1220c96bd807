"""Does an administrator grant and end roles by program as on the pages, and nobody to oneself?"""

from datetime import timedelta
from uuid import uuid4

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity.models import RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of, told
from chancery.kernel.ledger.models import Entry
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.tests import factories as network

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/people/"


@pytest.fixture(autouse=True)
def _ministry() -> None:
    network.load()


def test_a_role_is_granted_seen_and_ended() -> None:
    keeper, person = browser_of(people.make_administrator()), people.make_person("Sirve", "Funcionaria")
    (found,) = keeper.get(ROOT, {"text": "funcionaria sirve"}).json()
    assert found["id"] == str(person.id)
    path = f"people/{person.id}/roles"
    sent = {"role": "officer", "office": "cg-milan", "valid_from": clock.today().isoformat()}
    assert told(keeper, path, {**sent, "role": "system"}, 422)["code"] == "role_not_grantable"
    assert told(keeper, path, {**sent, "office": "nada"}, 404)["status"] == 404
    held = told(keeper, path, sent)
    assert (held["office"], held["valid_until"]) == ("cg-milan", None)
    assert told(keeper, path, sent, 409)["code"] == "role_already_held"
    assert keeper.get(f"{ROOT}{person.id}").json()["roles"] == [held]
    assert Entry.objects.filter(verb="ledger.read", facts__contains=str(person.id)).count() == 1
    end = f"{path}/{held['id']}/end"
    assert told(keeper, f"{path}/{uuid4()}/end", {"reason": "Traslado"}, 404)["code"] == "role_held_not_found"
    assert told(keeper, end, {"reason": " "}, 422)["code"] == "invalid"
    assert told(keeper, end, {"reason": "Traslado"}, 200)["valid_until"] == clock.today().isoformat()
    assert told(keeper, end, {"reason": "Traslado"}, 409)["code"] == "role_ended"


def test_nobody_grants_to_oneself_and_only_administrators_grant() -> None:
    own, person = people.make_administrator(), people.make_person("Sirve", "Funcionaria")
    sent = {
        "role": "supervisor",
        "office": "cg-milan",
        "valid_from": (clock.today() + timedelta(days=1)).isoformat(),
    }
    assert told(browser_of(own), f"people/{own.person_id}/roles", sent, 403)["code"] == "own_role"
    auditing = people.make_person("Audita", "Siempre")
    people.make_role(auditing, Role.AUDITOR, organisation.office("cg-milan"))
    auditor, stranger = (browser_of(people.actor_of(each)) for each in (auditing, person))
    assert auditor.get(f"{ROOT}{person.id}").status_code == 200
    assert stranger.get(f"{ROOT}{person.id}").status_code == 403
    assert stranger.get(ROOT, {"text": "Sirve"}).status_code == 403
    for browser in (auditor, stranger):
        assert told(browser, f"people/{person.id}/roles", sent, 403)["code"] == "role_missing"
    assert not RoleHeld.objects.filter(person=person).exists()
