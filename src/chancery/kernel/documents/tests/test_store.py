"""Is what was stored there afterwards, in a folder and in a bucket; and is a store that is down told apart from a loss?"""

import uuid
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from chancery.kernel.documents.store import BucketStore, FolderStore, Store, StoreUnavailable, open_store

UPLOAD = uuid.UUID(int=7)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[BucketStore, Callable[[], None]]]:
    """A bucket at a server that speaks S3, and how to stop that server."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "prueba")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "prueba")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    opened = open_store(f"s3://archivo-{port}?endpoint=http://{host}:{port}&region=sa-east-1")
    assert isinstance(opened, BucketStore)
    place = {"LocationConstraint": "sa-east-1"}
    opened.client.create_bucket(Bucket=opened.bucket, CreateBucketConfiguration=place)
    yield opened, server.stop
    server.stop()


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return open_store(f"file://{tmp_path}")
    opened: Store = request.getfixturevalue("bucket")[0]
    return opened


def test_bytes_are_found_under_their_hash(store: Store) -> None:
    name = store.put(b"contenido")
    assert name == sha256(b"contenido").hexdigest()
    assert store.get(name) == b"contenido"
    assert store.exists(name)
    assert store.put(b"contenido") == name


def test_what_was_never_stored_is_not_there(store: Store) -> None:
    assert not store.exists(sha256(b"nada").hexdigest())
    with pytest.raises(StoreUnavailable):
        store.get(sha256(b"nada").hexdigest())


def test_what_is_removed_is_gone_and_may_come_again(store: Store) -> None:
    name = store.put(b"pasajero")
    store.remove(name)
    store.remove(name)
    assert not store.exists(name)
    store.put(b"pasajero")
    assert store.get(name) == b"pasajero"


def test_a_part_is_written_again_and_removed_again(store: Store) -> None:
    store.write_part(UPLOAD, 0, b"uno")
    store.write_part(UPLOAD, 0, b"otro")
    store.write_part(UPLOAD, 4, b"dos")
    assert (store.read_part(UPLOAD, 0), store.read_part(UPLOAD, 4)) == (b"otro", b"dos")
    store.remove_part(UPLOAD, 0)
    store.remove_part(UPLOAD, 0)
    with pytest.raises(StoreUnavailable):
        store.read_part(UPLOAD, 0)
    assert store.read_part(UPLOAD, 4) == b"dos"


def every_act(store: Store) -> list[Callable[[], object]]:
    return [
        lambda: store.put(b"contenido"),
        lambda: store.get("ab" * 32),
        lambda: store.write_part(UPLOAD, 0, b"uno"),
        lambda: store.read_part(UPLOAD, 0),
        lambda: store.remove_part(UPLOAD, 0),
    ]


def test_a_bucket_that_does_not_answer_is_unavailable(
    bucket: tuple[BucketStore, Callable[[], None]],
) -> None:
    store, stop = bucket
    name = store.put(b"contenido")
    stop()
    for act in every_act(store):
        with pytest.raises(StoreUnavailable) as refusal:
            act()
        assert "No se perdió nada" in str(refusal.value)
    with pytest.raises(StoreUnavailable):
        store.exists(name)


def test_a_bucket_that_is_not_ours_is_unavailable(bucket: tuple[BucketStore, Callable[[], None]]) -> None:
    store = bucket[0]
    store.bucket = "otro"
    for act in every_act(store)[:2]:
        with pytest.raises(StoreUnavailable):
            act()


def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for act in every_act(FolderStore(tmp_path / "file")):
        with pytest.raises(StoreUnavailable):
            act()


def test_an_address_that_no_store_speaks_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="ftp"):
        open_store("ftp://archivo")
