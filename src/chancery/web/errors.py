"""How does a refusal, or a fault, read to a person? One page for each kind, with what to do next."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import unquote

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from chancery.kernel.base import clock, site
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Unavailable
from chancery.kernel.base.languages import filled
from chancery.kernel.cases.queries import CaseNotFound
from chancery.kernel.organisation.writers import WrittenInLima
from chancery.web import problems

_HEADINGS: tuple[tuple[type[Refusal], str | Promise], ...] = (
    (Invalid, _("Algo de lo que envió no es válido")),
    (NotFound, _("No encontramos lo que busca")),
    (NotAllowed, _("No puede hacer esto con su cuenta")),
    (Conflict, _("Ahora no es posible")),
    (Unavailable, _("Un sistema no responde")),
)
_FAULTS: dict[int, tuple[str | Promise, str | Promise]] = {
    400: (_("La solicitud no se entiende"), _("Vuelva a la página anterior e inténtelo otra vez.")),
    403: (
        _("No puede hacer esto con su cuenta"),
        _("Ingrese con la cuenta que corresponde, o vuelva al inicio."),
    ),
    404: (_("No encontramos esa página"), _("Compruebe la dirección, o busque el trámite desde el inicio.")),
}
_MINUTE = 60
_EXPIRED = (
    _("La página caducó"),
    _(
        "Por seguridad, el formulario vence si pasa mucho tiempo. No se guardó nada: ábralo otra vez y envíelo de nuevo."
    ),
)


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
        if isinstance(exception, DatabaseError) and _is_limas(exception):
            return of_refusal(request, WrittenInLima())
        if not isinstance(exception, Refusal):
            return None
        if isinstance(exception, NotAllowed | CaseNotFound) and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return of_refusal(request, exception)


def _is_limas(error: DatabaseError) -> bool:
    """Whether the database of a post kept a row that Lima writes (ADR 28)."""
    return getattr(error.__cause__, "sqlstate", None) == site.REFUSED


def of_refusal(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of a refusal."""
    heading = next(text for kind, text in _HEADINGS if isinstance(refusal, kind))
    sentence, advice = in_words(refusal)
    beside_fields = refusal.fields.values() if isinstance(refusal, Invalid) else ()
    lines = [(beside(refusal, each), each) for sentences in beside_fields for each in sentences]
    context = {
        "heading": heading,
        "sentence": sentence,
        "advice": advice,
        "sentence_language": "es" if sentence == str(refusal) else get_language(),
        "code": refusal.code,
        "lines": [
            (said, "es" if said == spanish else get_language()) for said, spanish in lines if said != sentence
        ],
    }
    return render(request, "web/refusal.html", context, status=problems.status_of(refusal))


def in_words(refusal: Refusal) -> tuple[str, str]:
    """What a refusal says and advises, in the language of the page where it is translated, else in Spanish."""
    said = []
    for spanish, as_it_is in ((refusal.sentence, str(refusal)), (refusal.next_step, refusal.advice)):
        is_translated = bool(spanish) and gettext(spanish) != spanish
        is_a_fact = spanish[1:-1] in refusal.facts
        said.append(filled(spanish, refusal.facts) if is_translated or is_a_fact else as_it_is)
    return said[0], said[1]


def beside(refusal: Refusal, spanish: str) -> str:
    """What a refusal says beside a field, in the language of the page: what it names has to be put into the translation."""
    said = in_words(refusal)
    if spanish == str(refusal):
        return said[0]
    if spanish == f"{refusal} {refusal.advice}":
        return " ".join(said)
    return gettext(spanish)


def _fault(
    request: HttpRequest, status: int, words: tuple[str | Promise, str | Promise] | None = None
) -> HttpResponse:
    heading, advice = words or _FAULTS[status]
    context: dict[str, object] = {
        "heading": heading,
        "sentence": "",
        "advice": advice,
        "code": str(status),
        "lines": (),
    }
    return render(request, "web/refusal.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _fault(request, 400)


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: almost always one left open too long."""
    return _fault(request, 403, _EXPIRED)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _fault(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _fault(request, 404)


def too_many_requests(request: HttpRequest, seconds: int = _MINUTE) -> HttpResponse:
    """Too many requests of one address or account: when to come back.

    The accounts library calls it too, and each of its own limits that answers so is by the minute.
    """
    opens_at = (clock.now() + timedelta(seconds=seconds)).astimezone(clock.LIMA)
    minutes = max(1, round(seconds / _MINUTE))
    advice = ngettext(
        "Espere %(minutes)s minuto: podrá volver a intentarlo a las %(time)s (hora de Lima).",
        "Espere %(minutes)s minutos: podrá volver a intentarlo a las %(time)s (hora de Lima).",
        minutes,
    ) % {"minutes": minutes, "time": f"{opens_at:%H:%M:%S}"}
    response = _fault(request, 429, (_("Demasiados intentos"), advice))
    response["Retry-After"] = str(seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Without a template and without the database, either of which may be what failed."""
    return HttpResponse(_bare(request), status=500)


def _bare(request: HttpRequest) -> str:
    actor = getattr(request, "actor", None)
    number = actor.request_id if actor is not None else "—"
    return (
        '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Error · Cancillería en línea</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main>'
        "<h1>Ocurrió un error de nuestro lado</h1>"
        "<p>Ya quedó registrado. Inténtelo otra vez; si sigue, comunique el número de solicitud a la mesa de ayuda.</p>"
        f'<p>Número de solicitud: {number}</p><p><a href="/">Ir al inicio</a></p></main></body></html>'
    )
