"""An internal document as a file, for programs: the project before it is signed, and the signed paper."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from chancery.contexts.memoranda import papers, queries
from chancery.contexts.memoranda.api.endpoints import router
from chancery.kernel.base import clock
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.inspection import PDF
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import file_answer
from chancery.web.uploads.receiving import stored_response

_officer, _PDF = Session(), file_answer(PDF)


@router.get("/{document_id}/project", auth=_officer, openapi_extra=_PDF, summary="Cómo queda el proyecto")
def project_pdf(request: HttpRequest, document_id: UUID) -> HttpResponse:
    found = queries.document(document_id, actor=actor_from(request))
    pdf = papers.project_pdf(found, queries.version_of(found), at=clock.now())
    return stored_response(pdf, PDF, "proyecto.pdf", download=True)


@router.get("/{document_id}/paper", auth=_officer, openapi_extra=_PDF, summary="El documento firmado")
def paper_pdf(request: HttpRequest, document_id: UUID) -> HttpResponse:
    paper = queries.paper_of(queries.document(document_id, actor=actor_from(request)))
    content = documents.content(documents.newest_file(paper))
    return stored_response(content, PDF, f"{paper.number}.pdf", download=True)
