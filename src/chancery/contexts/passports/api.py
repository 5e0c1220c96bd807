"""The same story for programs: one endpoint a verb, each calling the action that the page calls.

Plain steps are at `/cases/{number}/steps/{step}`. A border's own system checks passports with the scope `passports:check`,
and with it takes the list of cancelled numbers for when it has no line.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.passports import actions, queries
from chancery.contexts.passports.models import Application
from chancery.contexts.passports.rules import (
    Before,
    CancelGround,
    Capture,
    Evidence,
    HolderRelation,
    Inspection,
    PhotoQuestion,
    Recognition,
)
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.zones import Sex
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import Line, Paragraph, Remark
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["passports"])
_session = Session()
_PLAIN = r"^[^\x00]*$"
MOST_NUMBERS = 5000
"""How many cancelled numbers one answer has: whoever gets so many asks again from the instant of the last."""


class PassportParticularsIn(Schema):
    """Whom the passport is for, who asks, and what became of the one before."""

    dni: str = Field(max_length=16, pattern=_PLAIN)
    given_names: str = Field(min_length=1, max_length=120, pattern=_PLAIN)
    first_surname: str = Field(min_length=1, max_length=80, pattern=_PLAIN)
    second_surname: str = Field("", max_length=80, pattern=_PLAIN)
    sex: Sex
    born_on: date
    born_at: str = Field(min_length=1, max_length=120, pattern=_PLAIN)
    relation: HolderRelation = HolderRelation.SELF
    before: Before = Before.NONE
    before_number: str = Field("", max_length=24, pattern=_PLAIN)
    before_issued_on: date | None = None
    before_authority: str = Field("", max_length=120, pattern=_PLAIN)
    evidence: Evidence | None = None
    circumstances: str = Field("", max_length=1000, pattern=_PLAIN)


class PassportUploads(Schema):
    """Files received before, by what each is."""

    relation: UUID | None = None
    report: UUID | None = None


class PassportRequestIn(Schema):
    """A request; `office` is the consular office's code."""

    particulars: PassportParticularsIn
    office: Line
    uploads: PassportUploads = PassportUploads()


class PhotoAnswerIn(Schema):
    """What the officer saw in the photograph; «no» needs the reason of an exception."""

    about: PhotoQuestion
    is_met: bool
    reason: Remark = ""


class EnrolmentIn(Schema):
    """What was taken at the counter. The register is asked by us."""

    photograph: UUID
    answers: list[PhotoAnswerIn] = Field(max_length=len(PhotoQuestion))
    fingerprints: Capture
    fingerprints_reason: Remark = ""
    signature: Capture
    signature_reason: Remark = ""


class PassportCasesIn(Schema):
    """The numbers of cases that go together, and the post's code."""

    office: Line
    numbers: list[str] = Field(min_length=1, max_length=200)


class PassportShipmentIn(PassportCasesIn):
    """What leaves Lima, by which guide."""

    guide: str = Field(max_length=60, pattern=_PLAIN)


class PassportReasonIn(Schema):
    reason: Paragraph


class InspectionIn(Schema):
    """What quality control read and saw."""

    zone: str = Field(max_length=200, pattern=_PLAIN)
    chip: str = Field(max_length=40, pattern=_PLAIN)
    passed: list[Inspection] = Field(max_length=len(Inspection))
    failed: list[Inspection] = Field(default_factory=list, max_length=len(Inspection))


class HandOverIn(Schema):
    """How who received the passport was recognised."""

    recognition: Recognition
    is_old_voided: bool = False
    note: Remark = ""


class BookletOut(Schema):
    """A personalised booklet, with all that the machine prints."""

    number: str
    serial: str
    zone: str
    issued_on: date
    expires_on: date


class OwnLossIn(Schema):
    number: str = Field(max_length=24, pattern=_PLAIN)
    ground: CancelGround
    circumstances: Remark


class PassportReportIn(OwnLossIn):
    """At a counter: of whom the passport is, ours or one that Migraciones gave."""

    dni: str = Field(max_length=16, pattern=_PLAIN)
    holder: str = Field(min_length=1, max_length=300, pattern=_PLAIN)
    office: Line


class CancelledPassportOut(Schema):
    """A number that no longer stands, since when and why: no name."""

    number: str
    ground: CancelGround
    at: datetime


class PassportCheckIn(Schema):
    """What was read of a passport: its zone or its number."""

    zone: str = Field("", max_length=200, pattern=_PLAIN)
    number: str = Field("", max_length=24, pattern=_PLAIN)


class PassportBarOut(Schema):
    code: queries.PassportBar
    sentence: str


class PassportVerdictOut(Schema):
    """Whether it stands now, every reason why not, and with what to compare who stands there."""

    is_good: bool
    bars: list[PassportBarOut]
    holder: str
    number: str
    issued_on: date | None
    expires_on: date | None


