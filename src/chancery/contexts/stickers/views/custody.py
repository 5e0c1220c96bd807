"""The pages of the vaults: what each holds, and how Lima receives and posts are opened."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.stickers import actions, forms, queries, rules
from chancery.contexts.stickers.rules import Level, OrderState, Reason
from chancery.contexts.stickers.views.pages import vault_page
from chancery.kernel.base import at_once
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

Typed = Mapping[str, Any]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What the actor keeps, what waits for an answer, and where to go from here."""
    actor = actor_of(request)
    seen = queries.visible_to(actor)
    kept = queries.kept_by(actor)
    waiting = [each for each in queries.in_transit(kept) if each.receiver in kept]
    orders = [each for each in queries.orders_of(kept) if each.state is OrderState.PENDING]
    keeper_ids = {each.pk for each in kept}
    context = {
        "kept": [(each, rules.total(spans)) for each, spans in queries.spans_by_vault(kept)],
        "others": seen.filter(closed_at=None)
        .exclude(pk__in=keeper_ids)
        .order_by("office__name", "opened_at"),
        "waiting": waiting,
        "orders": [(each, each.supplier_id in keeper_ids) for each in orders],
        "discharges": [each for each in queries.discharges_pending(kept) if queries.may_decide(each, actor)],
        "hand_overs": queries.hand_overs_to(actor),
        "may_affix": actor.holds(*queries.COUNTER),
        "may_watch": actor.holds(*queries.WATCHERS),
        "is_custodian": actor.holds(Role.CUSTODIAN),
    }
    return render(request, "stickers/home.html", context)


@require_GET
def vault(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """One vault: what it holds, what it withholds, its movements and its counts."""
    actor = actor_of(request)
    found = queries.vault(vault_id, actor=actor)
    is_kept = actor.holds(*queries.KEEPERS) and queries.keeps(found, actor)
    heads = actor.holds(queries.head_of(found), office_id=found.office_id)
    digital = queries.spans_of(found, on_paper=False)
    children, counts = found.children.filter(closed_at=None), queries.counts_of(found)
    movements = queries.movements_of([found])[:25]
    at_once.fetch(children, counts, movements)
    context = {
        "vault": found,
        "spans": queries.spans_of(found),
        "digital": rules.total(digital),
        "withheld": queries.withheld_in(found),
        "children": children,
        "movements": movements,
        "orders": queries.orders_of([found])[:10],
        "counts": counts,
        "is_kept": is_kept and found.closed_at is None,
        "may_open": heads and found.level in (Level.HEADQUARTERS, Level.OFFICE, Level.WINDOW),
        "may_close": heads and found.level in (Level.WINDOW, Level.OFFICER) and found.closed_at is None,
        "swears": found.level in (Level.HEADQUARTERS, Level.REGIONAL, Level.OFFICE),
        "is_lima": found.level == Level.HEADQUARTERS,
    }
    return render(request, "stickers/vault.html", context)


@require_http_methods(["GET", "POST"])
def receive_from_mint(request: HttpRequest) -> HttpResponse:
    """Lima receives from the mint."""
    access.require(actor_of(request), Role.CUSTODIAN)

    def act(actor: Actor, typed: Typed) -> str:
        for span in typed["spans"]:
            actions.receive_from_mint(span=span, note=typed["note"], actor=actor)
        return vault_page(queries.headquarters())

    return form_page(
        request,
        forms.ReceiveFromMint(request.POST or None),
        act,
        title="Recibir de la imprenta",
        back=reverse("stickers:home"),
        done="Las series entraron a la bóveda de Lima.",
        intro="Reciba la remesa entera, aunque venga dañada; después pida la baja de lo dañado.",
    )


@require_http_methods(["GET", "POST"])
def return_to_mint(request: HttpRequest) -> HttpResponse:
    """Lima returns to the mint."""
    access.require(actor_of(request), Role.CUSTODIAN)

    def act(actor: Actor, typed: Typed) -> str:
        actions.return_to_mint(
            spans=typed["spans"], reason=Reason(typed["reason"]), note=typed["note"], actor=actor
        )
        return vault_page(queries.headquarters())

    return form_page(
        request,
        forms.ReturnToMint(request.POST or None),
        act,
        title="Devolver a la imprenta",
        back=reverse("stickers:home"),
        done="Las series salieron de la bóveda de Lima.",
    )


@require_http_methods(["GET", "POST"])
def open_post(request: HttpRequest) -> HttpResponse:
    """Open the vault of a post."""
    access.require(actor_of(request), Role.CUSTODIAN)
    offices = queries.without_vault(organisation.offices(kind=CONSULAR))

    def act(actor: Actor, typed: Typed) -> str:
        return vault_page(actions.open_post(office=organisation.office(typed["office"]), actor=actor))

    return form_page(
        request,
        forms.OpenPost(request.POST or None, offices=offices),
        act,
        title="Abrir la bóveda de una oficina",
        back=reverse("stickers:home"),
        done="La bóveda está abierta; si hacía falta, también la reserva de su jefatura.",
    )


@require_http_methods(["GET", "POST"])
def open_vault(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """Open a window's or an officer's vault under this one."""
    parent = queries.vault(vault_id, actor=actor_of(request))
    access.require(actor_of(request), queries.head_of(parent), office_id=parent.office_id)
    people = identity.officers_at(parent.office_id, *queries.COUNTER)

    def act(actor: Actor, typed: Typed) -> str:
        holder = next((person for person in people if str(person.pk) == typed["holder"]), None)
        level = Level(typed["level"])
        return vault_page(
            actions.open_vault(parent=parent, level=level, name=typed["name"], holder=holder, actor=actor)
        )

    return form_page(
        request,
        forms.OpenVault(request.POST or None, people=people),
        act,
        title="Abrir una bóveda",
        back=vault_page(parent),
        done="La bóveda está abierta.",
        intro=f"Dependerá de: {parent.name}.",
    )


@require_POST
def close_vault(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """Close an empty vault."""
    found = queries.vault(vault_id, actor=actor_of(request))
    actions.close_vault(vault=found, actor=actor_of(request))
    messages.success(request, "La bóveda está cerrada.")
    return redirect(vault_page(found))
