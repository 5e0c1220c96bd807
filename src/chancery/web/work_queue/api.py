"""Cases for programs: one's own, the queue of one's offices, holding and releasing."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.decorators import decorate_view

from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions, gate, queries
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.nodes import travels
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Line, Paragraph
from chancery.web.case_page import note_read
from chancery.web.idempotency import OPENAPI, OPENAPI_OPTIONAL, idempotent, idempotent_if_asked

router = Router(tags=["cases"])


class PlaceUnreadable(Invalid):
    """The place in the queue is one that an earlier answer gave."""

    code = "queue_place_unreadable"
    sentence = "El lugar de la bandeja no es válido: use el que devolvió la página anterior."


class CaseOut(Schema):
    """A case as a line of a list. `due_on` is the last day by which the authority must act."""

    number: str
    procedure: str
    version: int
    state: str
    state_label: str
    is_with_lima: bool
    office: str
    opened_at: datetime
    closed_at: datetime | None
    due_on: date | None
    holder: str | None


class DeadlineOut(Schema):
    """A clock that runs; without `due_on` it is paused. `binds`: whose time it is; of nobody's, it only closes a step."""

    code: str
    title: str
    due_on: date | None
    norm: str
    binds: str


class OfferOut(Schema):
    """A step that the caller's role may take from here, and what stands in its way."""

    step: str
    title: str
    obstacles: list[str]


class ChargeOut(Schema):
    id: UUID
    amount: str
    currency: str
    state: str


class PaperOut(Schema):
    number: str
    title: str
    issued_at: datetime
    verification_code: str
    is_annulled: bool


class CaseDetail(CaseOut):
    """A case whole."""

    deadlines: list[DeadlineOut]
    steps: list[OfferOut]
    charges: list[ChargeOut]
    documents: list[PaperOut]


class QueueOut(Schema):
    """A page of the queue; `next` is the place where the following begins."""

    cases: list[CaseOut]
    next: str | None


class StepIn(Schema):
    """What is written with a step, and files received before by the requirement that each meets."""

    reason: Paragraph = ""
    uploads: dict[Line, UUID] = {}


class ReasonIn(Schema):
    reason: Paragraph


@router.get(
    "/",
    response=list[CaseOut],
    auth=may("cases:read"),
    summary="Mis expedientes, del más nuevo al más antiguo",
)
def own(request: HttpRequest) -> list[CaseOut]:
    return [CaseOut(**line(case)) for case in queries.own(actor_from(request))[: queries.PAGE]]


@router.get("/queue", response=QueueOut, auth=Session(), summary="Bandeja de mis oficinas, por vencimiento")
def work_queue(
    request: HttpRequest, held: Literal["", "me", "free"] = "", state: str = "", after: str = ""
) -> QueueOut:
    actor = actor_from(request)
    access.require(actor, *queries.OFFICE_ROLES)
    page = queries.work_queue(
        actor, held=held, state=state, without=travels.always_lima_s(), after=_place(after)
    )
    place = page.next_place
    following = f"{place.due_on.isoformat() if place.due_on else ''}_{place.case_id}" if place else None
    return QueueOut(cases=[CaseOut(**line(case)) for case in page.cases], next=following)


@router.get("/{number}", response=CaseDetail, auth=may("cases:read"), summary="Un expediente")
def get(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    case = queries.by_number(actor, number)
    note_read(case, actor, "case")
    return detail(request, case)


@router.post(
    "/{number}/steps/{step}",
    response=CaseDetail,
    auth=may("cases:write"),
    openapi_extra=OPENAPI_OPTIONAL,
    summary="Dar un paso que solo pide un motivo o archivos",
)
@decorate_view(idempotent_if_asked)
def advance(request: HttpRequest, number: str, step: Line, sent: StepIn) -> CaseDetail:
    actor = actor_from(request)
    case = queries.by_number(actor, number)
    actions.advance(case=case, code=step, reason=sent.reason, uploads=sent.uploads, actor=actor)
    return detail(request, queries.by_number(actor, number))


@router.post(
    "/{number}/documents/{paper}/annul",
    response=CaseDetail,
    auth=Session(),
    openapi_extra=OPENAPI,
    summary="Anular un documento emitido",
)
@decorate_view(idempotent)
def annul(request: HttpRequest, number: str, paper: Line, sent: ReasonIn) -> CaseDetail:
    actor = actor_from(request)
    case = queries.by_number(actor, number)
    actions.annul(case=case, number=paper, reason=sent.reason, actor=actor)
    return detail(request, case)


@router.post(
    "/{number}/claim",
    response=CaseDetail,
    auth=Session(),
    openapi_extra=OPENAPI_OPTIONAL,
    summary="Reservar un expediente libre",
)
@decorate_view(idempotent_if_asked)
def claim(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    return detail(request, actions.claim(case=queries.by_number(actor, number), actor=actor))


@router.post(
    "/{number}/release",
    response=CaseDetail,
    auth=Session(),
    openapi_extra=OPENAPI_OPTIONAL,
    summary="Devolver un expediente a la bandeja",
)
@decorate_view(idempotent_if_asked)
def release(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    return detail(request, actions.release(case=queries.by_number(actor, number), actor=actor))


def line(case: Case) -> dict[str, Any]:
    """What every answer says of a case."""
    procedure = queries.procedure_of(case)
    return {
        "number": case.number,
        "procedure": case.procedure_code,
        "version": case.procedure_version,
        "state": case.state,
        "state_label": procedure.state_label(case.state),
        "is_with_lima": queries.is_with_lima(case),
        "office": case.office.code,
        "opened_at": case.opened_at,
        "closed_at": case.closed_at,
        "due_on": case.due_on,
        "holder": case.assigned_to.full_name if case.assigned_to else None,
    }


def detail(request: HttpRequest, case: Case) -> CaseDetail:
    """A case whole, with what the caller may do."""
    procedure = queries.procedure_of(case)
    clocks = {declared.code: declared for declared in procedure.deadlines}
    return CaseDetail(
        **line(case),
        deadlines=[
            DeadlineOut(
                code=d.code,
                title=clocks[d.code].title,
                due_on=d.due_on,
                norm=d.norm,
                binds=clocks[d.code].binds,
            )
            for d in queries.deadlines_of(case)
        ],
        steps=[
            OfferOut(step=o.step.code, title=o.step.title, obstacles=[str(found) for found in o.obstacles])
            for o in gate.offers(case, procedure, actor=actor_from(request))
        ],
        charges=[
            ChargeOut(id=c.id, amount=str(c.amount), currency=c.currency, state=c.state)
            for c in fees.charges_of(case.id)
        ],
        documents=[
            PaperOut(
                number=p.number,
                title=p.title,
                issued_at=p.issued_at,
                verification_code=p.verification_code,
                is_annulled=documents.is_revoked(p),
            )
            for p in queries.papers_of(case, actor_from(request))
        ],
    )


def _place(after: str) -> queries.QueuePlace | None:
    if not after:
        return None
    day, _, case_id = after.partition("_")
    try:
        return queries.QueuePlace(date.fromisoformat(day) if day else None, UUID(case_id))
    except ValueError:
        raise PlaceUnreadable({"after": [PlaceUnreadable.sentence]}) from None
