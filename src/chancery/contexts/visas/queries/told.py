"""What must Migraciones be told of visas (D.Leg. 1350, arts. 24.3 and 27.4)? Every grant, refusal and cancellation."""

from collections.abc import Iterator
from datetime import datetime
from heapq import merge

from django.db.models import Prefetch, QuerySet

from chancery.contexts.visas.models import Application, Cancellation, Decision, Label
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
        .prefetch_related(_standing_labels())
        .order_by("at", "pk")
    )
    cancelled = (
        Cancellation.objects.filter(at__gte=since, at__lt=until)
        .select_related("application__case__office", "application__decision")
        .prefetch_related(_standing_labels())
        .order_by("at", "pk")
    )
    decided = (
        _fact(each.application, FactEvent.GRANTED if each.is_granted else FactEvent.REFUSED, each.at)
        for each in decisions.iterator(chunk_size=500)
    )
    undone = (
        _fact(each.application, FactEvent.CANCELLED, each.at) for each in cancelled.iterator(chunk_size=500)
    )
    yield from merge(decided, undone, key=lambda fact: fact.at)


def _standing_labels() -> "Prefetch[str, QuerySet[Label], str]":
    """The label that bears each visa, in one statement for many."""
    standing = Label.objects.filter(voiding=None)
    return Prefetch("application__labels", queryset=standing, to_attr="standing_labels")


def _fact(application: Application, event: FactEvent, at: datetime) -> TravelDocumentFact:
    labels: list[Label] = application.standing_labels  # type: ignore[attr-defined]
    label, decision = next(iter(labels), None), application.decision
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
