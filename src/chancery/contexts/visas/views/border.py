"""The border's pages of visas: look at one, let its holder in, what went wrong, and the keys for who has no line."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.visas import actions, forms, queries, rules
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import crossings
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.middleware import actor_of

_READERS = (Role.OFFICER, Role.CONSUL, Role.SUPERVISOR, Role.AUDITOR)


@require_http_methods(["GET", "POST"])
def border(request: HttpRequest) -> HttpResponse:
    """The border officer's page: read or type a visa, and be told yes, no, or what to ask first."""
    actor = actor_of(request)
    access.require(actor, *queries.CHECKERS)
    form = forms.Check(request.POST or None)
    found, quality = None, None
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.check(actor=actor, **form.cleaned_data)
        except actions.NothingShown as refusal:
            form.add_error("zone", str(refusal))
    if found is not None and found.label is not None:
        quality = queries.category_of(found.label.application)
    context = {
        "form": form,
        "found": found,
        "quality": quality,
        "entries": rules.entries_label(found.entries) if found else "",
        "posts": crossings.posts_of(actor),
        "key": uuid4(),
        "incidents": queries.incidents(actor).count(),
    }
    return render(request, "visas/border.html", context, status=422 if form.errors else 200)


@require_POST
def record_entry(request: HttpRequest) -> HttpResponse:
    """Let the holder in: one of the visa's entries is used, where they are counted."""
    actor = actor_of(request)
    access.require(actor, *queries.CHECKERS)
    form = forms.Entry(request.POST)
    if not form.is_valid():
        return redirect("visas:border")
    typed = form.cleaned_data
    told = actions.record_entry(
        serial=typed["serial"], office=organisation.office(typed["office"]), key=typed["key"], actor=actor
    )
    messages.success(request, f"Ingreso registrado con la visa {told.label.serial}.")
    return redirect("visas:border")


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """What went wrong with entries: for the heads of the posts, and for the consulates that gave the visas."""
    actor = actor_of(request)
    access.require(actor, *queries.CHECKERS, *_READERS)
    return render(request, "visas/incidents.html", {"incidents": queries.incidents(actor)[:200]})


@require_GET
def keys(request: HttpRequest) -> JsonResponse:
    """The keys by which a seal is checked where there is no line, by anyone."""
    response = JsonResponse(queries.published_keys())
    response["Cache-Control"] = "no-cache"
    return response
