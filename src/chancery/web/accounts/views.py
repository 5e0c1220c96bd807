"""One's own account: who one is here, with which factors, and who covers one's roles."""

from uuid import UUID

from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import actions, queries
from chancery.web.accounts.forms import Delegate


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """«Mi cuenta»."""
    actor = _actor(request)
    context = {
        "person": queries.person_of(actor) if actor.person_id else None,
        "roles": queries.own_roles(actor),
        "delegations": queries.delegations_of(actor) if actor.person_id else (),
        "has_factor": get_adapter().is_mfa_enabled(request.user),
        "companies": queries.companies_represented(actor),
    }
    return render(request, "accounts/home.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest) -> HttpResponse:
    """Name the colleague who covers a role."""
    actor = _actor(request)
    form = Delegate(request.POST if request.method == "POST" else None, actor=actor)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.delegate(
                role_held=given["role_held"], delegate=given["delegate"], valid_from=given["valid_from"],
                valid_until=given["valid_until"], reason=given["reason"], actor=actor,
            )  # fmt: skip
        except (Invalid, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Delegación registrada.")
            return redirect("accounts:home")
    return render(request, "accounts/delegate.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def end_delegation(request: HttpRequest, delegation_id: UUID) -> HttpResponse:
    """Confirm, then end a delegation of one's own."""
    actor = _actor(request)
    delegation = queries.delegations_of(actor).filter(id=delegation_id).first()
    if delegation is None:
        raise Http404
    if request.method == "POST":
        actions.end_delegation(delegation=delegation, actor=actor)
        messages.success(request, "Delegación terminada.")
        return redirect("accounts:home")
    return render(request, "accounts/end_delegation.html", {"delegation": delegation})
