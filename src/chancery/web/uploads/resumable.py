"""Files for lines that break: tus 1.0.0 (core, creation, termination, checksum, expiration), for browsers and programs.

What the protocol answers by a status of its own (400, 412, 413, 415, 460) is answered here; every other refusal is the
kernel's, as for a file handed in whole.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.urls import reverse
from django.utils.http import http_date
from ninja import Router
from ninja.decorators import decorate_view

from chancery.kernel.documents import actions, inspection, queries
from chancery.kernel.documents.models import Upload, UploadState
from chancery.web import problems
from chancery.web.api_auth import actor_from, may

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,checksum,expiration"
BODY_TYPE = "application/offset+octet-stream"
_ALGORITHMS = ("sha1", "sha256")
_READ = 65_536
_FAULTS: Mapping[str, tuple[int, str]] = {
    "tus_version": (412, "Esta dirección habla la versión 1.0.0 del protocolo tus."),
    "tus_length": (400, "Falta la cabecera Upload-Length, con el tamaño del archivo en bytes."),
    "tus_metadata": (400, "La cabecera Upload-Metadata no se entiende."),
    "tus_offset": (400, "Falta la cabecera Upload-Offset, con el byte donde comienza la parte."),
    "tus_checksum_algorithm": (400, "La suma de comprobación no es sha1 ni sha256 en base64."),
    "tus_body_type": (415, f"El tipo de contenido debe ser {BODY_TYPE}."),
    "tus_method": (405, "Esta dirección no admite ese método."),
    "tus_part_too_long": (413, "La parte es más larga que lo que falta del archivo."),
    "tus_checksum": (460, "La parte llegó alterada: su suma de comprobación no coincide."),
}


def _header(
    name: str, *, values: tuple[str, ...] = (), is_number: bool = False, required: bool = True
) -> Any:
    schema = {"type": "integer", "minimum": 0} if is_number else {"type": "string"}
    return {
        "in": "header",
        "name": name,
        "required": required,
        "schema": schema | ({"enum": list(values)} if values else {}),
    }


_SPEAKS = _header("Tus-Resumable", values=(VERSION,))
_PROBLEM = {"content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _told(*statuses: int, **more: Any) -> dict[str, Any]:
    """What the API's document says of an operation besides what it says of all."""
    responses = {status: {"description": f"{status} (tus 1.0.0)", **_PROBLEM} for status in (*statuses, 412)}
    return {"responses": responses, **more}


