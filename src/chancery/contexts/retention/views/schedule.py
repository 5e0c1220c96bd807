"""The pages of the retention programme: its series, proposing a change, deciding on one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.retention import actions, forms, queries
from chancery.contexts.retention.rules import KINDS
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of


@require_GET
def series(request: HttpRequest) -> HttpResponse:
    """The programme: every series with its periods, and the changes that wait for a second person."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    names = dict(KINDS)
    rows = [
        (each, [names.get(kind, kind) for kind in each.kinds.split()]) for each in queries.series_history()
    ]
    may_change = actor.holds(*actions.DECIDERS, office_id=queries.central().id)
    waiting = queries.series_proposals()
    context = {
        "rows": rows,
        "may_change": may_change,
        "proposals": [(each, each.proposed_by != actor.person_id and may_change) for each in waiting],
    }
    return render(request, "retention/series.html", context)


@require_http_methods(["GET", "POST"])
def propose_series(request: HttpRequest) -> HttpResponse:
    """Propose a series, or other periods of one."""
    access.require(actor_of(request), *actions.DECIDERS, office_id=queries.central().id)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.propose_series(
            change=actions.Change(
                code=typed["code"],
                title=typed["title"],
                kinds=tuple(typed["kinds"]),
                years_at_unit=typed["years_at_unit"],
                years_in_archive=typed["years_in_archive"],
                is_permanent=typed["is_permanent"],
                norm=typed["norm"],
                valid_from=typed["valid_from"],
                office=organisation.office(typed["office"]) if typed["office"] else None,
            ),
            actor=actor,
        )
        return reverse("retention:series")

    return form_page(
        request,
        forms.ProposeSeries(request.POST or None),
        act,
        title="Proponer una serie",
        back=reverse("retention:series"),
        done="La propuesta espera a otra persona del archivo.",
        intro="Lo que ya está clasificado conserva la regla que tenía.",
    )


@require_POST
def decide_series(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """Approve or decline what another proposed."""
    actor = actor_of(request)
    access.require(actor, *actions.DECIDERS)
    proposal = queries.series_proposal(proposal_id)
    if request.POST.get("decision") == "approve":
        actions.approve_series(proposal=proposal, actor=actor)
        messages.success(request, "La serie regirá desde la fecha propuesta.")
    else:
        actions.decline_series(proposal=proposal, actor=actor)
        messages.success(request, "La serie queda como está.")
    return redirect("retention:series")
