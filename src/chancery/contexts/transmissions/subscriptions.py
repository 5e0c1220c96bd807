"""What a transmission does when the permit it carries, or the copy itself, no longer stands."""

from chancery.contexts.transmissions import actions
from chancery.contexts.transmissions.procedures import CARRIED, REGISTRY_COPY
from chancery.kernel.base.actor import system_actor
from chancery.kernel.cases.events import CaseMoved


def on_case_moved(event: CaseMoved) -> None:
    """Nothing goes on to a counter that no longer holds at the border, and a legalisation falls with what it legalised."""
    if event.procedure_code in (CARRIED, REGISTRY_COPY.code):
        actions.follow(
            case_id=event.case_id,
            step=event.step,
            target=event.target,
            actor=system_actor("Fin de un documento"),
        )
