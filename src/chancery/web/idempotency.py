"""Was this request to create already answered? Then it gets the same answer and creates nothing."""

import hashlib
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity.actions import begin_reply, hold_key, keep_reply
from chancery.kernel.identity.models import IdempotentReply
from chancery.kernel.identity.queries import kept_reply
from chancery.web import problems
from chancery.web.api_auth import actor_from

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
_MAXIMUM = 200

_TOLD = ("Upload-Length", "Upload-Metadata")
"""What makes one request another, besides address and body."""
_KEPT = ("Location", "Upload-Expires")
"""What is answered again, besides status and body."""

PARAMETER = {
    "in": "header",
    "name": HEADER,
    "required": True,
    "schema": {"type": "string", "minLength": 8, "maxLength": _MAXIMUM},
    "description": "Clave única de esta solicitud: repetirla devuelve la misma respuesta.",
}
OPTIONAL = PARAMETER | {"required": False}
OPENAPI = {"parameters": [PARAMETER]}
OPENAPI_OPTIONAL = {"parameters": [OPTIONAL]}


class KeyMissing(Invalid):
    code = "idempotency_key_missing"
    sentence = "Falta la cabecera Idempotency-Key, de 8 a 200 caracteres."
    next_step = "Envíe una clave distinta por cada solicitud nueva, por ejemplo un UUID."


class KeyReused(Conflict):
    code = "idempotency_key_reused"
    sentence = "Esa clave ya se usó para una solicitud distinta."
    next_step = "Use una clave nueva."


Responds = Callable[[], HttpResponse]


def idempotent(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For `ninja.decorators.decorate_view`, below each POST that creates.

    The key's row is written first and in the act's own transaction: a second request with the same key waits
    for the first, and a refusal leaves no row, so that it may be tried again with the same key; unless it left a
    trace, which must not be left twice.
    """
    return _with_key(view, _answer_within)


def idempotent_if_asked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same where the act's own gate, or a protocol of others, makes the key a convenience: who sends none, has none."""
    return _with_key(view, _answer_within, is_required=False)


def idempotent_beyond(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for an act that commits before it asks another system: no transaction is held meanwhile, only the key."""
    return _with_key(view, _answer_beyond)


def _with_key(
    view: Callable[..., HttpResponse],
    once: Callable[[HttpRequest, Actor, str, str, Responds], HttpResponse],
    *,
    is_required: bool = True,
) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = actor_from(request)
        nobody = actor.client_id is None and actor.person_id is None
        if nobody or not (is_required or HEADER in request.headers):
            return view(request, *args, **kwargs)
        try:
            key = key_of(request)
            return once(request, actor, key, _fingerprint(request), partial(view, request, *args, **kwargs))
        except (KeyMissing, KeyReused) as refusal:
            return problems.of_refusal(request, refusal)

    return answer


def key_of(request: HttpRequest) -> str:
    """The key that a request came with. Raises `KeyMissing`."""
    key = request.headers.get(HEADER, "")
    if not 8 <= len(key) <= _MAXIMUM:
        raise KeyMissing({HEADER: [KeyMissing.sentence]})
    return key


def _fingerprint(request: HttpRequest) -> str:
    told = [request.method or "", request.get_full_path(), *(request.headers.get(name, "") for name in _TOLD)]
    return hashlib.sha256("\n".join(told).encode() + b"\n" + request.body).hexdigest()


def _answer_within(
    request: HttpRequest, actor: Actor, key: str, fingerprint: str, respond: Responds
) -> HttpResponse:
    with transaction.atomic():
        kept, is_new = begin_reply(key=key, fingerprint=fingerprint, actor=actor)
        if is_new:
            response = respond()
            if _is_kept(response):
                _keep(kept, response, actor)
            else:
                transaction.set_rollback(True)
            return response
    return _replay(kept, fingerprint)


def _answer_beyond(
    request: HttpRequest, actor: Actor, key: str, fingerprint: str, respond: Responds
) -> HttpResponse:
    with hold_key(key=key, actor=actor):
        kept = kept_reply(key=key, actor=actor)
        if kept is not None:
            return _replay(kept, fingerprint)
        response = respond()
        if _is_kept(response):
            begun, _ = begin_reply(key=key, fingerprint=fingerprint, actor=actor)
            _keep(begun, response, actor)
        return response


def _is_kept(response: HttpResponse) -> bool:
    return response.status_code < 400 or getattr(response, "leaves_trace", False)


def _keep(reply: IdempotentReply, response: HttpResponse, actor: Actor) -> None:
    headers = {name: response[name] for name in _KEPT if name in response}
    keep_reply(reply=reply, status=response.status_code, body=response.content, headers=headers, actor=actor)


def _replay(kept: IdempotentReply, fingerprint: str) -> HttpResponse:
    if kept.fingerprint != fingerprint:
        raise KeyReused
    kind = "application/json; charset=utf-8" if kept.status < 400 else problems.MEDIA_TYPE
    replay = HttpResponse(bytes(kept.body), status=kept.status, content_type=kind, headers=kept.headers)
    replay[REPLAYED] = "true"
    return replay
