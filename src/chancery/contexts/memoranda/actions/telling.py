"""How does a unit learn that a document was sent to it, once?"""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.memoranda import queries
from chancery.contexts.memoranda.models import Dispatch, DispatchNotice, InternalDocument
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import actions as notifications


@transaction.atomic
def tell_units(*, document_id: UUID, actor: Actor) -> None:
    """Leave a notice for whoever acknowledges what comes to each unit to which a document was sent: its number alone.

    A unit that was told is not told again, however often the job runs.
    """
    access.require(actor, Role.SYSTEM)
    document = queries.document(document_id, actor=actor)
    ledger.hold(document.pk)
    for each in queries.dispatches_of(document).filter(office__isnull=False, notice=None):
        DispatchNotice.objects.create(dispatch=each)
        _tell(document, each, actor)


def _tell(document: InternalDocument, sent: Dispatch, actor: Actor) -> None:
    assert sent.office is not None
    for person in identity.officers_at(sent.office.id, *queries.SECRETARIES):
        notifications.notify(
            recipient=person,
            subject=f"Llegó a {sent.office.acronym} un documento interno",
            text=f"{document.unit.name} envió {document.signature.number} a {sent.office.name}. Acuse recibo.",
            case_id=None,
            link=reverse("memoranda:document", args=[document.id]),
            office=sent.office,
            takes_effect=False,
            actor=actor,
        )
