"""Thirty-two heads sign at once, and workers share a batch: numbers without a gap, none given twice."""

import pytest

from chancery.contexts.memoranda import actions, jobs, queries
from chancery.contexts.memoranda.models import HeadSignature
from chancery.contexts.memoranda.rules import Kind
from chancery.contexts.memoranda.tests import factories
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents.models import Document
from chancery.kernel.ledger import verification
from chancery.kernel.ledger.models import Entry
from tests.concurrency.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
SIGNERS = 32
EACH = 2
KINDS = (Kind.MEMORANDUM, Kind.REPORT)


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

    assert at_once(work, SIGNERS) == {"done": SIGNERS}
    for kind in KINDS:
        ordinals = HeadSignature.objects.filter(kind=kind).values_list("ordinal", flat=True)
        assert sorted(ordinals) == list(range(1, SIGNERS + 1))
    assert list(queries.numbers()) == []
    assert list(verification.chains()) == []


def test_a_document_signed_by_thirty_two_at_once_is_signed_once() -> None:
    at = factories.ministry()
    document = factories.for_signature(at)
    answers = at_once(lambda _: actions.sign(document=document, version=1, actor=at.head), SIGNERS)
    assert answers == {"done": 1, "memoranda.wrong_standing": SIGNERS - 1}
    assert HeadSignature.objects.count() == Document.objects.count() == 1


def test_workers_that_share_a_batch_sign_each_once_in_its_order() -> None:
    at = factories.ministry()
    chosen = [(factories.for_signature(at), 1) for _ in range(12)]
    batch = actions.sign_many(chosen=chosen, actor=at.head)
    assert at_once(lambda _: jobs.sign_batch(batch_id=str(batch.pk)), 4) == {"done": 4}
    ordinals = [item.document.signature.ordinal for item in queries.items_of(batch)]
    assert ordinals == list(range(1, 13))


def test_workers_that_share_a_batch_refuse_each_once() -> None:
    """The batch's row is held while its first is looked at: else each worker would refuse the same one, and note it."""
    at = factories.ministry()
    chosen = [(factories.for_signature(at), 1) for _ in range(12)]
    batch = actions.sign_many(chosen=chosen, actor=at.head)
    for document, _ in chosen:
        actions.recall(document=document, actor=at.author)
    assert at_once(lambda _: jobs.sign_batch(batch_id=str(batch.pk)), 8) == {"done": 8}
    assert {item.is_signed for item in queries.items_of(batch)} == {False}
    noted = Entry.objects.filter(chain=batch.pk, verb="memoranda.refuse_item").order_by("position")
    assert noted.count() == len(chosen)
    assert list(verification.chains()) == []


def test_one_saves_and_the_others_are_told() -> None:
    at = factories.ministry()
    document = factories.drafted(at)
    texts = [factories.content(body=f"Texto {number}") for number in range(8)]
    answers = at_once(
        lambda number: actions.save(document=document, base=1, content=texts[number], actor=at.author), 8
    )
    assert answers == {"done": 1, "memoranda.changed_meanwhile": 7}
    assert queries.versions(document).count() == 2
