"""The administrator's pages on which instructions and legal hours change, by four eyes."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.correspondence import actions, forms, queries
from chancery.kernel.base.actor import Actor
from chancery.kernel.organisation.gates import require_administrator
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

_PROPOSED = "Propuesto: otro administrador debe aprobarlo."
_TABLES = "correspondence:tables"
_INTRO = "Otro administrador debe aprobarlo. Lo que ya se derivó o se presentó sigue como empezó."


@require_GET
def tables(request: HttpRequest) -> HttpResponse:
    """Both tables, with what waits for a second administrator."""
    _administrator(request)
    context = {
        "instructions": queries.instruction_table(),
        "hours": queries.hours_table(),
        "instruction_proposals": queries.instruction_proposals(),
        "hours_proposals": queries.hours_proposals(),
    }
    return render(request, "correspondence/tables.html", context)


@require_http_methods(["GET", "POST"])
def propose_instruction(request: HttpRequest) -> HttpResponse:
    """Propose another term of an instruction, its end, or a new one."""
    _administrator(request)

    def act(actor: Actor, given: Mapping[str, Any]) -> str:
        actions.propose_instruction(actor=actor, **given)
        return _TABLES

    form = forms.ProposeInstruction(request.POST or None, initial=request.GET.dict())
    return form_page(
        request, form, act, title="Proponer una instrucción", back=reverse(_TABLES), done=_PROPOSED,
        button="Proponer el cambio", intro=_INTRO,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def propose_hours(request: HttpRequest) -> HttpResponse:
    """Propose what an hour shall mean in a channel."""
    _administrator(request)

    def act(actor: Actor, given: Mapping[str, Any]) -> str:
        actions.propose_hours(actor=actor, **given)
        return _TABLES

    form = forms.ProposeHours(request.POST or None, initial=request.GET.dict())
    return form_page(
        request, form, act, title="Proponer un horario legal", back=reverse(_TABLES), done=_PROPOSED,
        button="Proponer el cambio", intro=_INTRO,
    )  # fmt: skip


@require_POST
def decide_instruction(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Approve or decline what another administrator proposed."""
    actor = _administrator(request)
    is_approved = request.POST.get("decision") == "approve"
    decide = actions.approve_instruction if is_approved else actions.decline_instruction
    decide(proposal=queries.instruction_proposal(proposal_id), actor=actor)
    return redirect(_TABLES)


@require_POST
def decide_hours(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Approve or decline what another administrator proposed."""
    actor = _administrator(request)
    is_approved = request.POST.get("decision") == "approve"
    decide = actions.approve_hours if is_approved else actions.decline_hours
    decide(proposal=queries.hours_proposal(proposal_id), actor=actor)
    return redirect(_TABLES)


def _administrator(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    require_administrator(actor)
    return actor
