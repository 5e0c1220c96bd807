"""Verification for programs: by code, or by the file itself. Open to anyone."""

from datetime import datetime

from django.http import HttpRequest
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from chancery.kernel.documents import queries
from chancery.web.verification.views import answer_for, told

router = Router(tags=["documents"], auth=None)


class DocumentOut(Schema):
    """A document and whether it stands."""

    number: str
    title: str
    office: str
    issued_at: datetime
    is_revoked: bool
    revoked_at: datetime | None
    revocation_reason: str | None
    has_lasting_evidence: bool
    is_logged: bool
    sha256: str
    facts: dict[str, str]
    annotations: list[str]


class AnswerOut(Schema):
    """What a file is: authentic, revoked, altered, extended, unregistered, foreign or unknown."""

    answer: str
    is_good: bool
    title: str
    number: str | None


@router.post("/verify", response=AnswerOut, summary="Qué es un archivo PDF")
def verify(request: HttpRequest, file: File[UploadedFile]) -> AnswerOut:
    found = answer_for(file.read())
    told(request, found.document)
    number = found.document.number if found.document else None
    return AnswerOut(answer=found.code, is_good=found.is_good, title=str(found.title), number=number)


@router.get("/{code}", response=DocumentOut, summary="Un documento por su código de verificación")
def get(request: HttpRequest, code: str) -> DocumentOut:
    standing = queries.standing(code)
    told(request, standing)
    return DocumentOut(
        number=standing.number,
        title=standing.title,
        office=standing.office.code,
        issued_at=standing.issued_at,
        is_revoked=standing.revoked_at is not None,
        revoked_at=standing.revoked_at,
        revocation_reason=standing.revocation_reason,
        has_lasting_evidence=standing.lifted_at is not None,
        is_logged=standing.is_logged,
        sha256=standing.sha256,
        facts=dict(standing.public_facts),
        annotations=[note.text for note in standing.annotations],
    )
