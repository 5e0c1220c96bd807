"""Our service by SOAP, 1.1 and 1.2 at one address, with its WSDL. Who calls is known by the same token as by REST.

Whatever comes is answered: what cannot be read, or may not be asked, by a fault. What was said goes to no log.
"""

import logging
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from chancery.kernel.base.errors import Refusal
from chancery.kernel.gateway import soap
from chancery.kernel.gateway.published import FactKind, SpanInvalid
from chancery.kernel.gateway.soap import Element, UnreadableMessage
from chancery.web import problems
from chancery.web.middleware import actor_of
from chancery.web.published.report import NAMESPACE, told

_LONGEST = 20_000
_KINDS = {kind.operation: kind for kind in FactKind}
_log = logging.getLogger(__name__)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def service(request: HttpRequest) -> HttpResponse:
    """The contract to who reads, an answer to who calls."""
    if request.method == "GET":
        context = {"address": f"{settings.BASE_URL}{request.path}", "operations": list(_KINDS)}
        return render(request, "published/service.wsdl", context, content_type=soap.MEDIA_TYPE)
    kind = request.headers.get("Content-Type", "").lower()
    is_12 = kind.startswith("application/soap+xml")
    if not is_12 and not kind.startswith("text/xml"):
        return _fault(is_12, 415, "El servicio habla SOAP 1.1 (text/xml) y 1.2 (application/soap+xml).")
    actor = actor_of(request)
    if actor.client_id is None:
        return _fault(is_12, 401, "Falta un token válido del sistema que consulta.")
    try:
        message = soap.read(request.read(_LONGEST), NAMESPACE)
    except UnreadableMessage:
        return _fault(is_12, 400, "El mensaje no es un sobre SOAP que se pueda leer.")
    asked = _KINDS.get(message.operation)
    if asked is None or (message.envelope == soap.ENVELOPE_12) is not is_12:
        return _fault(
            is_12, 400, "El servicio no tiene esa operación, o el sobre no es el del tipo de contenido."
        )
    try:
        since, until = _day(message.body, "desde"), _day(message.body, "hasta")
        _, report = told(request, asked, since, until)
    except Refusal as refusal:
        _log.info("%s refused: %s", message.operation, refusal.code)
        return _fault(is_12, problems.status_of(refusal), str(refusal))
    content = soap.write(
        NAMESPACE,
        f"{message.operation}Response",
        (("return", (("informe", report),)),),
        envelope=message.envelope,
    )
    return HttpResponse(content, content_type=soap.MEDIA_TYPE_12 if is_12 else soap.MEDIA_TYPE)


def _day(body: Element, name: str) -> date:
    try:
        return date.fromisoformat(body.said(name))
    except ValueError:
        raise SpanInvalid({name: [SpanInvalid.sentence]}) from None


def _fault(is_12: bool, status: int, text: str) -> HttpResponse:
    if is_12:
        return HttpResponse(soap.fault_12("Sender", text), status=status, content_type=soap.MEDIA_TYPE_12)
    return HttpResponse(soap.fault("Client", text), status=status, content_type=soap.MEDIA_TYPE)
