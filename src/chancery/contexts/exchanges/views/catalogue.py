"""The pages of the catalogue: with whom may documents be exchanged?"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.exchanges import actions, forms, queries
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@login_required
@require_GET
def catalogue(request: HttpRequest) -> HttpResponse:
    """The entities, by name; and from here one begins a document to one of them."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS, Role.ADMINISTRATOR)
    search = forms.Search(request.GET)
    text = search.cleaned_data["q"] if search.is_valid() else ""
    context = {
        "search": search,
        "page": page_of(request, queries.entities(text)),
        "kinds": queries.kinds(),
        "is_reader": actor.holds(*queries.READERS),
        "may_send": queries.sending_offices(actor).exists(),
        "is_worker": actor.holds(*queries.WORKERS, Role.ADMINISTRATOR),
        "is_administrator": actor.is_administrator,
    }
    return render(request, "exchanges/catalogue.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def trust_program(request: HttpRequest, ruc: str) -> HttpResponse:
    """Which program may deliver in an entity's name by REST: for who administers."""
    actor = actor_of(request)
    access.require(actor, Role.ADMINISTRATOR)
    entity = queries.entity(ruc)

    def act(by: Actor, typed: Mapping[str, Any]) -> str:
        actions.trust_program(ruc=ruc, client_id=typed["client_id"], actor=by)
        return reverse("exchanges:catalogue")

    form = forms.TrustProgram(request.POST or None, actor=actor, initial={"client_id": entity.client_id})
    return form_page(
        request,
        form,
        act,
        title=f"Programa de {entity}",
        back=reverse("exchanges:catalogue"),
        done="Guardado.",
        intro="Un programa con el permiso «exchanges:deliver» entrega documentos y cargos en nombre de esta entidad, y de ninguna otra.",
    )


@login_required
@require_POST
def refresh_catalogue(request: HttpRequest) -> HttpResponse:
    """Read it from the platform now."""
    count = actions.refresh_catalogue(actor=actor_of(request))
    messages.success(request, f"El catálogo tiene {count} entidades.")
    return redirect("exchanges:catalogue")
