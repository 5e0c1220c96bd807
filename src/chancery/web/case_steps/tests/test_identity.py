"""Does the officer learn who the applicant is, and does the work go on when the register does not answer?"""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client, override_settings

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base.actor import Role
from chancery.kernel.gateway.jobs import reconcile
from chancery.kernel.gateway.models import Exchange, Outcome, PendingConsultation
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.models import IdentityDocumentKind, Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger
from chancery.web.case_steps.identity import NotADni

pytestmark = pytest.mark.django_db
PASSWORD = "only-the-register-knows"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Ministry]:
    simulator = CivilIdentitySimulator(PASSWORD)
    with (
        running(simulator) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT="rest",
            VAULT_URL=f"file://{tmp_path}",
            FIRST_CREDENTIALS={"RENIEC": PASSWORD},
        ),
    ):
        made = factories.ministry()
        _with_dni(made.officer.person_id, "41000001")
        _with_dni(made.applicant.pk, "41000002")
        yield made


def _with_dni(person_id: UUID | None, number: str) -> None:
    Person.objects.filter(pk=str(person_id)).update(
        document_kind=IdentityDocumentKind.DNI, document_number=number
    )


def ask(browser: Client, number: str, **typed: str) -> tuple[int, str]:
    answer = browser.post(f"/expedientes/{number}/identidad", {"purpose": "Comprobar la identidad", **typed})
    return answer.status_code, answer.content.decode()


def test_the_answer_is_shown_beside_the_file_and_accounted_for(at: Ministry) -> None:
    request, officer = factories.taken(at), browser_of(at.officer)
    page = officer.get(f"/tramites/apostilla/{request.case.number}/").content.decode()
    assert "Comprobar su identidad" in page
    status, shown = ask(officer, request.case.number)
    assert status == 200
    assert "Estado en el registro" in shown
    asked = Exchange.objects.get(operation="consult")
    assert (asked.case_id, asked.purpose, asked.outcome) == (
        request.case_id,
        "Comprobar la identidad",
        Outcome.ANSWERED,
    )


def test_it_states_what_for(at: Ministry) -> None:
    request = factories.taken(at)
    status, shown = ask(browser_of(at.officer), request.case.number, purpose="")
    assert status == 422
    assert "id_purpose-error" in shown
    assert not Exchange.objects.exists()


def test_when_the_register_is_silent_the_question_waits_and_the_work_goes_on(at: Ministry) -> None:
    request = factories.taken(at)
    with override_settings(IDENTITY_REGISTER_URL="http://127.0.0.1:9/reniec"):
        status, shown = ask(browser_of(at.officer), request.case.number)
    assert status == 200
    assert "Verificación pendiente" in shown
    assert PendingConsultation.objects.filter(case_id=request.case_id, resolved_at=None).exists()
    assert "gateway.defer" in [entry.verb for entry in ledger.entries(request.case_id)]
    reconcile(timestamp=0)
    page = browser_of(at.officer).get(f"/expedientes/{request.case.number}/identidad").content.decode()
    assert "no confirma lo que se declaró" in page
    assert "Verificación pendiente" not in page


def test_only_who_serves_at_the_office_asks(at: Ministry) -> None:
    number = factories.taken(at).case.number
    assert ask(browser_of(at.citizen), number)[0] == 403
    assert ask(browser_of(people.actor_of(people.make_person("Otra", "Persona"))), number)[0] == 404
    assert ask(browser_of(at.officer), number)[0] == 200


def test_who_has_no_dni_is_compared_by_hand(at: Ministry) -> None:
    number = factories.taken(at).case.number
    Person.objects.filter(pk=at.applicant.pk).update(document_kind=IdentityDocumentKind.PASSPORT)
    status, shown = ask(browser_of(at.officer), number)
    assert status == 409
    assert f'data-refusal="{NotADni.code}"' in shown
    assert "Compare los datos con el documento que presentó." in shown
    Person.objects.filter(pk=at.applicant.pk).update(document_kind=IdentityDocumentKind.DNI)
    assert ask(browser_of(at.officer), number)[0] == 200


def test_the_administrator_reads_how_partners_answer(at: Ministry) -> None:
    ask(browser_of(at.officer), factories.taken(at).case.number)
    person = people.make_person("Ada", "Administradora")
    people.make_role(person, Role.ADMINISTRATOR, at.office)
    shown = browser_of(people.actor_of(person)).get("/administracion/registros/").content.decode()
    assert "RENIEC" in shown
    assert "Respondió" in shown
    assert browser_of(at.officer).get("/administracion/registros/").status_code == 403
