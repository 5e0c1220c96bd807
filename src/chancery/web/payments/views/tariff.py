"""The tariff: for everybody to read, and for two administrators to change."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.fees import actions, queries
from chancery.kernel.identity import access
from chancery.web.middleware import actor_of
from chancery.web.payments.forms import Decide, Propose


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """What each act costs today, by which norm, and what was approved for later."""
    today = clock.today()
    return render(
        request,
        "payments/tariff.html",
        {
            "today": today,
            "items": queries.tariff_table(today),
            "to_come": queries.tariff_to_come(today),
        },
    )


@login_required
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """The tariff in force and the changes that wait for a second administrator."""
    today = clock.today()
    return render(
        request,
        "payments/proposals.html",
        {
            "proposals": queries.open_proposals(actor=actor_of(request)),
            "items": queries.tariff_table(today),
            "to_come": queries.tariff_to_come(today),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a change; the row to be changed may be named in the address."""
    access.require(actor_of(request), Role.ADMINISTRATOR)
    form = Propose(request.POST or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        stated = form.cleaned_data
        try:
            proposal = actions.propose_tariff(
                code=stated["code"],
                title=stated["title"],
                price=form.price,
                excess_amount=stated["excess_amount"],
                norm=stated["norm"],
                valid_from=stated["valid_from"],
                actor=actor_of(request),
            )
        except Invalid as refusal:
            for field, said in refusal.fields.items():
                form.add_error(field, said)
        else:
            return redirect("payments:proposal", proposal.id)
    return render(request, "payments/propose.html", {"form": form})


@login_required
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    """One proposed change, and the decision on it; of a post's own also for its head."""
    actor = actor_of(request)
    proposal = queries.proposal(proposal_id, actor=actor)
    form = Decide(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if form.is_approval:
                actions.approve_tariff(proposal=proposal, actor=actor)
            else:
                actions.reject_tariff(proposal=proposal, reason=form.cleaned_data["reason"], actor=actor)
        except Invalid as refusal:
            for field, said in refusal.fields.items():
                form.add_error(field, said)
        else:
            messages.success(request, "Propuesta aprobada." if form.is_approval else "Propuesta rechazada.")
            return redirect("payments:proposals")
    return render(
        request,
        "payments/proposal.html",
        {
            "proposal": proposal,
            "general": queries.general_row(proposal, clock.today()),
            "form": form,
            "may_decide": queries.may_decide_proposal(proposal, actor=actor),
        },
    )
