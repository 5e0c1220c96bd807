"""Which powers of the browser do these pages renounce, so that nothing slipped into one could use them?"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_RENOUNCED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
_POLICY = ", ".join(f"{power}=()" for power in _RENOUNCED)


class PermissionsPolicyMiddleware:
    """Sets `Permissions-Policy`. Passkeys are kept: signing in needs them."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response["Permissions-Policy"] = _POLICY
        return response
