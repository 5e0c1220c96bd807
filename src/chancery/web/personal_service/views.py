"""The officer's pages for what has to be taken to a person: the queue, the paper to hand over, and each visit."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import personal, queries
from chancery.web.case_page import show_refusal
from chancery.web.middleware import actor_of
from chancery.web.personal_service.forms import Visited

_PAGE = 25


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits to be taken to somebody, oldest first; subjects only."""
    page = Paginator(personal.to_serve(actor_of(request)), _PAGE).get_page(request.GET.get("pagina"))
    return render(request, "personal_service/queue.html", {"page": page})


@require_GET
def notice(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """The notice to print and take along, with the visits made so far; the look is recorded."""
    actor = actor_of(request)
    shown = personal.notice_of(notice_id, actor=actor)
    ledger.record_read(subject=shown.pk, kind="notice", purpose="notificación en persona", actor=actor)
    context = {"notice": shown, "proof": queries.proof_of_service(shown)}
    return render(request, "personal_service/notice.html", context)


@require_http_methods(["GET", "POST"])
def record_visit(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Write down a visit."""
    actor = actor_of(request)
    shown = personal.notice_of(notice_id, actor=actor)
    form = Visited(request.POST or None, initial={"address": shown.recipient.address})
    if request.method == "POST" and form.is_valid():
        try:
            made = form.made(queries.calendar_for(shown).zone)
            visit = personal.record_visit(notice=shown, made=made, actor=actor)
        except Invalid as refusal:
            refusal.fields = {"on" if name == "at" else name: said for name, said in refusal.fields.items()}
            show_refusal(form, refusal)
        except Conflict as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"{visit.outcome_label}: registrado.")
            return redirect("personal_service:notice", shown.pk)
    context = {"form": form, "notice": shown}
    return render(request, "personal_service/visit.html", context, status=422 if form.errors else 200)
