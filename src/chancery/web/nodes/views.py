"""How far have the posts told Lima what they wrote? Asked in Lima of all of them, and at a post of its own line."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.kernel.base.actor import Actor
from chancery.kernel.nodes import line as talking
from chancery.kernel.nodes import queries
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.nodes import forms


@require_GET
def nodes(request: HttpRequest) -> HttpResponse:
    """Every post with a node: when it was last heard, what it has told, and what waits."""
    found = queries.every_node(actor=actor_of(request))
    return render(request, "nodes/nodes.html", {"nodes": found, "now": queries.silent_since()})


@require_GET
def line(request: HttpRequest) -> HttpResponse:
    """At a post: what waits to be told, since when, and what Lima said last."""
    return render(request, "nodes/line.html", {"line": queries.line_for(actor=actor_of(request))})


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """At a post: take a case that owes from Lima, to collect its fee at the window."""
    queries.line_for(actor=actor_of(request))

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        number = typed["number"].strip().upper()
        talking.ask_for(number=number, actor=actor)
        messages.success(
            request, f"El expediente {number} está en el puesto: ya se puede cobrar en ventanilla."
        )
        return reverse("nodes:line")

    return form_page(
        request,
        forms.Bring(request.POST or None),
        act,
        title="Traer un expediente de Lima",
        button="Traer al puesto",
        back=reverse("nodes:line"),
        intro="Lo que se presentó por la web y debe su derecho está en Lima, donde se paga con tarjeta. Si quien debe está en su "
        "ventanilla, traiga el expediente y cóbrelo aquí. Hace falta línea en ese momento.",
    )
