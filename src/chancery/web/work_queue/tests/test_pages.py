"""Do the pages of a case say that its paper no longer stands, and is each look of an officer into it written down?"""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.apostilles import actions as apostilles
from chancery.contexts.apostilles.procedures import State
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import jobs
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.models import IdentityDocumentKind, Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def reads(actor: Actor) -> list[Entry]:
    assert actor.person_id is not None
    return list(ledger.entries(actor.person_id).filter(verb="ledger.read"))


def test_the_head_and_control_find_what_ran_out_and_who_answers() -> None:
    with clock.set_to(datetime(2026, 9, 1, 15, tzinfo=UTC)):
        at = factories.ministry()
        request = factories.taken(at)
        auditor = people.make_person("Olga", "Control")
        people.make_role(auditor, Role.AUDITOR, at.office)
        control = people.actor_of(auditor)
        assert (
            "Ningún plazo venció sin resolver" in browser_of(at.supervisor).get("/demoras/").content.decode()
        )
    with clock.set_to(datetime(2026, 9, 10, 15, tzinfo=UTC)):
        jobs.sweep(timestamp=0)
        head = browser_of(at.supervisor)
        for browser in (head, browser_of(control)):
            page = browser.get("/demoras/").content.decode()
            assert request.case.number in page
            assert f"{at.officer.name}, {at.office.name}" in page
            assert "4 días hábiles, y sigue" in page
        assert browser_of(at.officer).get("/demoras/").status_code == 403
        assert browser_of(at.citizen).get("/demoras/").status_code == 403
        apostilles.refuse(request=request, reason="La firma no corresponde", actor=at.officer)
        assert request.case.number not in head.get("/demoras/").content.decode()
        assert "se resolvió el" in head.get("/demoras/?todas=si").content.decode()


def test_an_empty_queue_speaks_of_filters_only_to_who_chose_one(at: Ministry) -> None:
    officer = browser_of(at.officer)
    assert "con estos filtros" not in officer.get("/bandeja/").content.decode()
    assert "Quitar los filtros" in officer.get("/bandeja/", {"state": State.FILED}).content.decode()


def test_a_paper_annulled_after_its_delivery_is_said_to_be_so_wherever_the_case_is_shown(
    at: Ministry,
) -> None:
    apostille = factories.issued(at)
    request, paper = apostille.request, apostille.document
    factories.advance(request, "receive", at.citizen)
    citizen, officer, stranger = browser_of(at.citizen), browser_of(at.officer), Client()
    pages = (
        (citizen, reverse("apostilles:case", args=[request.case.number])),
        (citizen, reverse("my_cases:my_cases")),
        (officer, reverse("apostilles:case", args=[request.case.number])),
        (officer, f"{reverse('work_queue:search')}?q={request.case.number}"),
    )
    for browser, address in pages:
        page = browser.get(address).content.decode()
        assert "Entregada" in page
        assert "Documento anulado" not in page
    factories.annul(apostille, at.supervisor, reason="Se emitió por error")
    request.case.refresh_from_db()
    assert request.case.state == State.DELIVERED
    for browser, address in pages:
        page = browser.get(address).content.decode()
        assert "Entregada" in page
        assert "Documento anulado" in page
    shown = citizen.get(pages[0][1]).content.decode()
    assert 'Ya no vale, aunque se haya entregado. Motivo: <span lang="es">Se emitió por error</span>' in shown
    told = citizen.get(f"/api/v1/cases/{request.case.number}").json()
    assert [(found["number"], found["is_annulled"]) for found in told["documents"]] == [(paper.number, True)]
    asked = {"number": paper.number, "on": apostille.issued_on.isoformat(), "code": paper.verification_code}
    assert "Anulada" in stranger.post(reverse("apostilles:register"), asked).content.decode()
    verified = stranger.get(reverse("verification:document", args=[paper.verification_code])).content.decode()
    assert 'data-answer="revoked"' in verified


def test_each_page_of_a_case_that_an_officer_opens_is_in_his_chain(at: Ministry) -> None:
    Person.objects.filter(pk=at.applicant.pk).update(
        document_kind=IdentityDocumentKind.DNI, document_number="41000002"
    )
    request = factories.taken(at)
    number, officer, citizen = request.case.number, browser_of(at.officer), browser_of(at.citizen)
    upload_id = request.case.attachments.get().upload_id
    addresses = {
        "case": reverse("apostilles:case", args=[number]),
        "case_attachment": reverse("case_steps:attachment", args=[number, upload_id]),
        "case_history": reverse("work_queue:history", args=[number]),
        "case_deadlines": reverse("work_queue:deadlines", args=[number]),
        "case_identity": reverse("case_steps:identity", args=[number]),
        "case_step": reverse("apostilles:issue", args=[number]),
    }
    for kind, address in addresses.items():
        before = len(reads(at.officer))
        assert officer.get(address).status_code == 200
        [noted] = reads(at.officer)[before:]
        assert f'"kind":"{kind}"' in noted.facts.replace(" ", "")
        assert str(request.case_id) in noted.facts
    for kind in ("case", "case_attachment", "case_history", "case_deadlines"):
        assert citizen.get(addresses[kind]).status_code == 200
    assert reads(at.citizen) == []


def test_only_a_kind_of_paper_that_says_so_is_annulled(at: Ministry) -> None:
    request, apostille = factories.taken(at), factories.issued(at)
    apostilles.refuse(request=request, reason="El sello no corresponde.", actor=at.officer)
    refusal = documents.of_case(request.case_id).get()
    with pytest.raises(cases.NotAnnullable, match=f"«{refusal.title}» no se puede anular") as refused:
        cases.annul(case=request.case, number=refusal.number, reason="Error", actor=at.supervisor)
    assert refused.value.code == "paper_not_annullable"
    factories.annul(apostille, at.supervisor, reason="Error")
    assert [documents.of_case(case_id).filter(revocation__isnull=False).exists() for case_id in (
        request.case_id, apostille.request.case_id,
    )] == [False, True]  # fmt: skip


def test_a_place_in_the_queue_is_one_that_an_answer_gave(at: Ministry) -> None:
    request, officer = factories.paid(at), browser_of(at.officer)
    refused = officer.get("/api/v1/cases/queue", {"after": "mañana_por-la-tarde"})
    assert (refused.status_code, refused.json()["code"]) == (422, "queue_place_unreadable")
    assert "after" in refused.json()["fields"]
    assert officer.get("/api/v1/cases/queue", {"after": f"2026-01-01_{request.case_id}"}).status_code == 200
