"""How does the network of offices change? One opens, closes, or works other hours and days: from a date, by a norm."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import available_timezones

from django.db import transaction

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries, tables
from chancery.kernel.organisation.actions import YEARS_AHEAD, place
from chancery.kernel.organisation.events import CalendarChanged
from chancery.kernel.organisation.gates import require_administrator
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Holiday, Office, Placement, RestDays, WorkingHours

Hours = Mapping[int, tuple[time, time] | None]


class OfficeCodeTaken(Conflict):
    code = "office_code_taken"
    sentence = "Ya hay una oficina con el código «{office}»."
    next_step = "Elija otro código: no se usa otra vez el de una oficina que cerró."


class AcronymTaken(Conflict):
    """The acronym stands in numbers already given: two offices with one would give the same number twice."""

    code = "office_acronym_taken"
    sentence = "Otra oficina tiene o tuvo la sigla {acronym}."
    next_step = "Elija otras tres letras."


class HolidaysUnknown(Invalid):
    """An office without holidays could count no period, and would refuse every filing."""

    code = "office_holidays_unknown"
    sentence = (
        "No se conocen los feriados de ese país y esa región, y sin ellos la oficina no puede contar plazos."
    )
    next_step = "Escriba el código ISO 3166-2 de la región, o déjelo en blanco si no tiene feriados propios."


class OfficeHasOffices(Conflict):
    code = "office_has_offices"
    sentence = "De «{office}» dependen otras oficinas: {under}."
    next_step = "Muévalas antes a otra dependencia."


class OfficeClosed(Conflict):
    code = "office_closed"
    sentence = "«{office}» ya tiene fecha de cierre: {on}."


class ChangedLater(Conflict):
    """A change dated before the last one would rewrite the past."""

    code = "office_changed_later"
    sentence = "«{office}» ya tiene un cambio que rige desde el {since}."
    next_step = "Indique una fecha posterior."


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is stated of an office that opens; `hours` are those of each day that it works."""

    code: str
    acronym: str
    kind: OfficeKind
    name: str
    city: str
    country: str
    time_zone: str
    parent: Office
    opens: time
    closes: time
    since: date
    norm: str
    rest_days: str = "67"
    region: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    jurisdiction: str = ""


@transaction.atomic
def open_office(*, opening: Opening, actor: Actor) -> Office:
    """Open an office under another, with its hours, its days of rest and the holidays of its country.

    Raises `OfficeCodeTaken`, `AcronymTaken`, `HolidaysUnknown`, `Invalid`.
    """
    require_administrator(actor)
    if opening.time_zone not in available_timezones():
        raise Invalid({"time_zone": ["Escriba una zona horaria de la lista de la IANA, como America/Lima."]})
    if opening.closes <= opening.opens:
        raise Invalid({"closes": ["La hora de cierre debe ser posterior a la de apertura."]})
    if Office.objects.filter(code=opening.code).exists():
        raise OfficeCodeTaken(office=opening.code)
    if Office.objects.filter(acronym=opening.acronym).exists():
        raise AcronymTaken(acronym=opening.acronym)
    _require_holidays(opening)
    office = Office.objects.create(
        code=opening.code,
        acronym=opening.acronym,
        kind=opening.kind,
        name=opening.name,
        city=opening.city,
        country=opening.country,
        region=opening.region,
        time_zone=opening.time_zone,
        rest_days=opening.rest_days,
        address=opening.address,
        telephone=opening.telephone,
        email=opening.email,
        jurisdiction=opening.jurisdiction,
        source=opening.norm,
        valid_from=opening.since,
    )
    ledger.record(
        chain=office.id,
        verb="organisation.open_office",
        actor=actor,
        facts={
            "code": opening.code,
            "acronym": opening.acronym,
            "kind": opening.kind,
            "since": opening.since,
            "norm": opening.norm,
        },
    )
    place(office=office, parent=opening.parent, since=opening.since, actor=actor)
    WorkingHours.objects.bulk_create(
        WorkingHours(
            office=office, weekday=weekday, opens=opening.opens, closes=opening.closes, norm=opening.norm,
            valid_from=opening.since,
        )
        for weekday in range(1, 8)
        if str(weekday) not in opening.rest_days
    )  # fmt: skip
    return office


