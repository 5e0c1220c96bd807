"""Was this request to create already answered? Then it gets the same answer and creates nothing."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity.actions import begin_reply, keep_reply
from chancery.web import problems
from chancery.web.api_auth import actor_from

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
_MAXIMUM = 200

OPENAPI = {
    "parameters": [
        {
            "in": "header",
            "name": HEADER,
            "required": True,
            "schema": {"type": "string", "minLength": 8, "maxLength": _MAXIMUM},
            "description": "Clave única de esta solicitud: repetirla devuelve la misma respuesta.",
        }
    ]
}


class KeyMissing(Invalid):
    code = "idempotency_key_missing"
    sentence = "Falta la cabecera Idempotency-Key, de 8 a 200 caracteres."
    next_step = "Envíe una clave distinta por cada solicitud nueva, por ejemplo un UUID."


class KeyReused(Conflict):
    code = "idempotency_key_reused"
    sentence = "Esa clave ya se usó para una solicitud distinta."
    next_step = "Use una clave nueva."


def idempotent(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For `ninja.decorators.decorate_view`, below each POST that creates.

    The key's row is written first and in the act's own transaction: a second request with the same key waits
    for the first, and a refusal leaves no row, so that it may be tried again with the same key; unless it left a
    trace, which must not be left twice.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = actor_from(request)
        if actor.client_id is None and actor.person_id is None:
            return view(request, *args, **kwargs)
        try:
            return _answer_once(request, actor, lambda: view(request, *args, **kwargs))
        except (KeyMissing, KeyReused) as refusal:
            return problems.of_refusal(request, refusal)

    return answer


def _answer_once(request: HttpRequest, actor: Actor, respond: Callable[[], HttpResponse]) -> HttpResponse:
    key = request.headers.get(HEADER, "")
    if not 8 <= len(key) <= _MAXIMUM:
        raise KeyMissing({HEADER: [KeyMissing.sentence]})
    told = "\n".join([request.method or "", request.get_full_path()]).encode() + b"\n" + request.body
    fingerprint = hashlib.sha256(told).hexdigest()
    with transaction.atomic():
        kept, is_new = begin_reply(key=key, fingerprint=fingerprint, actor=actor)
        if is_new:
            response = respond()
            if response.status_code >= 400 and not getattr(response, "leaves_trace", False):
                transaction.set_rollback(True)
            else:
                keep_reply(reply=kept, status=response.status_code, body=response.content, actor=actor)
            return response
    if kept.fingerprint != fingerprint:
        raise KeyReused
    kind = "application/json; charset=utf-8" if kept.status < 400 else problems.MEDIA_TYPE
    replay = HttpResponse(bytes(kept.body), status=kept.status, content_type=kind)
    replay[REPLAYED] = "true"
    return replay
