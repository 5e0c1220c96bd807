"""Who may change offices, calendars and legal periods? Administrators; and what one proposes another decides."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotAllowed, Refusal

Proposal = TypeVar("Proposal", bound=Model)


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


def decide(
    proposal: Proposal,
    *,
    by: UUID,
    is_approved: bool,
    already: type[Refusal],
    same_hands: type[Refusal] = SameHands,
) -> Proposal:
    """What one person proposed another decides, once: the row is locked, then `already` or `same_hands` is raised."""
    rows = type(proposal)._default_manager
    locked: Any = rows.select_for_update().get(pk=proposal.pk)
    decider = locked._meta.get_field("decided_by").attname
    proposer = locked._meta.get_field("proposed_by").attname
    if locked.decided_at is not None:
        raise already
    if getattr(locked, proposer) == by:
        raise same_hands
    setattr(locked, decider, by)
    locked.decided_at, locked.is_approved = clock.now(), is_approved
    locked.save(update_fields=["decided_by", "decided_at", "is_approved"])
    return locked  # type: ignore[no-any-return]
