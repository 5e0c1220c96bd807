"""What the program of a post's node asks of Lima and tells it. Each call may be made again without harm."""

import json
import zlib
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import queries as documents
from chancery.kernel.nodes import actions, queries
from chancery.web.api_auth import Token, actor_from

MOST_BYTES = 64 * 1024 * 1024

router = Router(tags=["nodes"], auth=Token(actions.SCOPE))


class BatchUnreadable(Invalid):
    """A batch is gzipped JSON: pairs of a table and a row."""

    code = "node_batch_unreadable"
    sentence = "El envío no se puede leer."


class FileDiffers(Invalid):
    """A file is named by the SHA-256 of its bytes."""

    code = "node_file_differs"
    sentence = "El contenido del archivo no corresponde a su huella."


@router.get("/{code}/reference", summary="Lo que el puesto debe saber")
def reference(request: HttpRequest, code: str) -> HttpResponse:
    node = queries.node(code, actor=actor_from(request))
    lines = queries.reference_for(node.office)
    tag = f'"{queries.digest(lines)}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=204)
    return HttpResponse(json.dumps(lines), content_type="application/json", headers={"ETag": tag})


@router.post("/{code}/cases", summary="Los expedientes que pasan al puesto")
def cases(request: HttpRequest, code: str) -> list[Any]:
    actor = actor_from(request)
    return list(actions.hand_over(node=queries.node(code, actor=actor), actor=actor))


@router.post("/{code}/cases/{case_id}/taken", response={204: None}, summary="El puesto tiene el expediente")
def taken(request: HttpRequest, code: str, case_id: UUID) -> Status[None]:
    actor = actor_from(request)
    actions.note_taken(node=queries.node(code, actor=actor), case_id=case_id, actor=actor)
    return Status(204, None)


@router.get("/{code}/files/{sha256}", summary="Un archivo de un expediente del puesto")
def file(request: HttpRequest, code: str, sha256: str) -> HttpResponse:
    node = queries.node(code, actor=actor_from(request))
    queries.require_file_of(node, sha256)
    return HttpResponse(documents.content(sha256), content_type="application/octet-stream")


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
    try:
        actions.take_batch(node=node, number=number, lines=_lines(request.body), actor=actor)
    except (Conflict, Invalid) as refusal:
        actions.note_fault(node=node, fault=str(refusal), actor=actor)
        raise
    return Status(204, None)


def _lines(packed: bytes) -> list[tuple[str, dict[str, Any]]]:
    try:
        opened = zlib.decompressobj(wbits=31)
        text = opened.decompress(packed, MOST_BYTES)
        if opened.unconsumed_tail:
            raise ValueError
        return [(str(table), dict(row)) for table, row in json.loads(text)]
    except (zlib.error, ValueError, TypeError) as unreadable:
        raise BatchUnreadable({"batch": [BatchUnreadable.sentence]}) from unreadable
