"""Signing with one's own certificate for programs: what waits, the frozen bytes, a round, and the signed file back."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Schema, Status
from ninja.decorators import decorate_view
from ninja.files import UploadedFile

from chancery.kernel.base import canonical
from chancery.kernel.base.errors import Refusal
from chancery.kernel.documents import actions, queries
from chancery.kernel.documents.models import PendingSignature
from chancery.kernel.documents.validation import ValidationReport
from chancery.kernel.identity import access
from chancery.web import problems
from chancery.web.api_auth import actor_from, may
from chancery.web.api_fields import Remark
from chancery.web.idempotency import OPENAPI, idempotent, idempotent_beyond
from chancery.web.signing.component import arguments_of, launch_of
from chancery.web.uploads.receiving import stored_response

router = Router(tags=["own-signatures"])


class PendingSignatureOut(Schema):
    """A paper prepared for one's own signature: `state` is waiting, signed or forgone."""

    id: UUID
    number: str
    title: str
    kind: str
    office: str
    prepared_at: datetime
    sha256: str
    state: str
    verification_code: str | None


class SignatureValidationOut(Schema):
    """What ETSI EN 319 102-1 calls the indication and the sub-indication, and on what they rest."""

    indication: str
    subindication: str
    finding: str
    reason: str
    validated_at: datetime
    sha256: str
    level: str
    signer: str
    signer_document: str
    signer_entity: str
    certificate_serial: str
    certificate_sha256: str
    chain: list[str]
    signed_at: datetime | None
    stamped_at: datetime | None
    revocation: str
    revocation_source: str
    revoked_at: datetime | None
    certifier: str
    certifier_status: str
    certifier_since: datetime | None
    trust_list_number: int | None
    algorithm: str
    is_same_document: bool
    is_only_signed: bool
    covers_whole_file: bool
    is_expected_signer: bool


class OwnSignatureOut(PendingSignatureOut):
    """The same with the report of the signature that was taken in."""

    report: SignatureValidationOut | None


class SigningRoundIn(Schema):
    """Which papers the component of this computer may ask for."""

    ids: list[UUID]


class SigningLaunchOut(Schema):
    """What the State's component is started with, for one paper."""

    param_url: str
    param_token: str
    document_extension: str


class SigningRoundOut(Schema):
    """The launches, and all of them as the component's helper takes them: JSON in Base64."""

    launches: list[SigningLaunchOut]
    arguments: str


class ForgoIn(Schema):
    reason: Remark


@router.get("/", response=list[PendingSignatureOut], auth=may("cases:read"), summary="Lo que espera mi firma")
def waiting(request: HttpRequest) -> list[dict[str, Any]]:
    actor = actor_from(request)
    access.require(actor, *access.OFFICERS)
    return [_out(pending) for pending in queries.waiting_for_signature(actor)]


@router.post(
    "/rounds",
    response={201: SigningRoundOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Iniciar una ronda de firma",
)
@decorate_view(idempotent)
def launch(request: HttpRequest, body: SigningRoundIn) -> Status[Any]:
    launched = actions.launch(pending_ids=body.ids, actor=actor_from(request))
    launches = [launch_of(each) for each in launched]
    return Status(201, {"launches": launches, "arguments": arguments_of(launched)})


@router.get(
    "/{uuid:pending_id}",
    response=OwnSignatureOut,
    auth=may("cases:read"),
    summary="Un documento por firmar",
)
def get(request: HttpRequest, pending_id: UUID) -> dict[str, Any]:
    return _whole(queries.own_pending_signature(pending_id, actor=actor_from(request)))


@router.get("/{uuid:pending_id}/file", auth=may("cases:read"), summary="Los bytes que se firman")
def download(request: HttpRequest, pending_id: UUID) -> HttpResponse:
    pending = queries.own_pending_signature(pending_id, actor=actor_from(request))
    content = queries.content(pending.file_id)
    return stored_response(content, "application/pdf", f"{pending.number}.pdf", download=True)


@router.post(
    "/{uuid:pending_id}/signed",
    response={201: OwnSignatureOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Entregar el documento firmado",
)
@decorate_view(idempotent_beyond)
def complete(request: HttpRequest, pending_id: UUID, file: File[UploadedFile]) -> Any:
    """A refusal that rests on a validation carries its `report`."""
    actor = actor_from(request)
    try:
        actions.complete(pending_id=pending_id, signed=file.read(), actor=actor)
    except (actions.SignedFileRefused, actions.RevocationUnknown, actions.AccreditationUnknown) as refusal:
        return _with_report(request, refusal)
    return Status(201, _whole(queries.own_pending_signature(pending_id, actor=actor)))


@router.post(
    "/{uuid:pending_id}/forgo",
    response=PendingSignatureOut,
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Anular sin firma",
)
@decorate_view(idempotent)
def forgo(request: HttpRequest, pending_id: UUID, body: ForgoIn) -> dict[str, Any]:
    return _out(actions.forgo(pending_id=pending_id, reason=body.reason, actor=actor_from(request)).pending)


def _out(pending: PendingSignature) -> dict[str, Any]:
    signed = getattr(pending, "signed", None)
    state = "signed" if signed else "forgone" if getattr(pending, "forgone", None) else "waiting"
    return {
        "id": pending.id,
        "number": pending.number,
        "title": pending.title,
        "kind": pending.kind,
        "office": pending.office.code,
        "prepared_at": pending.prepared_at,
        "sha256": pending.file_id,
        "state": state,
        "verification_code": pending.verification_code if signed else None,
    }


def _whole(pending: PendingSignature) -> dict[str, Any]:
    report = queries.report_of(pending)
    return {**_out(pending), "report": report}


def _with_report(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    response, said = problems.of_refusal(request, refusal), refusal.facts["report"]
    assert isinstance(said, ValidationReport)
    report = json.loads(said.stored())
    response.content = canonical.encode({**json.loads(response.content), "report": report})
    return response
