"""The pages of what leaves stock without an act: lost, damaged, destroyed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.stickers import actions, forms, queries
from chancery.contexts.stickers.rules import Fate, Reason
from chancery.contexts.stickers.views.pages import vault_page
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents import queries as documents
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.uploads.receiving import receive_files, stored_response

Typed = Mapping[str, Any]


@require_http_methods(["GET", "POST"])
def report_loss(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """Serials were lost or stolen."""
    found = queries.vault(vault_id, actor=actor_of(request))
    actions.check_keeper(found, actor_of(request))

    def act(actor: Actor, typed: Typed) -> str:
        actions.report_loss(
            vault=found, spans=typed["spans"], note=typed["note"], evidence=_upload(typed, actor), actor=actor
        )
        return vault_page(found)

    return form_page(
        request,
        forms.ReportLoss(request.POST or None, request.FILES or None),
        act,
        title="Declarar pérdida o robo",
        back=vault_page(found),
        done="Las series quedaron anuladas. Quien las verifique leerá que no valen.",
        intro="Desde la recepción responde por ellas el jefe de la oficina. No se puede deshacer.",
        is_warning=True,
    )


@require_http_methods(["GET", "POST"])
def propose_discharge(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """Serials are damaged, or to be destroyed."""
    found = queries.vault(vault_id, actor=actor_of(request))
    actions.check_keeper(found, actor_of(request))

    def act(actor: Actor, typed: Typed) -> str:
        made = actions.propose_discharge(
            vault=found,
            fate=Fate(typed["fate"]),
            reason=Reason(typed["reason"]),
            spans=typed["spans"],
            note=typed["note"],
            evidence=_upload(typed, actor),
            actor=actor,
        )
        return reverse("stickers:discharge", args=[made.pk])

    return form_page(
        request,
        forms.ProposeDischarge(request.POST or None, request.FILES or None),
        act,
        title="Pedir la baja",
        back=vault_page(found),
        done="Las series están apartadas hasta que otra persona autorice la baja.",
    )


@require_GET
def discharge(request: HttpRequest, discharge_id: UUID) -> HttpResponse:
    """One discharge, and what the second person may decide."""
    return _discharge_page(request, discharge_id, forms.ReasonGiven())


@require_GET
def discharge_evidence(request: HttpRequest, discharge_id: UUID) -> HttpResponse:
    """The paper handed in with it."""
    found = queries.discharge(discharge_id, actor=actor_of(request))
    if found.evidence is None:
        raise NotFound
    content = documents.content(found.evidence_id)
    return stored_response(content, found.evidence.media_type, "sustento", download=True)


@require_POST
def authorise_discharge(request: HttpRequest, discharge_id: UUID) -> HttpResponse:
    """Let the serials leave stock."""
    found = queries.discharge(discharge_id, actor=actor_of(request))
    actions.authorise_discharge(discharge=found, actor=actor_of(request))
    messages.success(request, "Autorizó la baja.")
    return redirect("stickers:discharge", discharge_id)


@require_POST
def refuse_discharge(request: HttpRequest, discharge_id: UUID) -> HttpResponse:
    """Give them back to their vault."""
    form = forms.ReasonGiven(request.POST)
    if not form.is_valid():
        return _discharge_page(request, discharge_id, form)
    found = queries.discharge(discharge_id, actor=actor_of(request))
    actions.refuse_discharge(discharge=found, reason=form.cleaned_data["reason"], actor=actor_of(request))
    messages.success(request, "No autorizó la baja: los autoadhesivos están otra vez disponibles.")
    return redirect("stickers:discharge", discharge_id)


def _discharge_page(request: HttpRequest, discharge_id: UUID, form: forms.ReasonGiven) -> HttpResponse:
    actor = actor_of(request)
    found = queries.discharge(discharge_id, actor=actor)
    decision = getattr(found, "decision", None)
    context = {
        "discharge": found,
        "decision": decision,
        "form": form,
        "may_decide": decision is None and actor.holds(*queries.KEEPERS) and queries.may_decide(found, actor),
        "is_own": found.proposed_by_id == actor.person_id,
    }
    return render(request, "stickers/discharge.html", context, status=422 if form.errors else 200)


def _upload(typed: Typed, actor: Actor) -> UUID | None:
    return receive_files({"evidence": typed["evidence"]}, actor).get("evidence")
