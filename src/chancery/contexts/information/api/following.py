"""One request for programs: what was asked and answered, its files, and what the units were asked."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Status
from ninja.decorators import decorate_view

from chancery.contexts.information import actions, papers, queries
from chancery.contexts.information.api.endpoints import officer, router, wanted_of
from chancery.contexts.information.api.shapes import (
    AreaQueryIn,
    AreaQueryOut,
    AreaReplyIn,
    FoundFileOut,
    InformationOut,
    answer_out,
    area_query_out,
)
from chancery.contexts.information.models import Delivered
from chancery.kernel.documents import queries as stored
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import actor_from, may
from chancery.web.api_fields import file_answer
from chancery.web.case_page import note_read
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.uploads.receiving import stored_response

_party = may("cases:read")
_BYTES = "application/octet-stream"
_FILE = file_answer(_BYTES)


@router.get("/areas/queries", auth=officer, response=list[AreaQueryOut], summary="Consultas a sus unidades")
def area_queries(request: HttpRequest) -> list[AreaQueryOut]:
    actor = actor_from(request)
    access.require(actor, *queries.AREA)
    return [area_query_out(each) for each in queries.area_queries(actor)[:100]]


@router.post(
    "/areas/queries/{uuid:query_id}/reply",
    auth=officer,
    response=AreaQueryOut,
    openapi_extra=OPENAPI,
    summary="Responder la consulta hecha a una unidad",
)
@decorate_view(idempotent)
def reply_for_area(request: HttpRequest, query_id: UUID, sent: AreaReplyIn) -> AreaQueryOut:
    actor = actor_from(request)
    asked = queries.area_query(query_id, actor=actor)
    return area_query_out(actions.reply_for_area(query=asked, reply=sent.reply, actor=actor))


@router.get("/{number}/answers", auth=_party, response=InformationOut, summary="Lo pedido y lo respondido")
def answers(request: HttpRequest, number: str) -> InformationOut:
    wanted = wanted_of(request, number)
    note_read(wanted.case, actor_from(request), "case")
    return InformationOut(
        number=wanted.case.number,
        text=wanted.text,
        clarification=wanted.clarification,
        delivery=wanted.form,
        office=wanted.asked_of.code,
        extended_until=wanted.extended_until,
        answers=[answer_out(each) for each in queries.answers_of(wanted)],
    )


@router.get(
    "/{number}/delivered/{uuid:delivered_id}",
    auth=_party,
    openapi_extra=_FILE,
    summary="Un archivo que se entregó",
)
def delivered(request: HttpRequest, number: str, delivered_id: UUID) -> HttpResponse:
    wanted = wanted_of(request, number)
    given = queries.delivered(wanted, delivered_id)
    note_read(wanted.case, actor_from(request), "information_delivered")
    return _given(given)


@router.get(
    "/published/{uuid:publication_id}/files/{int:file_id}",
    auth=None,
    openapi_extra=_FILE,
    summary="Un archivo publicado con una respuesta",
)
def published_file(request: HttpRequest, publication_id: UUID, file_id: int) -> HttpResponse:
    return _given(queries.published_file(publication_id, file_id).delivered)


def _given(given: Delivered) -> HttpResponse:
    return stored_response(stored.content(given.file_id), _BYTES, papers.filename(given), download=True)


@router.get(
    "/{number}/files", auth=officer, response=list[FoundFileOut], summary="Archivos hallados para responder"
)
def found_files(request: HttpRequest, number: str) -> list[FoundFileOut]:
    wanted = wanted_of(request, number)
    if not queries.sees_files(actor_from(request), wanted):
        raise queries.FoundNotFound
    return [
        FoundFileOut(
            id=found.id,
            title=found.title,
            sha256=found.upload.file_id or "",
            redacted_sha256=copy.file_id if copy else None,
        )
        for found, copy in queries.found_of(wanted)
    ]


@router.get(
    "/{number}/files/{uuid:found_id}", auth=officer, openapi_extra=_FILE, summary="Un archivo como se halló"
)
def found_file(request: HttpRequest, number: str, found_id: UUID) -> HttpResponse:
    wanted, actor = wanted_of(request, number), actor_from(request)
    found = queries.found(wanted, found_id, actor=actor)
    note_read(wanted.case, actor, "information_found")
    content = stored.content(found.upload.file_id)
    return stored_response(content, _BYTES, found.upload.filename, download=True)


@router.post(
    "/{number}/files/{uuid:found_id}/remove",
    auth=officer,
    response={204: None},
    openapi_extra=OPENAPI,
    summary="Dejar un archivo fuera de la respuesta",
)
@decorate_view(idempotent)
def remove_file(request: HttpRequest, number: str, found_id: UUID) -> Status[None]:
    actor = actor_from(request)
    actions.remove_file(found=queries.found(wanted_of(request, number), found_id, actor=actor), actor=actor)
    return Status(204, None)


@router.post(
    "/{number}/areas",
    auth=officer,
    response={201: AreaQueryOut},
    openapi_extra=OPENAPI,
    summary="Consultar a la unidad que puede tenerla",
)
@decorate_view(idempotent)
def ask_area(request: HttpRequest, number: str, sent: AreaQueryIn) -> Status[AreaQueryOut]:
    asked = actions.ask_area(
        request=wanted_of(request, number),
        office=organisation.office(sent.office),
        question=sent.question,
        due_on=sent.due_on,
        actor=actor_from(request),
    )
    return Status(201, area_query_out(asked))
