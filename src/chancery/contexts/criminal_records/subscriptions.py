"""What happens when the Judiciary answers at last."""

from chancery.contexts.criminal_records import actions
from chancery.kernel.base.actor import system_actor
from chancery.kernel.gateway.criminal_records import PARTNER, CriminalRecord
from chancery.kernel.gateway.events import RegisterAnswered


def on_register_answered(event: RegisterAnswered) -> None:
    """Hand the answer to the consultation that waits for it."""
    if event.partner != PARTNER:
        return
    actions.note_answer(
        pending_id=event.consultation_id,
        record=event.answer if isinstance(event.answer, CriminalRecord) else None,
        actor=system_actor("Poder Judicial"),
    )
