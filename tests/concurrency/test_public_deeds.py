"""Deeds entered at once: every number and every foja is given once and none is left out; one first letter is free."""

import pytest

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.models import BookEntry
from chancery.contexts.public_deeds.rules.kinds import CopyKind
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts import checks
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.fees import queries as fees
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_numbers_and_fojas_have_no_gap_and_no_double() -> None:
    with factories.register() as simulator:
        at = acts.post()
        deeds = [
            factories.paid(at, simulator, clauses="Rinde cuenta. " * 60 * (place % 4))
            for place in range(CLIENTS)
        ]

    def enter(place: int) -> None:
        actions.enter(deed=deeds[place], actor=at.consul)

    assert at_once(enter) == {"done": CLIENTS}
    entries = BookEntry.objects.order_by("number")
    assert [entry.number for entry in entries] == list(range(1, CLIENTS + 1))
    expected = 1
    for entry in entries:
        assert entry.first_foja == expected
        assert entry.last_foja is not None
        expected = entry.last_foja + 1
    assert list(queries.broken_books()) == []
    assert list(checks.numbers()) == []


def test_one_deed_is_entered_once_and_one_first_letter_is_free() -> None:
    with factories.register() as simulator:
        at = acts.post()
        paid = factories.paid(at, simulator)
        deed = factories.concluded(at, simulator)
    answers = at_once(lambda _: actions.enter(deed=factories.again(paid), actor=at.consul))
    assert answers == {"done": 1, "wrong_state": CLIENTS - 1}
    assert Act.objects.filter(case=paid.case).count() == 1

    def ask(_: int) -> None:
        actions.request_copy(
            deed=factories.again(deed),
            kind=CopyKind.LETTER,
            registry="Lima",
            applicant=at.applicant,
            actor=at.citizen,
        )

    assert at_once(ask) == {"done": CLIENTS}
    copies = queries.copies_of(deed)
    assert sorted(copy.ordinal for copy in copies) == list(range(1, CLIENTS + 1))
    assert sum(bool(fees.charges_of(copy.case_id).get().free_by) for copy in copies) == 1
