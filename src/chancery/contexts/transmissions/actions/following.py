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

_ANNULMENT = "close_annulled"
_UNDONE = {
    "withdraw": "desistió antes de que se buscara el acta",
    "settle": "la denegatoria quedó consentida",
    "confirm_refusal": "la denegatoria se confirmó en apelación",
}
"""The steps after which the act will not be done, and why: what was paid is asked back (RC05 167; RC23 156)."""


@transaction.atomic(savepoint=False)
def follow(*, case_id: UUID, step: str, target: str, actor: Actor) -> None:
    """Stop what carries a permit that was used, revoked or is over; say on a legalisation that its document fell.

    Where the act will not be done, what was paid is asked back: on withdrawal, and once a refusal stands.
    """
    access.require(actor, Role.SYSTEM)
    for carried in queries.of_permit(case_id):
        if target == GOOD:
            continue
        _note(carried, actor)
        if carried.case.closed_at is None:
            with cases.step(carried.case, _ANNULMENT, actor=actor):
                pass
    own = queries.of_case(case_id) if step == _ANNULMENT or step in _UNDONE else None
    if own is None or own.is_permit:
        return
    if step == _ANNULMENT:
        _note(own, actor)
    else:
        Returned(case_id, _UNDONE[step], actor).ask()


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
