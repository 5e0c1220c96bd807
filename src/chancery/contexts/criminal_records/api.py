"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.criminal_records import actions, queries
from chancery.contexts.criminal_records.rules import DeliveryMeans, Outcome, RecordGround, RecordPurpose
from chancery.kernel.gateway.criminal_records import RecordFinding
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["criminal records"])
_session = Session()
_Number = Field(min_length=1, max_length=60, pattern=r"^[^\x00]*$")


class RecordUploads(Schema):
    """Files received before, by what each is."""

    photograph: UUID | None = None
    document: UUID | None = None


class RecordRequestIn(Schema):
    """A request; `office` is the consular office's code."""

    purpose: RecordPurpose
    country: Country
    father: OptionalLine = ""
    mother: OptionalLine = ""
    office: Line
    uploads: RecordUploads


class RecordVerificationIn(Schema):
    is_same_person: bool


class RecordAnswerOut(Schema):
    """What the Judiciary said, for the officer who asked; without `outcome` its people still look."""

    finding: RecordFinding
    outcome: Outcome | None
    transaction: str
    lines: list[str]
    review_number: str


class RecordRefusalIn(Schema):
    ground: RecordGround
    reason: Paragraph


class CertificateReasonIn(Schema):
    reason: Paragraph


class RecordHandingIn(Schema):
    """How the certificate was delivered; a relative with document and authorisation, a courier with its number."""

    means: DeliveryMeans
    recipient: OptionalLine = ""
    document_number: str = Field("", max_length=30, pattern=r"^[^\x00]*$")
    authorisation: OptionalLine = ""
    tracking: str = Field("", max_length=60, pattern=r"^[^\x00]*$")


class RecordReviewOut(Schema):
    id: UUID
    number: str
    office: str
    person: str
    finding: RecordFinding
    transaction: str
    proposed: Outcome | None


class RecordReviewIn(Schema):
    """What the Judiciary concludes, by which paper; with annotations, which, one a line."""

    outcome: Outcome
    number: str = _Number
    text: Paragraph = ""


class RecordDecisionIn(Schema):
    is_confirmed: bool


class RecordIssuedOut(Schema):
    """How many certificates somebody gave at an office."""

    office: str
    officer: str
    count: int


@router.post(
    "/",
    auth=may("cases:write"),
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir un certificado de antecedentes penales",
)
@decorate_view(idempotent)
def file_record(request: HttpRequest, sent: RecordRequestIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        purpose=sent.purpose,
        country=sent.country.upper(),
        father=sent.father,
        mother=sent.mother,
        uploads={name: kept for name, kept in sent.uploads.dict().items() if kept},
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.get(
    "/issued",
    auth=_session,
    response=list[RecordIssuedOut],
    summary="Certificados emitidos, por oficina y usuario",
)
def records_issued(request: HttpRequest, since: date, until: date) -> Any:
    return queries.issued(since=since, until=until, actor=actor_from(request))


@router.get(
    "/reviews",
    auth=_session,
    response=list[RecordReviewOut],
    summary="Antecedentes que el Poder Judicial revisa",
)
def record_reviews(request: HttpRequest) -> list[dict[str, Any]]:
    found = []
    for asked in queries.reviews_for(actor_from(request))[:200]:
        case, proposed = asked.finding.consultation.request.case, queries.proposed_answer(asked)
        found.append(
            {
                "id": asked.pk,
                "number": case.number,
                "office": case.office.code,
                "person": case.applicant.full_name,
                "finding": asked.finding.result,
                "transaction": asked.finding.transaction,
                "proposed": proposed.outcome if proposed else None,
            }
        )
    return found


@router.post(
    "/reviews/{review_id}/answer",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Escribir la respuesta del Poder Judicial",
)
@decorate_view(idempotent)
def answer_record_review(request: HttpRequest, review_id: UUID, sent: RecordReviewIn) -> Status[Any]:
    actor = actor_from(request)
    actions.answer(
        review=queries.review(actor, review_id),
        outcome=sent.outcome,
        number=sent.number,
        text=sent.text,
        actor=actor,
    )
    return Status(201, None)


@router.post(
    "/reviews/{review_id}/decision",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Confirmar la respuesta, o devolverla",
)
@decorate_view(idempotent)
def decide_record_review(request: HttpRequest, review_id: UUID, sent: RecordDecisionIn) -> Status[Any]:
    actor = actor_from(request)
    actions.decide(review=queries.review(actor, review_id), is_confirmed=sent.is_confirmed, actor=actor)
    return Status(201, None)


@router.post("/{number}/verify", auth=_session, response=CaseDetail, summary="Verificar la identidad")
def verify_record(request: HttpRequest, number: str, sent: RecordVerificationIn) -> CaseDetail:
    actor = actor_from(request)
    wanted = queries.by_number(actor, number)
    actions.verify(request=wanted, is_same_person=sent.is_same_person, actor=actor)
    return _now(request, number)


@router.post("/{number}/consult", auth=_session, response=CaseDetail, summary="Consultar al Poder Judicial")
def consult_record(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    wanted = queries.by_number(actor, number)
    actions.consult(request=wanted, told=actions.ask(request=wanted, actor=actor), actor=actor)
    return _now(request, number)


@router.get(
    "/{number}/answer",
    auth=_session,
    response=RecordAnswerOut | None,
    summary="Lo que respondió el Poder Judicial, para quien lo consultó",
)
def record_answer(request: HttpRequest, number: str) -> Any:
    actor = actor_from(request)
    return queries.known(queries.by_number(actor, number), actor)


@router.post(
    "/{number}/issue",
    auth=_session,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Emitir el certificado",
)
@decorate_view(idempotent)
def issue_record(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    actions.issue(request=queries.by_number(actor, number), actor=actor)
    return _now(request, number)


@router.post("/{number}/refuse", auth=_session, response=CaseDetail, summary="Denegar el certificado")
def refuse_record(request: HttpRequest, number: str, sent: RecordRefusalIn) -> CaseDetail:
    actor = actor_from(request)
    wanted = queries.by_number(actor, number)
    actions.refuse(request=wanted, ground=sent.ground, reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/grant-appeal", auth=_session, response=CaseDetail, summary="Declarar fundada la apelación"
)
def grant_record_appeal(request: HttpRequest, number: str, sent: CertificateReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.grant_appeal(request=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/confirm-refusal", auth=_session, response=CaseDetail, summary="Confirmar la denegatoria"
)
def confirm_record_refusal(request: HttpRequest, number: str, sent: CertificateReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.confirm_refusal(request=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/deliver", auth=_session, response=CaseDetail, summary="Entregar el certificado")
def deliver_record(request: HttpRequest, number: str, sent: RecordHandingIn) -> CaseDetail:
    actor = actor_from(request)
    handing = actions.Handing(**sent.dict())
    actions.deliver(request=queries.by_number(actor, number), handing=handing, actor=actor)
    return _now(request, number)


def _now(request: HttpRequest, number: str) -> CaseDetail:
    return detail(request, queries.by_number(actor_from(request), number).case)
