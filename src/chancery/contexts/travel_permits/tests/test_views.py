"""A travel permit as people see it: two parents, two consuls, the border; and as strangers and other roles do not."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.travel_permits.models import Exit, Permit, Request
from chancery.contexts.travel_permits.queries import keys
from chancery.contexts.travel_permits.rules import token
from chancery.contexts.travel_permits.tests import factories
from chancery.contexts.travel_permits.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.cases.models import Draft
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
FILING = "/tramites/autorizacion-viaje/solicitar"


@pytest.fixture
def at() -> World:
    return factories.world()


@pytest.fixture
def register(tmp_path: Path, at: World) -> Iterator[None]:
    people = {
        person.document_number: {
            "prenombres": person.given_names,
            "apPrimer": person.first_surname,
            "apSegundo": person.second_surname,
        }
        for person in Person.objects.all()
    }
    (tmp_path / "people.json").write_text(json.dumps(people))
    simulator = CivilIdentitySimulator("secret", people=tmp_path / "people.json")
    with (
        running(simulator) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT="rest",
            VAULT_URL=f"file://{tmp_path}",
            FIRST_CREDENTIALS={"RENIEC": "secret"},
        ),
    ):
        yield


def send(client: Client, step: int, **fields: object) -> str:
    """Send one of the pages; where it leads, or what it says is wrong."""
    answer = client.post(f"{FILING}?paso={step}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def the_minor(**changes: object) -> dict[str, object]:
    today = clock.today()
    return {
        "given_names": "Lucía",
        "first_surname": "Quispe",
        "second_surname": "",
        "document_kind": "dni",
        "document_number": "91000001",
        "document_country": "PE",
        "born_on": f"{today.year - 9}-03-01",
        "nationality": "PE",
        "is_resident": "yes",
        "days_in_peru": "",
        "departs_on": (today + timedelta(days=20)).isoformat(),
        "returns_on": "",
        "company": "alone",
        "basis": "both",
        **changes,
    }


def the_parent(place: str, who: Person, post: str, relation: str) -> dict[str, object]:
    return {
        f"{place}_relation": relation,
        f"{place}_given_names": who.given_names,
        f"{place}_first_surname": who.first_surname,
        f"{place}_second_surname": who.second_surname,
        f"{place}_document_kind": "dni",
        f"{place}_document_number": who.document_number,
        f"{place}_document_country": "PE",
        f"{place}_post": post,
    }


NOBODY = {"second_document_kind": "dni", "second_document_country": "PE"}
JOURNEY = {
    "companion_name": "",
    "companion_document_country": "PE",
    "from_city": "Lima",
    "to_city": "Milán",
    "to_country": "IT",
    "transport": "air",
}


def test_the_whole_story_by_pages(at: World, register: None) -> None:
    mother, father = browser_of(at.mother_acts), browser_of(at.father_acts)
    milan, madrid = browser_of(at.milan.consul), browser_of(at.madrid.consul)
    assert send(mother, 1, **the_minor()).endswith("?paso=2")
    assert send(mother, 2, **the_parent("first", at.mother, "cg-milan", "mother")).endswith("?paso=3")
    assert "ambos" in send(mother, 3, **NOBODY)
    assert send(mother, 3, **the_parent("second", at.father, "cg-madrid", "father")).endswith("?paso=4")
    assert send(mother, 4, **JOURNEY).endswith("?paso=5")
    assert send(mother, 5, birth_certificate=SimpleUploadedFile("acta.pdf", pdf(str(uuid4())))).endswith(
        "?paso=6"
    )
    read_back = mother.get(f"{FILING}?paso=6").content.decode()
    assert "Pedro Quispe" in read_back
    address = send(mother, 6, office="cg-milan", is_true="on")
    request = Request.objects.get()
    number = request.case.number
    assert address == f"/tramites/autorizacion-viaje/{number}/"
    assert "Falta el pago" in mother.get(address).content.decode()
    acts.pay(request.case, at.milan)
    page = mother.get(address).content.decode()
    assert "Firmas (0 de 2)" in page
    assert "Por firmar" in page

    theirs = father.get(f"/tramites/autorizacion-viaje/{number}/autorizante").content.decode()
    assert "se firma ante el cónsul" in theirs
    assert "Usted ya firmó" not in theirs
    waiting = madrid.get("/tramites/autorizacion-viaje/firmas/").content.decode()
    assert at.father.full_name in waiting
    for browser, ordinal, office in ((milan, 1, "cg-milan"), (madrid, 2, "cg-madrid")):
        sign = f"/tramites/autorizacion-viaje/firmas/{factories.place(request, ordinal).pk}/"
        assert "Lucía Quispe" in browser.get(sign).content.decode()
        assert browser.post(sign, {"office": office}).status_code == 422
        done = browser.post(sign, {"office": office, "is_present": "on"}, follow=True)
        assert "comprobada en el registro" in done.content.decode()
    theirs = father.get(f"/tramites/autorizacion-viaje/{number}/autorizante").content.decode()
    assert "Firmas (2 de 2)" in theirs
    assert "Revocar" in theirs
    assert "Usted ya firmó" in theirs
    assert "se firma ante el cónsul" not in theirs
    english = {"Accept-Language": "en"}
    read = father.get(f"/tramites/autorizacion-viaje/{number}/autorizante", headers=english)
    assert read["Content-Language"] == "en-gb"
    for words in (
        "Signatures (2 of 2)",
        "Both parents",
        "The minor and the journey",
        "Revoke",
        "You have signed already",
    ):
        assert words in read.content.decode()
    for words in ("Firmas", "Ambos padres", "El menor y su viaje", "Usted ya firmó"):
        assert words not in read.content.decode()
    asked = father.get("/tramites/autorizacion-viaje/por-autorizar/", headers=english).content.decode()
    assert "Journeys that you are asked to authorise" in asked
    revoking = f"/tramites/autorizacion-viaje/{number}/firma/2/revocar"
    assert father.get(revoking, headers=english)["Content-Language"] == "en-gb"
    assert madrid.get(revoking, headers=english)["Content-Language"] == "es"
    assert father.get(address).status_code == 404
    assert number in father.get("/tramites/autorizacion-viaje/por-autorizar/").content.decode()

    assert "Tuve a la vista" in milan.get(f"{address}emitir").content.decode()
    assert milan.post(f"{address}emitir", {"seen": ["minor_document"]}).status_code == 422
    issued = milan.post(f"{address}emitir", {"seen": ["minor_document", "birth_certificate"]}, follow=True)
    assert "Emitida" in issued.content.decode()
    permit = Permit.objects.get()
    assert permit.number in father.get(f"/tramites/autorizacion-viaje/{number}/autorizante").content.decode()

    officer = browser_of(at.border.officer)
    shown = officer.post("/frontera/", {"code": permit.token}).content.decode()
    assert 'data-answer="good"' in shown
    key = shown.split('name="key" value="')[1][:36]
    sent = {"code": permit.token, "office": "mig-jorge-chavez", "key": key}
    assert "Salida registrada" in officer.post("/frontera/salida", sent, follow=True).content.decode()
    assert "Salida registrada" in officer.post("/frontera/salida", sent, follow=True).content.decode()
    refused = officer.post("/frontera/salida", {**sent, "key": str(uuid4())})
    assert refused.status_code == 409
    assert "ya se usó" in refused.content.decode()
    again = officer.post("/frontera/", {"code": permit.number}).content.decode()
    assert 'data-bar="used"' in again
    assert "Registrar salida" not in again
    assert Exit.objects.count() == 1
    assert "Usada" in mother.get(address).content.decode()


def test_a_draft_survives(at: World) -> None:
    mother = browser_of(at.mother_acts)
    send(mother, 1, **the_minor())
    again = browser_of(at.mother_acts).get(f"{FILING}?paso=1").content.decode()
    assert 'value="Lucía"' in again
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"born_on": "2000-01-01"}, "dieciocho"),
        ({"nationality": "ES", "is_resident": "no", "days_in_peru": "10"}, "183"),
        ({"basis": "survivor", "company": "parent"}, "no hace falta autorización"),
        ({"document_number": "12"}, "ocho dígitos"),
    ],
)
def test_who_needs_no_permit_is_told_on_the_first_page(
    at: World, changes: dict[str, object], said: str
) -> None:
    assert said in send(browser_of(at.mother_acts), 1, **the_minor(**changes))


def test_a_parent_half_named_or_a_proxy_without_proof_is_asked_for_the_rest(at: World) -> None:
    mother = browser_of(at.mother_acts)
    send(mother, 1, **the_minor())
    given = the_parent("first", at.mother, "cg-milan", "mother")
    assert "obligatorio" in send(mother, 2, **given, first_proxy_name="Ana", first_proxy_document_kind="dni")
    send(mother, 2, **given)
    assert "obligatorio" in send(mother, 3, **NOBODY, second_given_names="Pedro")
    send(mother, 3, **the_parent("second", at.father, "cg-madrid", "father"))
    assert "obligatorio" in send(mother, 4, **JOURNEY | {"companion_name": "Carla"})


def test_another_place_to_sign_a_refusal_and_a_revocation_have_their_pages(at: World) -> None:
    request, refused = factories.paid(at), factories.paid(at)
    number = request.case.number
    father, milan = browser_of(at.father_acts), browser_of(at.milan.consul)
    move = f"/tramites/autorizacion-viaje/{number}/firma/2/lugar"
    assert father.get(move).status_code == 200
    assert "São Paulo" in father.post(move, {"post": "cg-sao-paulo"}, follow=True).content.decode()
    assert browser_of(at.madrid.citizen).get(move).status_code == 404
    found = milan.get(
        "/tramites/autorizacion-viaje/firmas/",
        {"number": number, "document_number": at.father.document_number},
    )
    assert found["Location"].startswith(
        f"/tramites/autorizacion-viaje/firmas/{factories.place(request, 2).pk}/"
    )
    assert milan.get(found["Location"]).status_code == 200
    factories.signed(request, at.milan, 2)
    revoke = f"/tramites/autorizacion-viaje/{number}/firma/2/revocar"
    assert father.get(revoke).status_code == 200
    assert father.post(revoke, {"reason": ""}).status_code == 422
    assert browser_of(at.mother_acts).get(revoke).status_code == 404
    assert "Revocada" in father.post(revoke, {"reason": "No"}, follow=True).content.decode()
    case = f"/tramites/autorizacion-viaje/{refused.case.number}/"
    assert milan.get(f"{case}denegar").status_code == 200
    assert "Denegada" in milan.post(f"{case}denegar", {"reason": "No procede"}, follow=True).content.decode()


def test_a_consul_sends_nothing_that_does_not_fit(at: World) -> None:
    said = factories.alone(at)
    from dataclasses import replace

    from chancery.contexts.travel_permits import actions
    from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind

    proxy = actions.Named("Ana", HeldDocument(IdentityDocumentKind.PASSPORT, "XX12345", "IT"))
    parent = replace(said.parents[0], proxy=proxy, standing_on=clock.today())
    request = factories.paid(at, replace(said, parents=(parent,)))
    sign = f"/tramites/autorizacion-viaje/firmas/{factories.place(request).pk}/"
    milan = browser_of(at.milan.consul)
    refused = milan.post(sign, {"office": "cg-milan", "is_present": "on"})
    assert refused.status_code == 422
    assert "vigencia" in refused.content.decode()
    done = milan.post(sign, {"office": "cg-milan", "is_present": "on", "is_power_seen": "on"}, follow=True)
    assert "Ana firmó" in done.content.decode()


def test_the_borders_pages_are_for_the_border(at: World) -> None:
    for actor in (at.mother_acts, at.milan.consul, at.border.head):
        assert browser_of(actor).get("/frontera/").status_code == 403
    assert Client().get("/frontera/")["Location"].startswith("/cuenta/ingresar/")
    assert browser_of(at.border.head).get("/frontera/incidentes/").status_code == 200
    assert browser_of(at.mother_acts).get("/frontera/incidentes/").status_code == 403
    assert browser_of(at.border.officer).post("/frontera/salida", {"code": "x"})["Location"] == "/frontera/"


def test_a_forged_code_is_red_and_says_why(at: World) -> None:
    permit = factories.issued(at)
    shown = (
        browser_of(at.border.officer).post("/frontera/", {"code": permit.token[:-3] + "AAA"}).content.decode()
    )
    assert 'data-bar="forged"' in shown
    assert "Lucía" not in shown


def test_what_a_device_keeps_holds_nothing_of_anybody(at: World) -> None:
    officer = browser_of(at.border.officer)
    for path in ("/frontera/sin-linea", "/frontera/trabajador.js", "/frontera/aplicacion.webmanifest"):
        stranger, known = Client().get(path), officer.get(path)
        assert stranger.status_code == 200
        assert stranger.content == known.content
        assert "camera=(self)" in stranger["Permissions-Policy"]
    assert "camera=()" in Client().get("/verificar/")["Permissions-Policy"]
    assert officer.get("/frontera/estado").json()["offices"] == [
        {"code": "mig-jorge-chavez", "name": at.border.airport.name}
    ]
    assert Client().get("/frontera/estado").json()["officer"] == ""
    assert json.loads(Client().get("/frontera/aplicacion.webmanifest").content)["scope"] == "/frontera/"


def test_anyone_may_take_the_keys_and_the_list(at: World) -> None:
    permit, used = factories.issued(at), factories.issued(at)
    factories.left(used, at)
    published = Client().get("/.well-known/travel-permit-keys.json").json()["keys"]
    assert {key["kid"] for key in published} == {key_id.hex() for key_id in keys.published()}
    assert {key["kty"] for key in published} == {"OKP"}
    answer = Client().get("/.well-known/travel-permit-list")
    assert answer["Content-Type"] == "application/cose"
    stated = token.read_list(answer.content, keys.published())
    assert (stated.used, stated.revoked) == (frozenset({bytes(used.token_id)}), frozenset[bytes]())
    assert bytes(permit.token_id) not in stated.used
    assert stated.expires_at - stated.issued_at == timedelta(days=7)


def test_an_incident_is_shown_to_both_posts_and_to_the_consulate(at: World) -> None:
    permit = factories.issued(at)
    factories.left(permit, at)
    factories.left(permit, at, office=at.border.land, actor=at.border.other, left_at=clock.now())
    for actor in (at.border.officer, at.border.other, at.border.head, at.milan.consul):
        shown = browser_of(actor).get("/frontera/incidentes/").content.decode()
        assert 'data-incident="double_use"' in shown
        assert "Santa Rosa" in shown
    assert "data-incident" not in browser_of(at.madrid.consul).get("/frontera/incidentes/").content.decode()
    case = browser_of(at.milan.consul).get(f"/tramites/autorizacion-viaje/{permit.request.case.number}/")
    assert "Doble uso" in case.content.decode()
