"""With which credentials do officers speak to the identity register? They are renewed here, and never shown."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.gateway import actions, civil_identity
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.web.case_page import show_refusal
from chancery.web.middleware import actor_of


class Credential(forms.Form):
    """What the register gave the officer; it is kept in the vault and never shown again."""

    secret = forms.CharField(
        label="Credencial que entregó el registro",
        max_length=100,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


@require_GET
def credentials(request: HttpRequest) -> HttpResponse:
    """Who asks the register, and until when each credential is good."""
    _administrator(request)
    context = {"credentials": gateway.credentials_in_use(civil_identity.PARTNER), "now": clock.now()}
    return render(request, "administration/credentials.html", context)


@require_POST
def renew(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Change one now; a refusal has its page."""
    actor = _administrator(request)
    officer = identity.person(person_id, actor=actor)
    actions.renew_credential(officer=officer, actor=actor)
    messages.success(request, f"La credencial de {officer.full_name} se renovó.")
    return redirect("administration:credentials")


@sensitive_post_parameters("secret")
@never_cache
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Keep the one that the register gave an officer."""
    actor = _administrator(request)
    officer = identity.person(person_id, actor=actor)
    form = Credential(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.register_credential(officer=officer, secret=form.cleaned_data["secret"], actor=actor)
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"La credencial de {officer.full_name} quedó registrada.")
            return redirect("administration:credentials")
    context = {"form": form, "person": officer}
    return render(
        request, "administration/register_credential.html", context, status=422 if form.errors else 200
    )


def _administrator(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    access.require(actor, Role.ADMINISTRATOR)
    return actor
