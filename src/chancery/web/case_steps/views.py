"""The pages that serve every procedure alike: plain steps, files handed in, the annulment of a paper."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import actions, gate, links, queries
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.web import language
from chancery.web.case_page import note_read, step_page
from chancery.web.case_steps.forms import PlainStep, Reason
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import file_response, receive_files


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    """A step in which nothing happens but what its declaration says."""
    case = queries.by_number(actor_of(request), number)
    procedure = queries.procedure_of(case)
    if procedure.slug not in settings.BILINGUAL_CASES or not gate.is_party(case, actor_of(request)):
        language.keep_spanish(request)
    declared = procedure.step_at(slug)
    if declared is None or not declared.plain:
        raise gate.UnknownStep(number=case.number)
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PlainStep(declared, procedure, *typed)

    def act(actor: Actor, given: Mapping[str, Any]) -> None:
        uploads = receive_files(given, actor)
        reason = given.get("reason", "")
        actions.advance(case=case, code=declared.code, reason=reason, uploads=uploads, actor=actor)

    return step_page(request, case, declared.code, act, form=form)


@require_GET
def attachment(request: HttpRequest, number: str, upload_id: UUID) -> HttpResponse:
    """A file of the case, to whoever may see the case."""
    actor = actor_of(request)
    case = queries.by_number(actor, number)
    kept = next(
        (found.upload for found in queries.every_attachment(case) if found.upload_id == upload_id), None
    )
    if kept is None:
        raise NotFound
    note_read(case, actor, "case_attachment")
    return file_response(kept)


@require_http_methods(["GET", "POST"])
def annul(request: HttpRequest, number: str, paper: str) -> HttpResponse:
    """Annul a paper already issued, with a reason that the verification page shows."""
    actor = actor_of(request)
    case = queries.by_number(actor, number)
    document = documents.of_case(case.id).filter(number=paper).first()
    if document is None:
        raise actions.PaperUnknown(case=case.number, number=paper)
    role = queries.procedure_of(case).paper(document.kind).annulled_by
    if role is None:
        raise actions.NotAnnullable(title=document.title)
    access.require(actor, role, office_id=case.office_id)
    if request.method != "POST":
        note_read(case, actor, "case_step")
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.annul(case=case, number=paper, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, f"{document.title} {paper}: anulado. La página de verificación ya lo dice.")
        return redirect(links.page_of(case))
    context = {"case": case, "document": document, "form": form, "link": links.page_of(case)}
    return render(request, "cases/annul.html", context, status=422 if form.errors else 200)
