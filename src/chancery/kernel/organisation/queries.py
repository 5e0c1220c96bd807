"""Which office, where, by which calendar, and is it open? Offices are public: whoever asks may see them."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, Min, Q, QuerySet

from chancery.kernel.base import clock
from chancery.kernel.base.countries import english_name
from chancery.kernel.base.countries import name as country_name
from chancery.kernel.base.errors import NotFound
from chancery.kernel.organisation import calendars, dated, reckoning, tables
from chancery.kernel.organisation.calendars import Calendar, HolidayKind, Unit
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
from chancery.kernel.organisation.models import (
    Holiday,
    HolidayProposal,
    LegalPeriod,
    Office,
    PeriodProposal,
    Placement,
    RegionalHead,
    RestDays,
    WorkingHours,
)

HOME = "PE"
HEADQUARTERS = "dgc"
"""The consular line organ (D.S. 032-2023-RE, art. 10): it lifts bars and answers for every consular office."""
REMITTANCES = "urc"
"""Where consular stickers and accounts come together in Lima (D.S. 076-2005-RE, arts. 149 and 203-206)."""


class OfficeNotFound(NotFound):
    """No office has this code."""

    code = "office_not_found"
    sentence = "No existe una oficina con el código «{office}»."
    next_step = "Búsquela por ciudad o país en el directorio de oficinas."


class PeriodNotFound(NotFound):
    """The table of legal periods has no row for this code on this date."""

    code = "legal_period_not_found"
    sentence = "No hay un plazo legal «{period}» vigente el {on}."
    next_step = "Pida al administrador que lo registre con su norma."


class ProposalNotFound(NotFound):
    """Nothing was proposed under this id."""

    code = "holiday_proposal_not_found"
    sentence = "No existe esa propuesta."
    next_step = "Vuelva a la lista de propuestas."


@dataclass(frozen=True, slots=True)
class Period:
    """How long the law gives on a date."""

    code: str
    title: str
    amount: int
    unit: Unit
    norm: str

    @property
    def label(self) -> str:
        """The period in words."""
        return calendars.in_words(self.amount, self.unit)


@dataclass(frozen=True, slots=True)
class Node:
    """An office in the tree, and how far below the root it stands."""

    office: Office
    depth: int


@dataclass(frozen=True, slots=True)
class Today:
    """How an office stands at an instant: its local time, its hours of that day, and why it is closed."""

    local: datetime
    hours: tuple[WorkingHours, ...]
    is_open: bool
    closed_because: str


def office(code: str) -> Office:
    """The office of this code, in force or not. Raises OfficeNotFound."""
    found = _office(code)
    if found is None:
        raise OfficeNotFound(office=code)
    return copy(found)


@dated.kept
def _office(code: str) -> Office | None:
    return Office.objects.filter(code=code).first()


def offices(
    *, kind: Collection[OfficeKind] | OfficeKind | None = None, country: str = "", on: date | None = None
) -> QuerySet[Office]:
    """The offices in force on a date (today if not given), by kind and country if given."""
    found = Office.objects.filter(_in_force(on or clock.today()))
    if kind is not None:
        found = found.filter(kind__in=[kind] if isinstance(kind, OfficeKind) else kind)
    return found.filter(country=country) if country else found


def search(text: str, *, country: str = "") -> list[Office]:
    """Offices in force whose name, city, country, in Spanish or English, or code holds every word of `text`, accents and case aside."""
    words = folded(text).split()
    return [
        found
        for found in offices(country=country)
        .exclude(kind=OfficeKind.PARTNER)
        .order_by("country", "city", "code")
        if all(
            word in folded(" ".join((found.name, found.city, *_names(found.country), found.code)))
            for word in words
        )
    ]


def _names(country: str) -> tuple[str, str]:
    return country_name(country), english_name(country)


def tree(on: date) -> list[Node]:
    """Every office of the ministry in force on a date, each after the one it stands under."""
    parents = dict(Placement.objects.filter(_in_force(on)).values_list("office_id", "parent_id"))
    under: dict[object, list[Office]] = {}
    for found in offices(on=on).exclude(kind=OfficeKind.PARTNER):
        under.setdefault(parents.get(found.id), []).append(found)
    nodes: list[Node] = []
    waiting = [Node(root, 0) for root in reversed(under.get(None, []))]
    while waiting:
        node = waiting.pop()
        nodes.append(node)
        waiting.extend(Node(child, node.depth + 1) for child in reversed(under.get(node.office.id, [])))
    return nodes


def children(office: Office, on: date) -> QuerySet[Office]:
    """The offices that stand directly under this one."""
    placed = Placement.objects.filter(_in_force(on), parent=office)
    return offices(on=on).filter(pk__in=placed.values("office_id"))


def ancestors(office: Office, on: date) -> list[Office]:
    """The offices above this one, the nearest first."""
    above: list[Office] = []
    current = office
    while (
        placement := Placement.objects.filter(_in_force(on), office=current).select_related("parent").first()
    ):
        current = placement.parent
        above.append(current)
    return above


@dated.kept
def is_headquarters(office_ids: frozenset[UUID]) -> bool:
    """Whether one of these is the consular line organ."""
    return Office.objects.filter(pk__in=office_ids, code=HEADQUARTERS).exists()


@dated.kept
def is_remittances(office_ids: frozenset[UUID]) -> bool:
    """Whether one of these is where consular accounts come together in Lima."""
    return Office.objects.filter(pk__in=office_ids, code=REMITTANCES).exists()


@dated.kept
def kinds(office_ids: frozenset[UUID], on: date) -> Mapping[UUID, tuple[OfficeKind, str]]:
    """Of which kind is each of these offices that is in force on a date, and its code."""
    found = offices(on=on).filter(pk__in=office_ids).values_list("pk", "kind", "code")
    return MappingProxyType({office_id: (OfficeKind(kind), code) for office_id, kind, code in found})


@dated.kept
def regional_head(country: str, on: date) -> Office | None:
    """The consular office that heads those of a receiving State on a date, or none where each stands alone."""
    headship = RegionalHead.objects.filter(_in_force(on), country=country).select_related("office").first()
    return headship.office if headship else None


@dated.kept
def headed_by(office_ids: frozenset[UUID], on: date) -> tuple[str, ...]:
    """The countries whose consular offices one of these heads on a date."""
    found = RegionalHead.objects.filter(_in_force(on), office__in=office_ids)
    return tuple(found.order_by("country").values_list("country", flat=True))


def dependants(head: Office, on: date) -> QuerySet[Office]:
    """The consular offices that stand under a regional head on a date, itself left out."""
    countries_headed = RegionalHead.objects.filter(_in_force(on), office=head).values("country")
    return offices(kind=CONSULAR, on=on).filter(country__in=countries_headed).exclude(pk=head.pk)


def calendar_of(
    office: Office, *, compensable_days_work: bool = False, enabled_days_work: bool = False
) -> Calendar:
    """The working calendar of an office: its country's, region's and own holidays.

    Posts abroad also close on the days of the Peruvian State that the Reglamento Consular names. The two switches are
    for periods that are not of a procedure, or that a norm which enables days reaches (see `Calendar`).
    """
    with dated.as_they_stand():
        days, first, last, rest_changes = _holidays(office.id, office.country, office.region)
        law = reckoning.law()
    return Calendar(
        name=office.name,
        time_zone=office.time_zone,
        holidays=days,
        first=first,
        last=last,
        law=law,
        rest_days=_weekdays(office.rest_days),
        compensable_days_work=compensable_days_work,
        enabled_days_work=enabled_days_work,
        rest_changes=rest_changes,
    )


def _weekdays(days: str) -> frozenset[int]:
    return frozenset(int(day) - 1 for day in days)


@dated.kept
def _holidays(
    office_id: UUID, country: str, region: str
) -> tuple[Mapping[date, calendars.Holiday], date, date, tuple[tuple[date, frozenset[int]], ...]]:
    """The holidays of an office by date, from when to when its country's are known, and the changes of its days of rest."""
    standing = Holiday.objects.filter(withdrawn_by="")
    stated = standing.filter(Q(office=None) | Q(office=office_id), country=country, region__in=["", region])
    kept_days = standing.filter(country=HOME, office=None, is_kept_abroad=True)
    days: dict[date, calendars.Holiday] = {}
    for on, name, kind, norm in (stated | kept_days).values_list("on", "name", "kind", "norm"):
        kept = days.get(on)
        if kept is None or kept.kind is HolidayKind.NON_WORKING_COMPENSABLE:
            days[on] = calendars.Holiday(on, name, HolidayKind(kind), norm)
    known = Holiday.objects.filter(country=country, region="", office=None).aggregate(
        first=Min("on"), last=Max("on")
    )
    first = known["first"].replace(month=1, day=1) if known["first"] else date.max
    last = known["last"].replace(month=12, day=31) if known["last"] else date.min
    changes = RestDays.objects.filter(office_id=office_id).order_by("valid_from")
    rest_changes = tuple((change.valid_from, _weekdays(change.days)) for change in changes)
    return MappingProxyType(days), first, last, rest_changes


