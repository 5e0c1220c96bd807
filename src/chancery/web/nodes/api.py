"""What the program of a post's node asks of Lima and tells it. Each call may be made again without harm."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime
from ninja import Field, Router, Schema, Status

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import queries as documents
from chancery.kernel.nodes import actions, line, queries
from chancery.kernel.nodes.models import Exact, Node
from chancery.kernel.nodes.queries import Handed
from chancery.kernel.nodes.rows import Lines
from chancery.web.api_auth import Session, Token, actor_from

MOST_BYTES = 64 * 1024 * 1024

router = Router(tags=["nodes"], auth=Token(actions.SCOPE))


class BatchUnreadable(Invalid):
    """A batch is gzipped JSON: pairs of a table and a row."""

    code = "node_batch_unreadable"
    sentence = "El envío no se puede leer."
    next_step = "Avise a soporte: el puesto lo repite cada minuto y sigue trabajando mientras tanto."


class FileDiffers(Invalid):
    """A file is named by the SHA-256 of its bytes."""

    code = "node_file_differs"
    sentence = "El contenido del archivo no corresponde a su huella."


class NodeOut(Schema):
    """A post with a database of its own; `waiting` is how many acts it had not told when it was last heard."""

    office: str = Field(alias="office.code")
    name: str = Field(alias="office.name")
    seen_at: datetime | None
    last_batch: int
    last_batch_at: datetime | None
    waiting: int
    told_until: datetime | None
    fault: str


@router.get(
    "/", auth=Session(), response=list[NodeOut], summary="Los puestos con nodo propio, para quien administra"
)
def nodes(request: HttpRequest) -> list[Node]:
    return list(queries.every_node(actor=actor_from(request)))


@router.post("/{code}/start", summary="Todo lo que el puesto debe tener al empezar")
def start(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_from(request)
    return _json(asdict(actions.begin(node=queries.node(code, actor=actor), actor=actor)))


@router.get("/{code}/reference", summary="Lo que el puesto debe saber")
def reference(request: HttpRequest, code: str) -> HttpResponse:
    node = queries.node(code, actor=actor_from(request))
    lines = queries.reference_for(node.office)
    tag = f'"{queries.digest(lines)}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=204)
    answer = _json(lines)
    answer.headers["ETag"] = tag
    return answer


@router.post("/{code}/handed", summary="Lo que pasa al puesto: expedientes y envíos")
def handed(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_from(request)
    node = queries.node(code, actor=actor)
    _note_heard(request, node, actor)
    return _handed(actions.hand_over(node=node, actor=actor))


class Asked(Schema):
    """The case that a post wants, by its number."""

    number: str = Field(max_length=40, pattern=r"^[^\x00]*$")


@router.post("/{code}/asked", summary="Pedir un expediente que debe, para cobrarlo en el puesto")
def asked(request: HttpRequest, code: str, wanted: Asked) -> HttpResponse:
    actor = actor_from(request)
    node = queries.node(code, actor=actor)
    return _handed(actions.hand_over_asked(node=node, number=wanted.number, actor=actor))


@router.post("/{code}/cases/{case_id}/taken", response={204: None}, summary="El puesto tiene el expediente")
def taken(request: HttpRequest, code: str, case_id: UUID) -> Status[None]:
    actor = actor_from(request)
    actions.note_taken(node=queries.node(code, actor=actor), case_id=case_id, actor=actor)
    return Status(204, None)


@router.post(
    "/{code}/kept/{label}/{uuid:row}", response={204: None}, summary="El puesto guarda copia de un documento"
)
def kept(request: HttpRequest, code: str, label: str, row: UUID) -> Status[None]:
    actor = actor_from(request)
    actions.note_kept(node=queries.node(code, actor=actor), label=label, row=row, actor=actor)
    return Status(204, None)


@router.get("/{code}/files/{sha256}", summary="Un archivo que el puesto debe tener")
def file(request: HttpRequest, code: str, sha256: str) -> HttpResponse:
    node = queries.node(code, actor=actor_from(request))
    queries.require_file_of(node, sha256)
    return HttpResponse(documents.bytes_of(sha256), content_type="application/octet-stream")


@router.put("/{code}/files/{sha256}", response={204: None}, summary="Entregar un archivo")
def keep_file(request: HttpRequest, code: str, sha256: str) -> Status[None]:
    actor = actor_from(request)
    if actions.keep_file(node=queries.node(code, actor=actor), content=request.body, actor=actor) != sha256:
        raise FileDiffers({"file": [FileDiffers.sentence]})
    return Status(204, None)


@router.put("/{code}/batches/{number}", response={204: None}, summary="Contar lo que el puesto escribió")
def batch(request: HttpRequest, code: str, number: int) -> Status[None]:
    actor = actor_from(request)
    node = queries.node(code, actor=actor)
    _note_heard(request, node, actor)
    try:
        actions.take_batch(node=node, number=number, lines=_lines(request.body), actor=actor)
    except (Conflict, Invalid) as refusal:
        actions.note_fault(node=node, fault=f"{refusal} {refusal.advice}", actor=actor)
        raise
    return Status(204, None)


def _note_heard(request: HttpRequest, node: Node, actor: Actor) -> None:
    waiting = request.headers.get(line.WAITING, "")
    actions.note_heard(
        node=node,
        waiting=int(waiting) if waiting.isdecimal() and len(waiting) < 10 else 0,
        told_until=_moment(request.headers.get(line.TOLD_UNTIL, "")),
        actor=actor,
    )


def _moment(told: str) -> datetime | None:
    """A moment with its zone; what is none says nothing."""
    try:
        moment = parse_datetime(told)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _handed(given: Iterable[Handed]) -> HttpResponse:
    return _json([asdict(each) | {"id": str(each.id)} for each in given])


def _json(told: object) -> HttpResponse:
    return HttpResponse(json.dumps(told), content_type="application/json")


def _lines(packed: bytes) -> Lines:
    try:
        opened = zlib.decompressobj(wbits=31)
        text = opened.decompress(packed, MOST_BYTES)
        if opened.unconsumed_tail:
            raise ValueError
        return [(str(table), dict(row)) for table, row in json.loads(text, cls=Exact)]
    except (zlib.error, ValueError, TypeError, RecursionError) as unreadable:
        raise BatchUnreadable({"batch": [BatchUnreadable.sentence]}) from unreadable
