"""The calculator of legal periods, for programs."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from chancery.kernel.cases import calculator
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Unit
from chancery.web.api_fields import OptionalLine

router = Router(tags=["public"], auth=None)
Amount = Annotated[int, Field(ge=0, le=calculator.MOST)]


class PeriodQuestion(Schema):
    """A period by its `code`, or by `amount` and `unit`, and what bears on it."""

    begins_on: date
    code: OptionalLine = ""
    amount: Amount = 0
    unit: Unit = Unit.WORKING_DAYS
    office: OptionalLine = "mre"
    place: OptionalLine = ""
    paused_on: date | None = None
    resumed_on: date | None = None
    extension: Amount = 0
    is_filing: bool = False
    has_positive_silence: bool = False
    is_tax: bool = False
    is_enabled: bool = False


class DayOut(Schema):
    """A day looked at: whether it counted, how many had counted by then, why, and by which norm."""

    day: date
    counted: bool
    ordinal: int
    reason: str
    norm: str


class PeriodEnd(Schema):
    """The last day, the day of positive silence, and each day that led there."""

    office: str
    time_zone: str
    period: str
    norm: str
    due_on: date
    silence_on: date | None
    distance_days: int
    days: list[DayOut]


@router.get("/calculator", response=PeriodEnd, summary="Cuándo vence un plazo, y por qué, día por día")
def calculate(request: HttpRequest, asked: Query[PeriodQuestion]) -> PeriodEnd:
    period = (
        organisation.legal_period(asked.code, asked.begins_on)
        if asked.code
        else calculator.stated(asked.amount, asked.unit)
    )
    office = organisation.office(asked.office)
    found = calculator.answer(
        calculator.Question(
            office=office, period=period, **asked.dict(exclude={"code", "amount", "unit", "office"})
        )
    )
    return PeriodEnd(
        office=office.name,
        time_zone=office.time_zone,
        period=period.label,
        norm=period.norm,
        due_on=found.due_on,
        silence_on=found.silence_on,
        distance_days=found.distance.days if found.distance else 0,
        days=[
            DayOut(day=s.day, counted=s.counted, ordinal=s.ordinal, reason=s.reason, norm=s.norm)
            for s in found.trace
        ],
    )