def holidays_of(office: Office) -> QuerySet[Holiday]:
    """The holidays stated for an office, for its region and for its country, and not withdrawn."""
    return Holiday.objects.filter(
        Q(office=None) | Q(office=office),
        country=office.country,
        region__in=["", office.region],
        withdrawn_by="",
    )


def next_holiday(office: Office, after: date) -> calendars.Holiday | None:
    """The first holiday of an office after a date that does not fall on its weekly rest."""
    calendar = calendar_of(office)
    following = (
        holiday
        for on, holiday in sorted(calendar.holidays.items())
        if on > after and on.weekday() not in calendar.rest_on(on)
    )
    return next(following, None)


def hours_on(office: Office, day: date, calendar: Calendar | None = None) -> list[WorkingHours]:
    """When an office is open on a day, in its local time; nothing when it is closed."""
    if not (calendar or calendar_of(office)).is_working(day):
        return []
    return list(_hours(day).get(office.id, ()))


@dated.kept
def _hours(day: date) -> Mapping[UUID, Sequence[WorkingHours]]:
    """The hours of every office that has any on a day of this weekday: a directory asks for many."""
    found: dict[UUID, list[WorkingHours]] = {}
    for hours in WorkingHours.objects.filter(_in_force(day), weekday=day.isoweekday()):
        found.setdefault(hours.office_id, []).append(hours)
    return MappingProxyType(found)


