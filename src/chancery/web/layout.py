"""What the frame of every page needs to know."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancery.kernel.base import site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases.queries import OFFICE_ROLES
from chancery.kernel.fees.queries import DESK
from chancery.kernel.identity.access import AT_A_COUNTER
from chancery.kernel.nodes import queries as nodes
from chancery.kernel.nodes.queries import Line
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
from chancery.web import language

_READERS = (*OFFICE_ROLES, Role.REGISTRAR, Role.AUDITOR, Role.ADMINISTRATOR)
_WINDOWS, _ACCOUNTS = "counter:windows", "consular_accounts:home"
_MEMORANDA = "memoranda:home"
_WRITERS = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.CONSUL,
    Role.REGISTRAR,
    Role.CASHIER,
    Role.CUSTODIAN,
    Role.ACCOUNTANT,
)
_EXCHANGES = "exchanges:home"
_INFORMATION = "information:board"
_OFFICE: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("work_queue:work_queue", "Bandeja", OFFICE_ROLES),
    ("attending:attend", "Atender", AT_A_COUNTER),
    (_WINDOWS, "Ventanilla", OFFICE_ROLES),
    ("work_queue:search", "Buscar", _READERS),
    ("signing:waiting", "Por firmar", (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)),
    ("quarantine:quarantine", "Apartados", (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)),
    ("signatories:register", "Firmas", tuple(role for role in _READERS if role is not Role.CASHIER)),
    ("public_deeds:search", "Escrituras", (Role.OFFICER, Role.CONSUL)),
    ("public_deeds:consult", "Escrituras", (Role.REGISTRY_CLERK,)),
    ("transmissions:queue", "Transmisiones", (Role.OFFICER, Role.CONSUL)),
    ("correspondence:home", "Correspondencia", (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)),
    (_EXCHANGES, "Intercambios", (Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR)),
    (_INFORMATION, "Información", (Role.INFORMATION_OFFICER, Role.SUPERVISOR, Role.CONSUL, Role.AUDITOR)),
    ("payments:desk", "Caja", (*DESK, Role.CONSUL)),
    (
        "stickers:home",
        "Autoadhesivos",
        (Role.OFFICER, Role.CONSUL, Role.CUSTODIAN, Role.ACCOUNTANT, Role.AUDITOR),
    ),
    (
        _ACCOUNTS,
        "Cuentas",
        (Role.CONSUL, Role.CASHIER, Role.ACCOUNTANT, Role.AUDITOR),
    ),
    (_MEMORANDA, "Memorandos", (*_WRITERS, Role.AUDITOR)),
    ("travel_permits:signatures", "Firmas de viaje", (Role.CONSUL,)),
    ("travel_permits:border", "Frontera", (Role.BORDER_OFFICER,)),
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
        "line": lambda: _line(getattr(request, "actor", None)),
        "languages": lambda: language.offered(request),
        "is_stranger": user is not None and not user.is_authenticated,
        "frame": f"{settings.DEMONSTRATION} {request.path.split('/')[1]} {asked}",
    }


def _line(actor: Actor | None) -> Line | None:
    """At a post with a node, how its line to Lima stands, for who works there."""
    if actor is None or not site.is_node() or not actor.holds(*OFFICE_ROLES):
        return None
    return nodes.line()


def _navigation(actor: Actor | None) -> Iterator[tuple[str, str | Promise]]:
    """Routes and labels: nobody is led to a page that would refuse them."""
    if actor is not None and actor.is_officer:
        yield from ((route, label) for route, label, roles in _OFFICE if _is_led_to(actor, route, roles))
    else:
        yield "home:services", _("Trámites")
    if actor is not None and actor.person_id is not None:
        yield "my_cases:my_cases", _("Mis trámites")
        yield "counter:appointments", _("Mis citas")
        yield "mailbox:mailbox", _("Buzón")
    yield "verification:verify", _("Verificar")
    yield "offices:directory", _("Oficinas")


def _is_led_to(actor: Actor, route: str, roles: tuple[Role, ...]) -> bool:
    """Windows and accounts stand at consular offices: who serves in Lima has none, but may review the accounts.

    Documents are exchanged with other entities of the State from offices in Peru.
    """
    if route not in (_WINDOWS, _ACCOUNTS, _EXCHANGES) or not actor.holds(*roles):
        return actor.holds(*roles)
    if route == _EXCHANGES:
        return actor.holds(Role.AUDITOR) or _serves_in_peru(actor, roles)
    if route == _ACCOUNTS and actor.holds(Role.ACCOUNTANT, Role.AUDITOR):
        return True
    return organisation.offices(kind=CONSULAR).filter(pk__in=actor.offices(*roles)).exists()


def _serves_in_peru(actor: Actor, roles: tuple[Role, ...]) -> bool:
    abroad = (*CONSULAR, OfficeKind.EMBASSY, OfficeKind.MISSION)
    return organisation.offices().filter(pk__in=actor.offices(*roles)).exclude(kind__in=abroad).exists()
