"""What does verification cost a server, beside an empty view on the same server, behind the same middleware?

One worker, one connection that stays open, one request after the other; each request asks for another document.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from itertools import cycle, islice
from pathlib import Path

from bench import measure, served
from bench.world import World
from chancery.contexts.apostilles import actions
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base import ids

ROUNDS, BATCH, DOCUMENTS = 25, 60, 40
_WAIT = 30


def run(world: World) -> list[measure.Figure]:
    """At least half as many a second is the aim."""
    addresses = cycle([_issued(world) for _ in range(DOCUMENTS)])
    port = _free_port()
    server = subprocess.Popen(
        [
            str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "bench.served:application",
            "--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "1", "--no-ws",
        ],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONPATH": "src:."},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with closing(_connected(port)) as connection:
            taken = measure.in_turns(
                {
                    "verify": lambda: _ask(connection, list(islice(addresses, BATCH))),
                    "empty": lambda: _ask(connection, [served.ADDRESS] * BATCH),
                },
                rounds=ROUNDS,
            )
    finally:
        server.terminate()
        server.wait(_WAIT)
    return [
        measure.at_most(
            "pages",
            f"{BATCH} verifications by code : {BATCH} empty views",
            taken["verify"],
            taken["empty"],
            2,
        )
    ]


def _issued(world: World) -> str:
    apostille = actions.issue(
        request=factories.taken(world.at),
        actor=world.at.officer,
        signatory_ids=(world.signatory.id,),
        original_seen=True,
    )
    return f"/verificar/{ids.format_code(apostille.document.verification_code)}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        with suppress(ConnectionRefusedError):
            connection = socket.create_connection(("127.0.0.1", port), timeout=_WAIT)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
        time.sleep(0.2)
    raise RuntimeError("the server did not start")


def _ask(connection: socket.socket, addresses: Sequence[str]) -> None:
    """Each address in turn, the whole answer read before the next is asked for."""
    for address in addresses:
        connection.sendall(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        received = b""
        while b"\r\n\r\n" not in received:
            received += connection.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{address}: {head[:200]!r}")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        while len(body) < length:
            body += connection.recv(65536)
