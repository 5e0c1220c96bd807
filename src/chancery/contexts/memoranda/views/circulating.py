"""The pages by which a document leaves its unit and arrives at another."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from chancery.contexts.memoranda import actions, forms, queries
from chancery.contexts.memoranda.views.documents import address_of
from chancery.kernel.base.actor import Actor
from chancery.web.form_page import form_page
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
    signature, back = found.document.signature, address_of(found.document)
    posted = request.POST if request.method == "POST" else None

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.receive(dispatch=found, evidence=typed.get("evidence", ""), actor=actor)
        return back

    return form_page(
        request,
        forms.Evidence(posted) if found.office_id is None else forms.Acknowledgement(posted),
        act,
        title=f"Acusar recibo: {signature.number}",
        back=back,
        done=f"Acusó recibo de {signature.number}.",
        button="Acusar recibo",
        intro=f"{signature.version.subject}. Enviado por {found.document.unit.name}.",
    )


@login_required
@require_http_methods(["GET", "POST"])
def file_away(request: HttpRequest, dispatch_id: UUID) -> HttpResponse:
    """End with it without an answer."""
    actor = actor_of(request)
    found = queries.dispatch(dispatch_id, actor=actor)
    number, back = found.document.signature.number, address_of(found.document)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.file_away(dispatch=found, reason=typed["reason"], actor=actor)
        return back

    return form_page(
        request,
        forms.FileAway(request.POST or None),
        act,
        title=f"Archivar {number}",
        back=back,
        done=f"Archivó {number}.",
        button="Archivar",
        intro="Queda sin respuesta; el motivo se lee en su página.",
    )
