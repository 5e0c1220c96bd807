"""The files and papers of a document, for programs: what is read before anything is answered or confirmed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Status
from ninja.decorators import decorate_view

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.api import shapes
from chancery.contexts.correspondence.api.endpoints import router
from chancery.contexts.correspondence.models import Record
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.inspection import JPEG, PDF
from chancery.kernel.documents.models import StoredFile
from chancery.kernel.ledger import actions as ledger
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import file_answer
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.uploads.receiving import stored_response

_officer = Session()
_PDF, _PAGE, _BYTES = file_answer(PDF), file_answer(JPEG), file_answer("application/octet-stream")


@router.get(
    "/records/{number}/files/{ordinal}",
    auth=_officer,
    openapi_extra=_BYTES,
    summary="Un archivo del documento, byte por byte",
)
def record_file(request: HttpRequest, number: str, ordinal: int) -> HttpResponse:
    actor = actor_from(request)
    found = queries.file_of(queries.by_number(actor, number), ordinal)
    return _sent(found.record, found.file, found.title, actor)


@router.get(
    "/digitisations/{digitisation_id}/copy",
    auth=_officer,
    openapi_extra=_PDF,
    summary="La copia con texto (PDF/A), una vez que alguien le dio conformidad",
)
def searchable_copy(request: HttpRequest, digitisation_id: UUID) -> HttpResponse:
    actor = actor_from(request)
    found = queries.digitisation(actor, digitisation_id)
    kept = queries.searchable_copy(found)
    assert kept.file is not None
    return _sent(found.record, kept.file, f"{found.record.number}.pdf", actor)


@router.get(
    "/digitisations/{digitisation_id}/pages/{page}",
    auth=_officer,
    openapi_extra=_PAGE,
    summary="Una página como salió, para compararla con el papel",
)
def recognised_page(request: HttpRequest, digitisation_id: UUID, page: int) -> HttpResponse:
    actor = actor_from(request)
    found = queries.digitisation(actor, digitisation_id)
    kept = queries.page(found, page)
    return _sent(found.record, kept.image, f"pagina-{page}.jpg", actor)


@router.post(
    "/records/{number}/route-sheet",
    auth=_officer,
    response={201: shapes.RecordRouteSheetOut},
    openapi_extra=OPENAPI,
    summary="Emitir la hoja de ruta",
)
@decorate_view(idempotent)
def print_route_sheet(request: HttpRequest, number: str) -> Status[Any]:
    actor = actor_from(request)
    sheet = actions.print_route_sheet(record=queries.by_number(actor, number), actor=actor)
    return Status(
        201, shapes.RecordRouteSheetOut(number=sheet.number, verification_code=sheet.verification_code)
    )


def _sent(record: Record, file: StoredFile, name: str, actor: Actor) -> HttpResponse:
    purpose = "atención del documento"
    ledger.record_read(subject=record.id, kind="correspondence_file", purpose=purpose, actor=actor)
    return stored_response(documents.content(file.sha256), file.media_type, name, download=True)