@router.post(
    "/",
    auth=may("cases:write"),
    response={201: CaseDetail},
    openapi_extra=OPENAPI,
    summary="Pedir un pasaporte",
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: PassportRequestIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        particulars=actions.Particulars(**sent.particulars.dict()),
        uploads={name: kept for name, kept in sent.uploads.dict().items() if kept},
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.post("/check", auth=may(queries.CHECK), response=PassportVerdictOut, summary="¿Vale este pasaporte?")
def check(request: HttpRequest, sent: PassportCheckIn) -> dict[str, Any]:
    found = actions.check(actor=actor_from(request), zone=sent.zone, number=sent.number)
    passport = found.passport
    return {
        "is_good": found.is_good,
        "bars": [{"code": bar, "sentence": bar.sentence} for bar in found.bars],
        "holder": passport.application.holder if passport else "",
        "number": passport.number if passport else "",
        "issued_on": passport.issued_on if passport else None,
        "expires_on": passport.expires_on if passport else None,
    }


@router.get(
    "/cancelled",
    auth=may(queries.CHECK),
    response=list[CancelledPassportOut],
    summary="Números cancelados, para trabajar sin conexión",
)
def cancelled(request: HttpRequest, since: datetime | None = None) -> list[queries.CancelledNumber]:
    return list(queries.cancelled_numbers(actor_from(request), since, limit=MOST_NUMBERS))


@router.post(
    "/reports/own",
    auth=may("cases:write"),
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Informar la pérdida o el robo del pasaporte propio",
)
@decorate_view(idempotent)
def report_own(request: HttpRequest, sent: OwnLossIn) -> Status[Any]:
    actions.report_own(
        number=sent.number, ground=sent.ground, circumstances=sent.circumstances, actor=actor_from(request)
    )
    return Status(201, None)


@router.post(
    "/reports",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Cancelar un pasaporte en la oficina",
)
@decorate_view(idempotent)
def report(request: HttpRequest, sent: PassportReportIn) -> Status[Any]:
    said = sent.dict(exclude={"office"})
    actions.report(**said, office=organisation.office(sent.office), actor=actor_from(request))
    return Status(201, None)


@router.post(
    "/batches",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Autorizar y enviar a Lima",
)
@decorate_view(idempotent)
def send(request: HttpRequest, sent: PassportCasesIn) -> Status[Any]:
    actor = actor_from(request)
    office = organisation.office(sent.office)
    actions.send(applications=_each(actor, sent.numbers), office=office, actor=actor)
    return Status(201, None)


@router.post(
    "/shipments",
    auth=_session,
    response={201: None},
    openapi_extra=OPENAPI,
    summary="Despachar a una oficina",
)
@decorate_view(idempotent)
def despatch(request: HttpRequest, sent: PassportShipmentIn) -> Status[Any]:
    actor = actor_from(request)
    office = organisation.office(sent.office)
    actions.despatch(applications=_each(actor, sent.numbers), office=office, guide=sent.guide, actor=actor)
    return Status(201, None)


@router.post("/{number}/enrol", auth=_session, response=CaseDetail, summary="Enrolar al titular")
def enrol(request: HttpRequest, number: str, sent: EnrolmentIn) -> CaseDetail:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    actions.enrol(
        application=application,
        photograph=sent.photograph,
        answers={each.about: (each.is_met, each.reason) for each in sent.answers},
        fingerprints=actions.Trait(sent.fingerprints, sent.fingerprints_reason),
        signature=actions.Trait(sent.signature, sent.signature_reason),
        answered=actions.ask_register(application=application, actor=actor),
        actor=actor,
    )
    return _now(request, number)


@router.post(
    "/{number}/check-identity", auth=_session, response=CaseDetail, summary="Volver a consultar a RENIEC"
)
def check_identity(request: HttpRequest, number: str) -> CaseDetail:
    actor = actor_from(request)
    application = queries.by_number(actor, number)
    answered = actions.ask_register(application=application, actor=actor)
    actions.check_identity(application=application, answered=answered, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/booklets",
    auth=_session,
    response={201: BookletOut},
    openapi_extra=OPENAPI,
    summary="Personalizar la siguiente libreta",
)
@decorate_view(idempotent)
def personalise(request: HttpRequest, number: str) -> Status[Any]:
    actor = actor_from(request)
    return Status(201, actions.personalise(application=queries.by_number(actor, number), actor=actor))


@router.post("/{number}/booklets/certify", auth=_session, response=CaseDetail, summary="Certificar")
def certify(request: HttpRequest, number: str, sent: InspectionIn) -> CaseDetail:
    actor = actor_from(request)
    actions.certify(
        application=queries.by_number(actor, number),
        zone=sent.zone,
        chip=sent.chip,
        answers={**dict.fromkeys(sent.passed, True), **dict.fromkeys(sent.failed, False)},
        actor=actor,
    )
    return _now(request, number)


@router.post("/{number}/booklets/reject", auth=_session, response=CaseDetail, summary="Rechazar la libreta")
def reject(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.reject(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/booklets/void", auth=_session, response=CaseDetail, summary="Inutilizar la libreta")
def void(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.void(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post("/{number}/deliver", auth=_session, response=CaseDetail, summary="Entregar")
def deliver(request: HttpRequest, number: str, sent: HandOverIn) -> CaseDetail:
    actor = actor_from(request)
    actions.deliver(application=queries.by_number(actor, number), **sent.dict(), actor=actor)
    return _now(request, number)


@router.post("/{number}/refuse", auth=_session, response=CaseDetail, summary="Denegar")
def refuse(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.refuse(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/grant-appeal", auth=_session, response=CaseDetail, summary="Declarar fundada la apelación"
)
def grant_appeal(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.grant_appeal(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


@router.post(
    "/{number}/confirm-refusal", auth=_session, response=CaseDetail, summary="Confirmar la denegatoria"
)
def confirm_refusal(request: HttpRequest, number: str, sent: PassportReasonIn) -> CaseDetail:
    actor = actor_from(request)
    actions.confirm_refusal(application=queries.by_number(actor, number), reason=sent.reason, actor=actor)
    return _now(request, number)


def _each(actor: Actor, numbers: list[str]) -> list[Application]:
    return [queries.by_number(actor, number) for number in numbers]


def _now(request: HttpRequest, number: str) -> CaseDetail:
    return detail(request, queries.by_number(actor_from(request), number).case)
