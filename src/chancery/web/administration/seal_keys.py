"""Which keys seal visas and salvoconductos, and until when? One administrator proposes, another decides."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions, sealing
from chancery.kernel.documents.models import RevocationGround
from chancery.kernel.identity import access
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

_PROPOSED = "Propuesto: otro administrador debe aprobarlo."


class BeginKey(forms.Form):
    """Since when another key seals."""

    begins_on = forms.DateField(
        label="¿Desde qué día sella la llave nueva?",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Salvo urgencia, deje una semana: los equipos de frontera sin línea renuevan su lista de llaves en ese plazo.",
    )


class RevokeKey(forms.Form):
    """Since when, and why, what a key sealed is believed no more."""

    ground = forms.ChoiceField(
        label="¿Qué pasó con la llave?",
        choices=[(each.value, each.label) for each in RevocationGround],
        widget=forms.RadioSelect,
        help_text="Si otra persona pudo tenerla, no se cree nada de lo que selló: quien la tiene puede poner cualquier fecha. "
        "Si nadie más la tuvo, se cree lo que selló antes de la fecha.",
    )
    on = forms.DateField(label="Revocada desde", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Qué se sabe, y por qué documento.",
    )

    def clean_ground(self) -> RevocationGround:
        return RevocationGround(self.cleaned_data["ground"])


@require_GET
def seal_keys(request: HttpRequest) -> HttpResponse:
    """Every key with its days and how it stands, what waits for another administrator, and what must be prepared."""
    access.require(actor_of(request), Role.ADMINISTRATOR)
    context = {
        "keys": list(reversed(sealing.known_keys())),
        "proposals": sealing.pending_changes(),
        "running_out": sealing.running_out(),
        "unsealing": sealing.why_nothing_is_sealed(),
    }
    return render(request, "administration/seal_keys.html", context)


@require_http_methods(["GET", "POST"])
def begin_seal_key(request: HttpRequest) -> HttpResponse:
    """Propose that another key seals from a day on."""
    access.require(actor_of(request), Role.ADMINISTRATOR)

    def act(actor: Actor, given: Mapping[str, Any]) -> str:
        actions.propose_seal_key(begins_on=given["begins_on"], actor=actor)
        return reverse("administration:seal_keys")

    return form_page(
        request, BeginKey(request.POST or None), act, title="Comenzar otra llave de los sellos", button="Proponer la llave nueva",
        back=reverse("administration:seal_keys"), done=_PROPOSED,
        intro="Otro administrador debe aprobarlo. Lo que selló la llave de ahora se sigue creyendo. El par nuevo es el que la autoridad "
        "certificadora dejó en la carpeta de llaves; cópielo también a los nodos de los puestos antes de ese día.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def revoke_seal_key(request: HttpRequest, certificate: str) -> HttpResponse:
    """Propose that what a key sealed is believed no more."""
    access.require(actor_of(request), Role.ADMINISTRATOR)
    known = sealing.known_key(certificate)

    def act(actor: Actor, given: Mapping[str, Any]) -> str:
        actions.propose_seal_key_revocation(certificate=certificate, actor=actor, **given)
        return reverse("administration:seal_keys")

    form = RevokeKey(request.POST or None, initial={"on": clock.today()})
    return form_page(
        request, form, act, title=f"Revocar la llave {known.key.certificate}", button="Proponer la revocación",
        back=reverse("administration:seal_keys"), done=_PROPOSED, is_warning=True,
        intro="Otro administrador debe aprobarlo. Desde entonces la frontera rechaza, con línea o sin ella, las visas y los salvoconductos "
        "que esta llave selló en los días que indique; y no se imprime ninguno más hasta que comience otra llave.",
    )  # fmt: skip


@require_POST
def decide_seal_key(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Approve or decline what another administrator proposed; a refusal has its page."""
    actor = actor_of(request)
    access.require(actor, Role.ADMINISTRATOR)
    change = sealing.seal_key_change(change_id)
    is_approved = request.POST.get("decision") == "approve"
    decide = actions.approve_seal_key_change if is_approved else actions.decline_seal_key_change
    decide(change=change, actor=actor)
    messages.success(request, "Aprobado." if is_approved else "Rechazado: las llaves quedan como estaban.")
    return redirect("administration:seal_keys")
