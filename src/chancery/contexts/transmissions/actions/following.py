"""What becomes of a transmission when what it carries no longer stands?"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.actions.filing import GOOD
from chancery.contexts.transmissions.actions.money import Returned
from chancery.contexts.transmissions.models import Transmission
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access

_ANNULMENT, _WITHDRAWAL = "close_annulled", "withdraw"


@transaction.atomic(savepoint=False)
def follow(*, case_id: UUID, step: str, target: str, actor: Actor) -> None:
    """Stop what carries a permit that was used, revoked or is over; say on a legalisation that its document fell.

    Who withdraws before the search has what was paid asked back: the act was not done.
    """
    access.require(actor, Role.SYSTEM)
    for carried in queries.of_permit(case_id):
        if target == GOOD:
            continue
        _note(carried, actor)
        if carried.case.closed_at is None:
            with cases.step(carried.case, _ANNULMENT, actor=actor):
                pass
    own = queries.of_case(case_id) if step in (_ANNULMENT, _WITHDRAWAL) else None
    if own is None or own.is_permit:
        return
    if step == _ANNULMENT:
        _note(own, actor)
    else:
        Returned(case_id, "desistió antes de que se buscara el acta", actor).ask()


def _note(transmission: Transmission, actor: Actor) -> None:
    check = queries.check_of(transmission)
    if check is not None:
        document = transmission.document
        number = document.number if document else ""
        documents.annotate(
            document=check.document,
            text=f"El documento que legaliza, {number}, ya no vale: consulte su propia página de verificación",
            actor=actor,
        )
