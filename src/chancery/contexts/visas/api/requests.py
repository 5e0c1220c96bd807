"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`; what the border asks and tells is in `api.border`.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.visas import actions, queries, rules
from chancery.contexts.visas.rules import (
    Authority,
    Collective,
    Criterion,
    Ground,
    PassportFate,
    VisaKind,
)
from chancery.kernel.base import clock
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.zones import Sex
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph, Remark
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["visas"])
_session = Session()


class VisaCategoryOut(Schema):
    """A migratory quality in force; no entries means any number, no days without end.

    `documents` are those of the request's uploads that it asks for besides passport, photograph and journey.
    """

    code: str
    letters: str
    kind: VisaKind
    title: str
    english: str
    decider: Authority
    tariff: str
    stay_days: int
    entries: int
    validity_months: int
    documents: list[str]
    norm: str
    source: str


class VisaParticularsIn(Schema):
    category: Line
    surnames: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")
    given_names: str = Field("", max_length=120, pattern=r"^[^\x00]*$")
    sex: Sex
    born_on: date
    nationality: Country
    residence: Country
    address: Line
    occupation: str = Field("", max_length=120, pattern=r"^[^\x00]*$")
    passport_number: str = Field(min_length=1, max_length=24, pattern=r"^[^\x00]*$")
    passport_country: Country
    passport_expires_on: date
    collective: Collective = Collective.NONE
    purpose: str = Field(min_length=1, max_length=500, pattern=r"^[^\x00]*$")
    arrives_on: date
    days: int = Field(0, ge=0, le=999)
    address_in_peru: Line
    sponsor: OptionalLine = ""
    sponsor_registration: str = Field("", max_length=20, pattern=r"^[^\x00]*$")

    def said(self) -> actions.Particulars:
        upper = {
            name: getattr(self, name).upper() for name in ("nationality", "residence", "passport_country")
        }
        return actions.Particulars(**{**self.dict(), **upper})


class VisaUploads(Schema):
    """Files received before, by what each is."""

    passport: UUID | None = None
    photograph: UUID | None = None
    journey: UUID | None = None
    solvency: UUID | None = None
    letters: UUID | None = None


class VisaRequestIn(Schema):
    """A request; `office` is the consular office's code, `family` the number of a relative's request."""

    particulars: VisaParticularsIn
    office: Line
    uploads: VisaUploads
    family: str = Field("", max_length=30, pattern=r"^[^\x00]*$")


class CriterionIn(Schema):
    """The answer to one of the five questions of D.S. 032-2023-RE, art. 112."""

    criterion: Criterion
    is_met: bool
    reason: Remark


class VisaInterviewIn(Schema):
    notes: Paragraph = ""
    waived_because: Remark = ""
    answers: list[CriterionIn] = Field(max_length=5)


class VisaQuestionIn(Schema):
    question: Paragraph


class VisaAnswerIn(Schema):
    """What an authority says, by which paper of which day."""

    is_authorised: bool
    number: str = Field(max_length=60, pattern=r"^[^\x00]*$")
    answered_on: date | None = None
    note: Paragraph = ""


class VisaConsultationOut(Schema):
    id: UUID
    number: str
    office: str
    authority: Authority
    traveller: str
    category: str
    question: str


class VisaGrantIn(Schema):
    """Fewer entries or days than the quality allows; what is left out is all its entries, and the days asked for."""

    entries: int | None = Field(None, ge=0, le=32_767)
    stay_days: int | None = Field(None, ge=0, le=32_767)


class VisaRefusalIn(Schema):
    ground: Ground
    reason: Paragraph


class VisaReasonIn(Schema):
    reason: Paragraph


class VisaPassportReportIn(Schema):
    """What became of the passport which bears the visa, and how."""

    fate: PassportFate
    reason: Paragraph


class VisaZoneIn(Schema):
    """Both lines of the label as they were read."""

    zone: str = Field(max_length=200, pattern=r"^[^\x00]*$")


class VisaLabelOut(Schema):
    serial: str
    zone: str
    valid_from: date
    valid_until: date


@router.get(
    "/categories", response=list[VisaCategoryOut], auth=may("cases:read"), summary="Calidades migratorias"
)
def categories(request: HttpRequest) -> Any:
    return rules.categories(clock.today())


