"""What the signing component of an officer's computer asks for. A token that is good once stands for session and CSRF token."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from chancery.kernel.base.errors import Refusal
from chancery.kernel.documents import actions
from chancery.web import problems
from chancery.web.middleware import actor_of
from chancery.web.signing.component import encoded, parameters_of
from chancery.web.uploads.receiving import stored_response

View = Callable[..., HttpResponse]


def _to_a_program(view: View) -> View:
    """A refusal as a program reads it: the component shows its title."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return problems.of_refusal(request, refusal)

    return answer


@csrf_exempt
@require_POST
@_to_a_program
def parameters(request: HttpRequest) -> HttpResponse:
    """The parameters of one document, for the token that the browser handed over."""
    told = actions.tell_parameters(token=request.POST.get("param_token", ""), actor=actor_of(request))
    return HttpResponse(encoded(parameters_of(told)), content_type="text/plain")


@require_GET
@_to_a_program
def document(request: HttpRequest, token: str) -> HttpResponse:
    """The frozen bytes."""
    pending, content = actions.hand_out(token=token, actor=actor_of(request))
    return stored_response(content, "application/pdf", f"{pending.number}.pdf", download=True)


@csrf_exempt
@require_POST
@_to_a_program
def signed(request: HttpRequest, token: str) -> HttpResponse:
    """The signed bytes, under the field's name that the State's component uses."""
    file = request.FILES.get("signed_file")
    content = file.read() if file is not None else b""
    actions.bring_back(token=token, signed=content, actor=actor_of(request))
    return HttpResponse("OK", content_type="text/plain", status=201)
