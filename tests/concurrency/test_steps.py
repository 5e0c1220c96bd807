"""Sixteen clients at once: one act, one clear answer to the others, and numbers without a gap."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection

from chancery.contexts.apostilles import actions, queries
from chancery.contexts.apostilles.models import Apostille
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Refusal
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.models import Document
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger import verification

pytestmark = pytest.mark.django_db(transaction=True)
CLIENTS = 16


def at_once(work: Callable[[int], object]) -> Counter[str]:
    """What each of sixteen clients is answered: «done», or the code of its refusal."""
    answers: Counter[str] = Counter()
    together = threading.Barrier(CLIENTS)

    def run(number: int) -> None:
        together.wait()
        try:
            work(number)
            answers["done"] += 1
        except Refusal as refusal:
            answers[refusal.code] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


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
