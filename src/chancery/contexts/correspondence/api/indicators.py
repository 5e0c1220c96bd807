"""The indicators of correspondence, for programs: the same figures as the page."""

from dataclasses import asdict
from datetime import date

from django.http import HttpRequest
from ninja import Schema

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.api.endpoints import router
from chancery.kernel.identity import access
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Day


class CorrespondenceUnitFigures(Schema):
    """A unit: what came, ended and was late, how long it took, and what waits there now, by age."""

    unit: str
    name: str
    came: int
    ended: int
    late: int
    hours_to_receive: float | None
    days_to_end: float | None
    pending: int
    young: int
    middle: int
    old: int
    oldest_on: date | None


class CorrespondenceStepFigures(Schema):
    """What units were asked to do, and how long it took."""

    code: str
    name: str
    came: int
    ended: int
    late: int
    days_to_end: float | None


class CorrespondenceFigures(Schema):
    """The indicators of a span of days, of the units where the caller works."""

    since: date
    until: date
    units: list[CorrespondenceUnitFigures]
    steps: list[CorrespondenceStepFigures]
    registered: int
    electronic: int
    sheets_avoided: int
    copies_avoided: int


@router.get(
    "/indicators",
    auth=Session(),
    response=CorrespondenceFigures,
    summary="Indicadores por unidad y por paso, y folios que no se imprimieron",
)
def indicators(
    request: HttpRequest, since: Day | None = None, until: Day | None = None
) -> CorrespondenceFigures:
    actor = actor_from(request)
    access.require(actor, *queries.READERS)
    found = queries.figures(actor, since=since, until=until)
    units = [{**asdict(each), "pending": each.pending} for each in found.units]
    return CorrespondenceFigures(**{**asdict(found), "units": units})
