"""A person's mailbox: what was left in it, opening it, the consents, and the proof of service."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from chancery.kernel.base.errors import Conflict
from chancery.kernel.documents import queries as documents
from chancery.kernel.notifications import actions, history, queries
from chancery.kernel.notifications.models import Notice, ServiceMode
from chancery.kernel.proofs import queries as proofs
from chancery.web.mailbox.forms import CONSENTED, ChangeConsent
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import stored_response

PAGE = 20


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Whom the ministry could not find, for anybody to see: names and acts, never what they say nor a document's number."""
    page = Paginator(queries.on_our_site(), PAGE).get_page(request.GET.get("pagina"))
    return render(request, "mailbox/published.html", {"page": page})


@login_required
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Unread first. The list shows subjects only: showing the text would be reading it."""
    actor = actor_of(request)
    text = request.GET.get("q", "").strip()[:100]
    page = Paginator(queries.mailbox_of(actor, text=text), PAGE).get_page(request.GET.get("pagina"))
    return render(
        request,
        "mailbox/mailbox.html",
        {
            "page": page,
            "text": text,
            "unread": queries.unread_count(actor),
            "has_mailbox": queries.consent_of(actor, ServiceMode.MAILBOX) is not None,
        },
    )


@login_required
@never_cache
@require_http_methods(["GET"])
def open_notice(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Seeing the text is the acknowledgement, so this GET writes; a browser's look-ahead does not count."""
    actor = actor_of(request)
    notice = queries.notice(notice_id, actor=actor)
    if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return HttpResponse(status=503)
    if notice.opened_at is None:
        notice = actions.open_notice(notice=notice, actor=actor)
    return render(request, "mailbox/notice.html", _shown(notice))


@login_required
@require_safe
def proof_of_service(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """The page to print."""
    notice = queries.notice(notice_id, actor=actor_of(request))
    return render(
        request,
        "mailbox/proof_of_service.html",
        _shown(notice),
    )


@login_required
@require_safe
def service_file(request: HttpRequest, notice_id: UUID, number: str) -> HttpResponse:
    """What the ministry would show a court of this notice, where an office has issued it."""
    notice = queries.notice(notice_id, actor=actor_of(request))
    document = proofs.file_of(notice, number)
    return stored_response(
        documents.content(document.file_id), "application/pdf", f"{document.number}.pdf", download=True
    )


def _shown(notice: Notice) -> dict[str, object]:
    """What its recipient sees of a notice: its effect, the periods that begin with it, and what was done."""
    return {
        "notice": notice,
        "proof": queries.proof_of_service(notice),
        "terms": proofs.terms_of(notice),
        "rows": [(each, ()) for each in history.of(notice)],
        "files": proofs.files_of(notice),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: HttpRequest) -> HttpResponse:
    """What being notified by each way means, and whether the person accepts it."""
    actor = actor_of(request)
    form = ChangeConsent(request.POST if request.method == "POST" else None)
    refusal: Conflict | None = None
    if request.method == "POST" and form.is_valid():
        change = actions.consent if form.cleaned_data["is_given"] else actions.withdraw
        try:
            change(mode=ServiceMode(form.cleaned_data["mode"]), actor=actor)
        except Conflict as error:
            refusal = error
        else:
            messages.success(request, "Se guardó su decisión.")
            return redirect("mailbox:consents")
    ways = [(mode, queries.consent_of(actor, mode)) for mode in CONSENTED]
    return render(
        request,
        "mailbox/consents.html",
        {"form": form, "ways": ways, "refusal": refusal},
        status=200 if request.method != "POST" else 409 if refusal else 422,
    )
