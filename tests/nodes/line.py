"""A line between a post and Lima that can be cut: a relay on the loopback which drops what passes."""

import selectors
import socket
import threading
from contextlib import suppress


class Relay:
    """Passes bytes to `target` while it is up; cut, it closes what is open and refuses what comes.

    `after` cuts the line by itself once so many bytes have come back from the target: a broken answer.
    """

    def __init__(self, target: int) -> None:
        self.target, self.is_up = target, True
        self.after: int | None = None
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Down, in the middle of whatever is being said."""
        self.is_up = False
        for end in list(self._open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def restore(self) -> None:
        """Up again."""
        self.after, self.is_up = None, True

    def close(self) -> None:
        self.cut()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            if not self.is_up:
                caller.close()
                continue
            threading.Thread(target=self._pass, args=(caller,), daemon=True).start()

    def _pass(self, caller: socket.socket) -> None:
        with suppress(OSError), caller, socket.create_connection(("127.0.0.1", self.target)) as server:
            self._open |= {caller, server}
            with selectors.DefaultSelector() as ready:
                ready.register(caller, selectors.EVENT_READ, server)
                ready.register(server, selectors.EVENT_READ, caller)
                while self.is_up:
                    for key, _ in ready.select(0.2):
                        said = key.fileobj.recv(65536)  # type: ignore[union-attr]
                        if not said:
                            return
                        if key.fileobj is server and self.after is not None:
                            self.after -= len(said)
                            if self.after <= 0:
                                self.cut()
                                return
                        key.data.sendall(said)
            self._open -= {caller, server}
