"""Can what was recorded be changed, lost or counted twice?"""

import threading
import uuid
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from chancery.kernel.base.actor import system_actor
from chancery.kernel.ledger import actions, merkle, queries, tree, verification
from chancery.kernel.ledger.models import Checkpoint, Entry, Leaf, NumberSeries

ACTOR = system_actor("Prueba")


def act(chain: uuid.UUID, verb: str = "example.act") -> Entry:
    return actions.record(chain=chain, verb=verb, actor=ACTOR, facts={"n": 1})


@pytest.mark.django_db
def test_a_chain_links_each_entry_to_the_one_before() -> None:
    chain = uuid.uuid4()
    first, second = act(chain), act(chain)
    assert (first.position, second.position) == (0, 1)
    assert first.previous_hash == actions.GENESIS
    assert second.previous_hash == first.hash
    assert list(verification.chains()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE ledger_entry SET verb = 'x'", "DELETE FROM ledger_entry"])
def test_the_database_refuses_to_change_an_entry(statement: str) -> None:
    act(uuid.uuid4())
    with pytest.raises(IntegrityError, match="can only be added to"), connection.cursor() as cursor:
        cursor.execute(statement)


def tampered(statement: str) -> list[str]:
    """What the verification says after somebody with the owner's rights switched the guard off."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_forbid_change")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_forbid_change")
    return list(verification.chains())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE ledger_entry SET facts = '{}' WHERE position = 1", "no corresponde a su huella"),
        ("DELETE FROM ledger_entry WHERE position = 1", "falta el asiento 1"),
        ("UPDATE ledger_entry SET previous_hash = repeat('1', 64) WHERE position = 2", "no enlaza"),
    ],
)
def test_tampering_behind_the_guard_is_found(statement: str, words: str) -> None:
    chain = uuid.uuid4()
    for _ in range(3):
        act(chain)
    assert list(verification.chains()) == []
    assert any(words in fault for fault in tampered(statement))
    with pytest.raises(CommandError, match="faltas"):
        call_command("verify_ledger", stdout=StringIO())


def in_threads(count: int, work: Callable[[int], None]) -> None:
    def run(number: int) -> None:
        try:
            work(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_under_sixteen_clients_some_of_whom_fail() -> None:
    taken: list[int] = []

    def work(number: int) -> None:
        for attempt in range(6):
            try:
                with transaction.atomic():
                    ordinal = actions.next_ordinal(series="TST", year=2026)
                    if (number + attempt) % 3 == 0:
                        raise RuntimeError
                taken.append(ordinal)
            except RuntimeError:
                continue

    in_threads(16, work)
    assert sorted(taken) == list(range(1, len(taken) + 1))
    assert NumberSeries.objects.get(series="TST").last == len(taken)


@pytest.mark.django_db(transaction=True)
def test_one_chain_written_by_sixteen_clients_stays_one_chain() -> None:
    chain = uuid.uuid4()
    in_threads(16, lambda _: [act(chain) for _ in range(4)] and None)
    assert Entry.objects.filter(chain=chain).count() == 64
    assert list(verification.chains()) == []


def submit(count: int) -> list[uuid.UUID]:
    ids = [uuid.uuid4() for _ in range(count)]
    for number, document_id in enumerate(ids):
        actions.submit(document_id=document_id, statement=f"statement {number}".encode())
    return ids


@pytest.mark.django_db
def test_the_log_grows_in_order_and_proves_each_statement() -> None:
    first = submit(300)
    assert actions.sequence(actor=ACTOR) == 300
    old = queries.checkpoint()
    second = submit(5)
    assert actions.sequence(actor=ACTOR) == 5
    assert actions.sequence(actor=ACTOR) == 0
    head = queries.checkpoint()
    assert old is not None
    assert head is not None
    assert (old.size, head.size) == (300, 305)
    for document_id in (first[0], first[255], first[256], first[299], second[4]):
        found = queries.inclusion(document_id)
        assert found is not None
        leaf = merkle.leaf_hash(found.statement)
        assert merkle.root_from_inclusion(leaf, found.index, 305, found.proof) == bytes(head.root)
    grown = merkle.roots_from_consistency(300, 305, bytes(old.root), queries.consistency(300, 305))
    assert grown == (bytes(old.root), bytes(head.root))
    assert list(verification.public_log()) == []
    assert tree.tile(1, 0, 1) is not None


@pytest.mark.django_db
def test_a_leaf_changed_behind_the_guard_is_found() -> None:
    submit(3)
    actions.sequence(actor=ACTOR)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_leaf DISABLE TRIGGER ledger_leaf_forbid_change")
        cursor.execute("UPDATE ledger_leaf SET statement = 'other' WHERE index = 1")
        cursor.execute("ALTER TABLE ledger_leaf ENABLE TRIGGER ledger_leaf_forbid_change")
    assert any("la hoja 1" in fault for fault in verification.public_log())
    assert Leaf.objects.count() == 3
    assert Checkpoint.objects.count() == 1
