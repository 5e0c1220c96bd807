"""What shall change so that it does not happen again, and does it?"""

from datetime import date

from django.db import transaction

from chancery.contexts.complaints import queries
from chancery.contexts.complaints.actions.answering import NotYetAnswered
from chancery.contexts.complaints.models import Complaint, ImprovementAction, ImprovementNote
from chancery.contexts.complaints.rules import ImprovementResult
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office


class ImprovementIncomplete(Invalid):
    """What, who and by when; at the end, how one can see it."""

    code = "improvement_incomplete"
    sentence = "Faltan datos de la acción de mejora."
    next_step = "Complete los campos señalados."


class ImprovementClosed(Conflict):
    """What has ended has ended."""

    code = "improvement_closed"
    sentence = "La acción de mejora ya terminó."
    next_step = "Si hace falta otra, ábrala desde la reclamación."


@transaction.atomic
def open_improvement(
    *, complaint: Complaint, title: str, office: Office, due_on: date, actor: Actor
) -> ImprovementAction:
    """Open what shall change, with who does it and by when. Raises `NotYetAnswered`, `ImprovementIncomplete`."""
    routing = queries.current(complaint)
    access.require(actor, *queries.KEEPERS, office_id=routing.office_id)
    writers.require_lima()
    if queries.answer_of(complaint) is None:
        raise NotYetAnswered(number=complaint.number)
    wrong: dict[str, list[str]] = {}
    if not title.strip():
        wrong["title"] = ["Escriba qué va a cambiar."]
    if due_on < organisation.local_date(office):
        wrong["due_on"] = ["Elija una fecha que no haya pasado."]
    if wrong:
        raise ImprovementIncomplete(wrong)
    opened = ImprovementAction.objects.create(
        complaint=complaint,
        title=title.strip(),
        office=office,
        due_on=due_on,
        opened_at=clock.now(),
        opened_by=actor.name,
    )
    facts = {"improvement": opened.id, "office": office.code, "due": due_on, "title": opened.title}
    ledger.record(chain=complaint.id, verb="complaints.open_improvement", actor=actor, facts=facts)
    return opened


@transaction.atomic
def note_improvement(*, improvement: ImprovementAction, text: str, actor: Actor) -> ImprovementNote:
    """Tell how it goes on. Raises `ImprovementClosed`, `ImprovementIncomplete`."""
    access.require(actor, *queries.KEEPERS, office_id=improvement.office_id)
    _require_open(improvement)
    if not text.strip():
        raise ImprovementIncomplete({"text": ["Escriba qué avanzó."]})
    note = ImprovementNote.objects.create(
        improvement=improvement, text=text.strip(), at=clock.now(), by=actor.name
    )
    facts = {"improvement": improvement.id, "text": note.text}
    ledger.record(
        chain=improvement.complaint_id, verb="complaints.note_improvement", actor=actor, facts=facts
    )
    return note


@transaction.atomic
def close_improvement(
    *, improvement: ImprovementAction, result: ImprovementResult, evidence: str, actor: Actor
) -> ImprovementAction:
    """Say how it ended and how one can see it. Raises `ImprovementClosed`, `ImprovementIncomplete`."""
    access.require(actor, *queries.KEEPERS, office_id=improvement.office_id)
    current = _require_open(improvement)
    if not evidence.strip():
        raise ImprovementIncomplete({"evidence": ["Escriba en qué se ve, o por qué se deja."]})
    current.closed_at, current.closed_by = clock.now(), actor.name
    current.result, current.evidence = result, evidence.strip()
    current.save(update_fields=["closed_at", "closed_by", "result", "evidence"])
    facts = {"improvement": current.id, "result": result, "evidence": current.evidence}
    ledger.record(chain=current.complaint_id, verb="complaints.close_improvement", actor=actor, facts=facts)
    return current


def _require_open(improvement: ImprovementAction) -> ImprovementAction:
    writers.require_lima()
    ledger.hold(improvement.complaint_id)
    current = ImprovementAction.objects.get(pk=improvement.pk)
    if current.closed_at is not None:
        raise ImprovementClosed
    return current
