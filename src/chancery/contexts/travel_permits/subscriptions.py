"""What is told to who authorises, beside the applicant, when a case moves."""

from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.procedures import TRAVEL_PERMIT
from chancery.kernel.base.actor import system_actor
from chancery.kernel.cases.events import CaseMoved


def on_case_moved(event: CaseMoved) -> None:
    """Both parents learn of every move, whoever filed."""
    if event.procedure_code == TRAVEL_PERMIT.code:
        actions.tell_authorisers(
            case_id=event.case_id,
            step=event.step,
            reason=event.reason,
            actor=system_actor("Aviso a quien autoriza"),
        )
