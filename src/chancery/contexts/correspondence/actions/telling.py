"""How does a unit learn that something was sent to it, without a message for each of two hundred?"""

from collections import defaultdict
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.models import MovementNotice, RecordMovement
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.notifications import actions as notifications

_NAMED = 10


@transaction.atomic
def tell_routed(*, actor: Actor) -> int:
    """Leave one notice for all that came to a unit and was not told yet; how many movements that were.

    It is for the person to whom a document was sent, or for everyone who works on the unit's correspondence. It bears
    the numbers alone: a document may be reserved.
    """
    access.require(actor, Role.SYSTEM)
    came: dict[tuple[UUID, UUID | None], list[RecordMovement]] = defaultdict(list)
    untold = queries.untold(clock.now())
    for each in untold:
        came[each.to_office_id, each.to_person_id].append(each)
    for movements in came.values():
        _tell(movements, actor)
    MovementNotice.objects.bulk_create(MovementNotice(movement=each, at=clock.now()) for each in untold)
    return len(untold)


def _tell(movements: list[RecordMovement], actor: Actor) -> None:
    office, person = movements[0].to_office, movements[0].to_person
    count = len(movements)
    numbers = ", ".join(each.record.number for each in movements[:_NAMED])
    more = f" y {count - _NAMED} más" if count > _NAMED else ""
    what = "un documento" if count == 1 else f"{count} documentos"
    for recipient in [person] if person else identity.officers_at(office.id, *queries.DESK):
        notifications.notify(
            recipient=recipient,
            subject=f"Se derivó a {office.acronym} {what}",
            text=f"Por recibir en {office.name}: {numbers}{more}.",
            case_id=None,
            link=f"{reverse('correspondence:home')}?que=unreceived",
            office=office,
            takes_effect=False,
            actor=actor,
        )
