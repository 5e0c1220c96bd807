"""Sixteen at once for one person: one request; for sixteen people: sixteen numbers without a gap."""

import pytest

from chancery.contexts.apostilles.tests.factories import upload
from chancery.contexts.travel_papers import actions
from chancery.contexts.travel_papers.models import Application, TravelPaper
from chancery.contexts.travel_papers.tests import factories
from chancery.kernel.ledger import verification
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)
LETTERS = "ABCDEFGHIJKLMNOP"


def test_one_person_has_one_request_and_many_have_numbers_without_a_gap() -> None:
    at = factories.world()
    photographs = [upload(at.post.citizen).id for _ in range(CLIENTS)]

    def ask(number: int) -> None:
        actions.file(
            particulars=factories.particulars(),
            uploads={"photograph": photographs[number]},
            office=at.office,
            applicant=at.post.applicant,
            actor=at.post.citizen,
        )

    assert at_once(ask) == {"done": 1, "travel_paper_already_requested": CLIENTS - 1}
    assert Application.objects.count() == 1

    paid = [factories.paid(at, given_names=f"Persona {letter}") for letter in LETTERS[:6]]
    assert at_once(lambda n: actions.print_paper(application=paid[n], actor=at.post.officer), 6) == {
        "done": 6
    }
    numbers = sorted(int(paper.number[3:]) for paper in TravelPaper.objects.all())
    assert numbers == list(range(numbers[0], numbers[0] + 6))
    assert list(verification.chains()) == []
