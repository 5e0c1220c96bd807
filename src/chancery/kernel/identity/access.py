"""May this actor do this at all? The questions that need no case."""

from uuid import UUID

from chancery.kernel.base.actor import Actor, Role, role_labels
from chancery.kernel.base.errors import NotAllowed

OFFICERS = tuple(role for role in Role if role not in (Role.APPLICANT, Role.SYSTEM))
AT_A_COUNTER = (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)
"""Who attends whoever comes: finds and registers people, sees their papers, and files for them."""


class RoleMissing(NotAllowed):
    code = "role_missing"
    sentence = "Esta acción corresponde a: {roles}."
    next_step = "Si le corresponde a usted, pida al administrador que le asigne la función."


class RoleMissingHere(RoleMissing):
    code = "role_missing_at_office"
    sentence = "Esta acción corresponde a: {roles}, en la oficina que tiene el expediente."
    next_step = "Comuníquese con esa oficina."


class SecondFactorMissing(NotAllowed):
    code = "second_factor_missing"
    sentence = "Para actuar como funcionario debe ingresar con un segundo factor."
    next_step = "Active o use su segundo factor en «Mi cuenta» y vuelva a intentarlo."


class PersonMissing(NotAllowed):
    code = "person_missing"
    sentence = "Para continuar debe ingresar con su cuenta y completar sus datos personales."
    next_step = "Ingrese o cree una cuenta."


class ClientMissing(NotAllowed):
    code = "client_missing"
    sentence = "Esta dirección es para el programa de otro sistema."
    next_step = "Compruebe con qué programa obtuvo el token."


def require_client(actor: Actor, client_id: str) -> None:
    """Refuse unless the actor is the program of this id. Raises `ClientMissing`."""
    if actor.client_id != client_id:
        raise ClientMissing


def require(actor: Actor, *roles: Role, office_id: UUID | None = None) -> None:
    """Refuse unless one of `roles` is held today, at `office_id` when it is given.

    The system passes only where `Role.SYSTEM` is named. Raises `RoleMissing`, `RoleMissingHere` or
    `SecondFactorMissing`.
    """
    if Role.SYSTEM in roles and actor.is_system:
        return
    if not actor.holds(*roles):
        raise RoleMissing(roles=role_labels(roles))
    if not actor.holds(*roles, office_id=office_id):
        raise RoleMissingHere(roles=role_labels(roles))
    if not actor.has_second_factor:
        raise SecondFactorMissing


def allow_anybody(actor: Actor) -> None:
    """Let anybody, with an account or none: where the law asks nobody who they are, that is said, not left out."""


def require_person(actor: Actor) -> UUID:
    """The id of the person who acts, or `PersonMissing`."""
    if actor.person_id is None:
        raise PersonMissing
    return actor.person_id


def require_oneself(actor: Actor) -> UUID:
    """The id of the person who changes their own data: who is an officer does so with the second factor that pages ask for.

    Raises `PersonMissing`, `SecondFactorMissing`.
    """
    if actor.lacks_second_factor:
        raise SecondFactorMissing
    return require_person(actor)


def caller_of(actor: Actor) -> str:
    """By which name the API knows who calls: the program's, or the person's. Raises `PersonMissing`."""
    return actor.client_id or str(require_person(actor))
