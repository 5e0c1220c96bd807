"""How does a unit learn that something was sent to it, and whoever presented a document that it was answered?"""

import re
from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.models import MovementNotice, Record, RecordMovement
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.languages import phrase
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import fold
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation.models import Office

_NAMED = 10
_ANSWERED = "{office} respondió con {number} el documento registrado con el número {record}. "
_AT_THE_LINK = "El enlace lo lleva a esa respuesta, que puede leer, descargar y verificar."
_SENT = "Se la hará llegar a la dirección que dejó; también puede pedirla a esa unidad con su documento de identidad."


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


@transaction.atomic
def tell_presenter(
    *, record_id: UUID, number: str, code: str, addressed: Collection[str], office: Office, actor: Actor
) -> None:
    """Tell who presented a document at the front desk that a unit sent its answer.

    Only where it is addressed to the document's own sender; and where the paper is read, only where that sender's identity
    document or RUC is named: a namesake's answer is not theirs to read. It has no effect in law, which the cargo of the
    paper has. Raises `RoleMissingHere`, `RecordNotFound`.
    """
    access.require(actor, *queries.DESK, office_id=office.id)
    record = queries.row(record_id)
    presented = queries.presentation_of(record)
    is_certain = _names_number(record, addressed)
    if presented is None or not (
        is_certain or fold(record.sender_name) in {fold(each) for each in addressed}
    ):
        return
    link = reverse("verification:document", args=[ids.format_code(code)]) if is_certain else ""
    notifications.notify(
        recipient=presented.case.applicant,
        subject=phrase("Respondimos el documento que presentó ({number})", number=record.number),
        text=phrase(
            _ANSWERED + (_AT_THE_LINK if link else _SENT),
            office=office.name,
            number=number,
            record=record.number,
        ),
        case_id=presented.case_id,
        link=link,
        office=office,
        takes_effect=False,
        actor=actor,
    )


def _names_number(record: Record, addressed: Collection[str]) -> bool:
    """Whether an addressee bears the number of the document by which the sender is known."""
    words = {word for each in addressed for word in re.findall(r"[\w-]+", each.upper())}
    return bool(record.sender_number) and record.sender_number.upper() in words


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
