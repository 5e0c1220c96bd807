"""Sixteen clients at once: one act, one clear answer to the others, and numbers without a gap."""

import pytest

from chancery.contexts.apostilles import actions, queries
from chancery.contexts.apostilles.models import Apostille
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.models import Document
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger import verification
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_officer_takes_and_the_others_are_told() -> None:
    at = factories.ministry()
    request = factories.paid(at)
    officers = []
    for number in range(CLIENTS):
        person = people.make_person(f"Oficial{number}", "Simultánea")
        people.make_role(person, Role.OFFICER, at.office)
        officers.append(people.actor_of(person))
    answers = at_once(lambda number: factories.advance(request, "take", officers[number]))
    assert answers == {"done": 1, "wrong_state": CLIENTS - 1}
    taken = [entry for entry in ledger.entries(request.case_id) if entry.verb == "apostilles.take"]
    assert len(taken) == 1
    assert Case.objects.get(pk=request.case_id).assigned_to_id == taken[0].person_id


def test_one_reserves_a_free_case() -> None:
    at = factories.ministry()
    case = factories.paid(at).case
    pair = (at.officer, at.other_officer)
    answers = at_once(lambda number: cases.claim(case=case, actor=pair[number % 2]))
    assert answers == {"done": CLIENTS // 2, "already_held": CLIENTS // 2}


def test_a_button_pressed_sixteen_times_issues_once() -> None:
    at = factories.ministry()
    request, signatory = factories.taken(at), signatories.signatory()
    answers = at_once(
        lambda _: actions.issue(
            request=request, actor=at.officer, signatory_ids=[signatory.id], original_seen=True
        )
    )
    assert answers == {"done": 1, "wrong_state": CLIENTS - 1}
    assert Apostille.objects.count() == Document.objects.count() == 1


def test_papers_of_different_cases_issued_at_once_are_numbered_without_a_gap() -> None:
    at = factories.ministry()
    signatory = signatories.signatory()
    requests = [factories.taken(at) for _ in range(CLIENTS)]
    answers = at_once(
        lambda number: actions.issue(
            request=requests[number], actor=at.officer, signatory_ids=[signatory.id], original_seen=True
        )
    )
    assert answers == {"done": CLIENTS}
    papers = Document.objects.values_list("number", "case_id")
    assert sorted(int(number.split("-")[-2]) for number, _ in papers) == list(range(1, CLIENTS + 1))
    assert {case_id for _, case_id in papers} == {request.case_id for request in requests}
    assert sorted(Apostille.objects.values_list("number", flat=True)) == sorted(
        number for number, _ in papers
    )
    assert list(verification.chains()) == []


def test_filings_at_once_are_numbered_without_a_gap() -> None:
    at = factories.ministry()
    uploads = [factories.upload(at.citizen) for _ in range(CLIENTS)]
    answers = at_once(
        lambda number: actions.file(
            particulars=factories.PARTICULARS,
            uploads={queries.SOURCE: uploads[number].id},
            office=at.office,
            applicant=at.applicant,
            actor=at.citizen,
        )
    )
    assert answers == {"done": CLIENTS}
    numbers = sorted(int(number.split("-")[2]) for number in Case.objects.values_list("number", flat=True))
    assert numbers == list(range(1, CLIENTS + 1))
    assert list(verification.chains()) == []
