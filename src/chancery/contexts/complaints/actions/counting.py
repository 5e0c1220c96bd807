"""What does the clock do to an entry by itself? Its day moves with the calendar, and that it ran out is noted."""

from uuid import UUID

from django.db import transaction

from chancery.contexts.complaints import papers, queries
from chancery.contexts.complaints.actions import _recording, _telling
from chancery.contexts.complaints.models import Routing
from chancery.contexts.complaints.rules import Regime
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.languages import phrase
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger


@transaction.atomic
def recount(*, routing_id: UUID, actor: Actor) -> None:
    """Compute a day of answer anew because the answerer's calendar changed; whoever complained is told where it moved."""
    access.require(actor, Role.SYSTEM)
    now = _locked(routing_id)
    if now is None:
        return
    before, after = now.due_on, queries.trace_of(now, now.complaint).on
    if before == after:
        return
    now.due_on = after
    now.save(update_fields=["due_on"])
    _recording.record(now.complaint, "recount", actor, **{"from": before, "to": after})
    _telling.tell(
        now.complaint,
        subject=phrase(
            "Cambió la fecha de respuesta de su reclamación {number}", number=now.complaint.number
        ),
        text=phrase(
            "Cambió el calendario de días hábiles {office:de}. Le iba a responder hasta el {before} y ahora le responderá "
            "hasta el {after}.",
            office=now.office.name,
            before=papers.day(before),
            after=papers.day(after),
        ),
        actor=actor,
    )


@transaction.atomic
def note_late(*, routing_id: UUID, actor: Actor) -> None:
    """Note, once, that the time to answer ran out: whose office it was stays written, and its heads are told."""
    access.require(actor, Role.SYSTEM)
    now = _locked(routing_id)
    if now is None or now.late_noted_at is not None or not queries.is_late(now):
        return
    now.late_noted_at = clock.now()
    now.save(update_fields=["late_noted_at"])
    _recording.record(
        now.complaint, "note_late", actor, office=now.office.code, due=now.due_on, norm=now.norm
    )
    _telling.tell_officers(
        now.complaint,
        identity.officers_at(now.office_id, *queries.answerers(Regime(now.regime))),
        subject=f"Venció el plazo para responder la reclamación {now.complaint.number}",
        text=f"Debía responderse hasta el {papers.day(now.due_on)} ({now.norm}).",
        actor=actor,
    )


def _locked(routing_id: UUID) -> Routing | None:
    """What waits for an answer still, once nobody else is at it."""
    found = Routing.objects.get(pk=routing_id)
    ledger.hold(found.complaint_id)
    waiting = Routing.objects.filter(pk=routing_id, left_at__isnull=True, answered_at__isnull=True)
    return waiting.select_related("complaint__person", "office", "extension").first()
