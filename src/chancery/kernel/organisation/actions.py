"""The verbs of organisation: load the network, move an office, correct its address, decide its holidays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import calendars, queries, tables
from chancery.kernel.organisation.calendars import HolidayKind
from chancery.kernel.organisation.events import CalendarChanged
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import (
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


class NotAnAdministrator(NotAllowed):
    """Offices and calendars are the administrators' business."""

    code = "administrator_needed"
    sentence = "Solo un administrador puede cambiar las oficinas y sus calendarios."


class SameHands(NotAllowed):
    """What one person proposes another one decides."""

    code = "second_person_needed"
    sentence = "Usted propuso este feriado, así que debe decidirlo otro administrador."
    next_step = "Pida a otro administrador que lo revise."


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


class AlreadyDecided(Conflict):
    """A proposal is decided once."""

    code = "holiday_already_decided"
    sentence = "Este feriado ya fue decidido."
    next_step = "Vuelva al calendario de la oficina para ver el resultado."


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows each table gained."""

    offices: int
    placements: int
    headships: int
    working_hours: int
    holidays: int
    legal_periods: int


@transaction.atomic
def load_network(*, actor: Actor, years: Iterable[int] | None = None) -> Loaded:
    """Add to the database what the package's tables say and it lacks; never change what stands there.

    `years` are those whose holidays are wanted: from 2017 to three years ahead when not given. Run it again
    every year: a period that runs past the last known year is refused.
    """
    _require_administrator(actor)
    if years is None:
        years = range(FIRST_YEAR, clock.today().year + YEARS_AHEAD + 1)
    offices = _add_offices()
    loaded = Loaded(
        offices=offices,
        placements=_add_placements(),
        headships=_add_headships(),
        working_hours=_add_working_hours(),
        holidays=_add_holidays(list(years)),
        legal_periods=_add_legal_periods(),
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
        },
    )
    return loaded


@transaction.atomic
def place(*, office: Office, parent: Office, since: date, actor: Actor) -> Placement:
    """Put an office under another one from a date on; where it stood before ends on that day.

    Raises Circle, PlacedLater.
    """
    _require_administrator(actor)
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
    _require_administrator(actor)
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

    Raises Invalid when the office already rests on that day.
    """
    person = _require_person(actor)
    if queries.holidays_of(office).filter(on=on).exclude(kind=HolidayKind.NON_WORKING_COMPENSABLE).exists():
        raise Invalid({"on": ["La oficina ya tiene un feriado en esa fecha."]})
    proposal = HolidayProposal.objects.create(office=office, on=on, name=name, norm=norm, proposed_by=person)
    _record_decision(proposal, "propose_holiday", actor)
    return proposal


@transaction.atomic
def approve_holiday(*, proposal: HolidayProposal, actor: Actor) -> Holiday:
    """Make a proposed day a holiday of the office. Raises SameHands, AlreadyDecided."""
    proposal = _decide(proposal, is_approved=True, actor=actor)
    holiday = Holiday.objects.create(
        country=proposal.office.country,
        office=proposal.office,
        on=proposal.on,
        name=proposal.name,
        kind=HolidayKind.LOCAL,
        norm=proposal.norm,
        source="propuesta aprobada",
    )
    _record_decision(proposal, "approve_holiday", actor)
    events.publish(CalendarChanged(office_id=proposal.office_id, on=proposal.on))
    return holiday


@transaction.atomic
def decline_holiday(*, proposal: HolidayProposal, actor: Actor) -> HolidayProposal:
    """Leave the calendar as it is. Raises SameHands, AlreadyDecided."""
    proposal = _decide(proposal, is_approved=False, actor=actor)
    _record_decision(proposal, "decline_holiday", actor)
    return proposal


def _decide(proposal: HolidayProposal, *, is_approved: bool, actor: Actor) -> HolidayProposal:
    person = _require_person(actor)
    proposal = (
        HolidayProposal.objects.select_for_update(of=("self",)).select_related("office").get(pk=proposal.pk)
    )
    if proposal.decided_at is not None:
        raise AlreadyDecided
    if person == proposal.proposed_by:
        raise SameHands
    proposal.decided_by, proposal.decided_at, proposal.is_approved = person, clock.now(), is_approved
    proposal.save(update_fields=["decided_by", "decided_at", "is_approved"])
    return proposal


def _record_decision(proposal: HolidayProposal, verb: str, actor: Actor) -> None:
    ledger.record(
        chain=proposal.office_id,
        verb=f"organisation.{verb}",
        actor=actor,
        facts={"proposal": proposal.id, "on": proposal.on, "name": proposal.name, "norm": proposal.norm},
    )


def _require_administrator(actor: Actor) -> None:
    if not actor.is_system and not actor.holds(Role.ADMINISTRATOR):
        raise NotAnAdministrator


def _require_person(actor: Actor) -> UUID:
    """The administrator in person: four eyes are two people's."""
    if actor.person_id is None or not actor.holds(Role.ADMINISTRATOR):
        raise NotAnAdministrator
    return actor.person_id


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
    before = Holiday.objects.count()
    Holiday.objects.bulk_create(_holidays(years), ignore_conflicts=True, batch_size=2000)
    return Holiday.objects.count() - before


def _holidays(years: list[int]) -> Iterator[Holiday]:
    for year in years:
        for holiday, is_kept_abroad in tables.peruvian_holidays(year):
            yield _row(holiday, queries.HOME, is_kept_abroad=is_kept_abroad)
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


def _add_legal_periods() -> int:
    before = LegalPeriod.objects.count()
    LegalPeriod.objects.bulk_create(
        (
            LegalPeriod(
                code=row["code"],
                title=row["title"],
                amount=int(row["amount"]),
                unit=row["unit"],
                norm=row["norm"],
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_until=tables.day(row["valid_until"]),
                source=row["source"],
            )
            for row in tables.rows("legal_periods")
        ),
        ignore_conflicts=True,
    )
    return LegalPeriod.objects.count() - before
