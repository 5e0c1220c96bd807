"""At once: a file is handed over once, and what is held in time is not disposed of."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from chancery.contexts.retention import actions
from chancery.contexts.retention.models import Hold, TransferItem
from chancery.contexts.retention.rules import Place
from chancery.contexts.retention.tests import factories
from chancery.kernel.base.errors import Refusal
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_sixteen_list_stands_in_one_inventory_and_is_received_once() -> None:
    at = factories.ministry()
    file = factories.classified(at)
    answers = at_once(lambda _: factories.listed(at, file))
    assert answers == {"done": 1, "not_due_for_transfer": CLIENTS - 1}
    item = factories.item_of(TransferItem.objects.get().transfer)
    answers = at_once(lambda _: actions.receive(item=item, actor=at.archivist))
    assert answers == {"done": 1, "transfer_item_decided": CLIENTS - 1}


def answer_after(first: Callable[[], object], second: Callable[[], object]) -> str:
    """What the second is answered that begins while the first's transaction is open: «done», or its refusal's code."""
    answers: list[str] = []
    is_under_way, is_waiting = threading.Event(), threading.Event()

    def begin() -> None:
        with transaction.atomic():
            first()
            is_under_way.set()
            is_waiting.wait(10)
            threading.Event().wait(0.5)  # the second reaches the lock meanwhile
        connection.close()

    def follow() -> None:
        is_under_way.wait(30)
        is_waiting.set()
        try:
            second()
            answers.append("done")
        except Refusal as refusal:
            answers.append(refusal.code)
        connection.close()

    threads = [threading.Thread(target=work) for work in (begin, follow)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    [answer] = answers
    return answer


@pytest.mark.parametrize("is_of_series", [False, True])
def test_a_disposal_waits_for_a_hold_under_way_and_leaves_the_file(is_of_series: bool) -> None:
    at = factories.ministry()
    file, other = factories.in_archive(at), factories.in_archive(at)
    if is_of_series:
        actions.reclassify(file=other, series="COR-02", reason="Es una carta", actor=at.archivist)
    proposal = factories.authorised(at, file, other)
    answer = answer_after(
        lambda: factories.held(
            at, None if is_of_series else file, series=file.rule.code if is_of_series else ""
        ),
        lambda: actions.dispose(proposal=proposal, actor=at.archivist),
    )
    assert answer == "done"
    assert Hold.objects.filter(lifted_at=None).count() == 1
    assert [factories.fresh(each).place for each in (file, other)] == [Place.ARCHIVE, Place.DISPOSED]


def test_a_hold_waits_for_a_disposal_under_way_and_is_told_that_it_comes_too_late() -> None:
    at = factories.ministry()
    file, other = factories.in_archive(at), factories.in_archive(at)
    proposal = factories.authorised(at, file)
    answer = answer_after(
        lambda: actions.dispose(proposal=proposal, actor=at.archivist), lambda: factories.held(at, file)
    )
    assert answer == actions.HoldTooLate.code
    assert list(Hold.objects.all()) == []
    factories.held(at, other)
    assert factories.fresh(file).place == Place.DISPOSED
