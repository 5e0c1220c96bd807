"""Who may change offices, calendars and legal periods? Administrators; and what one proposes another decides."""

from uuid import UUID

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotAllowed


class NotAnAdministrator(NotAllowed):
    """Offices and calendars are the administrators' business."""

    code = "administrator_needed"
    sentence = "Solo un administrador puede cambiar las oficinas, sus calendarios y los plazos."


class SameHands(NotAllowed):
    """What one person proposes another one decides."""

    code = "second_person_needed"
    sentence = "Usted hizo esta propuesta, así que debe decidirla otro administrador."
    next_step = "Pida a otro administrador que la revise."


def require_administrator(actor: Actor) -> None:
    """Raise `NotAnAdministrator` unless an administrator or the system acts."""
    if not actor.is_system and not actor.holds(Role.ADMINISTRATOR):
        raise NotAnAdministrator


def require_person(actor: Actor) -> UUID:
    """The administrator in person: four eyes are two people's. Raises `NotAnAdministrator`."""
    if actor.person_id is None or not actor.holds(Role.ADMINISTRATOR):
        raise NotAnAdministrator
    return actor.person_id