@transaction.atomic
def close_office(*, office: Office, on: date, norm: str, actor: Actor) -> Office:
    """An office is no longer there from a date on. Raises `OfficeClosed`, `OfficeHasOffices`, `Invalid`.

    What it still has in hand is not known here: see `cases.offices.close`.
    """
    require_administrator(actor)
    office = Office.objects.select_for_update().get(pk=office.pk)
    if office.valid_until is not None:
        raise OfficeClosed(office=office.name, on=f"{office.valid_until:%d/%m/%Y}")
    if on <= max(clock.today(), office.valid_from):
        raise Invalid({"on": ["El cierre debe tener una fecha posterior a hoy y a la apertura."]})
    under = list(queries.children(office, on).values_list("name", flat=True))
    if under:
        raise OfficeHasOffices(office=office.name, under=", ".join(under))
    office.valid_until = on
    office.save(update_fields=["valid_until"])
    Placement.objects.filter(office=office, valid_until__isnull=True).update(valid_until=on)
    facts = {"on": on, "norm": norm}
    ledger.record(chain=office.id, verb="organisation.close_office", actor=actor, facts=facts)
    return office


@transaction.atomic
def change_hours(*, office: Office, hours: Hours, since: date, norm: str, actor: Actor) -> None:
    """When the office is open from a date on, each ISO weekday named; what is not named stays. Raises `ChangedLater`."""
    require_administrator(actor)
    office = Office.objects.select_for_update().get(pk=office.pk)
    _require_future(since)
    rows = WorkingHours.objects.filter(office=office, weekday__in=list(hours))
    later = rows.filter(valid_from__gte=since).order_by("-valid_from").first()
    if later is not None:
        raise ChangedLater(office=office.name, since=f"{later.valid_from:%d/%m/%Y}")
    if any(each is not None and each[1] <= each[0] for each in hours.values()):
        raise Invalid({"closes": ["La hora de cierre debe ser posterior a la de apertura."]})
    rows.filter(valid_until__isnull=True).update(valid_until=since)
    WorkingHours.objects.bulk_create(
        WorkingHours(
            office=office, weekday=weekday, opens=each[0], closes=each[1], norm=norm, valid_from=since
        )
        for weekday, each in sorted(hours.items())
        if each is not None
    )
    stated = {
        str(weekday): f"{each[0]:%H:%M}-{each[1]:%H:%M}" if each else "closed"
        for weekday, each in hours.items()
    }
    facts = {"hours": stated, "since": since, "norm": norm}
    ledger.record(chain=office.id, verb="organisation.change_hours", actor=actor, facts=facts)


@transaction.atomic
def change_rest_days(
    *, office: Office, days: Collection[int], since: date, norm: str, actor: Actor
) -> RestDays:
    """On which ISO weekdays the office rests from a date on; the clocks that count its days follow.

    Raises `ChangedLater`, `Invalid`.
    """
    require_administrator(actor)
    office = Office.objects.select_for_update().get(pk=office.pk)
    _require_future(since)
    if not set(days) <= set(range(1, 8)) or len(set(days)) == 7:
        raise Invalid({"days": ["Elija días de la semana, y deje alguno de trabajo."]})
    last = office.rest_changes.order_by("-valid_from").first()
    if last is not None and last.valid_from >= since:
        raise ChangedLater(office=office.name, since=f"{last.valid_from:%d/%m/%Y}")
    stated = "".join(str(day) for day in sorted(set(days)))
    made = RestDays.objects.create(office=office, days=stated, norm=norm, valid_from=since)
    facts = {"days": stated, "since": since, "norm": norm}
    ledger.record(chain=office.id, verb="organisation.change_rest_days", actor=actor, facts=facts)
    why = f"desde el {since:%d/%m/%Y} cambian los días de descanso de la oficina ({norm})"
    events.publish(CalendarChanged(office_id=office.id, on=since, why=why))
    return made


def _require_future(since: date) -> None:
    if since <= clock.today():
        raise Invalid({"since": ["El cambio debe regir desde una fecha posterior a hoy."]})


def _require_holidays(opening: Opening) -> None:
    """The holidays of the new office's country and region, added where they are not known yet."""
    known = Holiday.objects.filter(country=opening.country, office=None, region__in=["", opening.region])
    if known.filter(region=opening.region).exists():
        return
    if not tables.knows_holidays(opening.country, opening.region):
        raise HolidaysUnknown({"region": [f"{HolidaysUnknown.sentence} {HolidaysUnknown.next_step}"]})
    years = range(min(opening.since.year, clock.today().year), clock.today().year + YEARS_AHEAD + 1)
    Holiday.objects.bulk_create(
        (
            Holiday(
                country=opening.country, region=region, on=day.on, name=day.name, kind=day.kind, norm=day.norm
            )
            for region in {"", opening.region}
            for year in years
            for day in tables.foreign_holidays(opening.country, region, year)
        ),
        ignore_conflicts=True,
    )
