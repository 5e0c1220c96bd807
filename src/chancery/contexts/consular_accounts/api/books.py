"""The signed books of an account and the bank's statements, as files."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field

from chancery.contexts.consular_accounts import papers, queries
from chancery.contexts.consular_accounts.api.endpoints import find, officer, router
from chancery.contexts.consular_accounts.models import Account, BookFile
from chancery.contexts.consular_accounts.rules import BookKind
from chancery.kernel.documents import queries as documents
from chancery.web.api_auth import actor_from
from chancery.web.api_fields import file_answer
from chancery.web.case_page import note_read
from chancery.web.uploads.receiving import stored_response

_PDF = "application/pdf"
FileId = Annotated[int, Field(ge=1, le=2**63 - 1)]


class SignedAt(StrEnum):
    """When a book was signed."""

    CLOSING = "closing"
    RELIEF = "relief"
    REMITTANCE = "remittance"


class SignedBookOut(Schema):
    """A signed book. `ordinal`: of the closings, or of the reliefs, of the month; the greatest is the one that stands."""

    id: int
    kind: BookKind
    signed_at: SignedAt
    ordinal: int | None
    number: str
    sha256: str
    sheet_sha256: str


class StatementOut(Schema):
    id: UUID
    filename: str
    sha256: str
    since: date
    until: date


@router.get("/{number}/books", auth=officer, response=list[SignedBookOut], summary="Libros firmados")
def books(request: HttpRequest, number: str) -> list[SignedBookOut]:
    """At a post's node too, which keeps no account but has the books."""
    account = queries.with_books(actor_from(request), number)
    return [_book(each) for each in queries.files_of(account)]


@router.get(
    "/{number}/books/{file_id}/paper",
    auth=officer,
    openapi_extra=file_answer(_PDF),
    summary="Un libro firmado, en PDF/A",
)
def book_paper(request: HttpRequest, number: str, file_id: FileId) -> HttpResponse:
    found = _file(request, number, file_id)
    content = documents.content(documents.newest_file(found.document))
    return stored_response(content, _PDF, f"{found.document.number}.pdf", download=True)


@router.get(
    "/{number}/books/{file_id}/sheet",
    auth=officer,
    openapi_extra=file_answer(papers.XLSX),
    summary="Los mismos asientos, en una hoja de cálculo",
)
def book_sheet(request: HttpRequest, number: str, file_id: FileId) -> HttpResponse:
    found = _file(request, number, file_id)
    name = f"{BookKind(found.kind).slug}-{found.document.number}.xlsx"
    return stored_response(documents.content(found.sheet_id), papers.XLSX, name, download=True)


@router.get("/{number}/statements", auth=officer, response=list[StatementOut], summary="Extractos importados")
def statements(request: HttpRequest, number: str) -> list[StatementOut]:
    return [
        StatementOut(
            id=each.pk, filename=each.filename, sha256=each.file_id, since=each.since, until=each.until
        )
        for each in queries.statements_of(find(request, number))
    ]


@router.get(
    "/{number}/statements/{statement_id}/file",
    auth=officer,
    openapi_extra=file_answer("application/octet-stream"),
    summary="Un extracto, como lo dio el banco",
)
def statement_file(request: HttpRequest, number: str, statement_id: UUID) -> HttpResponse:
    account = find(request, number)
    note_read(account.case, actor_from(request), "consular_bank")
    found = queries.statement(account, statement_id)
    content = documents.content(found.file_id)
    return stored_response(content, "application/octet-stream", found.filename, download=True)


def _file(request: HttpRequest, number: str, file_id: int) -> BookFile:
    account: Account = find(request, number)
    note_read(account.case, actor_from(request), "consular_book")
    return queries.file_of(account, file_id)


def _book(file: BookFile) -> SignedBookOut:
    signed_at, ordinal = SignedAt.REMITTANCE, None
    if file.closing is not None:
        signed_at = SignedAt.RELIEF if file.closing.is_relief else SignedAt.CLOSING
        ordinal = file.closing.ordinal
    return SignedBookOut(
        id=file.pk,
        kind=BookKind(file.kind),
        signed_at=signed_at,
        ordinal=ordinal,
        number=file.document.number,
        sha256=file.document.file_id,
        sheet_sha256=file.sheet_id,
    )
