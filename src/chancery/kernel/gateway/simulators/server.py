"""How simulated partners are served: one real HTTP server, one prefix a partner, no Django and no database.

A simulator is a class with a `prefix` and a `handle` method. It knows nothing of the platform but what the
partner it stands for would know, and it is never imported by the product's own code.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """What came in; `path` is relative to the simulator's prefix."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    base_url: str

    def form(self) -> dict[str, str]:
        return {key: values[0] for key, values in parse_qs(self.body.decode()).items()}

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Response:
    """What goes out."""

    status: int = 200
    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_json(cls, value: Any, status: int = 200) -> "Response":
        return cls(status, json.dumps(value).encode(), "application/json")

    @classmethod
    def redirect(cls, url: str) -> "Response":
        return cls(303, headers={"Location": url})


class Simulator(Protocol):
    """One partner."""

    @property
    def prefix(self) -> str: ...

    def handle(self, request: Request) -> Response: ...


_LOOK = 0.05
"""Seconds after which a server that is told to end notices."""


def serve(simulators: Sequence[Simulator], *, port: int = 0) -> ThreadingHTTPServer:
    """Bind a server on the loopback (a free port when 0) and answer in a background thread."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            response = Response(404, b"no such partner")
            for simulator in simulators:
                if parts.path.startswith(simulator.prefix):
                    response = simulator.handle(
                        Request(
                            method=self.command,
                            path=parts.path[len(simulator.prefix) :],
                            query={key: values[0] for key, values in parse_qs(parts.query).items()},
                            headers={key.lower(): value for key, value in self.headers.items()},
                            body=body,
                            base_url=f"http://{self.headers['Host']}{simulator.prefix}",
                        )
                    )
                    break
            self.send_response(response.status)
            self.send_header("Content-Type", response.media_type)
            self.send_header("Content-Length", str(len(response.body)))
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(response.body)

        do_GET = do_POST = do_PUT = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Nothing of a conversation goes to a log: it holds personal data."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(_LOOK,), daemon=True).start()
    return server


@contextmanager
def running(*simulators: Simulator) -> Iterator[str]:
    """The base address of `simulators` on a free port of the loopback, for the length of the block."""
    server = serve(simulators)
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
