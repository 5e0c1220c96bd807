"""The calendar of all and the legal periods for programs: one administrator proposes, another decides."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import StringConstraints

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.organisation import actions, corrections, periods, queries
from chancery.kernel.organisation.calendars import HolidayKind, Unit
from chancery.kernel.organisation.models import Holiday, HolidayProposal, LegalPeriod, PeriodProposal
from chancery.web.api_auth import Session, in_role
from chancery.web.api_fields import Country, Day, Line, Offset
from chancery.web.idempotency import OPENAPI, idempotent

holidays = Router(tags=["calendars"], auth=Session())
legal_periods = Router(tags=["calendars"], auth=Session())
_LIMIT = 100
Norm = Annotated[Line, Field(max_length=120)]
PublicKind = Literal[HolidayKind.NATIONAL, HolidayKind.REGIONAL, HolidayKind.NON_WORKING_COMPENSABLE]
Region = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^([A-Za-z]{2}-[A-Za-z0-9]{1,3})?$")
]


class CalendarDayOut(Schema):
    """A day without service: of an office, or of a country or region; compensable days stop no procedure's periods."""

    id: UUID
    on: date
    name: str
    kind: HolidayKind
    norm: str
    country: str
    region: str
    office: str | None
    is_kept_abroad: bool


class StatedHolidayIn(Schema):
    on: Day
    name: Line
    norm: Norm


class HolidayProposalIn(StatedHolidayIn):
    """A day without service at an office, or for every office of a country or a region when `office` is null.

    `kind`, `country`, `region` (ISO 3166-2) and `is_kept_abroad` are of a day of all.
    """

    office: Line | None = None
    kind: PublicKind = HolidayKind.NATIONAL
    country: Country = queries.HOME
    region: Region = ""
    is_kept_abroad: bool = False


class HolidayCorrectionIn(Schema):
    """The day to which a holiday moves, or null when it is on none; open deadlines are counted anew once approved."""

    on: Day | None = None
    norm: Norm


class HolidayProposalOut(Schema):
    """What is proposed of a calendar; `corrects` is the day that would move, `is_withdrawal` when it moves nowhere."""

    id: UUID
    on: date
    name: str
    norm: str
    kind: HolidayKind
    country: str
    region: str
    office: str | None
    is_kept_abroad: bool
    corrects: date | None
    is_withdrawal: bool
    is_approved: bool | None


class LegalPeriodRowOut(Schema):
    """How long the law gives, since when and until the first day without it; clocks that began keep theirs."""

    code: str
    title: str
    amount: int
    unit: Unit
    norm: str
    valid_from: date
    valid_until: date | None


class PeriodProposalIn(Schema):
    code: Annotated[Line, Field(max_length=60)]
    amount: Annotated[int, Field(ge=0, le=1000)]
    unit: Unit
    norm: Norm
    valid_from: Day


class PeriodProposalOut(Schema):
    id: UUID
    code: str
    amount: int
    unit: Unit
    norm: str
    valid_from: date
    is_approved: bool | None


@holidays.get("/", response=list[CalendarDayOut], summary="Feriados por venir, de todos o de una oficina")
def holidays_to_come(request: HttpRequest, office: str = "", offset: Offset = 0) -> list[CalendarDayOut]:
    in_role(request, Role.ADMINISTRATOR)
    today = clock.today()
    if office:
        found = queries.holidays_of(queries.office(office)).filter(on__gt=today).order_by("on", "id")
    else:
        found = corrections.public_holidays(today)
    return [_day(each) for each in found.select_related("office")[offset : offset + _LIMIT]]


@holidays.get("/proposals", response=list[HolidayProposalOut], summary="Feriados por decidir")
def holiday_proposals(request: HttpRequest, offset: Offset = 0) -> list[HolidayProposalOut]:
    in_role(request, Role.ADMINISTRATOR)
    return [_proposed(each) for each in queries.pending_proposals()[offset : offset + _LIMIT]]


@holidays.post(
    "/proposals", response={201: HolidayProposalOut}, openapi_extra=OPENAPI, summary="Proponer un feriado"
)
@decorate_view(idempotent)
def propose_holiday(request: HttpRequest, sent: HolidayProposalIn) -> Status[HolidayProposalOut]:
    actor = in_role(request, Role.ADMINISTRATOR)
    day: dict[str, Any] = {"on": sent.on, "name": sent.name, "norm": sent.norm}
    if sent.office is not None:
        made = actions.propose_holiday(office=queries.office(sent.office), actor=actor, **day)
    else:
        made = actions.propose_public_holiday(
            country=sent.country.upper(),
            region=sent.region.upper(),
            kind=sent.kind,
            is_kept_abroad=sent.is_kept_abroad,
            actor=actor,
            **day,
        )
    return Status(201, _proposed(queries.proposal(made.pk)))


