"""The root of the API for programs: one document, one shape of error, one way of paging."""

import json
import logging
import re
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from chancery.kernel.base.errors import Refusal
from chancery.kernel.identity.actions import SCOPES
from chancery.web import problems
from chancery.web.api_auth import actor_from, may
from chancery.web.limits import limit_of

log = logging.getLogger(__name__)


class Problem(Schema):
    """Why not (RFC 9457). Programs compare `code`; `fields` names what does not fit."""

    type: str
    title: str
    status: int
    code: str
    request_id: str
    detail: str = ""
    fields: dict[str, list[str]] = {}


class Api(NinjaAPI):
    """The API whose document names the token endpoint with its scopes, and every refusal of every operation."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        schema["components"].setdefault("schemas", {})["Problem"] = Problem.json_schema()
        for address, operations in schema["paths"].items():
            for method, operation in operations.items():
                for status in _refusals(address, method, operation):
                    operation["responses"].setdefault(status, _problem(status))
        schemes = schema["components"].setdefault("securitySchemes", {})
        schemes["ClientCredentials"] = {
            "type": "oauth2",
            "flows": {"clientCredentials": {"tokenUrl": "/api/v1/oauth/token", "scopes": SCOPES}},
        }
        return schema


def _refusals(address: str, method: str, operation: dict[str, Any]) -> list[int]:
    found = [503]
    if operation.get("security"):
        found += [401, 403]
    named = {parameter["name"] for parameter in operation.get("parameters", ())}
    if "{" in address or method == "post" or "office" in named:
        found.append(404)
    if operation.get("parameters") or method == "post":
        found += [400, 409, 422]
    if limit_of(re.sub(r"{(\w+)}", r"<\1>", address.removeprefix("/"))):
        found.append(429)
    return sorted(found)


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": HTTPStatus(status).phrase,
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


api = Api(
    title="Chancery",
    version="1",
    description="Trámites del Ministerio de Relaciones Exteriores. Los errores siguen RFC 9457.",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
)


@cache
def _written() -> bytes:
    """The document as it is sent. What it tells stands as long as the program runs, and to write it takes seconds."""
    return json.dumps(api.get_openapi_schema()).encode()


def _tag(_request: HttpRequest) -> str:
    return f'"{sha256(_written()).hexdigest()}"'


@require_safe
@condition(etag_func=_tag)
def document(_request: HttpRequest) -> HttpResponse:
    """The document of the API (OpenAPI 3.1)."""
    return HttpResponse(_written(), content_type="application/json")


class Caller(Schema):
    """As whom the API takes you."""

    name: str
    kind: str
    roles: list[str]
    scopes: list[str]


@api.get("/me", response=Caller, auth=may("cases:read"), tags=["account"], summary="Quién llama")
def me(request: HttpRequest) -> Caller:
    actor = actor_from(request)
    return Caller(
        name=actor.name,
        kind="client" if actor.client_id else "person",
        roles=sorted({held.role.value for held in actor.roles}),
        scopes=sorted(actor.scopes),
    )


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return problems.of_refusal(request, refusal)


def _does_not_fit(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields: dict[str, list[str]] = {}
    for problem in error.errors:
        place = ".".join(str(part) for part in problem["loc"][1:]) or str(problem["loc"][0])
        fields.setdefault(place, []).append(problem["msg"])
    return problems.respond(
        request, 422, "invalid", "Algunos datos no son válidos.",
        detail="Revise los campos señalados y vuelva a enviar.", fields=fields,
    )  # fmt: skip


def _unknown_caller(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    response = problems.of_status(request, 401)
    response["WWW-Authenticate"] = 'Bearer realm="chancery"'
    return response


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problems.of_status(request, error.status_code)


def _absent(request: HttpRequest, error: Http404) -> HttpResponse:
    return problems.of_status(request, 404)


def _denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    return problems.of_status(request, 403)


def _bug(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("request %s failed", actor_from(request).request_id, exc_info=error)
    return problems.of_status(request, 500)


_ANSWERS: dict[type[Exception], Any] = {
    Refusal: _refused,
    ValidationError: _does_not_fit,
    AuthenticationError: _unknown_caller,
    HttpError: _http_error,
    Http404: _absent,
    PermissionDenied: _denied,
    Exception: _bug,
}


def handle_errors(target: NinjaAPI) -> None:
    """Make every error of `target` a problem document."""
    for kind, answer in _ANSWERS.items():
        target.add_exception_handler(kind, answer)


handle_errors(api)
