"""How does a post speak to Lima? It asks and tells; Lima never calls it, so that a post may stand behind any wall."""

import gzip
import json
from typing import Any

import httpx
from django.conf import settings

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents.store import store
from chancery.kernel.gateway import conversation
from chancery.kernel.nodes import actions, queries
from chancery.kernel.nodes.rows import Lines

LIMA = "Lima"
_TIMEOUT = httpx.Timeout(60.0, connect=3.0)


class LineDown(Unavailable):
    """Nothing is lost: what was written at the post is told when the line is back."""

    code = "line_down"
    sentence = (
        "No hay línea con Lima en este momento. Lo hecho queda guardado aquí y se enviará cuando vuelva."
    )


class LimaRefused(Unavailable):
    """Lima answered, and did not take what was sent."""

    code = "lima_refused"
    sentence = "Lima no aceptó lo enviado: {answer}"
    next_step = "Avise a la mesa de ayuda; lo hecho queda guardado aquí."


class Line:
    """One conversation with Lima, under one token."""

    def __init__(self) -> None:
        self.base = f"{settings.CENTRAL_URL}/api/v1"
        self._token = ""

    def ask(
        self, method: str, path: str, *, content: bytes = b"", headers: dict[str, str] | None = None
    ) -> httpx.Response:
        """What Lima answers. Raises `LineDown`, `LimaRefused`."""
        if not self._token:
            self._token = self._sign_in()
        request = httpx.Request(
            method,
            f"{self.base}{path}",
            content=content,
            headers={"Authorization": f"Bearer {self._token}", **(headers or {})},
        )
        return self._send(request)

    def _sign_in(self) -> str:
        given = {"grant_type": "client_credentials", "scope": actions.SCOPE}
        request = httpx.Request(
            "POST",
            f"{self.base}/oauth/token",
            data={
                **given,
                "client_id": settings.NODE_CLIENT_ID,
                "client_secret": settings.NODE_CLIENT_SECRET,
            },
        )
        return str(self._send(request).json()["access_token"])

    def _send(self, request: httpx.Request) -> httpx.Response:
        try:
            answer = conversation.send(LIMA, request, timeout=_TIMEOUT, is_idempotent=True)
        except conversation.PartnerUnavailable as unavailable:
            raise LineDown from unavailable
        if answer.status_code >= 400:
            raise LimaRefused(answer=_words_of(answer))
        return answer


def talk(*, actor: Actor) -> bool:
    """Tell Lima what was written here, take what it hands over and what it knows anew; whether the line was there.

    Each part may be done again without harm, so a line that breaks anywhere loses and doubles nothing.
    """
    try:
        line = Line()
        while _tell(line, actor):
            pass
        _take_cases(line, actor)
        _take_reference(line, actor)
    except (LineDown, LimaRefused) as fault:
        actions.note_line(fault=str(fault), actor=actor)
        return False
    actions.note_line(fault="", actor=actor)
    return True


def fetch_reference() -> Lines:
    """What Lima knows that this post must know. Raises `LineDown`, `LimaRefused`."""
    return _lines(Line().ask("GET", f"/nodes/{settings.NODE}/reference"))


def _tell(line: Line, actor: Actor) -> bool:
    number = actions.pack(actor=actor)
    if number is None:
        return False
    lines = queries.batch(number)
    for table, row in lines:
        if table == "documents_storedfile":
            line.ask(
                "PUT", f"/nodes/{settings.NODE}/files/{row['sha256']}", content=store().get(row["sha256"])
            )
    packed = gzip.compress(json.dumps(lines).encode())
    line.ask(
        "PUT",
        f"/nodes/{settings.NODE}/batches/{number}",
        content=packed,
        headers={"Content-Type": "application/gzip"},
    )
    actions.forget(batch=number, actor=actor)
    return True


def _take_cases(line: Line, actor: Actor) -> None:
    for lines in line.ask("POST", f"/nodes/{settings.NODE}/cases").json():
        for table, row in lines:
            if table == "documents_storedfile" and not store().exists(row["sha256"]):
                store().put(line.ask("GET", f"/nodes/{settings.NODE}/files/{row['sha256']}").content)
        case_id = actions.take_case(lines=_pairs(lines), actor=actor)
        line.ask("POST", f"/nodes/{settings.NODE}/cases/{case_id}/taken")


def _take_reference(line: Line, actor: Actor) -> None:
    known = queries.own_node().reference
    answer = line.ask("GET", f"/nodes/{settings.NODE}/reference", headers={"If-None-Match": f'"{known}"'})
    if answer.status_code == 200:
        actions.take_reference(
            lines=_lines(answer), digest=answer.headers.get("ETag", "").strip('"'), actor=actor
        )


def _lines(answer: httpx.Response) -> Lines:
    return _pairs(answer.json())


def _pairs(lines: Any) -> Lines:
    return [(str(table), row) for table, row in lines]


def _words_of(answer: httpx.Response) -> str:
    try:
        return str(answer.json().get("detail") or answer.json().get("title"))
    except ValueError:
        return f"respuesta {answer.status_code}"
