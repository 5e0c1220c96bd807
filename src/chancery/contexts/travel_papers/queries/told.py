"""What must Migraciones be told of salvoconductos (D.Leg. 1350, art. 24.3)? Each that was handed over, and each that ended."""

from collections.abc import Iterator
from datetime import datetime
from heapq import merge

from chancery.contexts.travel_papers.models import PaperDelivery, TravelPaper
from chancery.contexts.travel_papers.procedures import TRAVEL_PAPER
from chancery.kernel.gateway.published import FactEvent, TravelDocumentFact
from chancery.kernel.identity.checks import IdentityDocumentKind


def facts(since: datetime, until: datetime) -> Iterator[TravelDocumentFact]:
    """What happened between two instants, the second left out, in order; what never left the post is nobody's to know.

    The caller has passed its own gate: it tells what no stranger may know.
    """
    given = (
        PaperDelivery.objects.filter(at__gte=since, at__lt=until)
        .select_related("paper__application__case__office")
        .order_by("at", "pk")
    )
    ended = (
        TravelPaper.objects.filter(
            delivery__isnull=False,
            application__cancellation__at__gte=since,
            application__cancellation__at__lt=until,
        )
        .select_related("application__case__office", "application__cancellation")
        .order_by("application__cancellation__at", "pk")
    )
    issued = (_fact(each.paper, FactEvent.ISSUED, each.at) for each in given.iterator(chunk_size=500))
    cancelled = (
        _fact(each, FactEvent.CANCELLED, each.application.cancellation.at)
        for each in ended.iterator(chunk_size=500)
    )
    yield from merge(issued, cancelled, key=lambda fact: fact.at)


def _fact(paper: TravelPaper, event: FactEvent, at: datetime) -> TravelDocumentFact:
    application = paper.application
    return TravelDocumentFact(
        event=event,
        at=at,
        title=TRAVEL_PAPER.title,
        office=application.case.office.code,
        holder_name=f"{application.surnames} {application.given_names}".strip(),
        holder_document_kind=IdentityDocumentKind.DNI if application.dni else "",
        holder_document_number=application.dni,
        holder_document_country="PE" if application.dni else "",
        number=paper.number,
        valid_from=paper.valid_from,
        valid_until=paper.valid_until,
    )
