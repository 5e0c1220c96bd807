"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.contexts.apostilles import actions, queries, rules
from chancery.contexts.apostilles.models import Form, Request
from chancery.kernel.base import clock, countries
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph, Sheets
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["apostilles"])
_applicant = may("cases:write")
_officer = Session()


class Uploads(Schema):
    """Files received before, by what each is."""

    source_document: UUID | None = None
    certification_chain: UUID | None = None
    translation: UUID | None = None

    def by_requirement(self) -> dict[str, UUID]:
        return {name: upload_id for name, upload_id in self.dict().items() if upload_id}


class FileIn(Schema):
    """A request. `destination` is an ISO 3166-1 code, `office` the code of one that apostilles.

    `company` is the id of one that the caller represents; none when the person asks for oneself.
    """

    destination: Country
    document_class: rules.DocumentClass
    form: Form
    title: Line
    issued_by: Line
    signed_by: OptionalLine = ""
    signed_on: date
    office: Line
    uploads: Uploads
    company: UUID | None = None


class ApostilleReasonIn(Schema):
    reason: Paragraph


class IssueIn(Schema):
    """On paper, the registered signatures that the original bears in the order of signing, and that it was seen."""

    signatory_ids: list[UUID] = []
    original_seen: bool = False
    sheets: Sheets = 1


class RegisterIn(Schema):
    """The three things that open an entry of the register (Convention, art. 7)."""

    number: Line
    on: date
    code: Line


class RegisterOut(Schema):
    number: str
    issued_on: date
    signatory: str
    capacity: str
    seal: str
    is_revoked: bool


class PartyOut(Schema):
    country: str
    since: date
    is_apostilled: bool


@router.get("/parties", auth=None, response=list[PartyOut], summary="Estados parte del Convenio")
def parties(request: HttpRequest) -> list[PartyOut]:
    standings = queries.standings(clock.today())
    named = sorted((countries.name(country), since, binds) for country, since, binds in standings)
    return [PartyOut(country=name, since=since, is_apostilled=binds) for name, since, binds in named]


@router.post("/register", auth=None, response=RegisterOut, summary="Consultar el registro de apostillas")
def register(request: HttpRequest, asked: RegisterIn) -> RegisterOut:
    entry = queries.register_entry(number=asked.number, on=asked.on, code=asked.code)
    return RegisterOut(
        number=entry.number,
        issued_on=entry.issued_on,
        signatory=entry.signatory,
        capacity=entry.capacity,
        seal=entry.seal,
        is_revoked=entry.is_revoked,
    )


@router.post(
    "/", auth=_applicant, response={201: CaseDetail}, openapi_extra=OPENAPI, summary="Presentar una solicitud"
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: FileIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=actions.Particulars(
            destination=sent.destination.upper(),
            document_class=sent.document_class,
            form=sent.form,
            title=sent.title,
            issued_by=sent.issued_by,
            signed_by=sent.signed_by,
            signed_on=sent.signed_on,
        ),
        uploads=sent.uploads.by_requirement(),
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        company=identity.company(sent.company, actor=actor) if sent.company else None,
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.post(
    "/{number}/issue",
    auth=_officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Emitir la apostilla",
)
@decorate_view(idempotent)
def issue(request: HttpRequest, number: str, sent: IssueIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.issue(
        request=wanted,
        actor=actor_from(request),
        signatory_ids=sent.signatory_ids,
        original_seen=sent.original_seen,
        sheets=sent.sheets,
    )
    return _after(request, wanted)


@router.post("/{number}/refuse", auth=_officer, response=CaseDetail, openapi_extra=OPENAPI, summary="Denegar")
@decorate_view(idempotent)
def refuse(request: HttpRequest, number: str, sent: ApostilleReasonIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.refuse(request=wanted, reason=sent.reason, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/confirm_refusal",
    auth=_officer,
    response=CaseDetail,
    summary="Confirmar la denegatoria apelada",
    openapi_extra=OPENAPI,
)
@decorate_view(idempotent)
def confirm_refusal(request: HttpRequest, number: str, sent: ApostilleReasonIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.confirm_refusal(request=wanted, reason=sent.reason, actor=actor_from(request))
    return _after(request, wanted)


def _after(request: HttpRequest, wanted: Request) -> CaseDetail:
    return detail(request, queries.by_number(actor_from(request), wanted.case.number).case)
