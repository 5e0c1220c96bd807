"""The scan of a document, for programs: handed in, asked after, confirmed or rejected."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.api import shapes
from chancery.contexts.correspondence.api.endpoints import router
from chancery.contexts.correspondence.models import Digitisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.idempotency import OPENAPI, idempotent

_officer = Session()


class DigitisationIn(Schema):
    """The scan, in files handed in before or in files that the document has, and whether its pages are turned."""

    uploads: Annotated[list[UUID], Field(max_length=60)] = []
    files: Annotated[list[Annotated[int, Field(ge=1, le=32_767)]], Field(max_length=60)] = []
    turns: bool = True


class DigitisationConfirmIn(Schema):
    """What a person compared with the paper."""

    is_legible: bool
    is_complete: bool
    is_straight: bool
    is_upright: bool


class DigitisedPageOut(Schema):
    """What a page says, and how sure the program is of it, in hundredths."""

    number: int
    text: str
    confidence: int | None


class DigitisationOut(Schema):
    """How far a digitisation is."""

    id: UUID
    record: str
    state: str
    pages: int
    pages_done: int
    refusal: str
    texts: list[DigitisedPageOut]


@router.post(
    "/records/{number}/digitisations",
    auth=_officer,
    response={201: DigitisationOut},
    openapi_extra=OPENAPI,
    summary="Digitalizar el papel de un documento",
)
@decorate_view(idempotent)
def digitise(request: HttpRequest, number: str, sent: DigitisationIn) -> Status[Any]:
    actor = actor_from(request)
    made = actions.digitise(
        record=queries.by_number(actor, number),
        upload_ids=sent.uploads,
        ordinals=sent.files,
        turns=sent.turns,
        actor=actor,
    )
    return Status(201, _told(made))


@router.get(
    "/digitisations/{digitisation_id}",
    auth=_officer,
    response=DigitisationOut,
    summary="En qué está una digitalización, con el texto de cada página",
)
def digitisation(request: HttpRequest, digitisation_id: UUID) -> DigitisationOut:
    return _told(queries.digitisation(actor_from(request), digitisation_id))


@router.post(
    "/digitisations/{digitisation_id}/confirm",
    auth=_officer,
    response=DigitisationOut,
    openapi_extra=OPENAPI,
    summary="Dar conformidad a una copia digital",
)
@decorate_view(idempotent)
def confirm_digitisation(
    request: HttpRequest, digitisation_id: UUID, sent: DigitisationConfirmIn
) -> DigitisationOut:
    actor = actor_from(request)
    found = queries.digitisation(actor, digitisation_id)
    actions.confirm_digitisation(digitisation=found, actor=actor, **sent.dict())
    return _told(queries.digitisation(actor, digitisation_id))


@router.post(
    "/digitisations/{digitisation_id}/reject",
    auth=_officer,
    response=DigitisationOut,
    openapi_extra=OPENAPI,
    summary="Rechazar una copia digital",
)
@decorate_view(idempotent)
def reject_digitisation(
    request: HttpRequest, digitisation_id: UUID, sent: shapes.RecordReasonIn
) -> DigitisationOut:
    actor = actor_from(request)
    found = queries.digitisation(actor, digitisation_id)
    actions.reject_digitisation(digitisation=found, reason=sent.reason, actor=actor)
    return _told(queries.digitisation(actor, digitisation_id))


def _told(found: Digitisation) -> DigitisationOut:
    recognition = getattr(found, "recognition", None)
    return DigitisationOut(
        id=found.id,
        record=found.record.number,
        state=found.state,
        pages=found.pages,
        pages_done=found.pages_done,
        refusal=recognition.refusal if recognition else "",
        texts=[
            DigitisedPageOut(number=each.number, text=each.text, confidence=each.confidence)
            for each in queries.pages_of(found)
        ],
    )
