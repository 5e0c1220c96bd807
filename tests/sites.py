"""A site of the house over HTTP in this process, for tests in which two sites with two databases speak to one another."""

import ssl
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from chancery.kernel.base import clock
from chancery.kernel.gateway import conversation
from tests import databases

Asked = Callable[[], tuple[BaseDatabaseWrapper, datetime]]
_PLAIN = ssl.create_default_context()


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a line that is cut is no news here."""


class SiteServer:
    """Each request in a thread of its own, with a connection of its own to the database that `asked` tells, at its hour."""

    def __init__(self) -> None:
        self.asked: Asked | None = None
        self._answer = get_wsgi_application()
        self._server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[assignment]
        self._server.set_app(self._serve)
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def _serve(self, environ: dict[str, Any], respond: Any) -> Any:
        assert self.asked is not None
        database, now = self.asked()
        connections["default"] = databases.opened(str(database.settings_dict["NAME"]))
        with clock.set_to(now):
            answer = self._answer(environ, respond)
            said = list(answer)
            answer.close()
        connections["default"].close()
        return said

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def speak_at_once(patch: pytest.MonkeyPatch) -> None:
    """No pause before a second attempt, and one TLS context for all: to make one takes longer than a request."""
    patch.setattr(conversation, "PAUSE_SECONDS", 0)
    patch.setattr("httpx._transports.default.create_ssl_context", lambda **_: _PLAIN)
