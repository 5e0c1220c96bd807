"""Does the same story run through the documented API, with the same gates?"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.public_deeds import queries
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.documents import actions as documents
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/public-deeds/"


def call(browser: Client, path: str, sent: Mapping[str, Any] | None = None, *, key: str = "") -> Any:
    return browser.post(
        f"{ROOT}{path}",
        dict(sent or {}),
        content_type="application/json",
        headers={"Idempotency-Key": key or uuid4().hex},
    )


def body(at: Post, **changes: object) -> dict[str, object]:
    attorney = people.make_person("Julio", "Huamán")

    def named(person: Any, part: str) -> dict[str, object]:
        return {
            "part": part,
            "given_names": person.given_names,
            "first_surname": person.first_surname,
            "second_surname": person.second_surname,
            "document_kind": "dni",
            "document_number": person.document_number,
            "nationality": "peruana",
            "civil_status": "soltera",
            "occupation": "contadora",
            "address": "Via Roma 12, Milán",
            "birth_on": "1985-05-17",
        }

    return {
        "kind": "special_power",
        "people": [named(at.applicant, "grantor"), named(attorney, "attorney")],
        "faculties": ["bank"],
        "office": at.office.code,
        **changes,
    }


def test_the_whole_story(at: Post, simulator: CivilIdentitySimulator) -> None:
    citizen, officer, consul = browser_of(at.citizen), browser_of(at.officer), browser_of(at.consul)
    sent = body(at)
    factories.tell(simulator)
    key = uuid4().hex
    made = call(citizen, "", sent, key=key)
    assert made.status_code == 201, made.json()
    number = made.json()["number"]
    assert call(citizen, "", sent, key=key).json()["number"] == number
    deed = citizen.get(f"{ROOT}{number}").json()
    assert (deed["standing"], deed["number"]) == ("En trámite", None)
    changed = {name: value for name, value in sent.items() if name != "office"} | {"object": "Un encargo"}
    assert call(citizen, f"{number}/complete", changed).status_code == 200
    assert call(officer, f"{number}/redraft", changed).status_code == 200
    for party in officer.get(f"{ROOT}{number}").json()["people"]:
        answer = call(officer, f"{number}/check-identity", {"party_id": party["id"]})
        assert answer.status_code == 200, answer.json()
    faith = {"capacity": True, "freedom": True, "knowledge": True}
    assert call(officer, f"{number}/qualify", faith).status_code == 403
    assert call(consul, f"{number}/qualify", faith | {"freedom": False}).status_code == 422
    assert call(consul, f"{number}/qualify", faith).json()["state"] == "qualified"
    found = queries.by_number(people.SYSTEM, number)
    acts.pay(found.case, at)
    entered = call(consul, f"{number}/enter").json()
    assert (entered["number"].split("/")[0], entered["first_foja"]) == ("1", 1)
    grantor = entered["people"][0]["id"]
    assert call(officer, f"{number}/sign", {"party_id": grantor, "manner": "print"}).status_code == 422
    assert call(officer, f"{number}/sign", {"party_id": grantor, "manner": "signature"}).status_code == 200
    concluded = call(consul, f"{number}/conclude").json()
    assert concluded["stands"] is True
    asked = call(citizen, f"{number}/copies", {"kind": "letter", "registry": "Lima"})
    assert asked.status_code == 201
    issued = call(consul, f"copies/{asked.json()['number']}/issue")
    assert issued.json()["state"] == "issued"
    assert call(consul, f"{number}/void", {"reason": "Tarde"}).status_code == 409
    assert officer.get(f"{ROOT}search", {"q": "encargo"}).json()[0]["deed_id"] == concluded["id"]
    year = entered["number"].split("/")[1]
    rows = officer.get(f"{ROOT}index", {"office": at.office.code, "year": year}).json()
    assert [row["state"] for row in rows] == ["Concluida"]
    assert citizen.get(f"{ROOT}search", {"q": "encargo"}).status_code == 403


def test_strangers_and_bad_input_are_refused(at: Post) -> None:
    number = factories.drafted(at).case.number
    assert Client().get(f"{ROOT}{number}").status_code == 401
    assert (
        browser_of(people.actor_of(people.make_person("Otra", "Persona"))).get(f"{ROOT}{number}").status_code
        == 404
    )
    citizen = browser_of(at.citizen)
    wrongs: tuple[dict[str, object], ...] = (
        {"kind": "nothing"},
        {"faculties": ["fly"]},
        {"people": []},
        {"value": "-1"},
        {"office": "legalisations-lima"},
    )
    for wrong in wrongs:
        assert call(citizen, "", body(at, **wrong)).status_code == 422, wrong


def test_an_old_deed_is_loaded(at: Post) -> None:
    officer = browser_of(at.officer)
    upload = documents.receive(filename="viejo.pdf", content=pdf("viejo"), actor=at.officer)
    sent = {
        "office": at.office.code,
        "year": 1987,
        "number": "45",
        "title": "Poder",
        "people": "Íñigo Núñez",
        "upload_id": str(upload.id),
    }
    assert call(officer, "paper-deeds", sent).status_code == 201
    assert officer.get(f"{ROOT}search", {"q": "nunez"}).json()[0]["number"] == "45/1987"


def test_a_will_is_opened(at: Post, simulator: CivilIdentitySimulator) -> None:
    deed = factories.concluded(at, simulator, "will")
    upload = documents.receive(filename="acta.pdf", content=pdf("acta"), actor=at.consul)
    sent = {
        "died_on": deed.entry.entered_on.isoformat(),
        "certificate": "Acta 1",
        "upload_id": str(upload.id),
    }
    path = f"{deed.case.number}/open-will"
    assert call(browser_of(at.officer), path, sent).status_code == 404
    assert call(browser_of(at.consul), path, sent).status_code == 409
    factories.tell(simulator, **{f"dni{at.applicant.document_number}": {"restriccion": "FALLECIMIENTO"}})
    assert call(browser_of(at.consul), path, sent).status_code == 200
