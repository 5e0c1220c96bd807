"""Does this paper stand? For anyone, by its code or by the file itself."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base import ids
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import queries, signing, verification
from chancery.kernel.documents.models import Document
from chancery.kernel.ledger import queries as ledger
from chancery.web.uploads.receiving import stored_response
from chancery.web.verification.forms import Code, File


class ProofNotReady(NotFound):
    """The sequencer has not yet given the document its place in the public log."""

    code = "proof_not_ready"
    sentence = "La prueba de este documento todavía se está preparando."
    next_step = "Vuelva en un minuto."


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a file: a stable code, whether it is good, and the document it is or claims to be."""

    code: str
    is_good: bool
    title: str
    text: str
    document: Document | None
    report: verification.Report | None


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The two ways to verify."""
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = queries.by_verification_code(form.cleaned_data["code"])
        return redirect("verification:document", ids.format_code(found.verification_code))
    return render(request, "verification/verify.html", {"form": form, "file_form": File()})


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """The file itself: the same bytes as issued, changed ones, or somebody else's."""
    form = File(request.POST, request.FILES) if request.method == "POST" else File()
    answer = None
    if request.method == "POST" and form.is_valid():
        answer = answer_for(form.cleaned_data["file"].read())
    return render(request, "verification/file.html", {"form": form, "answer": answer})


@require_GET
def document(request: HttpRequest, code: str) -> HttpResponse:
    """What a stranger is told of a document."""
    return render(request, "verification/document.html", {"standing": queries.standing(code)})


@require_GET
def download(request: HttpRequest, code: str) -> HttpResponse:
    """The signed paper, to whoever holds its code."""
    found = queries.by_verification_code(code)
    content = queries.content(queries.newest_file(found))
    return stored_response(content, "application/pdf", f"{found.number}.pdf", download=True)


@require_GET
def proof(request: HttpRequest, code: str) -> HttpResponse:
    """The few kB by which the paper is verified without us."""
    found = queries.by_verification_code(code)
    content = ledger.proof_file(found.id)
    if content is None:
        raise ProofNotReady
    return stored_response(content, "text/plain; charset=utf-8", f"{found.number}.tlog-proof", download=True)


def answer_for(content: bytes) -> Answer:
    """What a file is: the very bytes as issued, changed ones, or somebody else's."""
    issued = queries.by_content(sha256(content).hexdigest())
    if issued is not None:
        if queries.is_revoked(issued):
            title, text = (
                _("Documento anulado"),
                _("El Ministerio emitió este archivo, pero después lo anuló."),
            )
            return Answer("revoked", False, title, text, issued, None)
        title, text = (
            _("Documento auténtico"),
            _("El archivo es, byte por byte, el que emitió el Ministerio."),
        )
        return Answer("authentic", True, title, text, issued, None)
    report = verification.examine(content, trusted=[signing.root_certificate()])
    if not report.signatures:
        title = _("No es un documento emitido por el Ministerio")
        return Answer(
            "unknown", False, title, _("El archivo no tiene firma digital o no es un PDF."), None, report
        )
    last = report.signatures[-1]
    if last.verdict is verification.Verdict.FAILED:
        title, text = _("El archivo fue alterado"), _("No lo acepte: {why}.").format(why=last.reason)
        return Answer("altered", False, title, text, None, report)
    if last.verdict is verification.Verdict.PASSED:
        title = _("La firma es del Ministerio, pero el archivo no está en su registro")
        return Answer("unregistered", False, title, _("Verifíquelo por su código."), None, report)
    title = _("No es un documento emitido por el Ministerio")
    return Answer("foreign", False, title, _("Lo firmó otra persona o entidad."), None, report)
