"""The pages of an office's forms and cards."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.identity_cards import actions, forms, queries
from chancery.contexts.identity_cards.rules import CardSupply, StockChange
from chancery.kernel.base import wording
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@require_GET
def stock(request: HttpRequest, code: str) -> HttpResponse:
    """The equation of each supply, the counts, and what moved."""
    actor, office = actor_of(request), organisation.office(code)
    counts = queries.counts_of(actor, office)[:24]
    context = {
        "office": office,
        "page": page_of(request, queries.movements_of(actor, office)),
        "balances": [(supply, queries.balance_of(office, supply)) for supply in CardSupply],
        "counts": [(each, wording.month_words(each.month), CardSupply(each.supply)) for each in counts],
        "may_move": actor.holds(Role.OFFICER, office_id=office.id),
    }
    return render(request, "identity_cards/stock.html", context)


@require_http_methods(["GET", "POST"])
def move_stock(request: HttpRequest, code: str) -> HttpResponse:
    """Note forms that came or were spoilt."""
    office = organisation.office(code)
    access.require(actor_of(request), Role.OFFICER, office_id=office.id)
    back = reverse("identity_cards:stock", args=[office.code])

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.move_stock(
            office=office,
            supply=CardSupply.FORM,
            movement=StockChange(typed["movement"]),
            quantity=typed["quantity"],
            reason=typed["reason"],
            actor=actor,
        )
        return back

    form = forms.Moved(request.POST or None)
    return form_page(
        request, form, act, title="Registrar fichas", back=back, done="Quedó registrado.", button="Registrar"
    )


@require_http_methods(["GET", "POST"])
def count_stock(request: HttpRequest, code: str) -> HttpResponse:
    """Write what was counted when a month ended."""
    office = organisation.office(code)
    access.require(actor_of(request), *queries.OFFICE, office_id=office.id)
    back = reverse("identity_cards:stock", args=[office.code])

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        made = actions.count_stock(
            office=office,
            supply=CardSupply(typed["supply"]),
            month=typed["month"],
            counted=typed["counted"],
            actor=actor,
        )
        return reverse("identity_cards:close_count", args=[made.id])

    form = forms.Counted(request.POST or None)
    return form_page(
        request, form, act, title="Contar las existencias de un mes", back=back, done="Quedó contado: lo cierra otra persona.",
        button="Guardar el conteo",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def close_count(request: HttpRequest, count_id: UUID) -> HttpResponse:
    """What was counted beside the equation; another person closes it."""
    found = queries.count(actor_of(request), count_id)
    back = reverse("identity_cards:stock", args=[found.office.code])

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        actions.close_count(count=found, explanation=typed["explanation"], actor=actor)
        return back

    title = f"{CardSupply(found.supply).label}: {wording.month_words(found.month)}"
    return form_page(
        request,
        forms.Explanation(request.POST or None),
        act,
        title=title,
        back=back,
        done="Quedó cerrado.",
        button="Cerrar el conteo",
        template="identity_cards/count.html",
        context={
            "count": found,
            "closing": getattr(found, "closing", None),
            "is_counter": found.by_id == actor_of(request).person_id,
        },
    )
