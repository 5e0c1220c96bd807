"""What a salvoconducto does when something becomes true in the kernel."""

from chancery.contexts.travel_papers import actions
from chancery.kernel.base.actor import system_actor
from chancery.kernel.gateway.events import RegisterAnswered


def on_register_answered(event: RegisterAnswered) -> None:
    """The identity register answered at last: the post decides, or looks again at what it gave."""
    actions.tell_answer(
        case_id=event.case_id,
        is_different=event.is_different,
        actor=system_actor("Registro de identidad"),
    )
