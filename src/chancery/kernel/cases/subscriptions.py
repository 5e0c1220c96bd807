"""What a case does when something becomes true elsewhere in the kernel."""

from procrastinate.contrib.django import app

from chancery.kernel.base.actor import system_actor
from chancery.kernel.cases import actions
from chancery.kernel.cases.models import Case
from chancery.kernel.fees.events import ChargePaid
from chancery.kernel.organisation.events import CalendarChanged
from chancery.kernel.procedures import registry

_UNDER_WAY = 60


def on_charge_paid(event: ChargePaid) -> None:
    """A case that waits for its fee moves on the moment it is paid."""
    case = Case.objects.filter(pk=event.case_id).first()
    if case is None:
        return
    procedure = registry.version(case.procedure_code, case.procedure_version)
    step = procedure.step(procedure.paid_step) if procedure.paid_step else None
    if step is not None and case.state in step.sources:
        with actions.step(case, step.code, actor=system_actor("Confirmación de pago")) as taking:
            taking.facts["charge"] = event.charge_id


def on_calendar_changed(event: CalendarChanged) -> None:
    """The clocks of the office are computed anew: a minute later, when no act counts by the old calendar any more."""
    task = app.configure_task("cases.recount", schedule_in={"seconds": _UNDER_WAY})
    task.defer(office_id=str(event.office_id), day=event.on.isoformat(), why=event.why)
