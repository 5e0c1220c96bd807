"""How long do each unit and each step take, what waits and since when, and how much paper was not printed?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, F, Min, Q, QuerySet, Sum

from chancery.contexts.correspondence.models import Record, RecordMovement
from chancery.contexts.correspondence.queries import saved
from chancery.contexts.correspondence.queries.records import DESK
from chancery.contexts.correspondence.rules import EntryChannel
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind

AGES = (7, 30)
"""Days: up to a week, up to a month, older."""
MONTH = timedelta(days=30)
"""What is told where no days are asked for."""
_ON_PAPER = (EntryChannel.WINDOW, EntryChannel.MAIL)
_REGISTER, _FOLLOW = "register", "follow"
_OF_THE_REGISTRY = (_REGISTER, _FOLLOW)


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit over a span of days: what came, what ended, how long it took, and what waits now, by age."""

    unit: str
    name: str
    came: int
    ended: int
    late: int
    hours_to_receive: float | None
    days_to_end: float | None
    young: int
    middle: int
    old: int
    oldest_on: date | None

    @property
    def pending(self) -> int:
        """All that waits."""
        return self.young + self.middle + self.old


@dataclass(frozen=True, slots=True)
class StepFigures:
    """What units were asked to do over a span of days: how often, how often it ended and late, and how long it took.

    Registering is counted from the presentation of the document, anything else from when it was sent to do it.
    """

    code: str
    name: str
    came: int
    ended: int
    late: int
    days_to_end: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The indicators of a span of days: unit by unit, step by step, and the sheets that were never printed."""

    since: date
    until: date
    units: tuple[UnitFigures, ...]
    steps: tuple[StepFigures, ...]
    registered: int
    electronic: int
    sheets_avoided: int
    copies_avoided: int


def figures(actor: Actor, *, since: date | None, until: date | None) -> Figures:
    """The indicators of the units where the actor works; of all, for auditors and for the head of the front desk.

    Of the last thirty days where none are named.
    A sheet is avoided by each of an electronic document, and by each of a copy that was sent and not photocopied;
    internal documents are counted with those of the registry.
    """
    until = until or clock.today()
    since = since or until - MONTH
    begin = datetime.combine(since, time.min, clock.LIMA)
    end = datetime.combine(until, time.max, clock.LIMA)
    span, units = Q(sent_at__gte=begin, sent_at__lte=end), _units(actor)
    sent = RecordMovement.objects.filter(to_office__in=units)
    here = sent.exclude(instruction_id__in=_OF_THE_REGISTRY)
    flow, stock = _flow(here.filter(span)), _stock(here.filter(closed_at__isnull=True))
    records = Record.objects.filter(pk__in=here.filter(span).values("record"))
    electronic = ~Q(channel__in=_ON_PAPER)
    moved = records.aggregate(
        all=Count("id"),
        electronic=Count("id", filter=electronic),
        sheets=Sum("sheets", filter=electronic),
    )
    besides = saved.paper_saved(units, begin, end)
    named = organisation.offices().filter(pk__in={*flow, *stock}).order_by("name")
    return Figures(
        since=since,
        until=until,
        units=tuple(
            _unit(office.code, office.name, flow.get(office.id, {}), stock.get(office.id, {}))
            for office in named
        ),
        steps=_steps(sent.filter(span).exclude(instruction_id=_FOLLOW)),
        registered=moved["all"],
        electronic=moved["electronic"],
        sheets_avoided=(moved["sheets"] or 0) + besides.sheets,
        copies_avoided=sum(each["copied"] or 0 for each in flow.values()) + besides.copies,
    )


def _units(actor: Actor) -> Collection[UUID]:
    """Which units' work the actor may measure."""
    records = organisation.offices(kind=OfficeKind.RECORDS).values_list("id", flat=True)
    heads = any(actor.holds(Role.SUPERVISOR, office_id=each) for each in records)
    if heads or actor.holds(Role.AUDITOR):
        return list(organisation.offices().values_list("id", flat=True))
    return actor.offices(*DESK)


def _is_late() -> Q:
    return Q(due_on__lt=clock.today(), closed_at__isnull=True) | Q(closed_at__date__gt=F("due_on"))


def _steps(moved: QuerySet[RecordMovement]) -> tuple[StepFigures, ...]:
    """Registering first, then by their titles."""
    rows = moved.order_by("instruction__title").values("instruction", "instruction__title").annotate(
        came=Count("id"),
        ended=Count("closed_at"),
        late=Count("id", filter=_is_late()),
        ending=Avg(F("closed_at") - F("sent_at")),
        registering=Avg(F("sent_at") - F("record__presented_at")),
    )  # fmt: skip
    found = [
        StepFigures(
            code=row["instruction"],
            name=row["instruction__title"],
            came=row["came"],
            ended=row["ended"],
            late=row["late"],
            days_to_end=_in(
                row["registering" if row["instruction"] == _REGISTER else "ending"], timedelta(days=1)
            ),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda each: each.code != _REGISTER))


def _flow(moved: QuerySet[RecordMovement]) -> dict[UUID, dict[str, Any]]:
    rows = moved.order_by().values("to_office").annotate(
        came=Count("id"),
        ended=Count("closed_at"),
        late=Count("id", filter=_is_late()),
        receiving=Avg(F("received_at") - F("sent_at")),
        ending=Avg(F("closed_at") - F("sent_at")),
        copied=Sum("record__sheets", filter=Q(is_copy=True)),
    )  # fmt: skip
    return {row["to_office"]: dict(row) for row in rows}


def _stock(waiting: QuerySet[RecordMovement]) -> dict[UUID, dict[str, Any]]:
    week, month = (clock.now() - timedelta(days=days) for days in AGES)
    rows = waiting.order_by().values("to_office").annotate(
        young=Count("id", filter=Q(sent_at__gte=week)),
        middle=Count("id", filter=Q(sent_at__lt=week, sent_at__gte=month)),
        old=Count("id", filter=Q(sent_at__lt=month)),
        oldest=Min("sent_at"),
    )  # fmt: skip
    return {row["to_office"]: dict(row) for row in rows}


def _unit(code: str, name: str, flow: dict[str, Any], stock: dict[str, Any]) -> UnitFigures:
    oldest: datetime | None = stock.get("oldest")
    return UnitFigures(
        unit=code,
        name=name,
        came=flow.get("came", 0),
        ended=flow.get("ended", 0),
        late=flow.get("late", 0),
        hours_to_receive=_in(flow.get("receiving"), timedelta(hours=1)),
        days_to_end=_in(flow.get("ending"), timedelta(days=1)),
        young=stock.get("young", 0),
        middle=stock.get("middle", 0),
        old=stock.get("old", 0),
        oldest_on=oldest.astimezone(clock.LIMA).date() if oldest else None,
    )


def _in(span: timedelta | None, unit: timedelta) -> float | None:
    return round(span / unit, 1) if span is not None else None