@router.post(
    "/",
    auth=may("cases:write"),
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir una visa",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: VisaRequestIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=sent.particulars.said(),
        uploads={name: kept for name, kept in sent.uploads.dict().items() if kept},
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        family=sent.family,
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.get(
    "/consultations",
    auth=_session,
    response=list[VisaConsultationOut],
    summary="Consultas que su oficina debe responder",
)
def consultations(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {
            "id": asked.id,
            "number": asked.application.case.number,
            "office": asked.application.case.office.code,
            "authority": asked.authority,
            "traveller": asked.application.traveller,
            "category": asked.application.category,
            "question": asked.question,
        }
        for asked in queries.waiting_for(actor_from(request))[:200]
    ]


@router.post(
    "/consultations/{consultation_id}/answer",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Responder una consulta",
)
@decorate_view(idempotent)
def answer(request: HttpRequest, consultation_id: UUID, sent: VisaAnswerIn) -> Status[Any]:
    actor = actor_from(request)
    actions.answer(
        consultation=queries.consultation(actor, consultation_id),
        is_authorised=sent.is_authorised,
        number=sent.number,
        answered_on=sent.answered_on,
        note=sent.note,
        actor=actor,
    )
    return Status(201, None)


@router.post(
    "/{number}/interview",
    auth=_session,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Registrar la entrevista",
)
@decorate_view(idempotent)
def interview(request: HttpRequest, number: str, sent: VisaInterviewIn) -> CaseDetail:
    actor = actor_from(request)
    actions.interview(
        application=queries.by_number(actor, number),
        notes=sent.notes,
        answers={each.criterion: (each.is_met, each.reason) for each in sent.answers},
        waived_because=sent.waived_because,
        actor=actor,
    )
    return _now(request, number)


@router.post(
    "/{number}/check-sponsor", auth=_session, response=CaseDetail, summary="Comprobar quién respalda el viaje"
)
def check_sponsor(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    answered = actions.ask_sponsor(application=application, actor=actor)
    actions.check_sponsor(application=application, answered=answered, actor=actor)
    return _now(request, number)


@router.post("/{number}/consult", auth=_session, response=CaseDetail, summary="Consultar")
def consult(request: HttpRequest, number: str, sent: VisaQuestionIn) -> CaseDetail:
    actor = actor_from(request)
    actions.consult(application=queries.by_number(actor, number), question=sent.question, actor=actor)
    return _now(request, number)


@router.post("/{number}/grant", auth=_session, response=CaseDetail, summary="Conceder")
def grant(request: HttpRequest, number: str, sent: VisaGrantIn) -> CaseDetail:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    actions.grant(application=application, entries=sent.entries, stay_days=sent.stay_days, actor=actor)
    return _now(request, number)


@router.post("/{number}/refuse", auth=_session, response=CaseDetail, summary="Denegar, sin recurso")
def refuse(request: HttpRequest, number: str, sent: VisaRefusalIn) -> CaseDetail:
    actor = actor_from(request)
    actions.refuse(
        application=queries.by_number(actor, number), ground=sent.ground, reason=sent.reason, actor=actor
    )
    return _now(request, number)


@router.post(
    "/{number}/labels",
    auth=_session,
    response={201: VisaLabelOut},
    openapi_extra=OPENAPI,
    summary="Imprimir la etiqueta",
)
@decorate_view(idempotent)
def print_label(request: HttpRequest, number: str) -> Status[Any]:
    actor = actor_from(request)
    printed = actions.print_label(application=queries.by_number(actor, number), actor=actor)
    return Status(201, printed)


@router.post("/{number}/labels/spoil", auth=_session, response=CaseDetail, summary="Inutilizar la etiqueta")
def spoil_label(request: HttpRequest, number: str, sent: VisaReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.spoil_label(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/labels/check", auth=_session, response=CaseDetail, summary="Revisar la etiqueta")
def check_label(request: HttpRequest, number: str, sent: VisaZoneIn) -> CaseDetail:
    actor = actor_from(request)
    actions.check_label(application=queries.by_number(actor, number), zone=sent.zone, actor=actor)
    return _now(request, number)


@router.post("/{number}/cancel", auth=_session, response=CaseDetail, summary="Cancelar la visa")
def cancel(request: HttpRequest, number: str, sent: VisaReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.cancel(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/passport-loss",
    auth=may("cases:write"),
    response=CaseDetail,
    summary="Avisar la pérdida o el robo del pasaporte que lleva la visa",
)
def tell_passport_loss(request: HttpRequest, number: str, sent: VisaPassportReportIn) -> CaseDetail:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    actions.tell_passport_loss(application=application, fate=sent.fate, reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/passport-report",
    auth=_session,
    response=CaseDetail,
    summary="Registrar qué fue del pasaporte que lleva la visa",
)
def report_passport(request: HttpRequest, number: str, sent: VisaPassportReportIn) -> CaseDetail:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    actions.report_passport(application=application, fate=sent.fate, reason=sent.reason, actor=actor)
    return _now(request, number)


def _now(request: HttpRequest, number: str) -> CaseDetail:
    return detail(request, queries.by_number(actor_from(request), number).case)
