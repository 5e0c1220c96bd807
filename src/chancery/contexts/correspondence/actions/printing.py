"""How is the route sheet of a document put on paper?"""

from django.db import transaction

from chancery.contexts.correspondence import papers, queries
from chancery.contexts.correspondence.actions import _moving
from chancery.contexts.correspondence.models import Record
from chancery.contexts.correspondence.procedures import ROUTE_SHEET
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access


@transaction.atomic
def print_route_sheet(*, record: Record, actor: Actor) -> Document:
    """Issue the route sheet as it stands, sealed and verifiable. Raises `SignerUnavailable`, `StoreUnavailable`."""
    access.require(actor, *queries.READERS)
    sheet = documents.issue(
        kind=ROUTE_SHEET,
        facts=papers.route_sheet(record, queries.history(record), queries.links_of(record)),
        case_id=record.id,
        office=record.office,
        actor=actor,
    )
    _moving.record_of(record, "print_route_sheet", actor, document=sheet.number)
    return sheet
