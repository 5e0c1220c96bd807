"""Does this paper stand? For anyone, by its code or by the file itself."""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base import ids
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import actions, queries, signing, verification
from chancery.kernel.documents.models import Document
from chancery.kernel.ledger import queries as ledger
from chancery.web import moulds
from chancery.web.errors import in_words
from chancery.web.middleware import actor_of
from chancery.web.moulds import Gap, SafeGap
from chancery.web.templatetags.chancery import local_time
from chancery.web.uploads.receiving import stored_response
from chancery.web.verification import history
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
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            found = queries.by_verification_code(form.cleaned_data["code"])
        except queries.DocumentNotFound as refusal:
            form.add_error("code", " ".join(in_words(refusal)))
            status = 404
        else:
            return redirect("verification:document", ids.format_code(found.verification_code))
    return render(request, "verification/verify.html", {"form": form, "file_form": File()}, status=status)


@require_http_methods(["GET", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """The file itself: the same bytes as issued, changed ones, or somebody else's."""
    form = File(request.POST, request.FILES) if request.method == "POST" else File()
    answer = None
    if request.method == "POST" and form.is_valid():
        answer = answer_for(form.cleaned_data["file"].read())
        told(request, answer.document)
    return render(request, "verification/file.html", {"form": form, "answer": answer})


@require_GET
def document(request: HttpRequest, code: str) -> HttpResponse:
    """What a stranger is told of a document."""
    standing = queries.standing(code)
    told(request, standing)
    notes = [(history.said(note.text), note.at) for note in standing.annotations]
    at = partial(local_time, office=standing.office)
    context = {
        "title": standing.title,
        "number": Gap(standing.number),
        "code": Gap(standing.verification_code),
        "office": Gap(standing.office.name),
        "issued_at": SafeGap(at(standing.issued_at)),
        "is_revoked": standing.revoked_at is not None,
        "notes": [(Gap(note.text), note.language, SafeGap(at(since))) for note, since in notes],
        "facts": [(label, Gap(value)) for label, value in standing.public_facts.items()],
        "is_lifted": standing.lifted_at is not None,
        "is_logged": standing.is_logged,
    }
    if standing.revocation_reason is not None:
        because = history.said(standing.revocation_reason)
        context["revoked_at"] = SafeGap(at(standing.revoked_at))
        context["revoked_because"] = (Gap(because.text), because.language)
    return moulds.page(request, "verification/document.html", context)


@require_GET
def download(request: HttpRequest, code: str) -> HttpResponse:
    """The signed paper, to whoever holds its code."""
    found = queries.by_verification_code(code)
    told(request, found)
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


def told(request: HttpRequest, asked: Document | queries.Standing | None) -> None:
    """Whom a watched paper concerns learns that somebody asked about it."""
    if asked is not None:
        document_id = asked.document_id if isinstance(asked, queries.Standing) else asked.id
        actions.note_verification(
            document_id=document_id, case_id=asked.case_id, kind=asked.kind, actor=actor_of(request)
        )


def answer_for(content: bytes) -> Answer:
    """What a file is: one of those that the ministry published, a changed one, or somebody else's."""
    issued = queries.by_content(sha256(content).hexdigest())
    if issued is not None:
        return _answer_for_ours(issued)
    report = verification.examine(content, trusted=[signing.root_certificate()])
    begun = queries.begun_by(content)
    if begun is not None:
        return _answer_for_continued(begun, report)
    if not report.signatures:
        title = _("No es un documento emitido por el Ministerio")
        return Answer(
            "unknown", False, title, _("El archivo no tiene firma digital o no es un PDF."), None, report
        )
    failed = next((each for each in report.signatures if each.verdict is verification.Verdict.FAILED), None)
    if failed is not None:
        title, text = _("El archivo fue alterado"), _("No lo acepte: {why}.").format(why=_(failed.reason))
        return Answer("altered", False, title, text, None, report)
    if queries.resigned_from(content) is not None:
        return _altered_after_issue(None, report)
    if report.signatures[-1].verdict is verification.Verdict.PASSED:
        title = _("La firma es del Ministerio, pero el archivo no está en su registro")
        return Answer("unregistered", False, title, _("Verifíquelo por su código."), None, report)
    title = _("No es un documento emitido por el Ministerio")
    return Answer("foreign", False, title, _("Lo firmó otra persona o entidad."), None, report)


def _answer_for_ours(issued: Document) -> Answer:
    if queries.is_revoked(issued):
        title, text = _("Documento anulado"), _("El Ministerio emitió este archivo, pero después lo anuló.")
        return Answer("revoked", False, title, text, issued, None)
    title, text = _("Documento auténtico"), _("El archivo es, byte por byte, el que emitió el Ministerio.")
    return Answer("authentic", True, title, text, issued, None)


def _answer_for_continued(begun: Document, report: verification.Report) -> Answer:
    """All that the ministry signed is there, and then something that it did not publish."""
    signatures = report.signatures
    is_signed_further = len(signatures) > 1 and signatures[-1].verdict is not verification.Verdict.FAILED
    if is_signed_further and not any(each.is_altered for each in signatures):
        title = _("Otra persona agregó su firma a un documento del Ministerio")
        text = _(
            "Lo que firmó el Ministerio está completo, pero este archivo no es el que emitió: lo agregado no es suyo. "
            "Pida el original, o descárguelo aquí."
        )
        return Answer("extended", False, title, text, begun, report)
    return _altered_after_issue(begun, report)


def _altered_after_issue(begun: Document | None, report: verification.Report) -> Answer:
    title = _("El archivo fue alterado")
    text = _("No lo acepte: se cambió después de que el Ministerio lo emitió. Pida el original.")
    return Answer("altered", False, title, text, begun, report)