@holidays.post(
    "/{uuid:holiday_id}/correction",
    response={201: HolidayProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer la corrección de un feriado",
)
@decorate_view(idempotent)
def correct_holiday(
    request: HttpRequest, holiday_id: UUID, sent: HolidayCorrectionIn
) -> Status[HolidayProposalOut]:
    actor = in_role(request, Role.ADMINISTRATOR)
    made = corrections.propose_correction(
        holiday=corrections.holiday(holiday_id), on=sent.on, norm=sent.norm, actor=actor
    )
    return Status(201, _proposed(queries.proposal(made.pk)))


@holidays.post(
    "/proposals/{uuid:proposal_id}/approve", response=HolidayProposalOut, summary="Aprobar un feriado"
)
def approve_holiday(request: HttpRequest, proposal_id: UUID) -> HolidayProposalOut:
    actor = in_role(request, Role.ADMINISTRATOR)
    actions.approve_holiday(proposal=queries.proposal(proposal_id), actor=actor)
    return _proposed(queries.proposal(proposal_id))


@holidays.post(
    "/proposals/{uuid:proposal_id}/decline", response=HolidayProposalOut, summary="Rechazar un feriado"
)
def decline_holiday(request: HttpRequest, proposal_id: UUID) -> HolidayProposalOut:
    actor = in_role(request, Role.ADMINISTRATOR)
    actions.decline_holiday(proposal=queries.proposal(proposal_id), actor=actor)
    return _proposed(queries.proposal(proposal_id))


@legal_periods.get("/", response=list[LegalPeriodRowOut], summary="Plazos legales vigentes y por venir")
def periods_in_force(request: HttpRequest, offset: Offset = 0) -> list[LegalPeriodRowOut]:
    in_role(request, Role.ADMINISTRATOR)
    return [_period(each) for each in queries.legal_periods(clock.today())[offset : offset + _LIMIT]]


@legal_periods.get("/proposals", response=list[PeriodProposalOut], summary="Cambios de plazos por decidir")
def period_proposals(request: HttpRequest, offset: Offset = 0) -> list[PeriodProposalOut]:
    in_role(request, Role.ADMINISTRATOR)
    return [_proposed_period(each) for each in queries.pending_periods()[offset : offset + _LIMIT]]


@legal_periods.post(
    "/proposals",
    response={201: PeriodProposalOut},
    openapi_extra=OPENAPI,
    summary="Proponer otro valor de un plazo",
)
@decorate_view(idempotent)
def propose_period(request: HttpRequest, sent: PeriodProposalIn) -> Status[PeriodProposalOut]:
    made = periods.propose_period(actor=in_role(request, Role.ADMINISTRATOR), **sent.dict())
    return Status(201, _proposed_period(made))


@legal_periods.post(
    "/proposals/{uuid:proposal_id}/approve", response=PeriodProposalOut, summary="Aprobar un plazo"
)
def approve_period(request: HttpRequest, proposal_id: UUID) -> PeriodProposalOut:
    actor = in_role(request, Role.ADMINISTRATOR)
    periods.approve_period(proposal=queries.period_proposal(proposal_id), actor=actor)
    return _proposed_period(queries.period_proposal(proposal_id))


@legal_periods.post(
    "/proposals/{uuid:proposal_id}/decline", response=PeriodProposalOut, summary="Rechazar un plazo"
)
def decline_period(request: HttpRequest, proposal_id: UUID) -> PeriodProposalOut:
    actor = in_role(request, Role.ADMINISTRATOR)
    periods.decline_period(proposal=queries.period_proposal(proposal_id), actor=actor)
    return _proposed_period(queries.period_proposal(proposal_id))


def _day(found: Holiday) -> CalendarDayOut:
    return CalendarDayOut(
        id=found.pk,
        on=found.on,
        name=found.name,
        kind=HolidayKind(found.kind),
        norm=found.norm,
        country=found.country,
        region=found.region,
        office=found.office.code if found.office else None,
        is_kept_abroad=found.is_kept_abroad,
    )


def _proposed(found: HolidayProposal) -> HolidayProposalOut:
    return HolidayProposalOut(
        id=found.pk,
        on=found.on,
        name=found.name,
        norm=found.norm,
        kind=HolidayKind(found.kind),
        country=found.country,
        region=found.region,
        office=found.office.code if found.office else None,
        is_kept_abroad=found.is_kept_abroad,
        corrects=found.corrects.on if found.corrects else None,
        is_withdrawal=found.is_withdrawal,
        is_approved=found.is_approved,
    )


def _period(found: LegalPeriod) -> LegalPeriodRowOut:
    return LegalPeriodRowOut(
        code=found.code,
        title=found.title,
        amount=found.amount,
        unit=Unit(found.unit),
        norm=found.norm,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
    )


def _proposed_period(found: PeriodProposal) -> PeriodProposalOut:
    return PeriodProposalOut(
        id=found.pk,
        code=found.code,
        amount=found.amount,
        unit=Unit(found.unit),
        norm=found.norm,
        valid_from=found.valid_from,
        is_approved=found.is_approved,
    )
