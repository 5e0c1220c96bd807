"""What a post asks for each act: the public price page, in both currencies, and the temporary prices that its head proposes."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chancery.kernel.base.actor import Actor
from chancery.kernel.fees import actions, queries
from chancery.kernel.organisation import queries as organisation
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.payments.forms import EndEarly, FindItem, ProposePrice


@require_safe
def tariff(request: HttpRequest, code: str) -> HttpResponse:
    """The tariff of one post at this month's rate, whole or what was searched for."""
    office = organisation.office(code)
    today = organisation.local_date(office)
    form = FindItem(request.GET or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    prices = queries.price_list(office, today, text)
    return render(
        request,
        "payments/post_tariff.html",
        {
            "office": office,
            "prices": prices,
            "form": form,
            "text": text,
            "to_come": queries.temporary_to_come(office, today),
            "may_propose": queries.may_propose_price(office, actor=actor_of(request)),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def temporary_prices(request: HttpRequest, code: str) -> HttpResponse:
    """The temporary prices that were proposed for a post, and the form with which its head proposes another."""
    office, actor = organisation.office(code), actor_of(request)
    proposals = queries.proposals_of(office, actor=actor)
    queries.require_tariff(office)
    today = organisation.local_date(office)
    items = queries.items_in_amounts(today)

    def act(actor: Actor, stated: Mapping[str, Any]) -> str:
        actions.propose_temporary_price(office=office, actor=actor, **stated)
        return reverse("payments:temporary_prices", args=[office.code])

    return form_page(
        request,
        ProposePrice(request.POST or None, items=items),
        act,
        title=f"Precios temporales: {office.name}",
        back=reverse("payments:post_tariff", args=[office.code]),
        done="Propuesta enviada. Rige cuando un administrador la apruebe en Lima.",
        button="Proponer el precio",
        template="payments/temporary_prices.html",
        context={
            "office": office,
            "proposals": proposals,
            "may_propose": queries.may_propose_price(office, actor=actor),
            "may_end": queries.temporary_standing(office, today).exists(),
        },
    )


@login_required
@require_http_methods(["GET", "POST"])
def end_early(request: HttpRequest, code: str) -> HttpResponse:
    """The form with which the head of a post proposes that a temporary price end before its day."""
    office, actor = organisation.office(code), actor_of(request)
    queries.require_proposer(office, actor=actor)
    items = queries.temporary_standing(office, organisation.local_date(office))
    back = reverse("payments:temporary_prices", args=[office.code])

    def act(actor: Actor, stated: Mapping[str, Any]) -> str:
        actions.propose_early_end(office=office, actor=actor, **stated)
        return back

    return form_page(
        request,
        EndEarly(request.POST or None, items=list(items)),
        act,
        title="Terminar antes un precio temporal",
        back=back,
        done="Propuesta enviada. El precio termina cuando un administrador la apruebe en Lima.",
        button="Proponer que termine",
        intro="Desde ese día la oficina vuelve a cobrar el precio general. Lo que ya se cobró no cambia.",
    )
