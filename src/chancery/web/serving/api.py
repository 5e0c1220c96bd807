"""Notices for programs and for officers: what waits to be served, each attempt, its proofs, and the file for a court."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import AwareDatetime, StringConstraints

from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import (
    curing,
    history,
    letters,
    means,
    personal,
    publishing,
    queries,
    serving,
)
from chancery.kernel.notifications.models import FlawKind, LetterOutcome, Medium, Notice, VisitOutcome
from chancery.kernel.proofs import actions as proofs
from chancery.kernel.proofs import queries as proved
from chancery.kernel.proofs.models import ProofKind
from chancery.web.api_auth import actor_from, may
from chancery.web.api_fields import Line, Offset, OptionalLine, Remark
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.uploads.receiving import stored_response

router = Router(tags=["notices"])
_LIMIT = 100
Account = Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[^\x00]*$")]
Named = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[^\x00]*$")]


class NoticeRowOut(Schema):
    """A notice that is an office's to serve: by when, and by which means, the first in the order of the law first."""

    id: UUID
    subject: str
    office: str
    since: datetime
    due_on: date
    open_means: list[str]


class HappeningOut(Schema):
    """One thing that happened; `attempt` is what a proof may be attached to."""

    at: datetime
    title: str
    detail: str
    norm: str
    by: str
    attempt: UUID | None


class ServiceTermOut(Schema):
    """A period that begins with the notice; without a day while it has not begun."""

    title: str
    working_days: int
    norm: str
    due_on: date | None


class NoticeServiceOut(Schema):
    """How a notice stands."""

    id: UUID
    subject: str
    act: str
    sha256: str
    mode: str
    served_at: datetime | None
    served_by: str
    effective_on: date | None
    effect_norm: str
    due_on: date | None
    open_means: list[str]
    history: list[HappeningOut]
    terms: list[ServiceTermOut]
    files: list[str]


class VisitIn(Schema):
    at: AwareDatetime
    address: Line
    outcome: VisitOutcome
    received_by: OptionalLine = ""
    received_document: Short = ""
    relation: Named = ""
    act: Account = ""
    next_on: date | None = None


class LetterIn(Schema):
    at: AwareDatetime
    address: Line
    carrier: Named
    tracking: Short


class LetterEndIn(Schema):
    at: AwareDatetime
    outcome: LetterOutcome
    received_by: OptionalLine = ""
    received_document: Short = ""
    remark: Remark = ""


class NoticePublicationIn(Schema):
    """Where and when; `inquiry` says how a domicile had been looked for."""

    medium: Medium
    on: date
    reference: Line
    inquiry: Account


class DeclarationIn(Schema):
    at: AwareDatetime
    account: Account


class FlawIn(Schema):
    kind: FlawKind
    account: Account


class ProofIn(Schema):
    """A file handed in before (`/uploads`), and the attempt that it shows."""

    upload: UUID
    kind: ProofKind
    attempt: UUID | None = None
    note: OptionalLine = ""


class MadeOut(Schema):
    """What was written down, by its id, and whether the notice has taken effect."""

    id: UUID
    is_served: bool


class ServiceFileOut(Schema):
    number: str
    sha256: str
    verification_code: str


@router.get("/", response=list[NoticeRowOut], auth=may("cases:read"), summary="Lo que falta notificar")
def to_serve(request: HttpRequest, offset: Offset = 0) -> list[dict[str, Any]]:
    """The most urgent first, a hundred at a time."""
    waiting = serving.to_serve(actor_from(request))[offset : offset + _LIMIT]
    return [
        {
            "id": each.pk,
            "subject": each.subject,
            "office": queries.office_of(each).code,
            "since": each.needs_personal_since,
            "due_on": queries.due(each).on,
            "open_means": means.open_means(queries.tried(each)),
        }
        for each in waiting
    ]


@router.get(
    "/{uuid:notice_id}", response=NoticeServiceOut, auth=may("cases:read"), summary="Cómo va una notificación"
)
def get(request: HttpRequest, notice_id: UUID) -> dict[str, Any]:
    actor = actor_from(request)
    notice = serving.notice_of(notice_id, actor=actor)
    ledger.record_read(subject=notice.pk, kind="notice", purpose="notificación en persona", actor=actor)
    proof = queries.proof_of_service(notice)
    is_waiting = notice.served_at is None and notice.needs_personal_since is not None
    return {
        "id": notice.pk,
        "subject": notice.subject,
        "act": notice.act_number,
        "sha256": notice.sha256,
        "mode": notice.mode,
        "served_at": notice.served_at,
        "served_by": notice.served_by,
        "effective_on": proof.effective_on,
        "effect_norm": proof.effect_norm,
        "due_on": queries.due(notice).on if is_waiting else None,
        "open_means": means.open_means(queries.tried(notice)) if is_waiting else [],
        "history": [
            {
                "at": each.at, "title": each.title, "detail": each.detail, "norm": each.norm, "by": each.by,
                "attempt": each.subject,
            }
            for each in history.of(notice)
        ],
        "terms": [
            {"title": each.title, "working_days": each.amount, "norm": each.norm, "due_on": each.due_on}
            for each in proved.terms_of(notice)
        ],
        "files": [document.number for document in proved.files_of(notice)],
    }  # fmt: skip


