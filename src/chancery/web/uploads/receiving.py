"""How do files of an ordinary form come in, and how is a stored file sent out?"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotFound
from chancery.kernel.documents import actions, queries
from chancery.kernel.documents.models import Upload
from chancery.web.uploads.fields import CameBefore


class UploadGone(Invalid):
    """What came before the form expired, was used, or was never whole."""

    code = "upload_gone"
    sentence = "El archivo que subió ya no está disponible."
    next_step = "Vuelva a adjuntarlo."


def receive_files(typed: Mapping[str, Any], actor: Actor) -> dict[str, UUID]:
    """The uploads made of the files among a form's fields, and those that came before it.

    A refusal says beside which field it belongs.
    """
    received = {}
    for name, value in typed.items():
        if not isinstance(value, UploadedFile | CameBefore):
            continue
        try:
            received[name] = _upload_of(value, name, actor).id
        except Invalid as refusal:
            refusal.fields = {name: [f"{refusal} {refusal.advice}".strip()]}
            raise
    return received


def _upload_of(value: "UploadedFile[Any] | CameBefore", name: str, actor: Actor) -> Upload:
    if isinstance(value, UploadedFile):
        return actions.receive(filename=value.name or name, content=value.read(), actor=actor)
    try:
        upload = queries.own_upload(actor, value.upload_id)
        actions.check_usable(upload)
    except (NotFound, Conflict) as refusal:
        raise UploadGone from refusal
    return upload


def file_response(upload: Upload) -> HttpResponse:
    """A file handed in, to be looked at: never run, never framed by another site."""
    return stored_response(queries.content(upload.file_id), upload.media_type, upload.filename)


def stored_response(
    content: bytes, media_type: str, filename: str, *, download: bool = False
) -> HttpResponse:
    """Stored bytes with a harmless name, in a sandbox of their own."""
    response = HttpResponse(content, content_type=media_type)
    safe = "".join(c if c.isalnum() or c in "-._ " else "_" for c in filename)
    response["Content-Disposition"] = f'{"attachment" if download else "inline"}; filename="{safe}"'
    response["X-Frame-Options"] = "SAMEORIGIN"
    response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
    response["Cache-Control"] = "private, no-store"
    return response
