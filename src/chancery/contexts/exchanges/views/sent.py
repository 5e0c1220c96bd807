"""The pages of what we sent to other entities."""

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
from chancery.contexts.exchanges.actions import Draft
from chancery.contexts.exchanges.models import Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.views.pages import care_for, history, shown
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of
from chancery.web.uploads.receiving import receive_files


@login_required
@require_GET
def sent(request: HttpRequest) -> HttpResponse:
    """What one's offices sent, and how far it has come."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    context = {
        "page": page_of(request, queries.outgoing_visible_to(actor)),
        "may_send": queries.sending_offices(actor).exists(),
    }
    return render(request, "exchanges/sent.html", context)


@login_required
@require_GET
def outgoing(request: HttpRequest, outgoing_id: UUID) -> HttpResponse:
    """One document, its state and its receipt."""
    actor = actor_of(request)
    found = queries.outgoing(outgoing_id, actor=actor)
    is_own = actor.holds(*queries.WORKERS, office_id=found.office_id)
    cured_by = getattr(found, "cured_by", None)
    cargo = getattr(found, "cargo", None)
    doubt, may_open = care_for(cargo.doubt if cargo else "")
    context = {
        "exchange": found,
        "annexes": found.annexes.all(),
        "named": queries.named(found.kind, found.document_number),
        "cargo": cargo,
        "cargo_doubt": doubt,
        "may_open": may_open,
        "cured_by": cured_by,
        "answers": queries.answers_to(found),
        "is_stuck": queries.waits_for_a_person(found),
        "may_retry": is_own and found.state in (State.PENDING, State.SENT),
        "may_cure": is_own and found.state == State.OBSERVED and cured_by is None,
        "history": history(found.id),
    }
    return render(request, "exchanges/outgoing.html", context)


@login_required
@require_GET
def sent_file(request: HttpRequest, outgoing_id: UUID) -> HttpResponse:
    """The document as it was sent."""
    actor = actor_of(request)
    found = queries.outgoing(outgoing_id, actor=actor)
    return shown(found.pk, queries.sent_file(found), actor)


@login_required
@require_GET
def cargo_received(request: HttpRequest, outgoing_id: UUID) -> HttpResponse:
    """The other entity's receipt."""
    actor = actor_of(request)
    found = queries.outgoing(outgoing_id, actor=actor)
    return shown(found.pk, queries.cargo_of(found), actor)


@login_required
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """A document to the entity that was chosen in the catalogue; without one, the catalogue."""
    actor = actor_of(request)
    access.require(actor, *queries.WORKERS)
    ruc = request.GET.get("ruc", "")
    if not ruc:
        return redirect("exchanges:catalogue")
    return _send_page(request, actor, ruc, None)


@login_required
@require_http_methods(["GET", "POST"])
def cure(request: HttpRequest, outgoing_id: UUID) -> HttpResponse:
    """Send anew what was observed."""
    actor = actor_of(request)
    found = queries.outgoing(outgoing_id, actor=actor)
    access.require(actor, *queries.WORKERS, office_id=found.office_id)
    return _send_page(request, actor, found.receiver.ruc, found)


@login_required
@require_POST
def retry(request: HttpRequest, outgoing_id: UUID) -> HttpResponse:
    """Let the outbox try again now."""
    actions.retry(outgoing_id=outgoing_id, actor=actor_of(request))
    messages.success(request, "Se intentará otra vez en unos segundos.")
    return redirect("exchanges:outgoing", outgoing_id)


def _send_page(request: HttpRequest, actor: Actor, ruc: str, cures: Outgoing | None) -> HttpResponse:
    receiver = queries.entity(ruc)
    initial = _begun(cures) if cures else {"reference": request.GET.get("responde", "")}

    def act(by: Actor, typed: Mapping[str, Any]) -> str:
        made = actions.send(
            draft=_draft(typed, by),
            receiver_ruc=ruc,
            office=organisation.office(typed["office"]),
            cures=cures,
            actor=by,
        )
        return reverse("exchanges:outgoing", args=[made.pk])

    form = forms.Send(
        request.POST or None, request.FILES or None, actor=actor, cures=cures is not None, initial=initial
    )
    return form_page(
        request,
        form,
        act,
        title=f"Subsanar el envío a {receiver}" if cures else f"Enviar a {receiver}",
        back=reverse("exchanges:outgoing", args=[cures.pk]) if cures else reverse("exchanges:catalogue"),
        done="El documento está en la bandeja de salida. En unos segundos verá su número de intercambio.",
        intro="Llega por la plataforma de interoperabilidad del Estado. Lo recibe legalmente cuando la entidad envía su cargo.",
    )


def _begun(cures: Outgoing) -> dict[str, Any]:
    return {
        "office": cures.office.code, "kind": cures.kind, "number": cures.document_number,
        "to_unit": cures.to_unit, "to_name": cures.to_name, "to_post": cures.to_post,
        "subject": cures.subject, "folios": cures.folios,
    }  # fmt: skip


def _draft(typed: Mapping[str, Any], actor: Actor) -> Draft:
    received = receive_files(typed, actor)
    return Draft(
        kind=typed["kind"],
        number=typed["number"],
        dated_on=typed["dated_on"],
        to_unit=typed["to_unit"],
        to_name=typed["to_name"],
        to_post=typed["to_post"],
        subject=typed["subject"],
        folios=typed["folios"],
        code=typed["code"],
        upload=received.get("document"),
        annexes=tuple(received[name] for name in sorted(received) if name.startswith("annex_")),
        reference=typed.get("reference", ""),
    )
