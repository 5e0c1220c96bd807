"""Which clocks of a case begin on the day on which the notice of its act takes effect (TUO of Ley 27444, art. 144)?"""

from chancery.kernel.base import site
from chancery.kernel.base.actor import system_actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases import deadlines
from chancery.kernel.cases.models import Case, CaseDeadline, Interval
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications.events import NoticeServed, ServiceUndone
from chancery.kernel.notifications.models import Notice
from chancery.kernel.procedures import registry

_ACTOR = system_actor("Plazos de notificación")


class ClockHasRunOut(Conflict):
    """What came to stand because a period ran out does not fall because its beginning was defective: it is annulled."""

    code = "clock_has_run_out"
    sentence = (
        "El plazo que comenzó con esta notificación ya venció, y el expediente {number} siguió su curso."
    )
    next_step = (
        "Corresponde declarar la nulidad del acto que lo dio por concluido, no rehacer la notificación."
    )


def begin(event: NoticeServed) -> None:
    """Begin the clocks that waited for the notice of the latest act of the case."""
    deadline = _waiting(event)
    if deadline is None or deadline.intervals.exists() or deadline.ended_at is not None:
        return
    ledger.hold(deadline.case_id)
    Case.objects.select_for_update().get(pk=deadline.case_id)
    Interval.objects.create(deadline=deadline, started_at=event.effective_at)
    deadline.due_on = deadlines.trace(deadline).on
    deadline.save(update_fields=["due_on"])
    ledger.record(
        chain=deadline.case_id,
        verb="cases.begin_clock",
        actor=_ACTOR,
        facts={"notice": event.notice_id, "deadline": deadline.code, "due": deadline.due_on},
    )


def unbegin(event: ServiceUndone) -> None:
    """Take the beginning of a clock back: what was counted from a defective service counts for nothing (art. 26.2).

    Raises `ClockHasRunOut`.
    """
    deadline = _waiting(event)
    if deadline is None:
        return
    ledger.hold(deadline.case_id)
    case = Case.objects.select_for_update().get(pk=deadline.case_id)
    if deadline.ran_out_at is not None:
        raise ClockHasRunOut(number=case.number)
    if deadline.ended_at is not None:
        return
    deadline.intervals.all().delete()
    deadline.due_on, deadline.reminded_at = None, None
    deadline.save(update_fields=["due_on", "reminded_at"])
    facts = {"notice": event.notice_id, "deadline": deadline.code}
    ledger.record(chain=case.id, verb="cases.unbegin_clock", actor=_ACTOR, facts=facts)


def _waiting(event: NoticeServed | ServiceUndone) -> CaseDeadline | None:
    """The latest clock of the case that begins with service, if the notice is that of its latest act and the case ours."""
    acts = Notice.objects.filter(case_id=event.case_id).exclude(act_number="").order_by("created_at", "id")
    latest = acts.last()
    if event.case_id is None or latest is None or latest.pk != event.notice_id:
        return None
    case = Case.objects.filter(pk=event.case_id, site=site.here()).first()
    if case is None:
        return None
    procedure = registry.version(case.procedure_code, case.procedure_version)
    codes = [each.code for each in procedure.deadlines if each.period in deadlines.FROM_SERVICE]
    return CaseDeadline.objects.filter(case=case, code__in=codes).order_by("id").last()
