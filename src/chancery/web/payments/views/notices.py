"""Where the provider tells us what happened: 2xx only when it is committed, a stable code otherwise."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from chancery.kernel.base.actor import Channel, system_actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from chancery.kernel.fees import actions
from chancery.kernel.fees.hosted_card_page import provider

_STATUS: dict[type[Refusal], int] = {NotAllowed: 403, NotFound: 404, Conflict: 409, Invalid: 422}


@csrf_exempt
@require_POST
def take_notification(request: HttpRequest) -> HttpResponse:
    """The signature stands for the session and the CSRF token that a program does not have."""
    actor = system_actor("Pasarela de pagos", channel=Channel.API)
    try:
        notification = provider().parse_notification(request.headers, request.body)
        actions.take_notification(notification=notification, actor=actor)
    except Refusal as refusal:
        status = next((status for kind, status in _STATUS.items() if isinstance(refusal, kind)), 503)
        return JsonResponse({"code": refusal.code, "detail": str(refusal)}, status=status)
    return HttpResponse(status=204)
