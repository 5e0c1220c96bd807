"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`. Migraciones' own system checks with the scope `travel-papers:check`.
"""

import base64
import binascii
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.api.shapes import (
    BorderEntryIn,
    BorderEntryOut,
    PostReportOut,
    TravelPaperCheckIn,
    TravelPaperEndIn,
    TravelPaperGrantIn,
    TravelPaperIdentityIn,
    TravelPaperLeaveIn,
    TravelPaperOut,
    TravelPaperProofOut,
    TravelPaperReasonIn,
    TravelPaperRequestIn,
    TravelPaperRow,
    TravelPaperVerdictOut,
    TravelPaperZoneIn,
)
from chancery.contexts.travel_papers.models import BorderEntry
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import crossings
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Day
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["travel-papers"])
_session = Session()
_LISTED = 200


class PaperSealNotBase64(Invalid):
    code = "travel_paper_seal_not_base64"
    sentence = "El sello se envía en Base64: los bytes que leyó el lector de Data Matrix."


@router.post(
    "/",
    auth=may("cases:write"),
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir un salvoconducto",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: TravelPaperRequestIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=sent.particulars.said(),
        uploads={name: kept for name, kept in sent.uploads.dict().items() if kept},
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.get(
    "/", auth=_session, response=list[TravelPaperRow], summary="Salvoconductos de las oficinas donde sirve"
)
def listed(request: HttpRequest, q: str = "", state: str = "") -> list[dict[str, Any]]:
    found = queries.listed(actor_from(request), text=q[:120].replace("\x00", ""), state=state)
    return [
        {
            "number": each.case.number,
            "state": each.case.state,
            "office": each.case.office.code,
            "traveller": each.traveller,
            "cause": each.cause,
            "departs_on": each.departs_on,
        }
        for each in found[:_LISTED]
    ]


@router.get("/report", auth=_session, response=list[PostReportOut], summary="Entregados por oficina y motivo")
def report(request: HttpRequest, since: Day, until: Day) -> Any:
    return queries.report(actor_from(request), since, until)


@router.post(
    "/check",
    auth=may(queries.CHECK),
    response=TravelPaperVerdictOut,
    summary="¿Vale este salvoconducto? Sí, no o pregunte",
)
def check(request: HttpRequest, sent: TravelPaperCheckIn) -> dict[str, Any]:
    found = actions.check(
        actor=actor_from(request), zone=sent.zone, seal=_bytes(sent.seal), number=sent.number
    )
    paper = found.paper
    wanted = paper.application if paper else None
    return {
        "answer": found.answer,
        "notes": [{"code": note, "sentence": note.sentence, "answer": note.answer} for note in found.notes],
        "seal": found.seal.sentence if found.seal else "",
        "holder": wanted.traveller if wanted else "",
        "born_on": wanted.born_on if wanted else None,
        "destination": wanted.destination if wanted else "",
        "number": paper.number if paper else "",
        "valid_from": paper.valid_from if paper else None,
        "valid_until": paper.valid_until if paper else None,
        "used_by": _use(found.used_by) if found.used_by else None,
    }


@router.post(
    "/entries",
    auth=may(queries.CONSUME),
    response={201: BorderEntryOut},
    openapi_extra=OPENAPI,
    summary="Registrar el ingreso con un salvoconducto, ahora o después de un corte de la línea",
)
@decorate_view(idempotent)
def record_entry(request: HttpRequest, sent: BorderEntryIn) -> Status[Any]:
    told = actions.record_entry(
        zone=sent.zone,
        seal=_bytes(sent.seal),
        number=sent.number,
        office=organisation.office(sent.office),
        key=sent.key,
        entered_at=sent.entered_at,
        officer_name=sent.officer,
        actor=actor_from(request),
    )
    return Status(201, {**crossings.outcome(told, _use), "number": told.paper.number})


@router.post(
    "/{number}/identify",
    auth=_session,
    response=TravelPaperProofOut,
    openapi_extra=OPENAPI,
    summary="Comprobar la identidad",
)
@decorate_view(idempotent)
def identify(request: HttpRequest, number: str, sent: TravelPaperIdentityIn) -> dict[str, Any]:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    kin = actions.Kin(**sent.kin.dict()) if sent.kin else None
    proof = actions.identify(application=application, birth_act=sent.birth_act, kin=kin, actor=actor)
    return {"method": proof.method, "state": application.case.state}


@router.post(
    "/{number}/leave",
    auth=_session,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Registrar la autorización de quienes se quedan",
)
@decorate_view(idempotent)
def record_leave(request: HttpRequest, number: str, sent: TravelPaperLeaveIn) -> CaseDetail:
    actor = actor_from(request)
    actions.record_leave(
        application=queries.by_number(actor, number),
        papers=sent.papers,
        given={each.ordinal: actions.Given(each.means, each.reference) for each in sent.given},
        actor=actor,
    )
    return _now(request, number)


@router.post(
    "/{number}/approve-second", auth=_session, response=CaseDetail, summary="Aprobar la causa de otro"
)
def approve_second(request: HttpRequest, number: str, sent: TravelPaperReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.approve_second(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/grant", auth=_session, response=CaseDetail, summary="Conceder")
def grant(request: HttpRequest, number: str, sent: TravelPaperGrantIn) -> CaseDetail:
    actor = actor_from(request)
    actions.grant(application=queries.by_number(actor, number), poverty=sent.poverty, actor=actor)
    return _now(request, number)


@router.post("/{number}/refuse", auth=_session, response=CaseDetail, summary="Denegar")
def refuse(request: HttpRequest, number: str, sent: TravelPaperReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.refuse(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/grant-appeal", auth=_session, response=CaseDetail, summary="Declarar fundada la apelación"
)
def grant_appeal(request: HttpRequest, number: str, sent: TravelPaperReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.grant_appeal(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/confirm-refusal", auth=_session, response=CaseDetail, summary="Confirmar la denegatoria"
)
def confirm_refusal(request: HttpRequest, number: str, sent: TravelPaperReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.confirm_refusal(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/papers",
    auth=_session,
    response={201: TravelPaperOut},
    openapi_extra=OPENAPI,
    summary="Imprimir los tres originales",
)
@decorate_view(idempotent)
def print_paper(request: HttpRequest, number: str) -> Status[Any]:
    actor = actor_from(request)
    return Status(201, actions.print_paper(application=queries.by_number(actor, number), actor=actor))


@router.post("/{number}/papers/spoil", auth=_session, response=CaseDetail, summary="Inutilizar lo impreso")
def spoil_paper(request: HttpRequest, number: str, sent: TravelPaperReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.spoil_paper(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/papers/hand-over", auth=_session, response=CaseDetail, summary="Entregar el original")
def hand_over(request: HttpRequest, number: str, sent: TravelPaperZoneIn) -> CaseDetail:
    actor = actor_from(request)
    actions.hand_over(application=queries.by_number(actor, number), zone=sent.zone, actor=actor)
    return _now(request, number)


@router.post("/{number}/loss", auth=may("cases:write"), response=CaseDetail, summary="Avisar pérdida o robo")
def tell_loss(request: HttpRequest, number: str, sent: TravelPaperEndIn) -> CaseDetail:
    actor = actor_from(request)
    actions.tell_loss(
        application=queries.by_number(actor, number),
        ground=sent.ground,
        reason=sent.reason,
        actor=actor,
    )
    return _now(request, number)


@router.post("/{number}/cancel", auth=_session, response=CaseDetail, summary="Cancelar el salvoconducto")
def cancel(request: HttpRequest, number: str, sent: TravelPaperEndIn) -> CaseDetail:
    actor = actor_from(request)
    actions.cancel(
        application=queries.by_number(actor, number),
        ground=sent.ground,
        reason=sent.reason,
        actor=actor,
    )
    return _now(request, number)


def _use(told: BorderEntry) -> dict[str, Any]:
    return {"entered_at": told.entered_at, "office": told.office.name, "officer": told.officer_name}


def _now(request: HttpRequest, number: str) -> CaseDetail:
    return detail(request, queries.by_number(actor_from(request), number).case)


def _bytes(sent: str) -> bytes:
    try:
        return base64.b64decode("".join(sent.split()), validate=True)
    except (binascii.Error, ValueError):
        raise PaperSealNotBase64({"seal": [PaperSealNotBase64.sentence]}) from None
