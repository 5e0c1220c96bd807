"""Does the public log hold what was submitted, once, in order, under one key?"""

import stat
import uuid
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from chancery.kernel.ledger import actions, keys, merkle, notes, queries, tiles, tree, verification
from chancery.kernel.ledger.models import Checkpoint, Entry, Leaf, Submission
from chancery.kernel.ledger.tests.factories import ACTOR, guard_off, in_threads, submit


@pytest.fixture(autouse=True)
def _own_keys(settings: Settings, tmp_path: Path) -> None:
    settings.KEYS_URL = f"file://{tmp_path}"


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
    placed = Leaf.objects.order_by("index").values_list("document_id", flat=True)
    assert list(placed) == first + second
    assert list(verification.public_log()) == []


@pytest.mark.django_db
def test_the_log_begins_empty_and_signed() -> None:
    assert queries.checkpoint() is None
    assert list(verification.public_log()) == []
    assert actions.sequence(actor=ACTOR) == 0
    head = queries.checkpoint()
    assert head is not None
    assert notes.verify(head.note, queries.vkey()) == notes.Head("127.0.0.1:8000/log", 0, merkle.EMPTY_ROOT)
    assert list(verification.public_log()) == []


@pytest.mark.django_db
def test_batches_continue_where_the_last_one_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH", 100)
    ids = submit(250)
    assert [actions.sequence(actor=ACTOR) for _ in range(4)] == [100, 100, 50, 0]
    assert list(Checkpoint.objects.order_by("size").values_list("size", flat=True)) == [100, 200, 250]
    assert list(Leaf.objects.order_by("index").values_list("document_id", flat=True)) == ids
    assert list(verification.public_log()) == []


