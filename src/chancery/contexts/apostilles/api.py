"""The same story for programs: one endpoint a verb, each calling the action that the page calls."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view

from chancery.contexts.apostilles import actions, queries, rules
from chancery.contexts.apostilles.models import Form, Request
from chancery.kernel.base import clock
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["apostilles"], auth=Session())


class FileIn(Schema):
    """A request. `destination` is an ISO 3166-1 code; `uploads` maps requirement codes to uploads."""

    destination: str
    document_class: rules.DocumentClass
    form: Form
    title: str
    issued_by: str
    signed_by: str = ""
    signed_on: date
    office: str
    uploads: dict[str, UUID]


class ReasonIn(Schema):
    reason: str


class CorrectIn(Schema):
    explanation: str = ""
    uploads: dict[str, UUID] = {}


class IssueIn(Schema):
    """On paper, which registered signature the original bears, and that it was seen."""

    signatory_id: UUID | None = None
    original_seen: bool = False


class DeliverIn(Schema):
    received_by: str


class RegisterIn(Schema):
    """The three things that open an entry of the register (Convention, art. 7)."""

    number: str
    on: date
    code: str


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
    return [PartyOut(country=name, since=since, is_apostilled=binds) for name, since, binds in standings]


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


@router.post("/", response={201: CaseDetail}, openapi_extra=OPENAPI, summary="Presentar una solicitud")
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
        uploads=sent.uploads,
        office=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.post("/{number}/take", response=CaseDetail, summary="Tomar en evaluación")
def take(request: HttpRequest, number: str) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.take(request=wanted, actor=actor_from(request))
    return _after(request, wanted)


@router.post("/{number}/observe", response=CaseDetail, summary="Observar")
def observe(request: HttpRequest, number: str, sent: ReasonIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.observe(request=wanted, reason=sent.reason, actor=actor_from(request))
    return _after(request, wanted)


@router.post("/{number}/correct", response=CaseDetail, summary="Subsanar")
def correct(request: HttpRequest, number: str, sent: CorrectIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.correct(
        request=wanted, uploads=sent.uploads, explanation=sent.explanation, actor=actor_from(request)
    )
    return _after(request, wanted)


@router.post("/{number}/issue", response=CaseDetail, openapi_extra=OPENAPI, summary="Emitir la apostilla")
@decorate_view(idempotent)
def issue(request: HttpRequest, number: str, sent: IssueIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.issue(
        request=wanted,
        actor=actor_from(request),
        signatory_id=sent.signatory_id,
        original_seen=sent.original_seen,
    )
    return _after(request, wanted)


@router.post("/{number}/refuse", response=CaseDetail, summary="Denegar")
def refuse(request: HttpRequest, number: str, sent: ReasonIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.refuse(request=wanted, reason=sent.reason, actor=actor_from(request))
    return _after(request, wanted)


@router.post("/{number}/receive", response=CaseDetail, summary="Confirmar la recepción")
def receive(request: HttpRequest, number: str) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.receive(request=wanted, actor=actor_from(request))
    return _after(request, wanted)


@router.post("/{number}/deliver", response=CaseDetail, summary="Entregar en ventanilla")
def deliver(request: HttpRequest, number: str, sent: DeliverIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.deliver(request=wanted, received_by=sent.received_by, actor=actor_from(request))
    return _after(request, wanted)


@router.post("/{number}/withdraw", response=CaseDetail, summary="Desistir")
def withdraw(request: HttpRequest, number: str) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.withdraw(request=wanted, actor=actor_from(request))
    return _after(request, wanted)


@router.post("/{number}/annul", response=CaseDetail, summary="Anular una apostilla emitida")
def annul(request: HttpRequest, number: str, sent: ReasonIn) -> CaseDetail:
    wanted = queries.by_number(actor_from(request), number)
    actions.annul(request=wanted, reason=sent.reason, actor=actor_from(request))
    return _after(request, wanted)


def _after(request: HttpRequest, wanted: Request) -> CaseDetail:
    return detail(request, queries.by_number(actor_from(request), wanted.case.number).case)
