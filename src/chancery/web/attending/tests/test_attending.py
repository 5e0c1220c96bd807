"""An officer attends whoever comes: finds or registers the person, and files for who stands there."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from chancery.contexts.apostilles.models import Request
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base.actor import Role
from chancery.kernel.gateway.models import Exchange
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.models import IdentityDocumentKind, Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
PASSWORD = "only-the-register-knows"
UNKNOWN = {"document_kind": "dni", "document_number": "40000123", "document_country": "PE"}
NAMES = {
    "given_names": "Inés", "first_surname": "Pérez", "language": "en-gb", "document_seen": "on", "accepts_privacy": "on",
}  # fmt: skip


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Ministry]:
    with (
        running(CivilIdentitySimulator(PASSWORD)) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT="rest",
            VAULT_URL=f"file://{tmp_path}",
            FIRST_CREDENTIALS={"RENIEC": PASSWORD},
        ),
    ):
        made = factories.ministry()
        Person.objects.filter(pk=str(made.officer.person_id)).update(
            document_kind=IdentityDocumentKind.DNI, document_number="41000001"
        )
        yield made


def file_for(officer: Client, person: Person, **changes: object) -> str:
    """The four pages, typed by the officer; where the last one leads, or what it says."""
    start = f"/tramites/apostilla/solicitar?para={person.id}&paso="
    officer.post(f"{start}1", {"destination": "ES", "document_class": "administrative"})
    officer.post(
        f"{start}2",
        {
            "form": "paper",
            "name": "Partida",
            "issued_by": "RENIEC",
            "signed_by": "",
            "signed_on": "2026-01-15",
        },
    )
    scan = SimpleUploadedFile("escaneado.pdf", factories.pdf(str(uuid4())))
    officer.post(f"{start}3", {"source_document": scan})
    sent = {"office": "legalisations-lima", "is_true": "on", "original_seen": "on", **changes}
    answer = officer.post(f"{start}4", sent)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_who_is_registered_is_found_and_the_officer_files_for_that_person(at: Ministry) -> None:
    officer = browser_of(at.officer)
    assert "Atender" in officer.get("/bandeja/").content.decode()
    typed = {**UNKNOWN, "document_number": at.applicant.document_number}
    found = officer.post("/atender/", typed)
    assert found["Location"] == f"/atender/{at.applicant.id}/"
    page = officer.get(found["Location"]).content.decode()
    assert f"/tramites/apostilla/solicitar?para={at.applicant.id}" in page
    assert "legalizacion-consular" not in page

    assert "En ventanilla, para" in file_for(officer, at.applicant, original_seen="")
    assert not Request.objects.exists()
    address = file_for(officer, at.applicant)
    case = Request.objects.select_related("case").get().case
    assert case.applicant == at.applicant
    assert case.number in address
    entry = ledger.entries(case.id).get(verb="apostilles.file")
    assert '"original_seen":true' in entry.facts
    assert entry.person_id == at.officer.person_id
    assert browser_of(at.citizen).get(f"/tramites/apostilla/{case.number}/").status_code == 200
    assert case.number in officer.get(found["Location"]).content.decode()


def test_what_is_typed_for_one_person_is_not_there_for_another(at: Ministry) -> None:
    officer, other = browser_of(at.officer), people.make_person("Otra", "Persona")
    first = f"/tramites/apostilla/solicitar?para={at.applicant.id}&paso=1"
    officer.post(first, {"destination": "IT", "document_class": "administrative"})
    assert 'value="IT" selected' in officer.get(first).content.decode()
    assert (
        'value="IT" selected'
        not in officer.get(first.replace(str(at.applicant.id), str(other.id))).content.decode()
    )
    assert 'value="IT" selected' not in officer.get("/tramites/apostilla/solicitar").content.decode()


def test_who_is_not_registered_is_with_what_the_register_says(at: Ministry) -> None:
    officer = browser_of(at.officer)
    assert officer.post("/atender/", UNKNOWN)["Location"] == "/atender/registrar/"
    page = officer.get("/atender/registrar/").content.decode()
    assert "Preguntar al registro de identidad" in page
    asked = officer.post("/atender/registrar/", {"ask": "1"}).content.decode()
    assert "Estado en el registro de identidad" in asked
    assert Exchange.objects.get(operation="consult").case_id is None
    assert officer.post("/atender/registrar/", {**NAMES, "document_seen": ""}).status_code == 422
    made = officer.post("/atender/registrar/", NAMES)
    person = Person.objects.get(document_number="40000123")
    assert made["Location"] == f"/atender/{person.id}/"
    assert person.privacy_accepted_at
    assert person.language == "en-gb"
    assert file_for(officer, person).startswith("/tramites/apostilla/EXA-")


def test_when_the_register_does_not_answer_the_document_is_enough(at: Ministry) -> None:
    officer = browser_of(at.officer)
    officer.post("/atender/", UNKNOWN)
    with override_settings(IDENTITY_REGISTER_URL="http://127.0.0.1:9/reniec"):
        said = officer.post("/atender/registrar/", {"ask": "1"}).content.decode()
    assert "Puede registrar a la persona con su documento a la vista" in said
    officer.post("/atender/", {**UNKNOWN, "document_number": "00000123"})
    said = officer.post("/atender/registrar/", {"ask": "1"}).content.decode()
    assert "no tiene a nadie con ese número" in said
    assert officer.post("/atender/registrar/", NAMES).status_code == 302


def test_only_who_attends_a_counter_does_and_only_at_the_own_one(at: Ministry) -> None:
    registrar = people.make_person("Sirve", "Registradora")
    people.make_role(registrar, Role.REGISTRAR, at.office)
    for stranger in (browser_of(at.citizen), browser_of(people.actor_of(registrar))):
        assert stranger.get("/atender/").status_code == 403
        assert stranger.get(f"/atender/{at.applicant.id}/").status_code == 403
        assert stranger.get(f"/tramites/apostilla/solicitar?para={at.applicant.id}").status_code == 403
    officer = browser_of(at.officer)
    assert officer.get("/tramites/apostilla/solicitar?para=nadie").status_code == 404
    assert officer.get(f"/atender/{uuid4()}/").status_code == 404
    assert organisation.office("ode-cusco").city not in file_for(officer, at.applicant, office="ode-cusco")
    assert not Request.objects.exists()
    assert file_for(officer, at.applicant).startswith("/tramites/apostilla/EXA-")
