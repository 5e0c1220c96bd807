"""Thirty-two heads sign at once, and workers share a batch: numbers without a gap, none given twice."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection

from chancery.contexts.memoranda import actions, jobs, queries
from chancery.contexts.memoranda.models import HeadSignature
from chancery.contexts.memoranda.rules import Kind
from chancery.contexts.memoranda.tests import factories
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Refusal
from chancery.kernel.documents.models import Document
from chancery.kernel.ledger import verification

pytestmark = pytest.mark.django_db(transaction=True)
SIGNERS = 32
EACH = 2
KINDS = (Kind.MEMORANDUM, Kind.REPORT)


def at_once(workers: int, work: Callable[[int], object]) -> Counter[str]:
    """What each worker is answered: «done», or the code of its refusal."""
    answers: Counter[str] = Counter()
    together = threading.Barrier(workers)

    def run(number: int) -> None:
        together.wait()
        try:
            work(number)
            answers["done"] += 1
        except Refusal as refusal:
            answers[refusal.code] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_thirty_two_signers_leave_no_gap() -> None:
    at = factories.ministry()
    heads: list[Actor] = [factories.serving(at.ogi, Role.SUPERVISOR, "Firma") for _ in range(SIGNERS)]
    waiting = [
        [factories.for_signature(at, kind=KINDS[(number + turn) % 2]) for turn in range(EACH)]
        for number in range(SIGNERS)
    ]

    def work(number: int) -> None:
        for document in waiting[number]:
            actions.sign(document=document, version=1, actor=heads[number])

    assert at_once(SIGNERS, work) == {"done": SIGNERS}
    for kind in KINDS:
        ordinals = HeadSignature.objects.filter(kind=kind).values_list("ordinal", flat=True)
        assert sorted(ordinals) == list(range(1, SIGNERS + 1))
    assert list(queries.numbers()) == []
    assert list(verification.chains()) == []


def test_a_document_signed_by_thirty_two_at_once_is_signed_once() -> None:
    at = factories.ministry()
    document = factories.for_signature(at)
    answers = at_once(SIGNERS, lambda _: actions.sign(document=document, version=1, actor=at.head))
    assert answers == {"done": 1, "memoranda.wrong_standing": SIGNERS - 1}
    assert HeadSignature.objects.count() == Document.objects.count() == 1


def test_workers_that_share_a_batch_sign_each_once_in_its_order() -> None:
    at = factories.ministry()
    chosen = [(factories.for_signature(at), 1) for _ in range(12)]
    batch = actions.sign_many(chosen=chosen, actor=at.head)
    assert at_once(4, lambda _: jobs.sign_batch(batch_id=str(batch.pk))) == {"done": 4}
    ordinals = [item.document.signature.ordinal for item in queries.items_of(batch)]
    assert ordinals == list(range(1, 13))


def test_one_saves_and_the_others_are_told() -> None:
    at = factories.ministry()
    document = factories.drafted(at)
    texts = [factories.content(body=f"Texto {number}") for number in range(8)]
    answers = at_once(
        8, lambda number: actions.save(document=document, base=1, content=texts[number], actor=at.author)
    )
    assert answers == {"done": 1, "memoranda.changed_meanwhile": 7}
    assert queries.versions(document).count() == 2
