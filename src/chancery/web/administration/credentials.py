"""With which credentials do officers speak to the registers of the State? They are renewed here, and never shown."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, NotFound
from chancery.kernel.gateway import actions, civil_identity
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.gateway.registers import Register
from chancery.kernel.gateway.state_registers import REGISTERS
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
    with_login = [partner for partner, register in REGISTERS.items() if register.has_login]
    in_use = gateway.credentials_in_use(*with_login)
    credentials = [(REGISTERS[partner], each) for partner in with_login for each in in_use[partner]]
    credentials.sort(key=lambda found: found[1].expires_on)
    context = {"credentials": credentials, "now": clock.now()}
    return render(request, "administration/credentials.html", context)


@require_POST
def renew(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Change one now; a refusal has its page."""
    actor = _administrator(request)
    officer = identity.person(person_id, actor=actor)
    actions.renew_credential(officer=officer, register=_register(request.POST), actor=actor)
    messages.success(request, f"La credencial de {officer.full_name} se renovó.")
    return redirect("administration:credentials")


@sensitive_post_parameters("secret")
@never_cache
@require_http_methods(["GET", "POST"])
def register_credential(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Keep the one that a register gave an officer."""
    actor, register = _administrator(request), _register(request.GET)
    officer = identity.person(person_id, actor=actor)
    form = Credential(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.register_credential(
                officer=officer, secret=form.cleaned_data["secret"], register=register, actor=actor
            )
        except Invalid as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"La credencial de {officer.full_name} quedó registrada.")
            return redirect("administration:credentials")
    context = {"form": form, "person": officer, "register": register}
    return render(
        request, "administration/register_credential.html", context, status=422 if form.errors else 200
    )


class RegisterUnknown(NotFound):
    """The address names no register that gives credentials."""

    code = "register_unknown"
    sentence = "No hay ningún registro con ese nombre que entregue credenciales."
    next_step = "Vuelva a la lista de credenciales."


def _register(told: QueryDict) -> Register[Any]:
    """The register that the address or the form names; the identity register when none."""
    register = REGISTERS.get(told.get("registro", civil_identity.PARTNER))
    if register is None or not register.has_login:
        raise RegisterUnknown
    return register


def _administrator(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    access.require(actor, Role.ADMINISTRATOR)
    return actor
