"""The verbs of organisation: load the network, move an office, correct its address, decide holidays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import Max, Model

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import calendars, corrections, queries, tables
from chancery.kernel.organisation.calendars import HolidayKind
from chancery.kernel.organisation.events import CalendarChanged
from chancery.kernel.organisation.gates import NotAnAdministrator as NotAnAdministrator
from chancery.kernel.organisation.gates import SameHands as SameHands
from chancery.kernel.organisation.gates import decide, require_administrator, require_person
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import (
    CountingRule,
    DistanceTerm,
    Holiday,
    HolidayProposal,
    LegalPeriod,
    Office,
    Placement,
    RegionalHead,
    WorkingHours,
)

FIRST_YEAR = 2017
YEARS_AHEAD = 3
_FILES: dict[type[Model], str] = {
    LegalPeriod: "legal_periods",
    CountingRule: "counting_rules",
    DistanceTerm: "distance_terms",
}


class Circle(Conflict):
    """An office cannot stand under one that stands under it."""

    code = "office_under_itself"
    sentence = "«{office}» no puede depender de «{parent}», que a su vez depende de ella."
    next_step = "Elija otra dependencia superior."


class PlacedLater(Conflict):
    """A move dated before the last one would rewrite the past."""

    code = "office_placed_later"
    sentence = "«{office}» ya tiene una ubicación en el organigrama desde el {since}."
    next_step = "Indique una fecha posterior."


class HolidayNotAhead(Invalid):
    """A day is declared before it comes: periods that ran are not counted anew."""

    code = "holiday_not_ahead"
    sentence = "El feriado debe ser posterior a hoy: los plazos pasados no cambian."
    next_step = "Elija una fecha posterior a hoy."


class AlreadyDecided(Conflict):
    """A proposal is decided once."""

    code = "holiday_already_decided"
    sentence = "Este feriado ya fue decidido."
    next_step = "Vuelva al calendario para ver el resultado."


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows each table gained."""

    offices: int
    placements: int
    headships: int
    working_hours: int
    holidays: int
    legal_periods: int
    counting_rules: int
    distance_terms: int


@transaction.atomic
def load_network(*, actor: Actor, years: Iterable[int] | None = None) -> Loaded:
    """Add to the database what the package's tables say and it lacks; never change what stands there.

    `years` are those whose holidays are wanted: from 2017 to three years ahead when not given. Run it again
    every year: a period that runs past the last known year is refused.
    """
    require_administrator(actor)
    if years is None:
        years = range(FIRST_YEAR, clock.today().year + YEARS_AHEAD + 1)
    offices = _add_offices()
    loaded = Loaded(
        offices=offices,
        placements=_add_placements(),
        headships=_add_headships(),
        working_hours=_add_working_hours(),
        holidays=_add_holidays(list(years)),
        legal_periods=_add_dated(LegalPeriod),
        counting_rules=_add_dated(CountingRule),
        distance_terms=_add_dated(DistanceTerm),
    )
    ledger.record(
        chain=queries.office("mre").id,
        verb="organisation.load_network",
        actor=actor,
        facts={
            "offices": loaded.offices,
            "placements": loaded.placements,
            "headships": loaded.headships,
            "working_hours": loaded.working_hours,
            "holidays": loaded.holidays,
            "legal_periods": loaded.legal_periods,
            "counting_rules": loaded.counting_rules,
            "distance_terms": loaded.distance_terms,
        },
    )
    return loaded


@transaction.atomic
def place(*, office: Office, parent: Office, since: date, actor: Actor) -> Placement:
    """Put an office under another one from a date on; where it stood before ends on that day.

    Raises Circle, PlacedLater.
    """
    require_administrator(actor)
    # Two moves at once could each be free of circles and make one together, so they take turns.
    list(Office.objects.select_for_update().filter(code="mre"))
    if office == parent or office in queries.ancestors(parent, since):
        raise Circle(office=office.name, parent=parent.name)
    last = office.placements.order_by("-valid_from").first()
    if last is not None:
        if last.valid_from >= since:
            raise PlacedLater(office=office.name, since=f"{last.valid_from:%d/%m/%Y}")
        if last.valid_until is None or last.valid_until > since:
            last.valid_until = since
            last.save(update_fields=["valid_until"])
    placement = Placement.objects.create(office=office, parent=parent, valid_from=since)
    ledger.record(
        chain=office.id,
        verb="organisation.place",
        actor=actor,
        facts={"parent": parent.code, "since": since},
    )
    return placement


