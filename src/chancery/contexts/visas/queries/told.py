"""What must Migraciones be told of visas (D.Leg. 1350, arts. 24.3 and 27.4)?

Every grant, refusal and cancellation, and each label with its serial: when it was printed and when it was spoilt. A grant names no
serial, for it is told before there is one; what a fact says does not change once it was told.
"""

from collections.abc import Iterator
from datetime import datetime
from heapq import merge

from django.db.models import Prefetch

from chancery.contexts.visas.models import Application, Cancellation, Decision, Label, LabelVoiding
from chancery.contexts.visas.queries.applications import category_of
from chancery.kernel.gateway.published import FactEvent, TravelDocumentFact
from chancery.kernel.identity.checks import IdentityDocumentKind


def facts(since: datetime, until: datetime) -> Iterator[TravelDocumentFact]:
    """What happened between two instants, the second left out, in order.

    The caller has passed its own gate: it tells what no stranger may know.
    """
    decisions = (
        Decision.objects.filter(at__gte=since, at__lt=until)
        .select_related("application__case__office", "application__decision")
        .order_by("at", "pk")
    )
    printed = (
        Label.objects.filter(at__gte=since, at__lt=until)
        .select_related("application__case__office", "application__decision")
        .order_by("at", "pk")
    )
    spoilt = (
        LabelVoiding.objects.filter(at__gte=since, at__lt=until)
        .select_related("label__application__case__office", "label__application__decision")
        .order_by("at", "pk")
    )
    cancelled = (
        Cancellation.objects.filter(at__gte=since, at__lt=until)
        .select_related("application__case__office", "application__decision")
        .prefetch_related(Prefetch("application__labels", Label.objects.select_related("voiding")))
        .order_by("at", "pk")
    )
    yield from merge(
        (
            _fact(each.application, FactEvent.GRANTED if each.is_granted else FactEvent.REFUSED, each.at)
            for each in decisions.iterator(chunk_size=500)
        ),
        (
            _fact(each.application, FactEvent.ISSUED, each.at, each)
            for each in printed.iterator(chunk_size=500)
        ),
        (
            _fact(each.label.application, FactEvent.SPOILT, each.at, each.label)
            for each in spoilt.iterator(chunk_size=500)
        ),
        (
            _fact(each.application, FactEvent.CANCELLED, each.at, _standing(each))
            for each in cancelled.iterator(chunk_size=500)
        ),
        key=lambda fact: fact.at,
    )


def _standing(cancelled: Cancellation) -> Label | None:
    """The label that bore the visa when it was cancelled, which is spoilt then if it was not delivered."""
    for label in cancelled.application.labels.all():
        voiding = getattr(label, "voiding", None)
        if voiding is None or voiding.at >= cancelled.at:
            return label
    return None


def _fact(
    application: Application, event: FactEvent, at: datetime, label: Label | None = None
) -> TravelDocumentFact:
    decision = application.decision
    return TravelDocumentFact(
        event=event,
        at=at,
        title=category_of(application).label,
        office=application.case.office.code,
        holder_name=f"{application.surnames} {application.given_names}",
        holder_document_kind=IdentityDocumentKind.PASSPORT,
        holder_document_number=application.passport_number,
        holder_document_country=application.passport_country,
        number=label.serial if label else "",
        valid_from=label.valid_from if label else None,
        valid_until=label.valid_until if label else None,
        entries=decision.entries if decision.is_granted else None,
        stay_days=decision.stay_days if decision.is_granted else None,
    )
