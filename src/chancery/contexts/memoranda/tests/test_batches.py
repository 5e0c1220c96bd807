"""Are many documents signed at one command, all of them, once, and in order, whatever dies meanwhile?"""

from datetime import timedelta

import pytest
from django.db import connection

from chancery.contexts.memoranda import actions, jobs, queries
from chancery.contexts.memoranda.actions import batches
from chancery.contexts.memoranda.models import HeadSignature, SigningBatch
from chancery.contexts.memoranda.rules import Motive, State
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.documents.signing import SignerUnavailable
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.models import RoleHeld

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM = system_actor("prueba")


class Killed(BaseException):
    """The process died here."""


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def asked(at: Ministry, number: int, **options: object) -> SigningBatch:
    chosen = [(document, 1) for document in (factories.for_signature(at) for _ in range(number))]
    return actions.sign_many(chosen=chosen, actor=at.head, **options)  # type: ignore[arg-type]


def waiting_jobs(batch: SigningBatch) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo' "
            "AND args->>'batch_id' = %s",
            [actions.TASK, str(batch.pk)],
        )
        return int(cursor.fetchone()[0])


def test_all_are_signed_in_order_and_sent(at: Ministry) -> None:
    batch = asked(at, 5, motive=Motive.CONFORMITY, dispatches=True)
    assert waiting_jobs(batch) == 1
    jobs.sign_batch(batch_id=str(batch.pk))
    items = list(queries.items_of(batch))
    assert [item.document.signature.ordinal for item in items] == [1, 2, 3, 4, 5]
    assert {item.document.state for item in items} == {State.DISPATCHED}
    assert {item.document.signature.motive for item in items} == {Motive.CONFORMITY}
    batch.refresh_from_db()
    assert batch.finished_at is not None
    jobs.sign_batch(batch_id=str(batch.pk))
    assert HeadSignature.objects.count() == 5


@pytest.mark.parametrize("where", ["before", "within"])
def test_killed_half_way_it_goes_on_where_it_stopped(
    at: Ministry, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Between two documents, and after a document was signed and before its transaction ended."""
    batch = asked(at, 7)
    finish = batches._finish_item
    done: list[object] = []

    def dies(item: object, **outcome: object) -> None:
        if len(done) == 3:
            raise Killed
        done.append(item)
        finish(item, **outcome)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        if where == "within":
            broken.setattr(batches, "_finish_item", dies)
            with pytest.raises(Killed):
                jobs.sign_batch(batch_id=str(batch.pk))
        else:
            for _ in range(3):
                assert actions.sign_next(batch=batch, actor=SYSTEM)
    assert queries.progress_of(batch) == {"all": 7, "signed": 3, "refused": 0, "waiting": 4, "done": 3}
    assert HeadSignature.objects.count() == 3
    with clock.advanced(timedelta(minutes=5)):
        assert list(queries.quiet_batches(clock.now() - timedelta(minutes=2))) == [batch]
        jobs.resume_batches(timestamp=0)
        jobs.resume_batches(timestamp=0)
    assert waiting_jobs(batch) == 1
    jobs.sign_batch(batch_id=str(batch.pk))
    ordinals = [item.document.signature.ordinal for item in queries.items_of(batch)]
    assert ordinals == [1, 2, 3, 4, 5, 6, 7]
    assert list(queries.numbers()) == []
    assert not queries.quiet_batches(clock.now() + timedelta(hours=1)).exists()


def test_one_that_may_not_be_signed_says_why_and_stops_no_other(at: Ministry) -> None:
    batch = asked(at, 3)
    second = list(queries.items_of(batch))[1].document
    actions.recall(document=second, actor=at.author)
    jobs.sign_batch(batch_id=str(batch.pk))
    outcomes = [(item.is_signed, item.refusal) for item in queries.items_of(batch)]
    refusal = "El documento está en «Borrador»: ahora no se puede hacer eso."
    assert outcomes == [(True, ""), (False, refusal), (True, "")]
    assert [each.ordinal for each in HeadSignature.objects.order_by("ordinal")] == [1, 2]


def test_what_was_changed_after_the_head_saw_it_is_not_signed(at: Ministry) -> None:
    batch = asked(at, 1)
    document = queries.items_of(batch).get().document
    actions.recall(document=document, actor=at.author)
    actions.save(document=document, base=1, content=factories.content(), actor=at.author)
    actions.send_to_review(document=document, base=2, actor=at.author)
    jobs.sign_batch(batch_id=str(batch.pk))
    assert queries.items_of(batch).get().is_signed is False
    assert not HeadSignature.objects.exists()


def test_a_role_that_ended_meanwhile_signs_nothing(at: Ministry) -> None:
    batch = asked(at, 1)
    RoleHeld.objects.filter(person=factories.person_of(at.head)).update(valid_until=clock.today())
    jobs.sign_batch(batch_id=str(batch.pk))
    assert queries.items_of(batch).get().refusal.startswith("Esta acción corresponde a")


def test_a_signer_that_is_down_is_waited_for(at: Ministry, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = asked(at, 2)

    def down(*_: object, **__: object) -> bytes:
        raise SignerUnavailable

    with monkeypatch.context() as broken:
        broken.setattr("chancery.kernel.documents.signing.sign", down)
        with pytest.raises(SignerUnavailable):
            jobs.sign_batch(batch_id=str(batch.pk))
    assert queries.progress_of(batch)["waiting"] == 2
    jobs.sign_batch(batch_id=str(batch.pk))
    assert queries.progress_of(batch)["signed"] == 2


def test_who_may_ask_and_for_how_many(at: Ministry, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [(factories.for_signature(at), 1) for _ in range(2)]
    with pytest.raises(RoleMissing):
        actions.sign_many(chosen=chosen, actor=at.author)
    with pytest.raises(actions.NoneChosen):
        actions.sign_many(chosen=[], actor=at.head)
    with monkeypatch.context() as small:
        small.setattr(batches, "LARGEST", 1)
        with pytest.raises(actions.BatchTooLarge):
            actions.sign_many(chosen=chosen, actor=at.head)
    batch = actions.sign_many(chosen=chosen, actor=at.head)
    with pytest.raises(RoleMissing):
        actions.sign_next(batch=batch, actor=at.head)
    assert actions.sign_next(batch=batch, actor=SYSTEM)


def test_a_batch_is_its_head_s(at: Ministry) -> None:
    batch = asked(at, 1)
    assert queries.batch(batch.pk, actor=at.head) == batch
    other: Actor = factories.serving(at.ogi, Role.SUPERVISOR)
    with pytest.raises(queries.BatchNotFound):
        queries.batch(batch.pk, actor=other)
