"""One request for a card: asked for, captured, approved, delivered."""

from typing import Any

from django.http import HttpRequest
from ninja import Status
from ninja.decorators import decorate_view

from chancery.contexts.identity_cards import actions, queries, rules
from chancery.contexts.identity_cards.api.shapes import (
    SESSION,
    CardApprovalIn,
    CardCaptureIn,
    CardDeliveryIn,
    CardKindOut,
    CardNoteIn,
    CardReasonIn,
    CardRequestIn,
    router,
)
from chancery.kernel.base import clock
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import actor_from, may
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail


@router.get("/kinds", response=list[CardKindOut], auth=may("cases:read"), summary="Trámites de DNI vigentes")
def card_kinds(request: HttpRequest) -> Any:
    return rules.kinds(clock.today())


@router.post(
    "/",
    auth=may("cases:write"),
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir un trámite de DNI",
)
@decorate_view(idempotent)
def file_card(request: HttpRequest, sent: CardRequestIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=sent.particulars.said(),
        uploads={name: kept for name, kept in sent.uploads.dict().items() if kept},
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.post("/{number}/capture", auth=SESSION, response=CaseDetail, summary="Registrar la captura")
def capture_card(request: HttpRequest, number: str, sent: CardCaptureIn) -> CaseDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    entry = actions.identify(request=found, actor=actor)
    actions.capture(request=found, taken=sent.taken(), entry=entry, actor=actor)
    return _now(request, number)


@router.post("/{number}/recover", auth=SESSION, response=CaseDetail, summary="Recuperar en una ficha nueva")
def recover_card(request: HttpRequest, number: str, sent: CardCaptureIn) -> CaseDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    entry = actions.identify(request=found, actor=actor)
    actions.recover(request=found, taken=sent.taken(), entry=entry, actor=actor)
    return _now(request, number)


@router.post("/{number}/return-act", auth=SESSION, response=CaseDetail, summary="Entregar la esquela")
def return_act(request: HttpRequest, number: str, sent: CardReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.return_act(request=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/approve", auth=SESSION, response=CaseDetail, summary="Aprobar en ventanilla")
def approve_card(request: HttpRequest, number: str, sent: CardApprovalIn) -> CaseDetail:
    actor = actor_from(request)
    found = queries.by_number(actor, number)
    entry = actions.identify(request=found, actor=actor)
    actions.approve(
        request=found,
        is_matched=sent.is_matched,
        is_act_registered=sent.is_act_registered,
        entry=entry,
        actor=actor,
    )
    return _now(request, number)


@router.post("/{number}/transmit", auth=SESSION, response=CaseDetail, summary="Enviar por vía virtual")
def transmit_card(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    actions.transmit(request=queries.by_number(actor, number), actor=actor)
    return _now(request, number)


@router.post("/{number}/deliver", auth=SESSION, response=CaseDetail, summary="Entregar el DNI")
def deliver_card(request: HttpRequest, number: str, sent: CardDeliveryIn) -> CaseDetail:
    actor = actor_from(request)
    actions.deliver(request=queries.by_number(actor, number), actor=actor, **sent.dict())
    return _now(request, number)


@router.post("/{number}/return", auth=SESSION, response=CaseDetail, summary="Devolver para reproceso")
def return_card(request: HttpRequest, number: str, sent: CardReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.return_card(request=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/annotations",
    auth=SESSION,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Anotar lo que no detiene el trámite",
)
@decorate_view(idempotent)
def annotate_card(request: HttpRequest, number: str, sent: CardNoteIn) -> Status[Any]:
    actor = actor_from(request)
    actions.annotate(request=queries.by_number(actor, number), text=sent.text, actor=actor)
    return Status(201, None)


def _now(request: HttpRequest, number: str) -> CaseDetail:
    return detail(request, queries.by_number(actor_from(request), number).case)
