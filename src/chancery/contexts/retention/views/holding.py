"""The pages of holds: which there are, ordering one, lifting it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.retention import actions, forms, queries
from chancery.contexts.retention.rules import HoldKind
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@require_GET
def holds(request: HttpRequest) -> HttpResponse:
    """The holds that stand and those that ended."""
    actor = actor_of(request)
    access.require(actor, *queries.READERS)
    page = page_of(request, queries.holds(actor))
    rows = [(each, queries.may_lift(each, actor)) for each in page.object_list]
    context = {"page": page, "rows": rows, "may_hold": actor.holds(*queries.HOLDERS)}
    return render(request, "retention/holds.html", context)


@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest) -> HttpResponse:
    """Order that a file or a series be kept."""
    actor = actor_of(request)
    access.require(actor, *queries.HOLDERS)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        try:
            file = queries.file_numbered(typed["number"]) if typed["number"] else None
        except queries.ClosedFileNotFound as unknown:
            raise Invalid({"number": [f"{unknown} {unknown.advice}"]}) from unknown
        actions.hold(
            kind=HoldKind(typed["kind"]),
            file=file,
            series=typed["series"],
            reason=typed["reason"],
            authority=typed["authority"],
            office=organisation.office(typed["office"]),
            actor=actor,
        )
        return reverse("retention:holds")

    return form_page(
        request,
        forms.Hold(request.POST or None, offices=list(queries.offices_of(actor, queries.HOLDERS))),
        act,
        title="Ordenar una retención",
        back=reverse("retention:holds"),
        done="La retención rige desde ahora.",
        intro="Lo retenido no se elimina, aunque su plazo haya vencido y la eliminación esté autorizada.",
    )


@require_http_methods(["GET", "POST"])
def lift(request: HttpRequest, hold_id: UUID) -> HttpResponse:
    """End a hold that one's office ordered."""
    actor = actor_of(request)
    access.require(actor, *queries.HOLDERS)
    found = queries.hold(actor, hold_id)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.lift(hold=found, reason=typed["reason"], actor=actor)
        return reverse("retention:holds")

    return form_page(
        request,
        forms.Lift(request.POST or None),
        act,
        title="Levantar la retención",
        back=reverse("retention:holds"),
        done="Levantó la retención.",
        intro=f"{found.scope}: {found.reason} ({found.authority}).",
    )
