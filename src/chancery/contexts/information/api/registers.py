"""What is closed to everybody, what was taken back, and the report of a year, for programs."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from ninja.decorators import decorate_view

from chancery.contexts.information import actions, queries
from chancery.contexts.information.api.endpoints import officer, router
from chancery.contexts.information.api.shapes import (
    ClassificationLiftIn,
    ClassificationRenewalIn,
    ClassifiedOut,
    ClassifyingIn,
    InformationReasonIn,
    InformationReportOut,
    YearOut,
    classified_out,
    office_year_out,
)
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import actor_from
from chancery.web.api_fields import Year
from chancery.web.idempotency import OPENAPI, idempotent


@router.get(
    "/classified", auth=None, response=list[ClassifiedOut], summary="Registro de información clasificada"
)
def classified(request: HttpRequest) -> list[ClassifiedOut]:
    return [classified_out(each) for each in queries.register()]


@router.post(
    "/classified",
    auth=officer,
    response={201: ClassifiedOut},
    openapi_extra=OPENAPI,
    summary="Inscribir una clasificación",
)
@decorate_view(idempotent)
def classify(request: HttpRequest, sent: ClassifyingIn) -> Status[ClassifiedOut]:
    stated = sent.dict()
    office = organisation.office(stated.pop("office"))
    entry = actions.classify(office=office, stated=actions.Classifying(**stated), actor=actor_from(request))
    return Status(201, classified_out(queries.closed(entry.number)))


@router.post(
    "/classified/{number}/renew",
    auth=officer,
    response=ClassifiedOut,
    openapi_extra=OPENAPI,
    summary="Renovar una clasificación",
)
@decorate_view(idempotent)
def renew(request: HttpRequest, number: str, sent: ClassificationRenewalIn) -> ClassifiedOut:
    actions.renew(number=number, actor=actor_from(request), **sent.dict())
    return classified_out(queries.closed(number))


@router.post(
    "/classified/{number}/lift",
    auth=officer,
    response=ClassifiedOut,
    openapi_extra=OPENAPI,
    summary="Desclasificar",
)
@decorate_view(idempotent)
def lift(request: HttpRequest, number: str, sent: ClassificationLiftIn) -> ClassifiedOut:
    actions.lift(number=number, actor=actor_from(request), **sent.dict())
    return classified_out(queries.closed(number))


@router.post(
    "/published/{uuid:publication_id}/withdraw",
    auth=officer,
    response={204: None},
    openapi_extra=OPENAPI,
    summary="Retirar una publicación",
)
@decorate_view(idempotent)
def withdraw_publication(
    request: HttpRequest, publication_id: UUID, sent: InformationReasonIn
) -> Status[None]:
    shown = queries.publication(publication_id)
    actions.withdraw_publication(publication=shown, reason=sent.reason, actor=actor_from(request))
    return Status(204, None)


@router.get(
    "/report/{year}", auth=None, response=YearOut, summary="Cómo se atendieron las solicitudes de un año"
)
def report(request: HttpRequest, year: Year) -> YearOut:
    counted = queries.year(year)
    return YearOut(
        year=counted.year,
        offices=[office_year_out(each) for each in counted.offices],
        total=office_year_out(counted.total),
        exemptions=dict(counted.exemptions),
        rulings=dict(counted.rulings),
        reports=[each.verification_code for each in queries.reports(year)],
    )


@router.post(
    "/report/{year}",
    auth=officer,
    response={201: InformationReportOut},
    openapi_extra=OPENAPI,
    summary="Emitir el informe de un año, firmado",
)
@decorate_view(idempotent)
def issue_report(request: HttpRequest, year: Year) -> Status[InformationReportOut]:
    made = actions.issue_report(year=year, actor=actor_from(request))
    return Status(201, InformationReportOut(number=made.number, verification_code=made.verification_code))
