"""The same story for programs: one endpoint a verb, each calling the action that the page calls. Reading what is public needs no token.

Plain steps are at `/cases/{number}/steps/{step}`.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from ninja.decorators import decorate_view

from chancery.contexts.information import actions, queries
from chancery.contexts.information.api.shapes import (
    ClarificationIn,
    ExemptionOut,
    ExtensionIn,
    FoundIn,
    FoundOut,
    InformationAnswerIn,
    InformationIn,
    InformationReasonIn,
    InformationRefusalIn,
    PublicationIn,
    PublicationOut,
    RedactionIn,
    RedactionOut,
    RedirectionIn,
    ReproductionIn,
    ResponsibleOut,
    RulingIn,
    TribunalOrderIn,
    published_out,
)
from chancery.contexts.information.models import Request
from chancery.kernel.base import clock
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from, may
from chancery.web.api_fields import OptionalLine
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.work_queue.api import CaseDetail, detail

router = Router(tags=["information"])
_applicant = may("cases:write")
officer = Session()


@router.get("/published", auth=None, response=list[PublicationOut], summary="Buscar entre lo ya respondido")
def published(request: HttpRequest, q: OptionalLine = "") -> list[PublicationOut]:
    return [published_out(each) for each in queries.search(q)]


@router.get(
    "/published/{uuid:publication_id}", auth=None, response=PublicationOut, summary="Una respuesta publicada"
)
def publication(request: HttpRequest, publication_id: UUID) -> PublicationOut:
    return published_out(queries.publication(publication_id))


@router.get(
    "/responsible", auth=None, response=list[ResponsibleOut], summary="Quién responde en cada oficina"
)
def responsible(request: HttpRequest) -> list[ResponsibleOut]:
    return [
        ResponsibleOut(office=each.office.code, name=each.office.name, responsible=list(each.names))
        for each in queries.responsible_officials()
    ]


@router.get("/exemptions", auth=None, response=list[ExemptionOut], summary="Excepciones de la ley")
def exemptions(request: HttpRequest) -> list[ExemptionOut]:
    return [
        ExemptionOut(code=each.code, article=each.article, level=each.level, title=each.title)
        for each in queries.exemptions(clock.today())
    ]


@router.post(
    "/", auth=_applicant, response={201: CaseDetail}, openapi_extra=OPENAPI, summary="Pedir información"
)
@decorate_view(idempotent)
def file(request: HttpRequest, sent: InformationIn) -> Status[Any]:
    actor = actor_from(request)
    filed = actions.file(
        text=sent.text,
        delivery=sent.delivery,
        asked_of=organisation.office(sent.office),
        applicant=identity.person_of(actor),
        company=identity.company(sent.company, actor=actor) if sent.company else None,
        actor=actor,
    )
    return Status(201, detail(request, filed.case))


@router.post(
    "/{number}/correct",
    auth=_applicant,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Aclarar lo pedido",
)
@decorate_view(idempotent)
def correct(request: HttpRequest, number: str, sent: ClarificationIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    actions.correct(request=wanted, text=sent.text, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/go_digital",
    auth=_applicant,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Recibirla en digital",
)
@decorate_view(idempotent)
def go_digital(request: HttpRequest, number: str) -> CaseDetail:
    wanted = wanted_of(request, number)
    actions.go_digital(request=wanted, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/files",
    auth=officer,
    response={201: FoundOut},
    openapi_extra=OPENAPI,
    summary="Agregar un archivo",
)
@decorate_view(idempotent)
def add_file(request: HttpRequest, number: str, sent: FoundIn) -> Status[Any]:
    wanted = wanted_of(request, number)
    found = actions.add_file(
        request=wanted, upload_id=sent.upload_id, title=sent.title, actor=actor_from(request)
    )
    return Status(201, FoundOut(id=found.id, title=found.title))


@router.post(
    "/{number}/files/{uuid:found_id}/redact",
    auth=officer,
    response={201: RedactionOut},
    openapi_extra=OPENAPI,
    summary="Tachar partes de un archivo",
)
@decorate_view(idempotent)
def redact(request: HttpRequest, number: str, found_id: UUID, sent: RedactionIn) -> Status[Any]:
    actor = actor_from(request)
    found = queries.found(wanted_of(request, number), found_id, actor=actor)
    made = actions.redact(found=found, parts=[each.part() for each in sent.parts], actor=actor)
    return Status(201, RedactionOut(sha256=made.file_id, parts=len(sent.parts)))


@router.post(
    "/{number}/extend",
    auth=officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Anunciar una prórroga",
)
@decorate_view(idempotent)
def extend(request: HttpRequest, number: str, sent: ExtensionIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    actions.extend(request=wanted, until=sent.until, reason=sent.reason, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/redirect", auth=officer, response=CaseDetail, openapi_extra=OPENAPI, summary="Encauzar"
)
@decorate_view(idempotent)
def redirect(request: HttpRequest, number: str, sent: RedirectionIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    actions.redirect(request=wanted, entity=sent.entity, reason=sent.reason, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/price",
    auth=officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Liquidar la reproducción",
)
@decorate_view(idempotent)
def price(request: HttpRequest, number: str, sent: ReproductionIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    actions.price(request=wanted, tariff=sent.tariff, units=sent.units, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/answer",
    auth=officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Entregar la información",
)
@decorate_view(idempotent)
def answer(request: HttpRequest, number: str, sent: InformationAnswerIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    grounds = [each.ground() for each in sent.grounds]
    actions.answer(request=wanted, text=sent.text, grounds=grounds, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/comply",
    auth=officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Cumplir lo resuelto",
)
@decorate_view(idempotent)
def comply(request: HttpRequest, number: str, sent: InformationAnswerIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    grounds = [each.ground() for each in sent.grounds]
    actions.comply(request=wanted, text=sent.text, grounds=grounds, actor=actor_from(request))
    return _after(request, wanted)


@router.post("/{number}/refuse", auth=officer, response=CaseDetail, openapi_extra=OPENAPI, summary="Denegar")
@decorate_view(idempotent)
def refuse(request: HttpRequest, number: str, sent: InformationRefusalIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    grounds = [each.ground() for each in sent.grounds]
    actions.refuse(request=wanted, reason=sent.reason, grounds=grounds, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/state_missing",
    auth=officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Declarar que no existe",
)
@decorate_view(idempotent)
def state_missing(request: HttpRequest, number: str, sent: InformationReasonIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    actions.state_missing(request=wanted, reason=sent.reason, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/note_granted",
    auth=officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Registrar apelación fundada",
)
@decorate_view(idempotent)
def note_granted(request: HttpRequest, number: str, sent: TribunalOrderIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    actions.note_granted(
        request=wanted, number=sent.number, ruled_on=sent.ruled_on, days=sent.days, actor=actor_from(request)
    )
    return _after(request, wanted)


@router.post(
    "/{number}/note_denied",
    auth=officer,
    response=CaseDetail,
    openapi_extra=OPENAPI,
    summary="Registrar apelación desestimada",
)
@decorate_view(idempotent)
def note_denied(request: HttpRequest, number: str, sent: RulingIn) -> CaseDetail:
    wanted = wanted_of(request, number)
    actions.note_denied(request=wanted, number=sent.number, ruled_on=sent.ruled_on, actor=actor_from(request))
    return _after(request, wanted)


@router.post(
    "/{number}/publish",
    auth=officer,
    response={201: PublicationOut},
    openapi_extra=OPENAPI,
    summary="Publicar la respuesta",
)
@decorate_view(idempotent)
def publish(request: HttpRequest, number: str, sent: PublicationIn) -> Status[Any]:
    wanted = wanted_of(request, number)
    made = actions.publish(
        request=wanted,
        question=sent.question,
        answer=sent.answer,
        delivered_ids=sent.files,
        is_confirmed=sent.is_confirmed,
        actor=actor_from(request),
    )
    return Status(201, published_out(made))


def wanted_of(request: HttpRequest, number: str) -> Request:
    """The request of that case, for whoever may see it. Raises `CaseNotFound`."""
    return queries.by_number(actor_from(request), number)


def _after(request: HttpRequest, wanted: Request) -> CaseDetail:
    return detail(request, wanted_of(request, wanted.case.number).case)
