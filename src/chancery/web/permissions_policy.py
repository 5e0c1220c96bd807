"""Which powers of the browser do these pages renounce, so that nothing slipped into one could use them?"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_RENOUNCED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
_POLICY = ", ".join(f"{power}=()" for power in _RENOUNCED)
_BORDER = "/frontera/"
_WITH_CAMERA = _POLICY.replace("camera=()", "camera=(self)")


class PermissionsPolicyMiddleware:
    """Sets `Permissions-Policy`. Passkeys are kept: signing in needs them; the border's page alone reads codes with a camera."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response["Permissions-Policy"] = _WITH_CAMERA if request.path.startswith(_BORDER) else _POLICY
        return response
