"""What happens when the tax register answers at last."""

from chancery.contexts.visas import actions
from chancery.kernel.base.actor import system_actor
from chancery.kernel.gateway.events import RegisterAnswered
from chancery.kernel.gateway.taxpayers import PARTNER, Taxpayer


def on_register_answered(event: RegisterAnswered) -> None:
    """Hand the answer to the check that waits for it."""
    if event.partner != PARTNER:
        return
    actions.reconcile_sponsor(
        consultation_id=event.consultation_id,
        found=event.answer if isinstance(event.answer, Taxpayer) else None,
        actor=system_actor("Registro de contribuyentes"),
    )