@transaction.atomic
def correct_contact(
    *, office: Office, address: str, telephone: str, email: str, jurisdiction: str, actor: Actor
) -> Office:
    """Change how an office is reached and which territory it serves, as the public directory shows it."""
    require_administrator(actor)
    office = Office.objects.select_for_update().get(pk=office.pk)
    office.address, office.telephone = address, telephone
    office.email, office.jurisdiction = email, jurisdiction
    office.save(update_fields=["address", "telephone", "email", "jurisdiction"])
    facts = {"address": address, "telephone": telephone, "email": email, "jurisdiction": jurisdiction}
    ledger.record(chain=office.id, verb="organisation.correct_contact", actor=actor, facts=facts)
    return office


@transaction.atomic
def propose_holiday(*, office: Office, on: date, name: str, norm: str, actor: Actor) -> HolidayProposal:
    """Propose a day without service at one office. It changes nothing until another administrator approves it.

    Raises `HolidayNotAhead`, and Invalid when the office already rests on that day.
    """
    person = require_person(actor)
    _require_ahead(on)
    if queries.holidays_of(office).filter(on=on).exclude(kind=HolidayKind.NON_WORKING_COMPENSABLE).exists():
        raise Invalid({"on": ["La oficina ya tiene un feriado en esa fecha."]})
    proposal = HolidayProposal.objects.create(office=office, on=on, name=name, norm=norm, proposed_by=person)
    _record_decision(proposal, "propose_holiday", actor)
    return proposal


@transaction.atomic
def propose_public_holiday(
    *,
    country: str,
    region: str,
    kind: HolidayKind,
    on: date,
    name: str,
    norm: str,
    is_kept_abroad: bool,
    actor: Actor,
) -> HolidayProposal:
    """Propose a day without service for every office of a country, or of one region of it.

    `is_kept_abroad` closes the posts too, on a day of the Peruvian State. Raises `HolidayNotAhead`, and Invalid when the
    day is one already.
    """
    person = require_person(actor)
    _require_ahead(on)
    fields: dict[str, list[str]] = {}
    if country not in queries.countries():
        fields["country"] = ["No es el código ISO 3166-1 de ningún país."]
    if (kind is HolidayKind.REGIONAL) != bool(region):
        fields["region"] = ["Un feriado regional indica su región, y ningún otro la tiene."]
    if kind is HolidayKind.NON_WORKING_COMPENSABLE and country != queries.HOME:
        fields["kind"] = ["Los días no laborables compensables son del sector público peruano."]
    if is_kept_abroad and country != queries.HOME:
        fields["is_kept_abroad"] = [
            "Solo un día del Estado peruano cierra también las oficinas en el exterior."
        ]
    stated = Holiday.objects.filter(
        country=country, region__in=["", region], office=None, on=on, withdrawn_by=""
    )
    if stated.exclude(kind=HolidayKind.NON_WORKING_COMPENSABLE).exists():
        fields["on"] = ["Ya hay un feriado en esa fecha."]
    if fields:
        raise Invalid(fields)
    proposal = HolidayProposal.objects.create(
        country=country, region=region, kind=kind, on=on, name=name, norm=norm, is_kept_abroad=is_kept_abroad,
        proposed_by=person,
    )  # fmt: skip
    _record_decision(proposal, "propose_holiday", actor)
    return proposal


def _require_ahead(on: date) -> None:
    if on <= clock.today():
        raise HolidayNotAhead({"on": [HolidayNotAhead.sentence]})


@transaction.atomic
def approve_holiday(*, proposal: HolidayProposal, actor: Actor) -> Holiday:
    """Make a proposed day a holiday of the office, or of all for which it was proposed; or correct one that stands.

    Raises SameHands, AlreadyDecided, HolidayPassed, HolidayWithdrawn.
    """
    proposal = decide(proposal, by=require_person(actor), is_approved=True, already=AlreadyDecided)
    made = corrections.carry_out(proposal)
    since = min(proposal.on, proposal.corrects.on) if proposal.corrects else proposal.on
    _tell_calendars(made, since, corrections.words(proposal))
    _record_decision(proposal, "approve_holiday", actor)
    return made


def _tell_calendars(holiday: Holiday, since: date, why: str) -> None:
    for office_id in queries.keeping(holiday):
        events.publish(CalendarChanged(office_id=office_id, on=since, why=why))


@transaction.atomic
def decline_holiday(*, proposal: HolidayProposal, actor: Actor) -> HolidayProposal:
    """Leave the calendar as it is. Raises SameHands, AlreadyDecided."""
    proposal = decide(proposal, by=require_person(actor), is_approved=False, already=AlreadyDecided)
    _record_decision(proposal, "decline_holiday", actor)
    return proposal


