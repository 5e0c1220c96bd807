"""The pages by which a document leaves its unit and arrives at another."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chancery.contexts.memoranda import actions, forms, queries
from chancery.web.middleware import actor_of


@login_required
@require_POST
def dispatch(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Send it to its addressees."""
    actor = actor_of(request)
    sent = actions.dispatch(document=queries.document(document_id, actor=actor), actor=actor)
    messages.success(request, f"Lo despachó a {len(sent)} destinos.")
    return redirect("memoranda:document", document_id)


@login_required
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, dispatch_id: UUID) -> HttpResponse:
    """Acknowledge what came; of what went outside, note the other entity's cargo."""
    actor = actor_of(request)
    found = queries.dispatch(dispatch_id, actor=actor)
    form = forms.Evidence(request.POST or None) if found.office_id is None else None
    if request.method == "POST" and (form is None or form.is_valid()):
        evidence = form.cleaned_data["evidence"] if form is not None else ""
        actions.receive(dispatch=found, evidence=evidence, actor=actor)
        messages.success(request, f"Acusó recibo de {found.document.signature.number}.")
        return redirect("memoranda:document", found.document_id)
    context = {
        "form": form,
        "document": found.document,
        "title": f"Acusar recibo: {found.document.signature.number}",
        "intro": f"{found.document.signature.version.subject}. Enviado por {found.document.unit.name}.",
        "button": "Acusar recibo",
    }
    return render(
        request, "memoranda/form.html", context, status=422 if form is not None and form.errors else 200
    )


@login_required
@require_http_methods(["GET", "POST"])
def file_away(request: HttpRequest, dispatch_id: UUID) -> HttpResponse:
    """End with it without an answer."""
    actor = actor_of(request)
    found = queries.dispatch(dispatch_id, actor=actor)
    form = forms.FileAway(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.file_away(dispatch=found, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, f"Archivó {found.document.signature.number}.")
        return redirect("memoranda:document", found.document_id)
    context = {
        "form": form,
        "document": found.document,
        "title": f"Archivar {found.document.signature.number}",
        "intro": "Queda sin respuesta; el motivo se lee en su página.",
        "button": "Archivar",
    }
    return render(request, "memoranda/form.html", context, status=422 if form.errors else 200)