def week(office: Office, on: date) -> QuerySet[WorkingHours]:
    """The opening hours in force on a date, weekday by weekday, holidays aside."""
    return office.working_hours.filter(_in_force(on))


def is_open(office: Office, instant: datetime) -> bool:
    """Whether the counter of an office is open at an instant."""
    return today_at(office, instant).is_open


def today_at(office: Office, instant: datetime) -> Today:
    """How an office stands at an instant, in its own local time."""
    local = instant.astimezone(ZoneInfo(office.time_zone))
    calendar = calendar_of(office)
    works, reason, _ = calendar.look(local.date())
    hours = tuple(hours_on(office, local.date(), calendar))
    return Today(
        local=local,
        hours=hours,
        is_open=any(each.opens <= local.time() < each.closes for each in hours),
        closed_because="" if works else reason,
    )


def local_date(office: Office) -> date:
    """Which day it is at an office."""
    return clock.now().astimezone(ZoneInfo(office.time_zone)).date()


@dated.kept
def legal_period(code: str, on: date) -> Period:
    """The legal period in force on a date. Raises PeriodNotFound."""
    row = LegalPeriod.objects.filter(_in_force(on), code=code).first()
    if row is None:
        raise PeriodNotFound(period=code, on=on)
    return Period(row.code, row.title, row.amount, Unit(row.unit), row.norm)


def pending_proposals() -> QuerySet[HolidayProposal]:
    """The holidays that wait for a second administrator."""
    return HolidayProposal.objects.filter(decided_at__isnull=True).select_related("office", "corrects")


def proposal(proposal_id: UUID) -> HolidayProposal:
    """One proposed holiday, decided or not. Raises ProposalNotFound."""
    found = HolidayProposal.objects.filter(pk=proposal_id).select_related("office", "corrects").first()
    if found is None:
        raise ProposalNotFound
    return found


def keeping(holiday: Holiday) -> list[UUID]:
    """The offices whose calendar has that day: its own office, or those of its country and region, and posts if kept abroad."""
    if holiday.office_id is not None:
        return [holiday.office_id]
    found = offices().filter(country=holiday.country)
    if holiday.region:
        found = found.filter(region=holiday.region)
    if holiday.is_kept_abroad:
        found = offices()
    return list(found.order_by("code").values_list("pk", flat=True))


def legal_periods(on: date) -> QuerySet[LegalPeriod]:
    """Every legal period in force on a date, or to come after it."""
    return LegalPeriod.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on)).order_by(
        "code", "valid_from"
    )


def pending_periods() -> QuerySet[PeriodProposal]:
    """The changes of legal periods that wait for a second administrator."""
    return PeriodProposal.objects.filter(decided_at__isnull=True)


def period_proposal(proposal_id: UUID) -> PeriodProposal:
    """One proposed change of a period, decided or not. Raises ProposalNotFound."""
    found = PeriodProposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise ProposalNotFound
    return found


@cache
def countries() -> Mapping[str, str]:
    """The Spanish name of every ISO 3166-1 country by its two-letter code, in alphabetical order."""
    rows = sorted(tables.rows("countries"), key=lambda row: folded(row["name"]))
    return {row["code"]: row["name"] for row in rows}


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))


def folded(text: str) -> str:
    """A text without capitals nor accents, to be found by."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