def speaks_tus(respond: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For `decorate_view`: refuses another version, and marks every answer as the protocol wants it."""

    @wraps(respond)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != VERSION:
            response = _fault(request, "tus_version")
            response["Tus-Version"] = VERSION
        else:
            response = respond(request, *args, **kwargs)
        response["Tus-Resumable"] = VERSION
        response["Cache-Control"] = "no-store"
        return response

    return answer


router = Router(tags=["uploads"], auth=may("cases:write"))


@router.api_operation(
    ["OPTIONS"], "/", auth=None, response={204: None}, summary="Qué admite la subida por partes"
)
@decorate_view(speaks_tus)
def offer(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(status=204)
    response["Tus-Version"] = VERSION
    response["Tus-Extension"] = EXTENSIONS
    response["Tus-Max-Size"] = str(settings.UPLOAD_LIMIT)
    response["Tus-Checksum-Algorithm"] = ",".join(_ALGORITHMS)
    return response


@router.post(
    "/",
    response={201: None},
    openapi_extra=_told(
        413,
        parameters=[
            _SPEAKS,
            _header("Upload-Length", is_number=True),
            _header("Upload-Metadata", required=False),
        ],
    ),
    summary="Anunciar un archivo que llegará por partes",
    url_name="resumable_uploads",
)
@decorate_view(speaks_tus)
def begin(request: HttpRequest) -> HttpResponse:
    length = request.headers.get("Upload-Length", "")
    if not _is_number(length):
        return _fault(request, "tus_length")
    filename = _filename(request.headers.get("Upload-Metadata", ""))
    if filename is None:
        return _fault(request, "tus_metadata")
    try:
        upload = actions.begin(filename=filename, size=int(length), actor=actor_from(request))
    except inspection.FileTooLarge as refusal:
        return problems.respond(request, 413, refusal.code, str(refusal), detail=refusal.advice)
    response = HttpResponse(status=201)
    response["Location"] = reverse("api:resumable_upload", args=[upload.id])
    return _with_expiry(response, upload)


@router.api_operation(
    ["HEAD"],
    "/{upload_id}",
    response={200: None},
    openapi_extra=_told(parameters=[_SPEAKS]),
    summary="Hasta dónde llegó el archivo",
    url_name="resumable_upload",
)
@decorate_view(speaks_tus)
def offset(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    return _offset(request, upload_id)


@router.patch(
    "/{upload_id}",
    response={204: None},
    openapi_extra=_told(
        400,
        409,
        413,
        415,
        460,
        parameters=[
            _SPEAKS,
            _header("Upload-Offset", is_number=True),
            _header("Upload-Checksum", required=False),
        ],
    ),
    summary="Enviar la parte que sigue",
)
@decorate_view(speaks_tus)
def append(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    return _append(request, upload_id)


@router.delete(
    "/{upload_id}",
    response={204: None},
    openapi_extra=_told(409, parameters=[_SPEAKS]),
    summary="Dejar de subir el archivo",
)
@decorate_view(speaks_tus)
def abandon(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    return _abandon(request, upload_id)


@router.post(
    "/{upload_id}",
    response={204: None},
    openapi_extra=_told(
        405,
        413,
        415,
        460,
        parameters=[_SPEAKS, _header("X-HTTP-Method-Override", values=("PATCH", "DELETE", "HEAD"))],
    ),
    summary="Lo mismo, para quien solo puede usar POST",
)
@decorate_view(speaks_tus)
def override(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    acts = {"PATCH": _append, "DELETE": _abandon, "HEAD": _offset}
    act = acts.get(request.headers.get("X-HTTP-Method-Override", ""))
    return act(request, upload_id) if act is not None else _fault(request, "tus_method")


def _offset(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    upload = queries.own_upload(actor_from(request), upload_id)
    response = HttpResponse(status=200)
    response["Upload-Length"] = str(upload.expected_size)
    response["Upload-Metadata"] = f"filename {b64encode(upload.filename.encode()).decode()}"
    return _with_offset(response, upload)


def _append(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    if request.content_type != BODY_TYPE:
        return _fault(request, "tus_body_type")
    begins = request.headers.get("Upload-Offset", "")
    if not _is_number(begins):
        return _fault(request, "tus_offset")
    upload = queries.own_upload(actor_from(request), upload_id)
    if int(begins) != upload.received:
        raise actions.OffsetMismatch(received=upload.received)
    left = upload.expected_size - upload.received
    announced = request.headers.get("Content-Length", "0")
    if _is_number(announced) and int(announced) > left:
        return _fault(request, "tus_part_too_long")
    content = _body(request, left)
    if (checksum := request.headers.get("Upload-Checksum")) is not None:
        matches = _matches(content, checksum)
        if matches is None:
            return _fault(request, "tus_checksum_algorithm")
        if not matches:
            return _fault(request, "tus_checksum")
    upload = actions.append(
        upload_id=upload_id, offset=int(begins), content=content, actor=actor_from(request)
    )
    return _with_offset(HttpResponse(status=204), upload)


def _abandon(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    actions.abandon(upload_id=upload_id, actor=actor_from(request))
    return HttpResponse(status=204)


def _body(request: HttpRequest, most: int) -> bytes:
    """The bytes of the part; of one cut short by the line, those that came."""
    came = bytearray()
    try:
        while len(came) < most and (piece := request.read(min(_READ, most - len(came)))):
            came += piece
    except UnreadablePostError:
        return bytes(came)
    return bytes(came)


def _matches(content: bytes, checksum: str) -> bool | None:
    """Whether the part is what was sent; None where the checksum itself is not one we know."""
    algorithm, _, encoded = checksum.partition(" ")
    expected = _decoded(encoded)
    if algorithm not in _ALGORITHMS or expected is None:
        return None
    return hashlib.new(algorithm, content, usedforsecurity=False).digest() == expected


def _filename(metadata: str) -> str | None:
    """The name among the pairs «key base64»; empty when none was told, None when they are not such pairs."""
    if not metadata:
        return ""
    pairs = (pair.strip().partition(" ") for pair in metadata.split(","))
    told = {key: _decoded(encoded) for key, _, encoded in pairs}
    if "" in told or None in told.values():
        return None
    return (told.get("filename") or b"").decode(errors="replace")


def _decoded(encoded: str) -> bytes | None:
    try:
        return b64decode(encoded, validate=True)
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _with_offset(response: HttpResponse, upload: Upload) -> HttpResponse:
    response["Upload-Offset"] = str(upload.received)
    return _with_expiry(response, upload)


def _with_expiry(response: HttpResponse, upload: Upload) -> HttpResponse:
    if upload.state == UploadState.RECEIVING:
        response["Upload-Expires"] = http_date((upload.begun_at + settings.UPLOAD_LIFETIME).timestamp())
    return response


def _fault(request: HttpRequest, code: str) -> HttpResponse:
    status, sentence = _FAULTS[code]
    return problems.respond(request, status, code, sentence)
