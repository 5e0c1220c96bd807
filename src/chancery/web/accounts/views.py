"""One's own account: who one is here, with which factors, and who covers one's roles."""

from uuid import UUID

from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access, actions, queries
from chancery.web.accounts.forms import Contact, Delegate
from chancery.web.kin import kin_in_words, record_kin_page


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
        "kin": kin_in_words(actor.person_id) if actor.is_officer else (),
    }
    return render(request, "accounts/home.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def correct_contact(request: HttpRequest) -> HttpResponse:
    """Change one's own e-mail address for notices, telephone and address."""
    actor = _actor(request)
    person = queries.person_of(actor)
    known = {name: getattr(person, name) for name in Contact.base_fields}
    form = Contact(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.correct_contact(actor=actor, **form.cleaned_data)
        messages.success(request, _("Guardamos sus datos de contacto."))
        return redirect("accounts:home")
    return render(request, "accounts/contact.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def record_kin(request: HttpRequest) -> HttpResponse:
    """An officer declares a relative: from then on, that one's cases are another officer's."""
    actor = _actor(request)
    access.require(actor, *access.OFFICERS)
    return record_kin_page(request, queries.person_of(actor), actor=actor, back=reverse("accounts:home"))


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
