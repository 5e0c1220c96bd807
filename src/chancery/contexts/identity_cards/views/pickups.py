"""The pages of a card that is collected at another office: asked for, posted, accepted or not."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from chancery.contexts.identity_cards import actions, forms, queries
from chancery.contexts.identity_cards.procedures import IDENTITY_CARD
from chancery.contexts.identity_cards.views.cases import step
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import gate
from chancery.kernel.organisation import queries as organisation
from chancery.web import language
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of
from chancery.web.paging import page_of


@require_http_methods(["GET", "POST"])
def change_pickup(request: HttpRequest, number: str) -> HttpResponse:
    """Ask to collect a card at another office."""
    actor = actor_of(request)
    found = queries.by_number(actor, number)
    is_party = gate.is_party(found.case, actor)
    if not is_party:
        language.keep_spanish(request)
    actions.check_pickup(request=found, actor=actor)
    form = forms.Pickup(queries.pickup_places(found), request.POST or None, is_counter=not is_party)

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        office = organisation.office(typed["office"])
        actions.change_pickup(request=found, office=office, reason=typed.get("reason", ""), actor=actor)
        return reverse("identity_cards:case", args=[found.case.number])

    return form_page(
        request,
        form,
        act,
        title=_("Recoger el DNI en otra oficina"),
        back=reverse("identity_cards:case", args=[found.case.number]),
        done=_("Cambió la oficina donde se recoge el DNI."),
        button=_("Cambiar la oficina"),
        intro=_("Ahora se recoge en %(office)s.") % {"office": queries.pickup_office(found).name},
    )


@require_http_methods(["GET", "POST"])
def forward(request: HttpRequest, number: str) -> HttpResponse:
    """Post a card to where it is collected."""
    found = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.forward(request=found, carrier=typed["carrier"], waybill=typed["waybill"], actor=actor)

    return step(request, found, "forward", act, forms.Carried(request.POST or None))


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """Take back a card that the other office did not accept."""
    found = queries.by_number(actor_of(request), number)

    def act(actor: Actor, typed: Mapping[str, Any]) -> None:
        actions.take_back(request=found, actor=actor)

    return step(request, found, "take_back", act)


@require_GET
def transfers(request: HttpRequest, code: str) -> HttpResponse:
    """What an office must send on, what is between it and another, what will come."""
    actor, office = actor_of(request), organisation.office(code)
    coming = page_of(request, queries.coming(actor, office), name="se-recogeran")
    context = {
        "office": office,
        "to_forward": page_of(request, queries.to_forward(actor, office), name="por-enviar"),
        "arriving": page_of(request, queries.arriving(actor, office), name="por-aceptar"),
        "leaving": page_of(request, queries.leaving(actor, office), name="en-camino"),
        "coming": coming,
        "coming_in_words": [(each, IDENTITY_CARD.state_label(each.case.state)) for each in coming],
    }
    return render(request, "identity_cards/transfers.html", context)


@require_http_methods(["GET", "POST"])
def transfer(request: HttpRequest, transfer_id: UUID) -> HttpResponse:
    """What one office posted to another, and what this one answered or has to."""
    actor = actor_of(request)
    found = queries.transfer(actor, transfer_id)
    is_receiver = actor.holds(Role.OFFICER, office_id=found.to_office_id)
    office = found.to_office if is_receiver else found.from_office
    back = reverse("identity_cards:transfers", args=[office.code])

    def act(actor: Actor, typed: Mapping[str, Any]) -> str:
        if typed["answer"] == "accepted":
            actions.accept_card(transfer=found, actor=actor)
        else:
            actions.dispute_card(transfer=found, difference=typed["difference"], actor=actor)
        return back

    return form_page(
        request,
        forms.Answered(request.POST or None),
        act,
        title=f"DNI de otra oficina: {found.request.case.number}",
        back=back,
        done="Quedó registrado.",
        button="Responder",
        template="identity_cards/transfer.html",
        context={
            "transfer": found,
            "outcome": getattr(found, "outcome", None),
            "may_answer": is_receiver,
            "here": office,
        },
    )
