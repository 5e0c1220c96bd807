"""What the frame of every page needs to know."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases.queries import OFFICE_ROLES
from chancery.kernel.fees.queries import DESK
from chancery.web import language

_READERS = (*OFFICE_ROLES, Role.REGISTRAR, Role.AUDITOR, Role.ADMINISTRATOR)
_OFFICE: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("work_queue:work_queue", "Bandeja", OFFICE_ROLES),
    ("work_queue:search", "Buscar", _READERS),
    ("quarantine:quarantine", "Apartados", (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)),
    ("signatories:register", "Firmas", tuple(role for role in _READERS if role is not Role.CASHIER)),
    ("payments:desk", "Caja", (*DESK, Role.CONSUL)),
    ("payments:rates", "Tipos de cambio", (Role.CONSUL,)),
    ("administration:administration", "Administración", (Role.ADMINISTRATOR,)),
)


def layout(request: HttpRequest) -> dict[str, object]:
    """Whether this ministry is a demonstration, where this actor may go, and in which languages this page is.

    The header is the same for every stranger in the same part of the site: `frame` says of which it may be kept.
    """
    user = getattr(request, "user", None)
    asked = request.GET.urlencode() if language.is_bilingual(request) else ""
    return {
        "demonstration": settings.DEMONSTRATION,
        "navigation": lambda: tuple(_navigation(getattr(request, "actor", None))),
        "languages": lambda: language.offered(request),
        "is_stranger": user is not None and not user.is_authenticated,
        "frame": f"{settings.DEMONSTRATION} {request.path.split('/')[1]} {asked}",
    }


def _navigation(actor: Actor | None) -> Iterator[tuple[str, str | Promise]]:
    """Routes and labels: nobody is led to a page that would refuse them."""
    if actor is not None and actor.is_officer:
        yield from ((route, label) for route, label, roles in _OFFICE if actor.holds(*roles))
    else:
        yield "home:services", _("Trámites")
    if actor is not None and actor.person_id is not None:
        yield "my_cases:my_cases", _("Mis trámites")
        yield "mailbox:mailbox", _("Buzón")
    yield "verification:verify", _("Verificar")
    yield "offices:directory", _("Oficinas")
