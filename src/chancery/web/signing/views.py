"""The papers that wait for an officer's own signature: to be signed on this computer, or elsewhere and uploaded."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.kernel.base.errors import Invalid, Unavailable
from chancery.kernel.documents import actions, queries
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.ledger import actions as ledger
from chancery.web import problems
from chancery.web.middleware import actor_of
from chancery.web.signing import component, forms
from chancery.web.uploads.receiving import stored_response

_PAGE = 25


@login_required
@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for the officer's own signature, and what was signed or given up last."""
    actor = actor_of(request)
    access.require(actor, *access.OFFICERS)
    page = Paginator(queries.waiting_for_signature(actor), _PAGE).get_page(request.GET.get("pagina"))
    context = {"page": page, "settled": queries.settled_signatures(actor)[:_PAGE]}
    return render(request, "signing/waiting.html", context)


@login_required
@require_POST
def launch(request: HttpRequest) -> HttpResponse:
    """Tokens for the chosen papers, in a form that the component of this computer answers.

    The component learns from the request's origin who asks; the house's policy would hide it (Fetch, 3.2).
    """
    launched = actions.launch(pending_ids=_chosen(request), actor=actor_of(request))
    context = {
        "papers": [each.pending for each in launched],
        "arguments": component.arguments_of(launched),
        "component": settings.SIGNING_COMPONENT_URL,
        "minutes": int(settings.SIGNING_TOKEN_LIFETIME.total_seconds() // 60),
    }
    page = render(request, "signing/launch.html", context)
    where = urlsplit(settings.SIGNING_COMPONENT_URL)
    page._csp_update = {"form-action": [f"{where.scheme}://{where.netloc}"]}  # type: ignore[attr-defined]
    page["Referrer-Policy"] = "origin"
    page["Cache-Control"] = "private, no-store"
    return page


@login_required
@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, pending_id: UUID) -> HttpResponse:
    """One paper: to be downloaded, signed and uploaded; afterwards, what was said of its signature."""
    actor = actor_of(request)
    pending = queries.own_pending_signature(pending_id, actor=actor)
    form = forms.Signed(request.POST, request.FILES) if request.method == "POST" else forms.Signed()
    context: dict[str, Any] = {"pending": pending, "form": form, "report": queries.report_of(pending)}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.complete(pending_id=pending.id, signed=form.cleaned_data["file"].read(), actor=actor)
            except (Invalid, Unavailable) as refusal:
                form.add_error("file", f"{refusal} {refusal.advice}".strip())
                context["report"] = refusal.facts.get("report")
                status = problems.status_of(refusal)
            else:
                messages.success(request, f"El documento {pending.number} quedó firmado y emitido.")
                return redirect("signing:paper", pending.id)
    return render(request, "signing/paper.html", context, status=status)


@login_required
@require_GET
def download(request: HttpRequest, pending_id: UUID) -> HttpResponse:
    """The frozen bytes, to be signed elsewhere."""
    actor = actor_of(request)
    pending = queries.own_pending_signature(pending_id, actor=actor)
    ledger.record_read(subject=pending.id, kind="pending_signature", purpose="firma", actor=actor)
    content = queries.content(pending.file_id)
    return stored_response(content, "application/pdf", f"{pending.number}.pdf", download=True)


@login_required
@require_http_methods(["GET", "POST"])
def forgo(request: HttpRequest, pending_id: UUID) -> HttpResponse:
    """To say that the signature will not come."""
    actor = actor_of(request)
    pending = queries.forgoable_signature(pending_id, actor=actor)
    form = forms.Forgo(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.forgo(pending_id=pending.id, reason=form.cleaned_data["reason"], actor=actor)
        messages.success(request, f"El número {pending.number} quedó anulado sin firma.")
        return redirect("signing:waiting")
    context = {"pending": pending, "form": form}
    return render(request, "signing/forgo.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def certificates(request: HttpRequest) -> HttpResponse:
    """The certificates that say by no number whose they are, and whose an administrator says that they are."""
    actor = actor_of(request)
    registered = queries.officer_certificates(actor=actor)
    form = forms.Certificate(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["document_number"].strip()
        person = identity.person_with(IdentityDocumentKind.DNI, number, "PE")
        if person is None:
            form.add_error("document_number", identity.PersonNotFound.sentence)
        else:
            content = form.cleaned_data["file"].read()
            try:
                actions.register_certificate(person_id=person.id, content=content, actor=actor)
            except Invalid as refusal:
                form.add_error("file", f"{refusal} {refusal.advice}")
            else:
                messages.success(request, "El certificado quedó registrado.")
                return redirect("signing:certificates")
    page = Paginator(registered, _PAGE).get_page(request.GET.get("pagina"))
    context = {"page": page, "form": form, "trust_list": queries.trust_list()}
    return render(request, "signing/certificates.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def withdraw_certificate(request: HttpRequest, certificate_id: UUID) -> HttpResponse:
    """From now on it is nobody's."""
    actions.withdraw_certificate(certificate_id=certificate_id, actor=actor_of(request))
    messages.success(request, "El certificado quedó retirado.")
    return redirect("signing:certificates")


@login_required
@require_POST
def refresh_trust_list(request: HttpRequest) -> HttpResponse:
    """The list of accredited certifiers, asked for at once."""
    listed = actions.refresh_trust_list(actor=actor_of(request))
    messages.success(request, f"Rige la lista de entidades acreditadas n.º {listed.number}.")
    return redirect("signing:certificates")


def _chosen(request: HttpRequest) -> list[UUID]:
    """The papers ticked; what is no id is dropped."""
    found = []
    for text in request.POST.getlist("documento"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
