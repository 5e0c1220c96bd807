"""Does a client that others wrote, reading over HTTP, believe the log? And only while it is true?"""

import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from django.conf import settings
from django.db import connection
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tamperlog import ProofError, hash_leaf, verify_consistency, verify_inclusion
from tlog_scales.backend import HttpBackend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey
from tlog_scales.tiles import leaf_hash
from tlog_scales.tlog import Checkpoint

from chancery.kernel.ledger import actions, queries
from chancery.kernel.ledger.tests.factories import ACTOR, submit

APART = ".venv/outside/bin/python"
"""Where `make system` puts it."""
SIZES = (1, 255, 256, 257, 511, 700)


@pytest.fixture(autouse=True)
def _own_keys(settings: Settings, tmp_path: Path) -> None:
    settings.KEYS_URL = f"file://{tmp_path}"


@dataclass
class Outside:
    """A stranger with a tlog client and the log's address."""

    url: str
    reader: TilesReader
    vkey: Vkey

    def head(self) -> Checkpoint:
        """The newest checkpoint, once its signature holds and its root is what the tiles give."""
        head = self.reader.get_checkpoint()
        head.verify(self.vkey)
        assert self.reader.calculate_root_hash() == head.root_hash
        return head


@pytest.fixture
def outside(transactional_db: None, live_server: LiveServer) -> Iterator[Outside]:
    actions.sequence(actor=ACTOR)
    backend = HttpBackend(f"{live_server.url}/log")
    vkey = backend.get("vkey")
    assert vkey is not None
    yield Outside(f"{live_server.url}/log", TilesReader(backend), Vkey.from_string(vkey.decode().strip()))
    backend.session.close()
    _wait_for_the_server_to_let_go()


def _wait_for_the_server_to_let_go() -> None:
    """Its threads close their database connections a moment after the client hangs up; only then may it be dropped."""
    until = time.monotonic() + 10
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.02)


def test_an_outside_client_follows_the_log_as_it_grows(outside: Outside) -> None:
    previous, documents = outside.head(), 0
    assert previous.size == 0
    for size in SIZES:
        submit(size - documents)
        documents = size
        actions.sequence(actor=ACTOR)
        head = outside.head()
        assert head.size == size
        if previous.size:
            proof = outside.reader.get_consistency_proof(previous.size, size)
            proof.check(previous.root_hash, head.root_hash)
            assert proof.node_hashes == list(queries.consistency(previous.size, size))
        previous = head


def test_an_outside_client_reads_and_proves_each_entry(outside: Outside) -> None:
    ids = submit(300)
    actions.sequence(actor=ACTOR)
    head = outside.head()
    for index in (0, 1, 255, 256, 299):
        entry = outside.reader.get_entry(index)
        proof = outside.reader.get_inclusion_proof(index, head.size)
        proof.check(leaf_hash(entry), head.root_hash)
        ours = queries.inclusion(ids[index])
        assert ours is not None
        assert (ours.index, ours.statement, list(ours.proof)) == (index, entry, proof.node_hashes)


def test_another_outside_program_believes_our_proofs_and_no_other(outside: Outside) -> None:
    """Not the one that reads tiles: it is handed the proofs as we give them, and knows only RFC 6962."""
    ids, heads = submit(1), []
    for more in (2, 253, 2, 41):
        actions.sequence(actor=ACTOR)
        heads.append(outside.head())
        ids += submit(more)
    last = heads[-1]
    for older in heads[:-1]:
        proof = list(queries.consistency(older.size, last.size))
        verify_consistency(older.size, older.root_hash, last.size, last.root_hash, proof)
        with pytest.raises(ProofError):
            verify_consistency(older.size, hash_leaf(b"otro"), last.size, last.root_hash, proof)
    for index in (0, 1, 128, last.size - 1):
        ours = queries.inclusion(ids[index])
        assert ours is not None
        proof = list(ours.proof)
        verify_inclusion(ours.index, last.size, hash_leaf(ours.statement), proof, last.root_hash)
        with pytest.raises(ProofError):
            verify_inclusion(ours.index, last.size, hash_leaf(b"otro"), proof, last.root_hash)


