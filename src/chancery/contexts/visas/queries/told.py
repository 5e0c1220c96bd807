"""What must Migraciones be told of visas (D.Leg. 1350, arts. 24.3 and 27.4)? Every grant, refusal and cancellation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from heapq import merge

from chancery.contexts.visas.models import Application, Cancellation, Decision
from chancery.contexts.visas.queries.applications import category_of, current_label


class Turn(StrEnum):
    """What happened to a visa."""

    GRANTED = "granted"
    REFUSED = "refused"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class VisaTold:
    """One thing that happened to one visa; `serial` and `valid_until` once its label is printed."""

    turn: Turn
    at: datetime
    case_number: str
    office: str
    category: str
    kind: str
    surnames: str
    given_names: str
    born_on: date
    nationality: str
    passport_country: str
    passport_number: str
    stay_days: int
    entries: int
    reason: str
    serial: str
    valid_until: date | None


def changes_since(instant: datetime) -> Iterator[VisaTold]:
    """What happened after an instant, in order. The caller has passed its own gate: it tells what no stranger may know."""
    decisions = (
        Decision.objects.filter(at__gt=instant)
        .select_related("application__case__office")
        .order_by("at", "pk")
    )
    cancelled = (
        Cancellation.objects.filter(at__gt=instant)
        .select_related("application__case__office", "application__decision")
        .order_by("at", "pk")
    )
    decided = (
        _told(
            each.application,
            each,
            Turn.GRANTED if each.is_granted else Turn.REFUSED,
            each.at,
            each.ground_label,
        )
        for each in decisions.iterator(chunk_size=500)
    )
    undone = (
        _told(each.application, each.application.decision, Turn.CANCELLED, each.at, each.reason)
        for each in cancelled.iterator(chunk_size=500)
    )
    yield from merge(decided, undone, key=lambda told: told.at)


def _told(application: Application, decision: Decision, turn: Turn, at: datetime, reason: str) -> VisaTold:
    category, label = category_of(application), current_label(application)
    return VisaTold(
        turn=turn,
        at=at,
        case_number=application.case.number,
        office=application.case.office.code,
        category=category.code,
        kind=category.kind,
        surnames=application.surnames,
        given_names=application.given_names,
        born_on=application.born_on,
        nationality=application.nationality,
        passport_country=application.passport_country,
        passport_number=application.passport_number,
        stay_days=decision.stay_days,
        entries=decision.entries,
        reason=reason,
        serial=label.serial if label else "",
        valid_until=label.valid_until if label else None,
    )
