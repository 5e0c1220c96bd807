"""What a case does when something becomes true elsewhere in the kernel."""

from chancery.kernel.base.actor import system_actor
from chancery.kernel.cases import actions
from chancery.kernel.cases.models import Case
from chancery.kernel.fees.events import ChargePaid
from chancery.kernel.procedures import registry


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
