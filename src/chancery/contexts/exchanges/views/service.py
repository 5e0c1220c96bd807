"""The service that the ministry publishes for the State's platform: SOAP 1.1, at one address, with its WSDL.

Whatever comes is answered: by the codes of the contract where the operation is known, by a SOAP fault with a status below
500 where the message cannot be read. What was said goes to no log: names, RUCs and DNIs are in it.
"""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from chancery.contexts.exchanges import actions, queries, rules
from chancery.contexts.exchanges.queries import Standing
from chancery.contexts.exchanges.rules import CargoTramite, Code, RecepcionTramite, Text
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.errors import Refusal
from chancery.kernel.gateway import interoperability, soap
from chancery.kernel.gateway.soap import Element, Fields, UnreadableMessage
from chancery.web.middleware import actor_of

NAMESPACE = "http://ws.wsiotramite.segdi.gob.pe/"
_log = logging.getLogger(__name__)
_ENVELOPE_ROOM = 200_000


@csrf_exempt
@require_http_methods(["GET", "POST"])
def tramite(request: HttpRequest) -> HttpResponse:
    """The contract to who reads, an answer to who calls. The secret agreed with the platform stands for a session."""
    if request.method == "GET":
        address = f"{interoperability.ourselves().address}{request.path}"
        return render(request, "exchanges/service.wsdl", {"address": address}, content_type=soap.MEDIA_TYPE)
    if not interoperability.is_platform(request.headers.get(interoperability.SECRET_HEADER, "")):
        return _fault(401, "Falta la credencial de la plataforma, o no es válida.")
    if not request.headers.get("Content-Type", "").lower().startswith(("text/xml", "application/xml")):
        return _fault(415, "El servicio habla SOAP 1.1: text/xml.")
    # Twice base64 makes sixteen bytes of nine.
    most = interoperability.largest_file() * 16 // 9 + _ENVELOPE_ROOM
    body = request.read(most + 1)
    if len(body) > most:
        return _fault(413, "El mensaje supera el tamaño permitido.")
    try:
        message = soap.read(body, NAMESPACE)
    except UnreadableMessage:
        return _fault(400, "El mensaje no es un sobre SOAP 1.1 que se pueda leer.")
    operation = _OPERATIONS.get(message.operation)
    if operation is None:
        return _fault(400, "El servicio no tiene esa operación.")
    try:
        return _answer(message.operation, operation(message.body, actor_of(request).request_id))
    except Refusal as refusal:
        _log.info("%s refused: %s", message.operation, refusal.code)
        return _answer(message.operation, _result(Code.ERROR, str(refusal)))


def _receive(told: Element, request_id: str) -> Fields:
    document = RecepcionTramite.read(told.one("recepcionRequest") or Element())
    reply = actions.receive(document=document, actor=_platform(request_id))
    return _result(reply.code, reply.text)


def _take_cargo(told: Element, request_id: str) -> Fields:
    cargo = CargoTramite.read(told.one("cargoRequest") or Element())
    reply = actions.take_cargo(cargo=cargo, actor=_platform(request_id))
    return _result(reply.code, reply.text)


def _tell(told: Element, request_id: str) -> Fields:
    return _standing(queries.standing_of(told.said("request")))


_OPERATIONS: dict[str, Callable[[Element, str], Fields]] = {
    "recepcionarTramiteResponse": _receive,
    "cargoResponse": _take_cargo,
    "consultarTramiteResponse": _tell,
}


def _platform(request_id: str) -> Actor:
    return system_actor("Plataforma de interoperabilidad", channel=Channel.API, request_id=request_id)


def _result(code: Code, text: str) -> Fields:
    return (("vcodres", code), ("vdesres", text or Text.ERROR))


def _standing(told: Standing) -> Fields:
    at = told.registered_at
    return (
        ("vcodres", told.code),
        ("vdesres", told.text),
        ("vcuo", told.cuo or None),
        ("vcuoref", told.reference or None),
        ("vnumregstd", told.number or None),
        ("vanioregstd", told.year or None),
        ("vuniorgstd", told.unit or None),
        ("dfecregstd", at.astimezone(clock.LIMA).isoformat(timespec="seconds") if at else None),
        ("vusuregstd", told.user or None),
        ("bcarstd", rules.encode(told.receipt) if told.receipt else None),
        ("vobs", told.observation or None),
        ("cflgest", told.flag or None),
    )


def _answer(operation: str, fields: Fields) -> HttpResponse:
    content = soap.write(NAMESPACE, f"{operation}Response", (("return", tuple(fields)),))
    return HttpResponse(content, content_type=soap.MEDIA_TYPE)


def _fault(status: int, text: str) -> HttpResponse:
    return HttpResponse(soap.fault("Client", text), status=status, content_type=soap.MEDIA_TYPE)
