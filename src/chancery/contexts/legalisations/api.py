"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.contexts.legalisations import actions, queries, rules
from chancery.contexts.legalisations.models import Form
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph, Sheets
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["legalisations"])
_applicant = may("cases:write")
_officer = Session()


class LegalisationUploads(Schema):
    """Files received before, by what each is."""

    source_document: UUID | None = None
    certification_chain: UUID | None = None
    translation: UUID | None = None

    def by_requirement(self) -> dict[str, UUID]:
        return {name: upload_id for name, upload_id in self.dict().items() if upload_id}


class LegalisationIn(Schema):
    """A request. `country` is an ISO 3166-1 code: where the document goes, or comes from; `office` an office's code.

    `company` is the id of one that the caller represents; none when the person asks for oneself.
    """

    country: Country
    nature: rules.Nature
    form: Form
    title: Line
    issued_by: Line
    signed_by: OptionalLine = ""
    signed_on: date
    office: Line
    uploads: LegalisationUploads
    company: UUID | None = None


class LegalisationIssueIn(Schema):
    """On paper, the registered signatures that the original bears in the order of signing, and that it was seen."""

    signatory_ids: list[UUID] = []
    original_seen: bool = False
    sheets: Sheets = 1


class LegalisationReasonIn(Schema):
    reason: Paragraph


@router.post(
    "/",
    auth=_applicant,
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir la legalización de un documento peruano",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: LegalisationIn) -> Status[Any]:
    filed = actions.file(**_arguments(request, sent))
    return Status(201, detail(request, filed.case))


@router.post(
    "/foreign",
    auth=_applicant,
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir la legalización consular de un documento extranjero",
)
@decorate_view(idempotent)
def file_foreign(request: HttpRequest, sent: LegalisationIn) -> Status[Any]:
    filed = actions.file_foreign(**_arguments(request, sent))
    return Status(201, detail(request, filed.case))


@router.post(
    "/{number}/issue", auth=_officer, response=CaseDetail, openapi_extra=OPENAPI, summary="Legalizar"
)
@decorate_view(idempotent)
def issue(request: HttpRequest, number: str, sent: LegalisationIssueIn) -> CaseDetail:
    actor = actor_from(request)
    actions.issue(
        request=queries.by_number(actor, number),
        actor=actor,
        signatory_ids=sent.signatory_ids,
        original_seen=sent.original_seen,
        sheets=sent.sheets,
    )
    return detail(request, queries.by_number(actor, number).case)


@router.post("/{number}/refuse", auth=_officer, response=CaseDetail, openapi_extra=OPENAPI, summary="Denegar")
@decorate_view(idempotent)
def refuse(request: HttpRequest, number: str, sent: LegalisationReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.refuse(request=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return detail(request, queries.by_number(actor, number).case)


@router.post(
    "/{number}/confirm_refusal",
    auth=_officer,
    response=CaseDetail,
    summary="Confirmar la denegatoria apelada",
    openapi_extra=OPENAPI,
)
@decorate_view(idempotent)
def confirm_refusal(request: HttpRequest, number: str, sent: LegalisationReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.confirm_refusal(request=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return detail(request, queries.by_number(actor, number).case)


def _arguments(request: HttpRequest, sent: LegalisationIn) -> dict[str, Any]:
    actor = actor_from(request)
    return {
        "particulars": actions.Particulars(
            country=sent.country.upper(),
            nature=sent.nature,
            form=sent.form,
            title=sent.title,
            issued_by=sent.issued_by,
            signed_by=sent.signed_by,
            signed_on=sent.signed_on,
        ),
        "uploads": sent.uploads.by_requirement(),
        "office": organisation.office(sent.office),
        "applicant": identity.person_of(actor),
        "company": identity.company(sent.company, actor=actor) if sent.company else None,
        "actor": actor,
    }
