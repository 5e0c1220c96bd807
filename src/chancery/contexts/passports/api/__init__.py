"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`. A border's own system checks passports with the scope `passports:check`,
and with it takes the list of cancelled numbers for when it has no line.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.api.shapes import (
    BookletOut,
    CancelledPassportOut,
    EnrolmentIn,
    HandOverIn,
    InspectionIn,
    LostPassportOut,
    OwnLossIn,
    PassportCasesIn,
    PassportCheckIn,
    PassportReasonIn,
    PassportReportIn,
    PassportRequestIn,
    PassportShipmentIn,
    PassportVerdictOut,
    RegisteredPassportOut,
    RegisterQuestionIn,
    UncollectedOut,
    registered_out,
)
from chancery.contexts.passports.models import Application
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Day, Offset
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["passports"])
_session = Session()
_LISTED = 500
MOST_NUMBERS = 5000
"""How many cancelled numbers one answer has: whoever gets so many asks again from the instant of the last."""


@router.post(
    "/",
    auth=may("cases:write"),
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir un pasaporte",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: PassportRequestIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=actions.Particulars(**sent.particulars.dict()),
        uploads={name: kept for name, kept in sent.uploads.dict().items() if kept},
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.post("/check", auth=may(queries.CHECK), response=PassportVerdictOut, summary="¿Vale este pasaporte?")
def check(request: HttpRequest, sent: PassportCheckIn) -> dict[str, Any]:
    found = actions.check(actor=actor_from(request), zone=sent.zone, number=sent.number)
    passport = found.passport
    return {
        "is_good": found.is_good,
        "bars": [{"code": bar, "sentence": bar.sentence} for bar in found.bars],
        "holder": passport.application.holder if passport else "",
        "number": passport.number if passport else "",
        "issued_on": passport.issued_on if passport else None,
        "expires_on": passport.expires_on if passport else None,
    }


@router.get(
    "/cancelled",
    auth=may(queries.CHECK),
    response=list[CancelledPassportOut],
    summary="Números cancelados, para trabajar sin conexión",
)
def cancelled(request: HttpRequest, since: datetime | None = None) -> list[queries.CancelledNumber]:
    return list(queries.cancelled_numbers(actor_from(request), since, limit=MOST_NUMBERS))


@router.get(
    "/uncollected",
    auth=_session,
    response=list[UncollectedOut],
    summary="Hechos y sin recoger, el que espera hace más tiempo primero",
)
def uncollected(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "number": each.case.number,
            "state": each.case.state,
            "office": each.case.office.code,
            "holder": each.holder,
            "since": each.case.moved_at,
            "collect_by": each.collect_by,
        }
        for each in queries.uncollected(actor_from(request))[:_LISTED]
    ]


@router.get(
    "/losses",
    auth=_session,
    response=list[LostPassportOut],
    summary="Lista mensual de pasaportes perdidos y robados",
)
def losses(request: HttpRequest, month: Day, offset: Offset = 0) -> list[dict[str, Any]]:
    found = queries.lost_in(actor_from(request), month)
    return [
        {
            "number": each.number,
            "ground": each.ground,
            "office": each.office.code,
            "at": each.at,
            "circumstances": each.reason,
        }
        for each in found[offset : offset + _LISTED]
    ]


@router.get(
    "/register",
    auth=_session,
    response=list[RegisteredPassportOut],
    summary="Registro especial de pasaportes de un mes",
)
def register(request: HttpRequest, month: Day, offset: Offset = 0) -> list[dict[str, Any]]:
    found = queries.register_of(actor_from(request), month)
    return [registered_out(each) for each in found[offset : offset + _LISTED]]


@router.post(
    "/reports/own",
    auth=may("cases:write"),
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Informar la pérdida o el robo del pasaporte propio",
)
@decorate_view(idempotent)
def report_own(request: HttpRequest, sent: OwnLossIn) -> Status[Any]:
    actions.report_own(
        number=sent.number, ground=sent.ground, circumstances=sent.circumstances, actor=actor_from(request)
    )
    return Status(201, None)


@router.post(
    "/reports",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Cancelar un pasaporte en la oficina",
)
@decorate_view(idempotent)
def report(request: HttpRequest, sent: PassportReportIn) -> Status[Any]:
    said = sent.dict(exclude={"office"})
    actions.report(**said, office=organisation.office(sent.office), actor=actor_from(request))
    return Status(201, None)


