"""How a refusal reads to a program: RFC 9457 problem details, one status for each kind."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable

MEDIA_TYPE = "application/problem+json"

_STATUS: dict[type[Refusal], int] = {
    Invalid: 422,
    NotFound: 404,
    NotAllowed: 403,
    Conflict: 409,
    Unavailable: 503,
}

_PAGES = {
    400: ("bad_request", "La solicitud no se entiende."),
    401: ("not_authenticated", "Debe presentar un token válido o ingresar con su cuenta."),
    403: ("not_allowed", "Su cuenta no puede realizar esta acción."),
    404: ("not_found", "No encontramos lo que busca."),
    405: ("method_not_allowed", "Esta dirección no admite ese método."),
    413: ("too_large", "Lo enviado es demasiado grande."),
    415: ("media_type_not_supported", "El tipo de contenido no se admite."),
    429: ("too_many_requests", "Demasiadas solicitudes en poco tiempo."),
    500: (
        "internal_error",
        "Ocurrió un error inesperado. Comunique el número de solicitud a la mesa de ayuda.",
    ),
}


def status_of(refusal: Refusal) -> int:
    """The HTTP status of a refusal's kind."""
    return next(status for kind, status in _STATUS.items() if isinstance(refusal, kind))


def of_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The problem that a refusal is."""
    fields = refusal.fields if isinstance(refusal, Invalid) else {}
    response = respond(
        request, status_of(refusal), refusal.code, str(refusal), detail=refusal.advice, fields=fields
    )
    response.leaves_trace = refusal.leaves_trace  # type: ignore[attr-defined]
    return response


def of_status(request: HttpRequest, status: int, *, detail: str = "") -> HttpResponse:
    """The problem for a status that no refusal explains."""
    code, title = _PAGES.get(status, ("http_error", HTTPStatus(status).phrase))
    return respond(request, status, code, title, detail=detail)


def respond(
    request: HttpRequest,
    status: int,
    code: str,
    title: str,
    *,
    detail: str = "",
    fields: dict[str, Any] | None = None,
) -> HttpResponse:
    """A problem document. `type` is a URN: the code is what programs compare."""
    problem: dict[str, Any] = {
        "type": f"urn:chancery:problem:{code}",
        "title": title,
        "status": status,
        "code": code,
        "request_id": request.actor.request_id,  # type: ignore[attr-defined]
    }
    if detail:
        problem["detail"] = detail
    if fields:
        problem["fields"] = fields
    return HttpResponse(json.dumps(problem, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)


def instead_of_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """`response`, or a problem where it is an error page meant for people: an unknown path, a wrong method."""
    kind = response.get("Content-Type", "")
    if response.status_code < 400 or "json" in kind or "xml" in kind:
        return response
    problem = of_status(request, response.status_code)
    for name in ("Allow", "WWW-Authenticate", "Retry-After"):
        if name in response:
            problem[name] = response[name]
    return problem
