"""Sixteen at once: no number is given twice nor skipped, and the original goes one way."""

import pytest

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.models import Record
from chancery.contexts.correspondence.rules import LinkKind
from chancery.contexts.correspondence.tests import factories
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_sixteen_windows_register_without_a_gap() -> None:
    at = factories.ministry()
    answers = at_once(lambda _: factories.registered(at))
    assert answers == {"done": CLIENTS}
    assert sorted(Record.objects.values_list("ordinal", flat=True)) == list(range(1, CLIENTS + 1))
    assert list(queries.numbers()) == list(queries.holders()) == []


def test_what_sixteen_send_on_goes_once() -> None:
    at = factories.ministry()
    record = factories.in_hand(at).record
    answers = at_once(lambda _: actions.route(record=record, to=[factories.to(at.other)], actor=at.secretary))
    assert answers == {"done": 1, "record_not_yours": CLIENTS - 1}
    assert record.movements.count() == 3
    assert list(queries.holders()) == []


def test_a_document_that_is_joined_and_one_that_moves_do_not_wait_for_one_another() -> None:
    at = factories.ministry()
    into = factories.in_hand(at).record
    joined = [factories.in_hand(at).record for _ in range(CLIENTS - 1)]

    def act(number: int) -> object:
        if number == 0:
            return actions.route(record=into, to=[factories.to(at.other)], actor=at.secretary)
        return actions.join(record=joined[number - 1], into=into, reason="Mismo asunto", actor=at.secretary)

    answers = at_once(act)
    assert answers["done"] + answers.get("record_not_yours", 0) == CLIENTS
    assert list(queries.holders()) == []
    places = {queries.holder_of(each.record).to_office for each in queries.joined_to(into)}
    assert places <= {at.other}
    assert actions.link(record=into, to="OF 1-2026", kind=LinkKind.REPLY, actor=at.lawyer)
