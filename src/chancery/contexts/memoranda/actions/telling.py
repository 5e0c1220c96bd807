"""How does a unit learn that a document was sent to it?"""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.memoranda import queries
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.notifications import actions as notifications


def tell_units(*, document_id: UUID, actor: Actor) -> None:
    """Leave a notice for whoever acknowledges what comes to each unit to which a document was sent: its number alone."""
    access.require(actor, Role.SYSTEM)
    document = queries.document(document_id, actor=actor)
    with transaction.atomic():
        for each in queries.dispatches_of(document):
            if each.office is None:
                continue
            for person in identity.officers_at(each.office.id, *queries.SECRETARIES):
                notifications.notify(
                    recipient=person,
                    subject=f"Llegó a {each.office.acronym} un documento interno",
                    text=f"{document.unit.name} envió {document.signature.number} a {each.office.name}. Acuse recibo.",
                    case_id=None,
                    link=reverse("memoranda:document", args=[document.id]),
                    office=each.office,
                    takes_effect=False,
                    actor=actor,
                )