def test_a_third_program_run_from_outside_believes_head_entries_and_growth(
    outside: Outside, tmp_path: Path
) -> None:
    """It trusts nothing but the key that it is handed, and asks for tiles over HTTP as anyone would."""
    key = requests.get(f"{outside.url}/vkey", timeout=10).text.strip()

    def run(*words: str) -> tuple[int, str]:
        command = [
            str(settings.ROOT / APART),
            "-m",
            "aics_tlog",
            *words,
            "--tiles",
            outside.url,
            "--log-key",
            key,
        ]
        said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        return said.returncode, said.stdout + said.stderr

    submit(260)
    actions.sequence(actor=ACTOR)
    older = tmp_path / "older"
    older.write_bytes(requests.get(f"{outside.url}/checkpoint", timeout=10).content)
    ids = submit(45)
    actions.sequence(actor=ACTOR)
    ours = queries.inclusion(ids[-1])
    assert ours is not None
    entry, other = tmp_path / "entry", tmp_path / "other"
    entry.write_bytes(ours.statement)
    other.write_bytes(b"otro")
    index = str(ours.index)
    good, told = run("verify-inclusion", "--index", index, "--leaf", str(entry))
    assert good == 0, told
    assert run("verify-inclusion", "--index", index, "--leaf", str(other))[0] != 0
    good, told = run("verify-consistency", "--old-checkpoint", str(older))
    assert good == 0, told


def test_an_outside_client_refuses_a_log_whose_tile_was_changed(outside: Outside) -> None:
    submit(5)
    actions.sequence(actor=ACTOR)
    outside.head()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_edge SET hashes = sha256('x') || substr(hashes, 33)")
    fresh = TilesReader(outside.reader.backend)
    head = fresh.get_checkpoint()
    assert fresh.calculate_root_hash() != head.root_hash


def test_what_never_changes_is_kept_by_caches_and_what_changes_is_not(outside: Outside) -> None:
    submit(257)
    actions.sequence(actor=ACTOR)
    for path, content_type, cached in (
        ("checkpoint", "text/plain; charset=utf-8", "public, max-age=5"),
        ("vkey", "text/plain; charset=utf-8", "public, max-age=5"),
        ("tile/0/000", "application/octet-stream", "public, max-age=31536000, immutable"),
        ("tile/0/001.p/1", "application/octet-stream", "public, max-age=31536000, immutable"),
        ("tile/1/000.p/1", "application/octet-stream", "public, max-age=31536000, immutable"),
        ("tile/entries/000", "application/octet-stream", "public, max-age=31536000, immutable"),
    ):
        answer = requests.get(f"{outside.url}/{path}", allow_redirects=False, timeout=10)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, content_type), path
        assert answer.headers["Cache-Control"] == cached
        assert "Set-Cookie" not in answer.headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "tile/0/001",
        "tile/0/000.p/2",
        "tile/0/0",
        "tile/0/000/",
        "tile/9/000",
        "tile/entries/000.p/2",
        "tile/",
    ],
)
def test_what_is_not_there_yet_is_not_remembered_as_missing(client: Client, path: str) -> None:
    submit(1)
    actions.sequence(actor=ACTOR)
    assert client.get("/log/tile/0/000.p/1").status_code == 200
    answer = client.get(f"/log/{path}")
    assert answer.status_code == 404
    assert "max-age" not in answer.headers.get("Cache-Control", "")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["checkpoint", "vkey"])
def test_before_its_first_head_the_log_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"/log/{path}").status_code == 404
    actions.sequence(actor=ACTOR)
    assert client.get(f"/log/{path}").status_code == 200
    assert client.post(f"/log/{path}").status_code == 405
