"""Under whose authority is this done? The answer travels by name through every action."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from chancery.kernel.base import wording


class Role(StrEnum):
    """What a person may be at an office, from one date to another."""

    APPLICANT = "applicant"
    OFFICER = "officer"
    REGISTRAR = "registrar"
    SUPERVISOR = "supervisor"
    CONSUL = "consul"
    CASHIER = "cashier"
    CUSTODIAN = "custodian"
    ACCOUNTANT = "accountant"
    BORDER_OFFICER = "border_officer"
    REGISTRY_CLERK = "registry_clerk"
    ARCHIVIST = "archivist"
    EVALUATOR = "evaluator"
    COMPLAINTS_OFFICER = "complaints_officer"
    INFORMATION_OFFICER = "information_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]


_LABELS = {
    Role.APPLICANT: "Solicitante",
    Role.OFFICER: "Funcionario evaluador",
    Role.REGISTRAR: "Registrador de firmas",
    Role.SUPERVISOR: "Jefe de unidad",
    Role.CONSUL: "Cónsul",
    Role.CASHIER: "Cajero",
    Role.CUSTODIAN: "Custodio de autoadhesivos",
    Role.ACCOUNTANT: "Revisor de cuentas consulares",
    Role.BORDER_OFFICER: "Inspector migratorio",
    Role.REGISTRY_CLERK: "Registrador público",
    Role.ARCHIVIST: "Archivero central",
    Role.EVALUATOR: "Miembro del Comité Evaluador de Documentos",
    Role.COMPLAINTS_OFFICER: "Responsable del Libro de Reclamaciones",
    Role.INFORMATION_OFFICER: "Responsable de acceso a la información",
    Role.AUDITOR: "Auditor",
    Role.ADMINISTRATOR: "Administrador",
    Role.SYSTEM: "Sistema",
}


class Channel(StrEnum):
    """By which door the request came in."""

    WEB = "web"
    API = "api"
    JOB = "job"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class RoleAt:
    """A role held at one office; `delegated_by` names the person whose absence it covers."""

    role: Role
    office_id: UUID
    delegated_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, with which roles where, and by which channel. Made once at the edge.

    A citizen has a `person_id` and no roles; a job or a command has neither and is `is_system`; a partner's
    program has a `client_id` and the scopes it was granted, and a `person_id` when it acts for an applicant.
    `lacks_second_factor`: there are roles, and they wait for it. `companies` are those for which the person may act
    today, where they were read with the roles.
    """

    name: str
    channel: Channel
    request_id: str
    person_id: UUID | None = None
    client_id: str | None = None
    roles: tuple[RoleAt, ...] = ()
    scopes: frozenset[str] = field(default_factory=frozenset)
    has_second_factor: bool = False
    lacks_second_factor: bool = False
    companies: frozenset[UUID] | None = None
    is_system: bool = False

    @property
    def is_officer(self) -> bool:
        """Whether the actor holds any role at any office."""
        return bool(self.roles)

    @property
    def is_administrator(self) -> bool:
        """Whether the actor administers any office."""
        return self.holds(Role.ADMINISTRATOR)

    def holds(self, *roles: Role, office_id: UUID | None = None) -> bool:
        """Whether one of `roles` is held, at `office_id` when it is given."""
        return any(
            held.role in roles and (office_id is None or held.office_id == office_id) for held in self.roles
        )

    def offices(self, *roles: Role) -> frozenset[UUID]:
        """The offices at which one of `roles` is held; any role when none is named."""
        return frozenset(held.office_id for held in self.roles if not roles or held.role in roles)


def system_actor(name: str, *, channel: Channel = Channel.JOB, request_id: str = "-") -> Actor:
    """The actor of work that the clock or a command starts."""
    return Actor(name=name, channel=channel, request_id=request_id, is_system=True)


def for_the_law(actor: Actor) -> Actor:
    """The same person, taking a step that the law gives to no role at the office of the case, once its own gate was passed."""
    return replace(actor, is_system=True)


def role_labels(roles: Iterable[Role]) -> str:
    """The Spanish names of several roles, joined for a sentence: «Cajero, Cónsul o Auditor»."""
    return wording.listed([role.label for role in roles], "o")