@router.post(
    "/{uuid:notice_id}/visits",
    response={201: MadeOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Registrar una visita",
)
@decorate_view(idempotent)
def record_visit(request: HttpRequest, notice_id: UUID, body: VisitIn) -> Status[Any]:
    notice = _notice(request, notice_id)
    made = personal.VisitMade(**body.dict())
    return _made(personal.record_visit(notice=notice, made=made, actor=actor_from(request)).pk, notice)


@router.post(
    "/{uuid:notice_id}/letters",
    response={201: MadeOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Registrar un envío por correo certificado",
)
@decorate_view(idempotent)
def post_letter(request: HttpRequest, notice_id: UUID, body: LetterIn) -> Status[Any]:
    notice = _notice(request, notice_id)
    posted = letters.Posted(**body.dict())
    return _made(letters.post(notice=notice, posted=posted, actor=actor_from(request)).pk, notice)


@router.post(
    "/{uuid:notice_id}/letters/{uuid:letter_id}/end",
    response={201: MadeOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Registrar qué dijo el correo",
)
@decorate_view(idempotent)
def end_letter(request: HttpRequest, notice_id: UUID, letter_id: UUID, body: LetterEndIn) -> Status[Any]:
    notice = _notice(request, notice_id)
    letter = letters.letter_of(notice, letter_id)
    letters.end(letter=letter, ended=letters.Ended(**body.dict()), actor=actor_from(request))
    return _made(letter.pk, notice)


@router.post(
    "/{uuid:notice_id}/publications",
    response={201: MadeOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Registrar una publicación",
)
@decorate_view(idempotent)
def publish(request: HttpRequest, notice_id: UUID, body: NoticePublicationIn) -> Status[Any]:
    notice = _notice(request, notice_id)
    published = publishing.Published(**body.dict())
    return _made(publishing.publish(notice=notice, published=published, actor=actor_from(request)).pk, notice)


@router.post(
    "/{uuid:notice_id}/declarations",
    response={201: MadeOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Registrar que la persona declaró haberla recibido",
)
@decorate_view(idempotent)
def note_declaration(request: HttpRequest, notice_id: UUID, body: DeclarationIn) -> Status[Any]:
    notice = _notice(request, notice_id)
    declared = curing.Declared(**body.dict())
    return _made(
        curing.note_declaration(notice=notice, declared=declared, actor=actor_from(request)).pk, notice
    )


@router.post(
    "/{uuid:notice_id}/flaws",
    response={201: MadeOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Ordenar que se rehaga una notificación defectuosa",
)
@decorate_view(idempotent)
def find_flaw(request: HttpRequest, notice_id: UUID, body: FlawIn) -> Status[Any]:
    notice = _notice(request, notice_id)
    flaw = curing.find_flaw(notice=notice, kind=body.kind, account=body.account, actor=actor_from(request))
    return _made(flaw.pk, notice)


@router.post(
    "/{uuid:notice_id}/proofs",
    response={201: MadeOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Adjuntar una prueba",
)
@decorate_view(idempotent)
def attach_proof(request: HttpRequest, notice_id: UUID, body: ProofIn) -> Status[Any]:
    notice = _notice(request, notice_id)
    shown = proofs.Shown(kind=body.kind, attempt=body.attempt, note=body.note)
    proof = proofs.attach(notice=notice, upload_id=body.upload, shown=shown, actor=actor_from(request))
    return _made(proof.pk, notice)


@router.post(
    "/{uuid:notice_id}/service-files",
    response={201: ServiceFileOut},
    auth=may("cases:write"),
    openapi_extra=OPENAPI,
    summary="Emitir el expediente de notificación",
)
@decorate_view(idempotent)
def issue_file(request: HttpRequest, notice_id: UUID) -> Status[Any]:
    document = proofs.issue_file(notice=_notice(request, notice_id), actor=actor_from(request))
    return Status(201, _file(document))


@router.get(
    "/{uuid:notice_id}/service-files/{number}",
    auth=may("cases:read"),
    summary="El expediente de notificación, en PDF",
)
def service_file(request: HttpRequest, notice_id: UUID, number: str) -> HttpResponse:
    actor = actor_from(request)
    document = proved.file_of(serving.notice_of(notice_id, actor=actor), number)
    ledger.record_read(
        subject=document.pk, kind="service_file", purpose="expediente de notificación", actor=actor
    )
    content = documents.content(document.file_id)
    return stored_response(content, "application/pdf", f"{document.number}.pdf", download=True)


def _notice(request: HttpRequest, notice_id: UUID) -> Notice:
    return serving.notice_of(notice_id, actor=actor_from(request))


def _made(made: UUID, notice: Notice) -> Status[Any]:
    notice.refresh_from_db(fields=["served_at"])
    return Status(201, {"id": made, "is_served": notice.served_at is not None})


def _file(document: Document) -> dict[str, str]:
    return {
        "number": document.number,
        "sha256": document.file_id,
        "verification_code": document.verification_code,
    }