@router.post(
    "/batches",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Autorizar y enviar a Lima",
)
@decorate_view(idempotent)
def send(request: HttpRequest, sent: PassportCasesIn) -> Status[Any]:
    actor = actor_from(request)
    office = organisation.office(sent.office)
    actions.send(applications=_each(actor, sent.numbers), office=office, actor=actor)
    return Status(201, None)


@router.post(
    "/shipments",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Despachar a una oficina",
)
@decorate_view(idempotent)
def despatch(request: HttpRequest, sent: PassportShipmentIn) -> Status[Any]:
    actor = actor_from(request)
    office = organisation.office(sent.office)
    actions.despatch(applications=_each(actor, sent.numbers), office=office, guide=sent.guide, actor=actor)
    return Status(201, None)


@router.post("/{number}/enrol", auth=_session, response=CaseDetail, summary="Enrolar al titular")
def enrol(request: HttpRequest, number: str, sent: EnrolmentIn) -> CaseDetail:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    actions.enrol(
        application=application,
        photograph=sent.photograph,
        answers={each.about: (each.is_met, each.reason) for each in sent.answers},
        fingerprints=actions.Trait(sent.fingerprints, sent.fingerprints_reason),
        signature=actions.Trait(sent.signature, sent.signature_reason),
        answered=actions.ask_register(application=application, is_act_seen=sent.is_act_seen, actor=actor),
        actor=actor,
    )
    return _now(request, number)


@router.post(
    "/{number}/check-identity", auth=_session, response=CaseDetail, summary="Volver a consultar a RENIEC"
)
def check_identity(request: HttpRequest, number: str, sent: RegisterQuestionIn | None = None) -> CaseDetail:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    is_seen = sent is not None and sent.is_act_seen
    answered = actions.ask_register(
        application=application, step="check_identity", is_act_seen=is_seen, actor=actor
    )
    actions.check_identity(application=application, answered=answered, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/booklets",
    auth=_session,
    response={201: BookletOut},
    openapi_extra=OPENAPI,
    summary="Personalizar la siguiente libreta",
)
@decorate_view(idempotent)
def personalise(request: HttpRequest, number: str) -> Status[Any]:
    actor = actor_from(request)
    return Status(201, actions.personalise(application=queries.by_number(actor, number), actor=actor))


@router.post("/{number}/booklets/certify", auth=_session, response=CaseDetail, summary="Certificar")
def certify(request: HttpRequest, number: str, sent: InspectionIn) -> CaseDetail:
    actor = actor_from(request)
    actions.certify(
        application=queries.by_number(actor, number),
        zone=sent.zone,
        chip=sent.chip,
        answers={**dict.fromkeys(sent.passed, True), **dict.fromkeys(sent.failed, False)},
        actor=actor,
    )
    return _now(request, number)


@router.post("/{number}/booklets/reject", auth=_session, response=CaseDetail, summary="Rechazar la libreta")
def reject(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.reject(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/booklets/void", auth=_session, response=CaseDetail, summary="Inutilizar la libreta")
def void(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.void(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/booklets/discard",
    auth=_session,
    response=CaseDetail,
    summary="Inutilizar la que no se recogió",
)
def discard(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.discard(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/deliver", auth=_session, response=CaseDetail, summary="Entregar")
def deliver(request: HttpRequest, number: str, sent: HandOverIn) -> CaseDetail:
    actor = actor_from(request)
    actions.deliver(application=queries.by_number(actor, number), **sent.dict(), actor=actor)
    return _now(request, number)


@router.post("/{number}/refuse", auth=_session, response=CaseDetail, summary="Denegar")
def refuse(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.refuse(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/grant-appeal", auth=_session, response=CaseDetail, summary="Declarar fundada la apelación"
)
def grant_appeal(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.grant_appeal(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/confirm-refusal", auth=_session, response=CaseDetail, summary="Confirmar la denegatoria"
)
def confirm_refusal(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.confirm_refusal(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


def _each(actor: Actor, numbers: list[str]) -> list[Application]:
    return [queries.by_number(actor, number) for number in numbers]


def _now(request: HttpRequest, number: str) -> CaseDetail:
    return detail(request, queries.by_number(actor_from(request), number).case)
