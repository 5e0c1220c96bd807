"""What a passport does when something becomes true in the kernel."""

from chancery.contexts.passports import actions
from chancery.kernel.base.actor import system_actor
from chancery.kernel.gateway.civil_identity import CivilIdentity
from chancery.kernel.gateway.events import RegisterAnswered


def on_register_answered(event: RegisterAnswered) -> None:
    """The identity register, the only one a passport asks, answered at last."""
    actions.reconcile(
        case_id=event.case_id,
        consultation_id=event.consultation_id,
        found=event.answer if isinstance(event.answer, CivilIdentity) else None,
        actor=system_actor("Registro de identidad"),
    )
