"""A post's hours and powers to sign for programs: its head keeps the hours, its consul lets an officer sign."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import StringConstraints

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.actions import Hours
from chancery.contexts.counter.models import Schedule, SigningPower, SpecialDay
from chancery.contexts.counter.queries import HEADS
from chancery.contexts.counter.rules import ActKind, DayKind, Service
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Day, Line, OptionalLine
from chancery.web.idempotency import OPENAPI, idempotent

schedules = Router(tags=["schedules"], auth=Session())
HourOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Quota = Annotated[int, Field(ge=1, le=50)]
PerHour = Annotated[int, Field(ge=1, le=12)]


class QuotaIn(Schema):
    """From when until when on the post's clock, in how many parts an hour, and how many people in each part."""

    opens: HourOfDay
    closes: HourOfDay
    per_hour: PerHour = 4
    quota: Quota = 1

    def hours(self, service: Service) -> Hours:
        return Hours(
            service,
            time.fromisoformat(self.opens),
            time.fromisoformat(self.closes),
            self.per_hour,
            self.quota,
        )


class WeeklyHoursIn(QuotaIn):
    """People are expected on a day of the week, 1 being Monday; `valid_until` is the first day without."""

    service: Service
    weekday: Annotated[int, Field(ge=1, le=7)]
    valid_from: Day
    valid_until: Day | None = None


class SpecialDayIn(QuotaIn):
    """A Saturday, or an itinerant consulate at a place, for these services."""

    on: Day
    kind: DayKind
    place: OptionalLine = ""
    norm: Line
    services: Annotated[list[Service], Field(min_length=1)]


class DayOffIn(Schema):
    """A day on which nobody is attended after all; whoever was expected is told the reason."""

    on: Day
    reason: Annotated[Line, Field(max_length=300)]


class HoursEndIn(Schema):
    """The first day without."""

    on: Day


class SigningPowerIn(Schema):
    """Which officer of the post signs which acts in the consul's place, by which paper, since when."""

    officer: UUID
    kinds: Annotated[list[ActKind], Field(min_length=1)]
    norm: Line
    valid_from: Day
    valid_until: Day | None = None


class HoursRowOut(Schema):
    """Hours at which people are expected; `weekday` is null on an announced day."""

    id: UUID
    service: Service
    weekday: int | None
    opens: str
    closes: str
    per_hour: int
    quota: int
    valid_from: date
    valid_until: date | None


class SpecialDayOut(Schema):
    id: UUID
    on: date
    kind: DayKind
    place: str
    norm: str
    hours: list[HoursRowOut]


class DayOffOut(Schema):
    on: date
    reason: str


class DayCalledOffOut(DayOffOut):
    """How many who had an appointment were told."""

    told: int


class SigningPowerOut(Schema):
    id: UUID
    officer: str
    kinds: list[ActKind]
    norm: str
    valid_from: date
    valid_until: date | None


class WindowOfficerOut(Schema):
    id: UUID
    name: str


class ShortfallOut(Schema):
    """What the office's hours or Saturdays owe the regulation."""

    sentence: str
    norm: str


class PostScheduleOut(Schema):
    """The week, what was announced and called off, who signs, and to whom the consul may give that power."""

    office: str
    week: list[HoursRowOut]
    special_days: list[SpecialDayOut]
    days_off: list[DayOffOut]
    signing_powers: list[SigningPowerOut]
    officers: list[WindowOfficerOut]
    shortfalls: list[ShortfallOut]


@schedules.get("/{code}", response=PostScheduleOut, summary="Horarios de citas y delegaciones de firma")
def post_schedule(request: HttpRequest, code: str) -> PostScheduleOut:
    actor, office = _head(request, code)
    return PostScheduleOut(
        office=office.code,
        week=[_row(each) for each in queries.week_of(office)],
        special_days=[_special(each) for each in queries.special_days_ahead(office)],
        days_off=[DayOffOut(on=each.on, reason=each.reason) for each in queries.closures_ahead(office)],
        signing_powers=[_power(each) for each in queries.powers_at(actor, office)],
        officers=[
            WindowOfficerOut(id=each.id, name=each.full_name)
            for each in identity.officers_at(office.id, Role.OFFICER)
            if each.id != actor.person_id
        ],
        shortfalls=[
            ShortfallOut(sentence=each.sentence, norm=each.norm) for each in queries.shortfalls(office)
        ],
    )


