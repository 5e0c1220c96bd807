"""The files of an exchange, for programs: documents and receipts of either side, and annexes once they are fetched."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from chancery.contexts.exchanges import actions, queries
from chancery.contexts.exchanges.api.endpoints import OFFICER, router
from chancery.contexts.exchanges.models import Incoming
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents.inspection import PDF
from chancery.web.api_auth import actor_from
from chancery.web.api_fields import file_answer
from chancery.web.uploads.receiving import stored_response

_PDF, _BYTES = file_answer(PDF), file_answer("application/octet-stream")


class ExchangeAnnexOut(Schema):
    """An annex by its place; without a digest it was not fetched yet. `doubt`: why it is to be handled with care."""

    ordinal: int
    name: str
    sha256: str | None
    doubt: str


class ExchangeAnnexesOut(Schema):
    """`counted`: how many the sender says there are. `fault` says why they could not be fetched the last time."""

    annexes: list[ExchangeAnnexOut]
    counted: int
    is_fetched: bool
    fault: str


@router.post(
    "/received/{incoming_id}/annexes/fetch",
    auth=OFFICER,
    response=ExchangeAnnexesOut,
    summary="Traer los anexos de la entidad que los anunció",
)
def fetch_annexes(request: HttpRequest, incoming_id: UUID) -> ExchangeAnnexesOut:
    actor = actor_from(request)
    found = queries.incoming(incoming_id, actor=actor)
    actions.fetch_annexes(incoming_id=found.pk, actor=actor)
    found.refresh_from_db()
    return _annexes(found)


@router.get(
    "/received/{incoming_id}/annexes", auth=OFFICER, response=ExchangeAnnexesOut, summary="Los anexos"
)
def annexes(request: HttpRequest, incoming_id: UUID) -> ExchangeAnnexesOut:
    return _annexes(queries.incoming(incoming_id, actor=actor_from(request)))


@router.get(
    "/received/{incoming_id}/annexes/{ordinal}", auth=OFFICER, openapi_extra=_BYTES, summary="Un anexo"
)
def received_annex(request: HttpRequest, incoming_id: UUID, ordinal: int) -> HttpResponse:
    actor = actor_from(request)
    found = queries.incoming(incoming_id, actor=actor)
    return _file(found.pk, queries.received_annex(found, ordinal), actor)


@router.get(
    "/received/{incoming_id}/document",
    auth=OFFICER,
    openapi_extra=_PDF,
    summary="El documento recibido, byte por byte",
)
def received_file(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    actor = actor_from(request)
    found = queries.incoming(incoming_id, actor=actor)
    return _file(found.pk, queries.received_file(found), actor)


@router.get("/received/{incoming_id}/cargo", auth=OFFICER, openapi_extra=_PDF, summary="El cargo que dimos")
def cargo_given(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    actor = actor_from(request)
    found = queries.incoming(incoming_id, actor=actor)
    return _file(found.pk, queries.cargo_of(found), actor)


@router.get(
    "/sent/{outgoing_id}/document",
    auth=OFFICER,
    openapi_extra=_PDF,
    summary="El documento como se envió",
)
def sent_file(request: HttpRequest, outgoing_id: UUID) -> HttpResponse:
    actor = actor_from(request)
    found = queries.outgoing(outgoing_id, actor=actor)
    return _file(found.pk, queries.sent_file(found), actor)


@router.get(
    "/sent/{outgoing_id}/cargo",
    auth=OFFICER,
    openapi_extra=_PDF,
    summary="El cargo que dio la otra entidad",
)
def cargo_received(request: HttpRequest, outgoing_id: UUID) -> HttpResponse:
    actor = actor_from(request)
    found = queries.outgoing(outgoing_id, actor=actor)
    return _file(found.pk, queries.cargo_of(found), actor)


def _annexes(found: Incoming) -> ExchangeAnnexesOut:
    return ExchangeAnnexesOut(
        annexes=[
            ExchangeAnnexOut(ordinal=each.ordinal, name=each.name, sha256=each.file_id, doubt=each.doubt)
            for each in found.annexes.order_by("ordinal")
        ],
        counted=found.annexes_counted,
        is_fetched=found.fetched_at is not None,
        fault=found.fetch_fault,
    )


def _file(exchange_id: UUID, file: queries.ExchangeFile, actor: Actor) -> HttpResponse:
    content = actions.open_file(exchange_id=exchange_id, file=file, actor=actor)
    return stored_response(content, file.media_type, file.name, download=True)
