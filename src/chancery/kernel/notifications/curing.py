"""What if a service was defective? It is done again, or the person is shown to know (TUO of Ley 27444, arts. 26 and 27)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.events import publish
from chancery.kernel.identity import access
from chancery.kernel.notifications import actions, serving
from chancery.kernel.notifications.events import ServiceUndone
from chancery.kernel.notifications.models import Flaw, FlawKind, Knowledge, Notice, ServedBy

HEADS = (Role.SUPERVISOR, Role.CONSUL)


class NothingServed(Conflict):
    """Only what took effect can have done so wrongly."""

    code = "nothing_served"
    sentence = "Esta notificación todavía no surte efecto: no hay nada que rehacer."


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What the person declared in writing about a notice: that it was received, and when."""

    at: datetime
    account: str


def check_head(*, notice: Notice, actor: Actor) -> None:
    """Whether the actor may find a service of that office defective. Raises `RoleMissing` or `RoleMissingHere`."""
    access.require(actor, *HEADS, office_id=notice.office_id)


@transaction.atomic
def find_flaw(*, notice: Notice, kind: FlawKind, account: str, actor: Actor) -> Flaw:
    """Order that a defective service is done again: the notice has no effect until it is, and no period runs (art. 26.1).

    Raises `NothingServed`, `Invalid`, `RoleMissingHere`, and whatever a period that is over makes of it.
    """
    check_head(notice=notice, actor=actor)
    finder_id = access.require_person(actor)
    locked = serving.lock_any(notice=notice)
    if locked.served_at is None:
        raise NothingServed
    if not account.strip():
        raise Invalid({"account": ["Escriba en qué consistió el defecto."]})
    now = clock.now()
    flaw = Flaw.objects.create(
        notice=locked,
        kind=kind,
        account=account.strip(),
        undone_served_at=locked.served_at,
        undone_served_by=locked.served_by,
        finder_id=finder_id,
        found_at=now,
    )
    locked.served_at, locked.served_by, locked.needs_personal_since = None, "", now
    locked.save(update_fields=["served_at", "served_by", "needs_personal_since"])
    serving.record(locked, "find_flaw", actor, flaw=flaw.pk, kind=kind)
    publish(ServiceUndone(locked.pk, locked.case_id))
    return flaw


@transaction.atomic
def note_declaration(*, notice: Notice, declared: Declared, actor: Actor) -> Knowledge:
    """Write down that the person declared to have received it: from that day it is well notified (art. 27.1).

    Raises `NotForTheOfficeToServe`, `Invalid`, and `RoleMissingHere` at another office.
    """
    access.require(actor, *access.AT_A_COUNTER, office_id=notice.office_id)
    access.require_person(actor)
    locked = serving.lock(notice=notice)
    fields = serving.required(declared, "account")
    if said := serving.untimely(locked, declared.at):
        fields["at"] = [said]
    if fields:
        raise Invalid(fields)
    known = Knowledge.objects.create(
        notice=locked,
        ground=ServedBy.DECLARED,
        known_at=declared.at,
        account=declared.account.strip(),
        by=actor.name,
    )
    serving.record(locked, "note_declaration", actor, knowledge=known.pk, at=declared.at)
    actions.serve_by(notice=locked, at=declared.at, how=ServedBy.DECLARED, actor=actor)
    return known
