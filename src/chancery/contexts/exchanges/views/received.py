"""The pages of what other entities sent to us."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.exchanges import actions, forms, queries
from chancery.contexts.exchanges.models import Incoming
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.views.pages import care_for, history, shown
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, and what was decided."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    found = queries.incoming_visible_to(actor)
    context = {
        "waiting": found.filter(state=State.PENDING),
        "page": page_of(request, found.exclude(state=State.PENDING)),
        "is_desk": actor.holds(*queries.READERS, office_id=queries.desk().pk),
        "may_send": queries.sending_offices(actor).exists(),
    }
    return render(request, "exchanges/home.html", context)


@login_required
@require_GET
def incoming(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    """One document, with its annexes, its receipt and what may be done."""
    actor = actor_of(request)
    found = queries.incoming(incoming_id, actor=actor)
    doubt, may_open = care_for(found.doubt)
    context = {
        "exchange": found,
        "annexes": [(annex, *care_for(annex.doubt)) for annex in found.annexes.all()],
        "named": queries.named(found.kind, found.document_number),
        "cargo": getattr(found, "cargo", None),
        "doubt": doubt,
        "may_open": may_open,
        "may_decide": queries.may_decide(found, actor),
        "may_answer": found.state == State.RECEIVED and queries.sending_offices(actor).exists(),
        "is_unconfirmed": queries.waits_for_a_person(found),
        "cured_by": _cure_of(found, actor),
        "answered": queries.answered_by(found),
        "history": history(found.id),
    }
    return render(request, "exchanges/incoming.html", context)


@login_required
@require_GET
def received_file(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    """The document as it came, byte for byte; downloaded where there is a doubt about it."""
    actor = actor_of(request)
    found = queries.incoming(incoming_id, actor=actor)
    return shown(found.pk, queries.received_file(found), actor)


@login_required
@require_GET
def received_annex(request: HttpRequest, incoming_id: UUID, ordinal: int) -> HttpResponse:
    """An annex, always downloaded: it may be of any kind."""
    actor = actor_of(request)
    found = queries.incoming(incoming_id, actor=actor)
    return shown(found.pk, queries.received_annex(found, ordinal), actor)


@login_required
@require_GET
def cargo_given(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    """Our receipt."""
    actor = actor_of(request)
    found = queries.incoming(incoming_id, actor=actor)
    return shown(found.pk, queries.cargo_of(found), actor)


@login_required
@require_POST
def fetch_annexes(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    """Fetch them now."""
    actor = actor_of(request)
    found = queries.incoming(incoming_id, actor=actor)
    actions.fetch_annexes(incoming_id=found.pk, actor=actor)
    found.refresh_from_db()
    if found.fetched_at:
        messages.success(request, "Los anexos están aquí.")
    else:
        messages.error(request, found.fetch_fault or "Otro proceso los está trayendo.")
    return redirect("exchanges:incoming", incoming_id)


@login_required
@require_POST
def accept(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    """Receive it, with a signed receipt."""
    cargo = actions.accept(incoming_id=incoming_id, actor=actor_of(request))
    messages.success(request, f"Registrado con el número {cargo.number}. El cargo va en camino.")
    return redirect("exchanges:incoming", incoming_id)


@login_required
@require_http_methods(["GET", "POST"])
def observe(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    """Have the sender correct something."""
    return _with_reason(
        request,
        incoming_id,
        actions.observe,
        title="Observar el documento",
        done="Observado. La entidad remitente recibe el cargo con el motivo.",
        intro="La entidad remitente podrá subsanarlo en dos días hábiles, con un nuevo envío.",
    )


@login_required
@require_http_methods(["GET", "POST"])
def reject(request: HttpRequest, incoming_id: UUID) -> HttpResponse:
    """Turn it away."""
    return _with_reason(
        request,
        incoming_id,
        actions.reject,
        title="Rechazar el documento",
        done="Rechazado. La entidad remitente recibe la constancia con el motivo.",
        intro="El documento se tendrá por no presentado. No se puede deshacer.",
        is_warning=True,
    )


def _with_reason(
    request: HttpRequest,
    incoming_id: UUID,
    decide: Any,
    *,
    title: str,
    done: str,
    intro: str,
    is_warning: bool = False,
) -> HttpResponse:
    actor = actor_of(request)
    found = queries.incoming(incoming_id, actor=actor)
    access.require(actor, *queries.WORKERS, office_id=found.office_id)
    address = reverse("exchanges:incoming", args=[found.pk])

    def act(by: Actor, typed: Mapping[str, Any]) -> str:
        decide(incoming_id=found.pk, reason=typed["reason"], actor=by)
        return address

    form = forms.ReasonGiven(request.POST or None)
    return form_page(
        request, form, act, title=title, back=address, done=done, intro=intro, is_warning=is_warning
    )


def _cure_of(found: Incoming, actor: Actor) -> Incoming | None:
    if found.state not in (State.OBSERVED, State.NOT_FILED):
        return None
    return queries.incoming_visible_to(actor).filter(reference=found.cuo).first()
