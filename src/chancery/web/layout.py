"""What the frame of every page needs to know."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancery.kernel.acts import queries as act_queries
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases.queries import ANSWERING_ROLES, OFFICE_ROLES
from chancery.kernel.fees.queries import DESK
from chancery.kernel.identity.access import AT_A_COUNTER
from chancery.kernel.nodes import queries as nodes
from chancery.kernel.nodes.queries import Line
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
from chancery.web import language

_READERS = (*OFFICE_ROLES, Role.REGISTRAR, Role.AUDITOR, Role.ADMINISTRATOR)
_WINDOWS, _ACCOUNTS, _CARDS = "counter:windows", "consular_accounts:home", "identity_cards:home"
_WRITERS = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.CONSUL,
    Role.REGISTRAR,
    Role.CASHIER,
    Role.CUSTODIAN,
    Role.ACCOUNTANT,
)
_ACTS = "consular_acts:search"
_EXCHANGES, _PASSPORTS, _TRAVEL_PAPERS = "exchanges:home", "passports:home", "travel_papers:papers"
_ASKED = {"visas:consultations": ("dgc", "pro", "mig-sede"), "criminal_records:reviews": ("pj-registro",)}
"""The offices that answer what a post asks: whether a visa may be given, and what a record means."""
_ABROAD = {*CONSULAR, OfficeKind.EMBASSY, OfficeKind.MISSION}
_Rows = tuple[tuple[str, str | Promise], ...]
_Kinds = Mapping[UUID, tuple[OfficeKind, str]]
_SERVICES: _Rows = (("home:services", _("Trámites")),)
_OWN: _Rows = (
    ("my_cases:my_cases", _("Mis trámites")),
    ("counter:appointments", _("Mis citas")),
    ("mailbox:mailbox", _("Buzón")),
)
_PUBLIC: _Rows = (("verification:verify", _("Verificar")), ("offices:directory", _("Oficinas")))
_SIGNERS = (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)
_Offered = tuple[tuple[str, str | Promise, tuple[Role, ...]], ...]
_OFFICE: tuple[tuple[str, _Offered], ...] = (
    (
        "Atender y resolver",
        (
            ("work_queue:work_queue", "Bandeja", OFFICE_ROLES),
            ("attending:attend", "Atender", AT_A_COUNTER),
            (_WINDOWS, "Ventanilla", OFFICE_ROLES),
            ("transmissions:queue", "Transmisiones", (Role.OFFICER, Role.CONSUL)),
            (
                "information:board",
                "Información",
                (Role.INFORMATION_OFFICER, Role.SUPERVISOR, Role.CONSUL, Role.AUDITOR),
            ),
            (
                "complaints:home",
                "Reclamaciones",
                (Role.COMPLAINTS_OFFICER, Role.SUPERVISOR, Role.CONSUL, Role.AUDITOR),
            ),
            (_CARDS, "DNI", (Role.OFFICER, Role.CONSUL)),
            ("visas:consultations", "Consultas de visa", (Role.OFFICER, Role.SUPERVISOR)),
            ("criminal_records:reviews", "Antecedentes por revisar", (Role.OFFICER, Role.SUPERVISOR)),
            (_TRAVEL_PAPERS, "Salvoconductos", (Role.OFFICER, Role.CONSUL, Role.SUPERVISOR, Role.AUDITOR)),
            ("quarantine:quarantine", "Apartados", _SIGNERS),
            ("travel_permits:border", "Frontera", (Role.BORDER_OFFICER,)),
            ("visas:border", "Visas", (Role.BORDER_OFFICER,)),
            ("travel_papers:border", "Salvoconductos", (Role.BORDER_OFFICER,)),
            (_PASSPORTS, "Pasaportes", (Role.OFFICER, Role.CONSUL, Role.AUDITOR)),
            ("passports:border", "Pasaportes", (Role.BORDER_OFFICER,)),
        ),
    ),
    (
        "Firmar",
        (
            ("signing:waiting", "Por firmar", _SIGNERS),
            ("travel_permits:signatures", "Firmas de viaje", (Role.CONSUL,)),
        ),
    ),
    (
        "Gestión documental",
        (
            ("correspondence:home", "Correspondencia", _SIGNERS),
            ("memoranda:home", "Memorandos", (*_WRITERS, Role.AUDITOR)),
            (_EXCHANGES, "Intercambios", (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL, Role.AUDITOR)),
            (
                "retention:home",
                "Archivo",
                (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL, Role.ARCHIVIST, Role.EVALUATOR, Role.AUDITOR),
            ),
        ),
    ),
    (
        "Cuentas y especies",
        (
            ("payments:desk", "Caja", (*DESK, Role.CONSUL)),
            (_ACCOUNTS, "Cuentas", (Role.CONSUL, Role.CASHIER, Role.ACCOUNTANT, Role.AUDITOR)),
            (
                "stickers:home",
                "Autoadhesivos",
                (Role.OFFICER, Role.CONSUL, Role.CUSTODIAN, Role.ACCOUNTANT, Role.AUDITOR),
            ),
        ),
    ),
    (
        "Consultar",
        (
            ("work_queue:search", "Buscar", _READERS),
            (_ACTS, "Actuaciones", (*act_queries.READERS, Role.ACCOUNTANT)),
            ("administration:partners", "Registros", (Role.AUDITOR,)),
            ("work_queue:delays", "Demoras", ANSWERING_ROLES),
            ("visas:anomalies", "Visas", (Role.AUDITOR,)),
            ("criminal_records:report", "Antecedentes penales", (Role.CONSUL, Role.AUDITOR)),
            ("signatories:register", "Firmas", tuple(role for role in _READERS if role is not Role.CASHIER)),
            ("public_deeds:search", "Escrituras", (Role.OFFICER, Role.CONSUL)),
            ("public_deeds:consult", "Escrituras", (Role.REGISTRY_CLERK,)),
            *((route, label, tuple(Role)) for route, label in _PUBLIC),
        ),
    ),
    ("Administrar", (("administration:administration", "Administración", (Role.ADMINISTRATOR,)),)),
)


@dataclass(frozen=True)
class Link:
    """A page of the menu, and whether one is on it or under it."""

    label: str | Promise
    address: str
    is_here: bool


@dataclass(frozen=True)
class Menu:
    """Where somebody may go: under headings for who works here, one plain list for everybody else."""

    groups: tuple[tuple[str, tuple[Link, ...]], ...]

    @property
    def here(self) -> str | Promise:
        """The page on which one is, if the menu leads to it."""
        links = (link for _heading, links in self.groups for link in links)
        return next((link.label for link in links if link.is_here), "")


def layout(request: HttpRequest) -> dict[str, object]:
    """Whether this ministry is a demonstration, where this actor may go, and in which languages this page is.

    The header is the same for every stranger who asks nothing in the same part of the site: `frame` says of which it may be kept.
    """
    user = getattr(request, "user", None)
    is_stranger = user is not None and not user.is_authenticated
    return {
        "demonstration": settings.DEMONSTRATION,
        "menu": lambda: _menu(getattr(request, "actor", None), request.path),
        "line": lambda: _line(getattr(request, "actor", None)),
        "languages": lambda: language.offered(request),
        "is_stranger": is_stranger,
        "is_kept": is_stranger and not language.asks_more(request),
        "frame": f"{settings.DEMONSTRATION} {request.path.split('/')[1]} {language.is_bilingual(request)}",
    }


def _line(actor: Actor | None) -> Line | None:
    """At a post with a node, how its line to Lima stands, for who works there."""
    if actor is None or not site.is_node() or not actor.holds(*OFFICE_ROLES):
        return None
    return nodes.line()


def _menu(actor: Actor | None, path: str) -> Menu:
    """Nobody is led to a page that would refuse them."""
    own = _OWN if actor is not None and actor.person_id is not None else ()
    if actor is None or not actor.is_officer:
        rows: list[tuple[str, _Rows]] = [("", (*_SERVICES, *own, *_PUBLIC))]
    else:
        kinds = organisation.kinds(actor.offices(), clock.today())
        rows = [(heading, tuple(_open_to(actor, offered, kinds))) for heading, offered in _OFFICE]
        rows.append(("Lo mío", (("service_desk:home", "Mesa de servicio"), *own)))
    groups = [(heading, tuple(_addresses(led))) for heading, led in rows if led]
    under = (address for _, led in groups for _, address in led if path.startswith(address))
    here = max(under, key=len, default="")
    return Menu(
        tuple(
            (heading, tuple(Link(label, address, is_here=address == here) for label, address in led))
            for heading, led in groups
        )
    )


def _open_to(actor: Actor, offered: _Offered, kinds: _Kinds) -> Iterable[tuple[str, str | Promise]]:
    return ((route, label) for route, label, roles in offered if _is_led_to(actor, route, roles, kinds))


def _addresses(rows: _Rows) -> Iterable[tuple[str | Promise, str]]:
    """Nothing where the route does not exist."""
    for route, label in rows:
        with suppress(NoReverseMatch):
            yield label, reverse(route)


def _is_led_to(actor: Actor, route: str, roles: tuple[Role, ...], kinds: _Kinds) -> bool:
    """Windows and what travels stand at consular offices: Lima reviews accounts and salvoconductos, and makes the passports.

    Documents are exchanged with other entities of the State from offices in Peru.
    """
    apart = (_WINDOWS, _ACTS, _ACCOUNTS, _CARDS, _EXCHANGES, _TRAVEL_PAPERS, _PASSPORTS, *_ASKED)
    if route not in apart or not actor.holds(*roles):
        return actor.holds(*roles)
    if route == _PASSPORTS and organisation.is_remittances(actor.offices(Role.OFFICER)):
        return True
    if route in (_EXCHANGES, _TRAVEL_PAPERS, _PASSPORTS) and actor.holds(Role.AUDITOR):
        return True
    if route == _ACTS and actor.holds(Role.ACCOUNTANT):
        return True
    if route == _ACCOUNTS and actor.holds(Role.ACCOUNTANT, Role.AUDITOR):
        return True
    at = [kinds[office_id] for office_id in actor.offices(*roles) & kinds.keys()]
    served = {kind for kind, _code in at}
    if route in _ASKED:
        return any(code in _ASKED[route] for _kind, code in at)
    return not served <= _ABROAD if route == _EXCHANGES else not served.isdisjoint(CONSULAR)
