"""What does the office complained of answer to its superior, before that one decides (TUO of Ley 27444, art. 169.2)?"""

from django.db import transaction

from chancery.contexts.complaints import papers, queries
from chancery.contexts.complaints.actions import _recording, _telling
from chancery.contexts.complaints.actions.answering import AlreadyAnswered
from chancery.contexts.complaints.models import Complaint, DelayReport
from chancery.contexts.complaints.rules import Regime
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers


class ReportNotAsked(Conflict):
    """A report is asked for a complaint of delay alone."""

    code = "complaint_report_not_asked"
    sentence = "De la reclamación {number} no se pide un informe: no es una queja por defecto de tramitación."
    next_step = "Vuelva a abrirla: dice cómo se atiende y quién responde."


class ReportGiven(Conflict):
    """Once."""

    code = "complaint_report_given"
    sentence = "El informe sobre la queja {number} ya se presentó."
    next_step = "Vuelva a abrirla para leerlo."


class ReportMissing(Invalid):
    """A report says something."""

    code = "complaint_report_missing"
    sentence = "Falta el informe."
    next_step = "Escriba en qué estado está el trámite y por qué."


@transaction.atomic
def report(*, complaint: Complaint, text: str, actor: Actor) -> DelayReport:
    """Tell the superior how the procedure stands. Late or not it stands, as long as nothing is decided.

    Raises `RoleMissing`, `ReportNotAsked`, `AlreadyAnswered`, `ReportGiven`, `ReportMissing`.
    """
    writers.require_lima()
    ledger.hold(complaint.id)
    now = queries.current(complaint)
    access.require(actor, *queries.KEEPERS, office_id=now.about_id)
    if now.regime != Regime.DELAY:
        raise ReportNotAsked(number=complaint.number)
    if now.answered_at is not None:
        raise AlreadyAnswered(number=complaint.number)
    if hasattr(now, "report"):
        raise ReportGiven(number=complaint.number)
    if not text.strip():
        raise ReportMissing({"text": [ReportMissing.next_step]})
    due, norm = queries.report_due(now)
    given = DelayReport.objects.create(
        routing=now, text=text.strip(), due_on=due, norm=norm, at=clock.now(), by=actor.name
    )
    _recording.record(complaint, "report", actor, due=due, norm=norm, late=queries.is_report_late(now))
    _telling.tell_officers(
        complaint,
        identity.officers_at(now.office_id, *queries.answerers(Regime.DELAY)),
        subject=f"Está el informe sobre la queja {complaint.number}",
        text=f"Lo presentó {now.about.name}. La queja se resuelve hasta el {papers.day(now.due_on)} ({now.norm}).",
        actor=actor,
    )
    return given
