"""A line between a post and Lima that can be cut: a relay on the loopback which drops what passes."""

import selectors
import socket
import threading
from contextlib import suppress
from enum import StrEnum


class Place(StrEnum):
    """Where in a conversation the line breaks."""

    BEFORE = "before"
    QUESTION = "question"
    UNHEARD = "unheard"
    ANSWER = "answer"


class Relay:
    """Passes bytes to `target` while it is up; cut, it closes what is open and refuses what comes.

    `cut_on` cuts the line by itself at one conversation, the first being 1: before it, in the middle of the question,
    once Lima has answered and nothing of it has passed, or in the middle of the answer.
    """

    def __init__(self, target: int) -> None:
        self.target, self.is_up = target, True
        self.conversations = 0
        self._cut: tuple[int, Place] | None = None
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def cut_on(self, conversation: int, place: Place) -> None:
        """Let the line break by itself."""
        self.conversations, self._cut = 0, (conversation, place)

    def cut(self) -> None:
        """Down, in the middle of whatever is being said."""
        self.is_up = False
        for end in list(self._open):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def restore(self) -> None:
        """Up again."""
        self._cut, self.is_up = None, True

    def close(self) -> None:
        self.cut()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            if self.is_up:
                self.conversations += 1
                if self._cut == (self.conversations, Place.BEFORE):
                    self.is_up = False
            if not self.is_up:
                caller.close()
                continue
            breaks = self._cut[1] if self._cut and self._cut[0] == self.conversations else None
            threading.Thread(target=self._pass, args=(caller, breaks), daemon=True).start()

    def _pass(self, caller: socket.socket, breaks: Place | None) -> None:
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
                        is_answer = key.fileobj is server
                        if breaks is Place.UNHEARD and is_answer:
                            self._drain(server)
                            said = b""
                        elif breaks in (Place.ANSWER, Place.QUESTION) and is_answer is (
                            breaks is Place.ANSWER
                        ):
                            said = said[: len(said) // 2]
                        else:
                            key.data.sendall(said)
                            continue
                        key.data.sendall(said)
                        self.cut()
                        return
            self._open -= {caller, server}

    def _drain(self, server: socket.socket) -> None:
        """Until Lima has done its work."""
        server.settimeout(0.3)
        with suppress(OSError):
            while server.recv(65536):
                pass