@schedules.post(
    "/{code}/hours", response={201: HoursRowOut}, openapi_extra=OPENAPI, summary="Agregar un horario de citas"
)
@decorate_view(idempotent)
def set_hours(request: HttpRequest, code: str, sent: WeeklyHoursIn) -> Status[HoursRowOut]:
    actor, office = _head(request, code)
    made = actions.set_hours(
        office=office,
        weekday=sent.weekday,
        hours=sent.hours(sent.service),
        valid_from=sent.valid_from,
        valid_until=sent.valid_until,
        actor=actor,
    )
    return Status(201, _row(made))


@schedules.post("/hours/{uuid:schedule_id}/end", response=HoursRowOut, summary="Terminar un horario de citas")
def end_hours(request: HttpRequest, schedule_id: UUID, sent: HoursEndIn) -> HoursRowOut:
    actor = actor_from(request)
    access.require(actor, *HEADS)
    actions.end_hours(schedule=queries.schedule(actor, schedule_id), on=sent.on, actor=actor)
    return _row(queries.schedule(actor, schedule_id))


@schedules.post(
    "/{code}/special-days",
    response={201: SpecialDayOut},
    openapi_extra=OPENAPI,
    summary="Anunciar un sábado o un consulado itinerante",
)
@decorate_view(idempotent)
def announce_day(request: HttpRequest, code: str, sent: SpecialDayIn) -> Status[SpecialDayOut]:
    actor, office = _head(request, code)
    made = actions.announce_day(
        office=office,
        on=sent.on,
        kind=sent.kind,
        place=sent.place,
        norm=sent.norm,
        hours=[sent.hours(service) for service in dict.fromkeys(sent.services)],
        actor=actor,
    )
    return Status(201, _special(made))


@schedules.post(
    "/{code}/days-off",
    response={201: DayCalledOffOut},
    openapi_extra=OPENAPI,
    summary="Suspender la atención de un día",
)
@decorate_view(idempotent)
def call_off_day(request: HttpRequest, code: str, sent: DayOffIn) -> Status[DayCalledOffOut]:
    actor, office = _head(request, code)
    told = actions.call_off_day(office=office, on=sent.on, reason=sent.reason, actor=actor)
    return Status(201, DayCalledOffOut(on=sent.on, reason=sent.reason, told=told))


@schedules.post(
    "/{code}/signing-powers",
    response={201: SigningPowerOut},
    openapi_extra=OPENAPI,
    summary="Delegar la firma",
)
@decorate_view(idempotent)
def grant_signing_power(request: HttpRequest, code: str, sent: SigningPowerIn) -> Status[SigningPowerOut]:
    actor, office = actor_from(request), organisation.office(code)
    access.require(actor, Role.CONSUL, office_id=office.id)
    officers = {each.id: each for each in identity.officers_at(office.id, Role.OFFICER)}
    if sent.officer not in officers:
        raise actions.NotAnOfficerHere({"officer": [actions.NotAnOfficerHere.sentence]})
    made = actions.grant_signing_power(
        office=office,
        officer=officers[sent.officer],
        kinds=sorted(set(sent.kinds)),
        norm=sent.norm,
        valid_from=sent.valid_from,
        valid_until=sent.valid_until,
        actor=actor,
    )
    return Status(201, _power(made))


@schedules.post(
    "/signing-powers/{uuid:power_id}/end",
    response=SigningPowerOut,
    summary="Terminar una delegación de firma",
)
def end_signing_power(request: HttpRequest, power_id: UUID) -> SigningPowerOut:
    actor = actor_from(request)
    access.require(actor, *HEADS)
    actions.end_signing_power(power=queries.signing_power(actor, power_id), actor=actor)
    return _power(queries.signing_power(actor, power_id))


def _head(request: HttpRequest, code: str) -> tuple[Actor, Office]:
    actor, office = actor_from(request), organisation.office(code)
    access.require(actor, *HEADS, office_id=office.id)
    return actor, office


def _row(found: Schedule) -> HoursRowOut:
    return HoursRowOut(
        id=found.id,
        service=Service(found.service),
        weekday=found.weekday,
        opens=f"{found.opens:%H:%M}",
        closes=f"{found.closes:%H:%M}",
        per_hour=found.per_hour,
        quota=found.quota,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
    )


def _special(found: SpecialDay) -> SpecialDayOut:
    return SpecialDayOut(
        id=found.id,
        on=found.on,
        kind=DayKind(found.kind),
        place=found.place,
        norm=found.norm,
        hours=[_row(each) for each in found.schedules.all()],
    )


def _power(found: SigningPower) -> SigningPowerOut:
    return SigningPowerOut(
        id=found.id,
        officer=found.officer.full_name,
        kinds=[ActKind(kind) for kind in found.kinds],
        norm=found.norm,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
    )