def _record_decision(proposal: HolidayProposal, verb: str, actor: Actor) -> None:
    ledger.record(
        chain=proposal.office_id or queries.office("mre").id,
        verb=f"organisation.{verb}",
        actor=actor,
        facts={
            "proposal": proposal.id,
            "on": proposal.on,
            "name": proposal.name,
            "norm": proposal.norm,
            "kind": proposal.kind,
            "country": proposal.country,
            "region": proposal.region,
            **({"corrects": proposal.corrects.on} if proposal.corrects else {}),
        },
    )


def _add_offices() -> int:
    known = set(Office.objects.values_list("code", flat=True))
    plain = (
        "code",
        "acronym",
        "kind",
        "name",
        "city",
        "country",
        "region",
        "time_zone",
        "rest_days",
        "address",
        "source",
    )
    rows = [row for row in tables.rows("offices") if row["code"] not in known]
    Office.objects.bulk_create(
        Office(valid_from=date.fromisoformat(row["valid_from"]), **{column: row[column] for column in plain})
        for row in rows
    )
    return len(rows)


def _add_placements() -> int:
    offices = {office.code: office for office in Office.objects.all()}
    placed = set(Placement.objects.values_list("office__code", flat=True))
    new = [
        Placement(office=office, parent=offices[row["parent"]], valid_from=office.valid_from)
        for row in tables.rows("offices")
        if row["parent"] and row["code"] not in placed and (office := offices[row["code"]])
    ]
    return len(Placement.objects.bulk_create(new))


def _add_headships() -> int:
    known = set(RegionalHead.objects.values_list("country", "valid_from"))
    offices = {office.code: office for office in Office.objects.all()}
    new = [
        RegionalHead(country=row["country"], office=offices[row["head"]], norm=row["norm"], valid_from=since)
        for row in tables.rows("regional_heads")
        if (row["country"], since := date.fromisoformat(row["valid_from"])) not in known
    ]
    return len(RegionalHead.objects.bulk_create(new))


def _add_working_hours() -> int:
    by_kind = {row["kind"]: row for row in tables.rows("office_hours")}
    new = [
        WorkingHours(
            office=office,
            weekday=weekday,
            opens=time.fromisoformat(by_kind[office.kind]["opens"]),
            closes=time.fromisoformat(by_kind[office.kind]["closes"]),
            norm=by_kind[office.kind]["norm"],
            valid_from=office.valid_from,
        )
        for office in Office.objects.filter(working_hours__isnull=True).exclude(kind=OfficeKind.PARTNER)
        for weekday in range(1, 8)
        if str(weekday) not in office.rest_days
    ]
    return len(WorkingHours.objects.bulk_create(new))


def _add_holidays(years: list[int]) -> int:
    """What is new in a year by which clocks may run already moves them, as any holiday does."""
    known = {
        row["country"]: row["last"] for row in Holiday.objects.values("country").annotate(last=Max("on"))
    }
    before = Holiday.objects.count()
    offered = list(_holidays(years))
    Holiday.objects.bulk_create(offered, ignore_conflicts=True, batch_size=2000)
    today = clock.today()
    late = [each for each in offered if each.country in known and today < each.on <= known[each.country]]
    for made in Holiday.objects.filter(pk__in=[each.pk for each in late]):
        words = f"el {made.on:%d/%m/%Y} es día no laborable ({made.name}; {made.norm})"
        _tell_calendars(made, made.on, words)
    return Holiday.objects.count() - before


def _holidays(years: list[int]) -> Iterator[Holiday]:
    for year in years:
        for holiday, is_kept_abroad in tables.peruvian_holidays(year):
            yield _row(holiday, queries.HOME, is_kept_abroad=is_kept_abroad)
        for holiday, region in tables.regional_holidays(year):
            yield _row(holiday, queries.HOME, region=region)
    places = Office.objects.exclude(country=queries.HOME).values_list("country", "region").distinct()
    abroad = {(country, region) for country, region in places}
    for country, region in sorted(abroad | {(country, "") for country, _ in abroad}):
        for year in years:
            for holiday in tables.foreign_holidays(country, region, year):
                yield _row(holiday, country, region=region)


def _row(
    holiday: calendars.Holiday, country: str, *, region: str = "", is_kept_abroad: bool = False
) -> Holiday:
    return Holiday(
        country=country,
        region=region,
        on=holiday.on,
        name=holiday.name,
        kind=holiday.kind,
        norm=holiday.norm,
        is_kept_abroad=is_kept_abroad,
    )


def _add_dated(model: type[Model]) -> int:
    """Add the rows of a table of values that hold since a date."""
    rows = model._default_manager
    before = rows.count()
    rows.bulk_create(
        (
            model(**{**row, "valid_until": tables.day(row["valid_until"])})
            for row in tables.rows(_FILES[model])
        ),
        ignore_conflicts=True,
    )
    return rows.count() - before
