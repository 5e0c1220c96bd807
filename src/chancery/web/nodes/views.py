"""How far have the posts told Lima what they wrote? Asked in Lima of all of them, and at a post of its own line."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chancery.kernel.nodes import queries
from chancery.web.middleware import actor_of


@require_GET
def nodes(request: HttpRequest) -> HttpResponse:
    """Every post with a node: when it was last heard, what it has told, and what waits."""
    found = queries.every_node(actor=actor_of(request))
    return render(request, "nodes/nodes.html", {"nodes": found, "now": queries.silent_since()})


@require_GET
def line(request: HttpRequest) -> HttpResponse:
    """At a post: what waits to be told, since when, and what Lima said last."""
    return render(request, "nodes/line.html", {"line": queries.line_for(actor=actor_of(request))})
