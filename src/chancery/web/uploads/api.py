"""Files for programs: handed in whole, or in parts under `/resumable`, used later in a request."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Router, Schema, Status
from ninja.decorators import decorate_view
from ninja.files import UploadedFile

from chancery.kernel.documents import actions
from chancery.web.api_auth import actor_from, may
from chancery.web.idempotency import OPENAPI, idempotent
from chancery.web.uploads.resumable import router as resumable

router = Router(tags=["uploads"], auth=may("cases:write"))
router.add_router("/resumable", resumable)


class UploadOut(Schema):
    """A file received; `size` in bytes."""

    id: UUID
    filename: str
    media_type: str
    size: int


@router.post("/", response={201: UploadOut}, openapi_extra=OPENAPI, summary="Entregar un archivo")
@decorate_view(idempotent)
def receive(request: HttpRequest, file: File[UploadedFile]) -> Status[Any]:
    upload = actions.receive(filename=file.name or "archivo", content=file.read(), actor=actor_from(request))
    out = UploadOut(
        id=upload.id, filename=upload.filename, media_type=upload.media_type, size=upload.received
    )
    return Status(201, out)
