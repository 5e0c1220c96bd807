"""How does a refusal, or a fault, read to a person? One page for each kind, with what to do next."""

import logging
from collections.abc import Callable
from urllib.parse import unquote

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from chancery.kernel.cases.queries import CaseNotFound
from chancery.web import problems

log = logging.getLogger(__name__)

_HEADINGS: tuple[tuple[type[Refusal], str], ...] = (
    (Invalid, "Algo de lo que envió no es válido"),
    (NotFound, "No encontramos lo que busca"),
    (NotAllowed, "No puede hacer esto con su cuenta"),
    (Conflict, "Ahora no es posible"),
    (Unavailable, "Un sistema no responde"),
)
_FAULTS = {
    400: ("La solicitud no se entiende", "Vuelva a la página anterior e inténtelo otra vez."),
    403: (
        "La página caducó",
        "Por seguridad, el formulario vence si pasa mucho tiempo. Vuelva a abrirlo y envíelo de nuevo.",
    ),
    404: ("No encontramos esa página", "Compruebe la dirección, o busque el trámite desde el inicio."),
    429: ("Demasiados intentos", "Espere unos minutos y vuelva a intentarlo."),
    500: (
        "Ocurrió un error de nuestro lado",
        "Ya quedó registrado. Inténtelo otra vez; si sigue, comunique el número de solicitud a la mesa de ayuda.",
    ),
}


class RefusalMiddleware:
    """Turns a refusal into its page. Programs get theirs from the API; who is not signed in is asked to be.

    An address with the one character that PostgreSQL cannot hold is nobody's mistake: it is not looked up.
    """

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in unquote(request.get_full_path()):
            raise BadRequest
        return self.respond(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        if isinstance(exception, NotAllowed | CaseNotFound) and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return of_refusal(request, exception)


def of_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of a refusal."""
    heading = next(text for kind, text in _HEADINGS if isinstance(refusal, kind))
    context = {
        "heading": heading,
        "sentence": str(refusal),
        "advice": refusal.advice,
        "code": refusal.code,
        "fields": refusal.fields if isinstance(refusal, Invalid) else {},
    }
    return render(request, "web/refusal.html", context, status=problems.status_of(refusal))


def _fault(request: HttpRequest, status: int) -> HttpResponse:
    heading, advice = _FAULTS[status]
    if status == 500:
        return HttpResponse(_bare(request, heading, advice), status=500)
    context = {"heading": heading, "sentence": "", "advice": advice, "code": str(status), "fields": {}}
    return render(request, "web/refusal.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _fault(request, 400)


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _fault(request, 403)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _fault(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _fault(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without a template and without the database, either of which may be what failed."""
    return _fault(request, 500)


def _bare(request: HttpRequest, heading: str, advice: str) -> str:
    actor = getattr(request, "actor", None)
    number = actor.request_id if actor is not None else "—"
    return (
        f'<!doctype html><html lang="es"><head><meta charset="utf-8"><title>{heading}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>{heading}</h1>'
        f'<p>{advice}</p><p>Número de solicitud: {number}</p><p><a href="/">Ir al inicio</a></p></main></body></html>'
    )
