"""The pages of the office: what is under way, what leaves for RENIEC, what comes back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.identity_cards import actions, forms, queries, rules
from chancery.contexts.identity_cards.procedures import CARD_SHIPMENT, IDENTITY_CARD
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.web.case_page import case_page, step_page
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The offices where one serves; straight to the only one."""
    offices = queries.serving_offices(actor_of(request))
    if len(offices) == 1:
        return redirect("identity_cards:listed", offices[0].code)
    return render(request, "identity_cards/home.html", {"offices": offices})


@require_GET
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """What an office has under way or had."""
    office = organisation.office(code)
    form = forms.Search(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = queries.listed(actor_of(request), office, state=asked.get("estado", ""), text=asked.get("q", ""))
    page = page_of(request, found)
    rows = [(each, IDENTITY_CARD.state_label(each.case.state), queries.kind_of(each)) for each in page]
    return render(
        request, "identity_cards/listed.html", {"office": office, "form": form, "page": page, "rows": rows}
    )


@require_GET
def shipments(request: HttpRequest, code: str) -> HttpResponse:
    """What waits for an envelope, when the courier leaves, and what was sent."""
    actor, office = actor_of(request), organisation.office(code)
    page = page_of(request, queries.shipments_of(actor, office))
    today = queries.local_day(office)
    leaves, courier = queries.courier_day(office, today)
    plans = [
        (lot, plan, rules.kind(plan.sort.kind, today), rules.mode(plan.sort.mode, today))
        for lot, plan in enumerate(queries.planned(queries.waiting_forms(office)), start=1)
    ]
    context = {
        "office": office,
        "page": page,
        "sent": [
            (each, CARD_SHIPMENT.state_label(each.case.state), queries.standing_of(each, today))
            for each in page
        ],
        "plans": plans,
        "leaves": leaves,
        "courier": courier,
        "may_prepare": actor.holds(Role.OFFICER, office_id=office.id),
    }
    return render(request, "identity_cards/shipments.html", context)


@require_POST
def prepare(request: HttpRequest, code: str) -> HttpResponse:
    """Put what waits into envelopes."""
    made = actions.prepare(office=organisation.office(code), actor=actor_of(request))
    messages.success(request, f"Preparó el envío {made.case.number}.")
    return redirect("identity_cards:shipment", made.case.number)


@require_GET
def shipment(request: HttpRequest, number: str) -> HttpResponse:
    """One shipment: its lots, envelopes and forms."""
    found = queries.shipment_by_number(actor_of(request), number)
    return case_page(request, found.case, "identity_cards/shipment.html", _contents(found))


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, number: str) -> HttpResponse:
    """Give a shipment to who carries it."""
    found = queries.shipment_by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.send(
            shipment=found,
            carrier=typed["carrier"],
            waybill=typed["waybill"],
            off_day_because=typed["off_day_because"],
            actor=actor,
        )

    form = forms.Leaving(request.POST or None)
    return step_page(
        request,
        found.case,
        "send",
        act,
        form=form,
        template="identity_cards/sending.html",
        context=_contents(found),
    )


@require_GET
def receptions(request: HttpRequest, code: str) -> HttpResponse:
    """What RENIEC's guides brought, and what the office still waits for."""
    actor, office = actor_of(request), organisation.office(code)
    page = page_of(request, queries.receptions_of(actor, office))
    expecting = [
        (each, IDENTITY_CARD.state_label(each.case.state)) for each in queries.expecting(office)[:200]
    ]
    context = {
        "office": office,
        "page": page,
        "expecting": expecting,
        "may_receive": actor.holds(Role.OFFICER, office_id=office.id),
    }
    return render(request, "identity_cards/receptions.html", context)


@require_http_methods(["GET", "POST"])
def receive_cards(request: HttpRequest, code: str) -> HttpResponse:
    """Compare a guide with its box."""
    office = organisation.office(code)
    access.require(actor_of(request), Role.OFFICER, office_id=office.id)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        made = actions.receive_cards(
            office=office,
            guide=typed["guide"],
            listed=typed["listed"].splitlines(),
            found=typed["found"].splitlines(),
            actor=actor,
        )
        return reverse("identity_cards:reception", args=[made.id])

    return form_page(
        request,
        forms.Box(request.POST or None),
        act,
        title="Recibir un despacho del RENIEC",
        back=reverse("identity_cards:receptions", args=[office.code]),
        done="Se comparó la guía con la caja.",
        button="Comparar y recibir",
    )


@require_GET
def reception(request: HttpRequest, reception_id: UUID) -> HttpResponse:
    """What a guide brought: received, missing, more than listed, strange."""
    found = queries.reception(actor_of(request), reception_id)
    return render(request, "identity_cards/reception.html", {"reception": found, "cards": found.cards.all()})


def _contents(found: Any) -> dict[str, Any]:
    on = queries.local_day(found.case.office)
    envelopes = [
        (each, rules.kind(each.kind, on), rules.mode(each.mode, on)) for each in queries.envelopes_of(found)
    ]
    return {"shipped": found, "leaving": getattr(found, "leaving", None), "envelopes": envelopes}
