"""What every test stands on: a network closed but for the loopback."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

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
