"""What must Migraciones be told of passports (D.Leg. 1350, art. 24.3)? Every one that was handed over, and every one cancelled."""

from collections.abc import Iterator
from datetime import datetime
from heapq import merge

from chancery.contexts.passports.models import Cancellation, Delivery
from chancery.contexts.passports.procedures import PASSPORT
from chancery.kernel.gateway.published import FactEvent, TravelDocumentFact
from chancery.kernel.identity.checks import IdentityDocumentKind


def facts(since: datetime, until: datetime) -> Iterator[TravelDocumentFact]:
    """What happened between two instants, the second left out, in order. The caller has passed its own gate."""
    delivered = (
        Delivery.objects.filter(at__gte=since, at__lt=until)
        .select_related("certification__passport__application__case__office")
        .order_by("at", "pk")
    )
    cancelled = (
        Cancellation.objects.filter(at__gte=since, at__lt=until)
        .select_related("passport", "office")
        .order_by("at", "pk")
    )
    yield from merge(
        (_issued(each) for each in delivered.iterator(chunk_size=500)),
        (_cancelled(each) for each in cancelled.iterator(chunk_size=500)),
        key=lambda fact: fact.at,
    )


def _issued(delivery: Delivery) -> TravelDocumentFact:
    passport = delivery.certification.passport
    application = passport.application
    return TravelDocumentFact(
        event=FactEvent.ISSUED,
        at=delivery.at,
        title=PASSPORT.title,
        office=application.case.office.code,
        holder_name=f"{application.surnames} {application.given_names}",
        holder_document_kind=IdentityDocumentKind.DNI if application.dni else "",
        holder_document_number=application.dni,
        holder_document_country="PE" if application.dni else "",
        number=passport.number,
        valid_from=passport.issued_on,
        valid_until=passport.expires_on,
    )


def _cancelled(cancellation: Cancellation) -> TravelDocumentFact:
    passport = cancellation.passport
    return TravelDocumentFact(
        event=FactEvent.CANCELLED,
        at=cancellation.at,
        title=f"{PASSPORT.title}: {cancellation.ground_label.lower()}",
        office=cancellation.office.code,
        holder_name=cancellation.holder,
        holder_document_kind=IdentityDocumentKind.DNI if cancellation.dni else "",
        holder_document_number=cancellation.dni,
        holder_document_country="PE" if cancellation.dni else "",
        number=cancellation.number,
        valid_from=passport.issued_on if passport else None,
        valid_until=passport.expires_on if passport else None,
    )