@pytest.mark.django_db(transaction=True)
def test_sequencers_and_submitters_at_once_lose_nothing_and_place_nothing_twice() -> None:
    def work(number: int) -> None:
        if number % 2:
            submit(10)
        actions.sequence(actor=ACTOR)

    in_threads(16, work)
    actions.sequence(actor=ACTOR)
    assert list(Leaf.objects.order_by("index").values_list("index", flat=True)) == list(range(80))
    assert not Submission.objects.exists()
    assert list(verification.public_log()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("is_placed", [False, True])
def test_a_document_has_one_entry(is_placed: bool) -> None:
    (document_id,) = submit(1)
    if is_placed:
        actions.sequence(actor=ACTOR)
    with pytest.raises(actions.AlreadySubmitted):
        actions.submit(document_id=document_id, statement=b"again")
    actions.submit(document_id=uuid.uuid4(), statement=b"another")


@pytest.mark.django_db
def test_a_statement_fits_in_a_bundle() -> None:
    actions.submit(document_id=uuid.uuid4(), statement=b"x" * tiles.MAX_ENTRY)
    with pytest.raises(ValueError, match="at most 65535"):
        actions.submit(document_id=uuid.uuid4(), statement=b"x" * (tiles.MAX_ENTRY + 1))
    actions.sequence(actor=ACTOR)
    assert queries.tile(tiles.Place(None, 0, 1)) == b"\xff\xff" + b"x" * tiles.MAX_ENTRY


@pytest.mark.django_db
def test_an_act_that_rolls_back_leaves_nothing_to_place() -> None:
    with transaction.atomic():
        submit(1)
        transaction.set_rollback(True)
    assert not Submission.objects.exists()


@pytest.mark.django_db
def test_the_key_is_made_once_for_its_owner_alone_and_the_act_is_recorded(tmp_path: Path) -> None:
    vkey = actions.ensure_log_key(actor=ACTOR)
    assert actions.ensure_log_key(actor=ACTOR) == vkey
    assert stat.S_IMODE((tmp_path / "log.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["log.key"]
    made = Entry.objects.get(chain=actions.PUBLIC_LOG)
    assert made.verb == "ledger.make_log_key"
    assert vkey in made.facts


@pytest.mark.django_db(transaction=True)
def test_processes_that_make_the_key_at_once_agree_on_one() -> None:
    in_threads(8, lambda _: actions.ensure_log_key(actor=ACTOR))
    assert Entry.objects.filter(chain=actions.PUBLIC_LOG).count() == 1


@pytest.mark.django_db
def test_the_log_keeps_its_name_when_the_platform_moves(settings: Settings) -> None:
    submit(1)
    actions.sequence(actor=ACTOR)
    settings.BASE_URL = "https://elsewhere.example"
    submit(1)
    actions.sequence(actor=ACTOR)
    head = queries.checkpoint()
    assert head is not None
    assert head.note.startswith("127.0.0.1:8000/log\n2\n")


@pytest.mark.django_db
def test_a_lost_key_is_not_replaced_and_another_key_does_not_go_on(tmp_path: Path) -> None:
    submit(1)
    actions.sequence(actor=ACTOR)
    submit(1)
    kept = (tmp_path / "log.key").read_text()
    (tmp_path / "log.key").unlink()
    with pytest.raises(keys.LogKeyMissing):
        actions.sequence(actor=ACTOR)
    assert any("no está disponible" in fault for fault in verification.public_log())
    keys.make()
    with pytest.raises(actions.LogKeyChanged):
        actions.sequence(actor=ACTOR)
    assert any("firma no es válida" in fault for fault in verification.public_log())
    (tmp_path / "log.key").write_text(kept)
    assert actions.sequence(actor=ACTOR) == 1
    assert list(verification.public_log()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "statement", "words"),
    [
        ("ledger_leaf", "UPDATE ledger_leaf SET statement = 'other' WHERE index = 1", "la hoja 1 no corresponde"),
        ("ledger_leaf", "DELETE FROM ledger_leaf WHERE index = 7", "falta la hoja 7"),
        ("ledger_leaf", "DELETE FROM ledger_leaf WHERE index >= 299", "su raíz no corresponde"),
        ("ledger_checkpoint", "DELETE FROM ledger_checkpoint WHERE size = 300", "la última cabecera firmada es de 260"),
        ("ledger_checkpoint", "UPDATE ledger_checkpoint SET root = sha256('x') WHERE size = 260", "dice otra cosa"),
        ("ledger_checkpoint", "UPDATE ledger_checkpoint SET note = replace(note, '260', '261')", "firma no es válida"),
        ("ledger_tile", "UPDATE ledger_tile SET hashes = sha256('x') || substr(hashes, 33)", "la hoja 0 no corresponde"),
        ("ledger_tile", "DELETE FROM ledger_tile", "falta el bloque 0/0"),
        ("ledger_edge", "UPDATE ledger_edge SET hashes = sha256('x') WHERE level = 1", "el nodo 0 del nivel 1"),
        ("ledger_edge", "UPDATE ledger_edge SET hashes = hashes || sha256('x') WHERE level = 0", "no tiene el tamaño"),
        ("ledger_edge", "DELETE FROM ledger_edge WHERE level = 0", "falta el bloque 0/1"),
        ("ledger_tile", "INSERT INTO ledger_tile (level, index, hashes) VALUES (0, 9, '')", "bloques completos"),
    ],
)  # fmt: skip
def test_each_thing_changed_behind_the_guard_is_found(table: str, statement: str, words: str) -> None:
    for count in (260, 40):
        submit(count)
        actions.sequence(actor=ACTOR)
    assert list(verification.public_log()) == []
    with connection.cursor() as cursor:
        if table == "ledger_edge":
            cursor.execute(statement)
        else:
            with guard_off(table):
                cursor.execute(statement)
    faults = list(verification.public_log())
    assert any(words in fault for fault in faults), faults


@pytest.mark.django_db
def test_a_whole_history_forged_with_the_guards_off_does_not_match_the_signed_heads() -> None:
    submit(3)
    actions.sequence(actor=ACTOR)
    with connection.cursor() as cursor, guard_off("ledger_leaf"):
        cursor.execute("UPDATE ledger_leaf SET statement = 'forged' WHERE index = 2")
        forged = [
            merkle.leaf_hash(bytes(s))
            for s in Leaf.objects.order_by("index").values_list("statement", flat=True)
        ]
        cursor.execute("UPDATE ledger_edge SET hashes = %s", [b"".join(forged)])
    assert list(verification.public_log()) == [
        "registro público, cabecera de 3 hojas: su raíz no corresponde a las hojas, ni las siguientes"
    ]


@pytest.mark.django_db
def test_no_tile_reaches_beyond_the_signed_log() -> None:
    submit(300)
    actions.sequence(actor=ACTOR)
    assert tree.size() == 300
    for place, is_there in (
        (tiles.Place(0, 0), True),
        (tiles.Place(0, 0, 255), True),
        (tiles.Place(0, 1, 44), True),
        (tiles.Place(0, 1, 45), False),
        (tiles.Place(0, 1), False),
        (tiles.Place(1, 0, 1), True),
        (tiles.Place(1, 0, 2), False),
        (tiles.Place(None, 1, 44), True),
        (tiles.Place(None, 1, 45), False),
        (tiles.Place(None, 2**54, 1), False),
        (tiles.Place(63, 0, 1), False),
    ):
        assert (queries.tile(place) is not None) == is_there, place
