"""The files that inspection or the scanner set apart, and what is decided about each."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.documents import actions, quarantined, queries
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.web.middleware import actor_of
from chancery.web.quarantine import forms
from chancery.web.uploads.receiving import stored_response

_PAGE, _DECIDED = 25, 10


@login_required
@require_GET
def quarantine(request: HttpRequest) -> HttpResponse:
    """What waits, and what was decided last."""
    actor = actor_of(request)
    page = Paginator(quarantined.in_quarantine(actor=actor), _PAGE).get_page(request.GET.get("pagina"))
    context = {"page": page, "decided": quarantined.reviewed(actor=actor)[:_DECIDED]}
    return render(request, "quarantine/quarantine.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """One file: whose it is, why it was set apart, and the decision. The look is recorded (Ley 29733)."""
    actor = actor_of(request)
    found = quarantined.set_apart(upload_id, actor=actor)
    if request.method == "POST":
        access.require(actor, *quarantined.REVIEWERS)
    form = forms.Review(request.POST or None)
    if request.method == "POST" and form.is_valid():
        decide = actions.release if form.cleaned_data["decision"] == "release" else actions.discard
        decide(upload_id=upload_id, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, "La decisión quedó registrada.")
        return redirect("quarantine:quarantine")
    ledger.record_read(subject=found.id, kind="upload", purpose="revisión de archivo apartado", actor=actor)
    context = {
        "upload": found,
        "decision": getattr(found, "decision", None),
        "form": form,
        "may_decide": actor.holds(*quarantined.REVIEWERS),
        "may_look": quarantined.may_look_into(found, actor=actor),
    }
    return render(request, "quarantine/upload.html", context, status=422 if form.errors else 200)


@login_required
@require_GET
def file(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """The bytes, to be saved and looked at with care; a virus is handed to nobody."""
    actor = actor_of(request)
    access.require(actor, *quarantined.REVIEWERS)
    found = quarantined.set_apart(upload_id, actor=actor)
    if not quarantined.may_look_into(found, actor=actor):
        raise queries.UploadUnknown
    ledger.record_read(
        subject=found.id, kind="upload_content", purpose="revisión de archivo apartado", actor=actor
    )
    return stored_response(
        queries.content(found.file_id), "application/octet-stream", found.filename, download=True
    )
