"""How does each office answer, month by month? Figures in which nobody is named, and no denunciation is counted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import F

from chancery.contexts.complaints.models import Routing
from chancery.contexts.complaints.rules import TRACKS, ComplaintMotive, Regime
from chancery.kernel.base import clock

Key = TypeVar("Key")
_OPEN = [regime for regime, track in TRACKS.items() if not track.is_reserved]


@dataclass(frozen=True, slots=True)
class Count:
    """What came of one kind, and how it was answered."""

    received: int
    in_time: int
    late: int
    pending: int
    overdue: int
    mean_days: float | None
    accepted: int
    mean_score: float | None

    @property
    def answered(self) -> int:
        """All that was answered, late or not."""
        return self.in_time + self.late


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one month, one office and one motive; the motive is empty of what is no complaint of the service."""

    month: date
    office: str
    office_name: str
    regime: Regime
    motive: ComplaintMotive | None
    count: Count

    @property
    def about(self) -> str:
        """The motive of a complaint; of another entry, its regime."""
        return self.motive.label if self.motive else self.regime.label


@dataclass(frozen=True, slots=True)
class ComplaintFigures:
    """The indicators of a span of months, whole and by office, by motive and by month."""

    since: date
    until: date
    whole: Count
    by_office: tuple[tuple[str, Count], ...]
    by_motive: tuple[tuple[str, Count], ...]
    by_month: tuple[tuple[date, Count], ...]
    rows: tuple[Row, ...]


def figures(*, since: date, until: date, office: str = "") -> ComplaintFigures:
    """The indicators of what was presented from one day to another, both included, by where it was about."""
    entries = Routing.objects.filter(
        left_at__isnull=True,
        regime__in=_OPEN,
        complaint__presented_on__gte=since,
        complaint__presented_on__lte=until,
    )
    if office:
        entries = entries.filter(complaint__office__code=office)
    found = [
        _Told(**row)
        for row in entries.values(
            "regime",
            "due_on",
            code=F("complaint__office__code"),
            place=F("complaint__office__name"),
            motive=F("complaint__motive"),
            presented_on=F("complaint__presented_on"),
            answered_on=F("complaint__answer__answered_on"),
            outcome=F("complaint__answer__outcome"),
            score=F("complaint__satisfaction__score"),
        )
    ]
    today = clock.today()
    groups = _grouped(found, lambda each: (each.month, each.code, each.place, each.regime, each.kind))
    return ComplaintFigures(
        since=since,
        until=until,
        whole=_count(found, today),
        by_office=_counted(found, lambda each: each.place, today),
        by_motive=_counted(found, lambda each: each.about, today),
        by_month=tuple(
            (month, _count(told, today)) for month, told in sorted(_grouped(found, _month_of).items())
        ),
        rows=tuple(
            Row(
                month,
                code,
                name,
                Regime(regime),
                ComplaintMotive(kind) if kind else None,
                _count(told, today),
            )
            for (month, code, name, regime, kind), told in sorted(groups.items())
        ),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What is counted of one entry."""

    regime: str
    due_on: date
    code: str
    place: str
    motive: str
    presented_on: date
    answered_on: date | None
    outcome: str | None
    score: int | None

    @property
    def month(self) -> date:
        return self.presented_on.replace(day=1)

    @property
    def kind(self) -> str:
        return self.motive if self.regime == Regime.COMPLAINT else ""

    @property
    def about(self) -> str:
        return ComplaintMotive(self.kind).label if self.kind else Regime(self.regime).label


def _month_of(told: _Told) -> date:
    return told.month


def _grouped(found: Iterable[_Told], by: Callable[[_Told], Key]) -> dict[Key, list[_Told]]:
    groups: dict[Key, list[_Told]] = {}
    for each in found:
        groups.setdefault(by(each), []).append(each)
    return groups


def _counted(found: list[_Told], by: Callable[[_Told], str], today: date) -> tuple[tuple[str, Count], ...]:
    """The most complained of first."""
    counted = [(name, _count(told, today)) for name, told in _grouped(found, by).items()]
    return tuple(sorted(counted, key=lambda pair: (-pair[1].received, pair[0])))


def _count(found: list[_Told], today: date) -> Count:
    answered = [each for each in found if each.answered_on is not None]
    in_time = sum(each.answered_on <= each.due_on for each in answered if each.answered_on)
    days = [(each.answered_on - each.presented_on).days for each in answered if each.answered_on]
    scores = [each.score for each in found if each.score is not None]
    pending = [each for each in found if each.answered_on is None]
    return Count(
        received=len(found),
        in_time=in_time,
        late=len(answered) - in_time,
        pending=len(pending),
        overdue=sum(each.due_on < today for each in pending),
        mean_days=round(sum(days) / len(days), 1) if days else None,
        accepted=sum(each.outcome in ("accepted", "partial") for each in answered),
        mean_score=round(sum(scores) / len(scores), 1) if scores else None,
    )
