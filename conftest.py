"""What every test stands on: a real PostgreSQL of its own, a network closed but for loopback, a quiet clock."""

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_ROOT = Path(__file__).parent
_VAR = Path(os.environ.setdefault("CHANCERY_VAR", tempfile.mkdtemp(prefix="chancery-test-")))
os.environ.setdefault("CHANCERY_SECRET_KEY", "only-for-tests")


def _start_database() -> None:
    """One server for the run: made by the first process, found through the environment by xdist's workers."""
    if "DATABASE_URL" in os.environ:
        return
    from chancery.config.postgres import OWNER, Cluster

    _VAR.chmod(0o755)
    cluster = Cluster(_VAR / "postgres", fsync=False)
    cluster.ensure_running()
    os.environ["DATABASE_URL"] = cluster.url(OWNER)

    def end() -> None:
        cluster.stop()
        shutil.rmtree(cluster.socket_folder, ignore_errors=True)
        shutil.rmtree(_VAR, ignore_errors=True)

    atexit.register(end)


_start_database()

_connect = socket.socket.connect


def _guarded_connect(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise RuntimeError(f"the network is closed in tests: {address[0]}")
    _connect(self, address)


@pytest.fixture(autouse=True, scope="session")
def _closed_network() -> Iterator[None]:
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign,assignment]
    yield
    socket.socket.connect = _connect  # type: ignore[method-assign]
