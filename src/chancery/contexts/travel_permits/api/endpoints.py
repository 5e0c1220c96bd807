"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`. Migraciones' own system checks and consumes with the scopes
`permits:check` and `permits:consume`; an officer's device tells with the officer's session what it noted without a line.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Status
from ninja.decorators import decorate_view

from chancery.contexts.travel_permits import actions, queries
from chancery.contexts.travel_permits.api.shapes import (
    APPLICANT,
    SESSION,
    CodeIn,
    ExitIn,
    ExitOut,
    PermitIssueIn,
    PermitMoveIn,
    PermitReasonIn,
    PermitRequestIn,
    PermitSignatureIn,
    SignatureOut,
    VerdictOut,
    router,
)
from chancery.contexts.travel_permits.models import Exit
from chancery.kernel.cases import crossings
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import actor_from, may
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail


@router.post(
    "/",
    auth=APPLICANT,
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir una autorización de viaje de menor",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: PermitRequestIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=sent.said(),
        uploads=sent.uploads.by_requirement(),
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.post(
    "/check",
    auth=may(queries.CHECK),
    response=VerdictOut,
    summary="¿Puede salir el menor con esta autorización?",
)
def check(request: HttpRequest, sent: CodeIn) -> dict[str, Any]:
    verdict = actions.check(code=sent.code, actor=actor_from(request))
    return {
        "is_good": verdict.is_good,
        "bars": [{"code": bar.value, "sentence": bar.sentence} for bar in verdict.bars],
        "permit": _permit(verdict.permit) if verdict.permit else None,
        "used_by": _use(verdict.used_by) if verdict.used_by else None,
    }


@router.post(
    "/exits",
    auth=may(queries.CONSUME),
    response={201: ExitOut},
    openapi_extra=OPENAPI,
    summary="Registrar la salida de un menor, ahora o después de un corte de la línea",
)
@decorate_view(idempotent)
def record_exit(request: HttpRequest, sent: ExitIn) -> Status[Any]:
    told = actions.record_exit(
        code=sent.code,
        office=organisation.office(sent.office),
        key=sent.key,
        left_at=sent.left_at,
        officer_name=sent.officer,
        actor=actor_from(request),
    )
    return Status(201, {**crossings.outcome(told, _use), "number": told.permit.number})


@router.get(
    "/{number}/signatures",
    auth=may("cases:read"),
    response=list[SignatureOut],
    summary="Quién autoriza, dónde, y quién ya firmó",
)
def signatures(request: HttpRequest, number: str) -> list[dict[str, Any]]:
    wanted = queries.by_number(actor_from(request), number)
    return [
        {
            "ordinal": place.ordinal,
            "name": place.full_name,
            "post": place.post.code,
            "signed_at": place.signing.signed_at if hasattr(place, "signing") else None,
            "identity": place.signing.identity_check if hasattr(place, "signing") else "",
        }
        for place in queries.authorisers_of(wanted)
    ]


@router.post(
    "/signatures/{authoriser_id}",
    auth=SESSION,
    response=SignatureOut,
    summary="Recibir la firma de quien autoriza",
)
def sign(request: HttpRequest, authoriser_id: UUID, sent: PermitSignatureIn) -> dict[str, Any]:
    actor = actor_from(request)
    place, office = queries.expected(actor, authoriser_id), organisation.office(sent.office)
    found = actions.identify(authoriser=place, office=office, actor=actor)
    signing = actions.sign(
        authoriser=place, office=office, identity_check=found, is_power_seen=sent.is_power_seen, actor=actor
    )
    return {
        "ordinal": place.ordinal,
        "name": place.full_name,
        "post": place.post.code,
        "signed_at": signing.signed_at,
        "identity": signing.identity_check,
    }


@router.post(
    "/{number}/signatures/{ordinal}/move", auth=APPLICANT, response=None, summary="Firmar en otra oficina"
)
def move_signing(request: HttpRequest, number: str, ordinal: int, sent: PermitMoveIn) -> None:
    actor = actor_from(request)
    place = queries.movable(actor, number, ordinal)
    actions.move_signing(authoriser=place, post=organisation.office(sent.post), actor=actor)


@router.post(
    "/{number}/signatures/{ordinal}/revoke", auth=APPLICANT, response=None, summary="Revocar la autorización"
)
def revoke(request: HttpRequest, number: str, ordinal: int, sent: PermitReasonIn) -> None:
    actor = actor_from(request)
    actions.revoke(authoriser=queries.revocable(actor, number, ordinal), reason=sent.reason, actor=actor)


@router.post(
    "/{number}/issue",
    auth=SESSION,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Emitir la autorización",
)
@decorate_view(idempotent)
def issue(request: HttpRequest, number: str, sent: PermitIssueIn) -> CaseDetail:
    actor = actor_from(request)
    actions.issue(request=queries.by_number(actor, number), seen=set(sent.seen), actor=actor)
    return detail(request, queries.by_number(actor, number).case)


@router.post("/{number}/refuse", auth=SESSION, response=CaseDetail, summary="Denegar")
def refuse(request: HttpRequest, number: str, sent: PermitReasonIn) -> CaseDetail:
    return _decided(request, number, sent, actions.refuse)


@router.post(
    "/{number}/grant-appeal", auth=SESSION, response=CaseDetail, summary="Declarar fundada la apelación"
)
def grant_permit_appeal(request: HttpRequest, number: str, sent: PermitReasonIn) -> CaseDetail:
    return _decided(request, number, sent, actions.grant_appeal)


@router.post(
    "/{number}/confirm-refusal", auth=SESSION, response=CaseDetail, summary="Confirmar la denegatoria"
)
def confirm_permit_refusal(request: HttpRequest, number: str, sent: PermitReasonIn) -> CaseDetail:
    return _decided(request, number, sent, actions.confirm_refusal)


def _decided(
    request: HttpRequest, number: str, sent: PermitReasonIn, decide: Callable[..., None]
) -> CaseDetail:
    actor = actor_from(request)
    decide(request=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return detail(request, queries.by_number(actor, number).case)


def _permit(permit: Any) -> dict[str, Any]:
    wanted = permit.request
    return {
        "number": permit.number,
        "office": wanted.case.office.code,
        "minor": wanted.minor,
        "document": wanted.document_number,
        "born_on": wanted.born_on,
        "companion": wanted.companion_name,
        "companion_document": wanted.companion_document_number,
        "destination": f"{wanted.to_city} ({wanted.to_country})",
        "valid_from": permit.valid_from,
        "valid_until": permit.valid_until,
    }


def _use(told: Exit) -> dict[str, Any]:
    return {"left_at": told.left_at, "office": told.office.name, "officer": told.officer_name}
