"""How does a post speak to Lima? It asks and tells; Lima never calls it, so that a post may stand behind any wall."""

import gzip
import json
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import httpx
from django.conf import settings

from chancery.kernel.base import site
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Invalid, NotFound, Unavailable
from chancery.kernel.documents.store import store
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway import conversation
from chancery.kernel.identity import access
from chancery.kernel.nodes import actions, queries, travels
from chancery.kernel.nodes.models import Exact
from chancery.kernel.nodes.ownership import CASE
from chancery.kernel.nodes.queries import Handed, Start
from chancery.kernel.nodes.rows import Lines

LIMA = "Lima"
WAITING, TOLD_UNTIL = "Chancery-Waiting", "Chancery-Told-Until"
_ABOUT_THE_CASE = (actions.CaseUnknown.code, actions.NotForThePost.code)
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
    sentence = "Lima no aceptó lo enviado («{answer}»)."
    next_step = "Avise a la mesa de ayuda; lo hecho queda guardado aquí."


class NotBrought(Invalid):
    """What was asked for stays in Lima, which says why."""

    code = "node_case_not_brought"
    sentence = "No se trajo el expediente. {answer}."
    next_step = "Compruebe el número con el de la constancia."


class FileInLima(Unavailable):
    """The post began with the rows of its past, and fetches each file when it is first read."""

    code = "file_in_lima"
    sentence = "Este archivo todavía está solo en Lima y ahora no hay línea con Lima. No se perdió nada."
    next_step = "Ábralo de nuevo cuando vuelva la línea; desde entonces queda también en esta oficina."


class FileNotBrought(NotFound):
    """Lima has no such file for this post, or has disposed of it."""

    code = "node_file_not_brought"
    sentence = "Lima no entrega este archivo. {answer}."


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
            raise LimaRefused(**_problem_of(answer))
        return answer


def talk(*, actor: Actor) -> bool:
    """Tell Lima what was written here, take what it hands over and what it knows anew; whether the line was there.

    Each part may be done again without harm, so a line that breaks anywhere loses and doubles nothing.
    """
    actions.give_back(actor=actor)
    try:
        line = Line()
        told_until = queries.quiet_until()
        while _tell(line, actor):
            told_until = queries.quiet_until()
        _take_reference(line, actor)
        _take_handed(line, actor, told_until)
    except (LineDown, LimaRefused) as fault:
        actions.note_line(fault=str(fault), actor=actor)
        return False
    actions.note_line(fault="", actor=actor)
    return True


def ask_for(*, number: str, actor: Actor) -> None:
    """Bring a case that owes from Lima, so that its fee is taken at the counter of this post: that case alone.

    Raises `NotBrought`, with what Lima said of the case, `LineDown`, and `LimaRefused` where anything else is wrong:
    then what Lima gave comes with the next conversation.
    """
    access.require(actor, *fees.AT_A_POST, office_id=queries.line_for(actor=actor).office.pk)
    line = Line()
    content = json.dumps({"number": number}).encode()
    headers = {"Content-Type": "application/json"}
    try:
        given = line.ask("POST", f"/nodes/{site.here()}/asked", content=content, headers=headers)
    except LimaRefused as refused:
        if refused.facts["problem"] not in _ABOUT_THE_CASE:
            raise
        raise _not_brought(str(refused.facts["answer"])) from refused
    _take(line, given, system_actor("Nodo del puesto"))


def _not_brought(answer: str) -> NotBrought:
    said = answer.rstrip(".")
    return NotBrought({"number": [NotBrought.sentence.format(answer=said)]}, answer=said)


def fetch_start() -> Start:
    """What this post begins with; from then on Lima hands every copy again. Raises `LineDown`, `LimaRefused`."""
    given = Line().ask("POST", f"/nodes/{site.here()}/start")
    told = json.loads(given.text, cls=Exact)
    return Start(
        told["ordinal"],
        told["last_batch"],
        told["last_digest"],
        told["reference"],
        _pairs(told["lines"]),
        told["counted"],
    )


def fetch_file(name: str) -> bytes:
    """The bytes of a file that Lima has and this post has not. Raises `FileInLima`, `FileNotBrought`."""
    try:
        return _file(Line(), name)
    except LineDown as down:
        raise FileInLima from down
    except LimaRefused as refused:
        raise FileNotBrought(answer=str(refused.facts["answer"]).rstrip(".")) from refused


def _file(line: Line, name: str) -> bytes:
    """The bytes named so, whole. Raises `LineDown`, `LimaRefused`."""
    content = line.ask("GET", f"/nodes/{site.here()}/files/{name}").content
    if sha256(content).hexdigest() != name:
        raise LimaRefused(answer="El archivo llegó dañado", problem="")
    return content


def _tell(line: Line, actor: Actor) -> bool:
    number = actions.pack(actor=actor)
    if number is None:
        return False
    lines = queries.batch(number)
    for table, row in lines:
        if table == "documents_storedfile":
            content = store().get(row["sha256"])
            line.ask("PUT", f"/nodes/{site.here()}/files/{row['sha256']}", content=content)
    line.ask(
        "PUT",
        f"/nodes/{site.here()}/batches/{number}",
        content=gzip.compress(json.dumps(lines).encode()),
        headers={"Content-Type": "application/gzip", WAITING: str(queries.acts_waiting())},
    )
    actions.forget(batch=number, actor=actor)
    return True


def _take_handed(line: Line, actor: Actor, told_until: datetime) -> None:
    headers = {WAITING: str(queries.acts_waiting()), TOLD_UNTIL: told_until.isoformat()}
    _take(line, line.ask("POST", f"/nodes/{site.here()}/handed", headers=headers), actor)


def _take(line: Line, given: httpx.Response, actor: Actor) -> None:
    for told in json.loads(given.text, cls=Exact):
        handed = Handed(told["label"], UUID(told["id"]), _pairs(told["lines"]), _pairs(told["beside"]))
        for table, row in [*handed.lines, *handed.beside]:
            if table == "documents_storedfile" and not store().exists(row["sha256"]):
                store().put(_file(line, row["sha256"]))
        if travels.is_copied(handed.label):
            actions.keep_copy(handed=handed, actor=actor)
            line.ask("POST", f"/nodes/{site.here()}/kept/{handed.label}/{handed.id}")
            continue
        actions.take_parcel(handed=handed, actor=actor)
        if handed.label == CASE:
            line.ask("POST", f"/nodes/{site.here()}/cases/{handed.id}/taken")


def _take_reference(line: Line, actor: Actor) -> None:
    known = queries.own_node().reference
    answer = line.ask("GET", f"/nodes/{site.here()}/reference", headers={"If-None-Match": f'"{known}"'})
    if answer.status_code == 200:
        lines = _pairs(json.loads(answer.text, cls=Exact))
        actions.take_reference(lines=lines, digest=answer.headers.get("ETag", "").strip('"'), actor=actor)


def _pairs(lines: Any) -> Lines:
    return [(str(table), row) for table, row in lines]


def _problem_of(answer: httpx.Response) -> dict[str, str]:
    """What Lima said, and the code by which a program knows it."""
    try:
        problem = answer.json()
        return {"answer": str(problem["title"]), "problem": str(problem["code"])}
    except (ValueError, KeyError):
        return {"answer": f"respuesta {answer.status_code}", "problem": ""}
