"""The pages of what goes from vault to vault, and of what is asked for."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chancery.contexts.stickers import actions, forms, queries, rules
from chancery.contexts.stickers.rules import OrderState, Outcome, Reason, Way
from chancery.contexts.stickers.views.pages import vault_page
from chancery.kernel.base.actor import Actor
from chancery.kernel.ledger import queries as ledger
from chancery.web.form_page import form_page
from chancery.web.middleware import actor_of

Typed = Mapping[str, Any]


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """Post serials to another vault; with `?pedido=` to serve an order."""
    sender = queries.vault(vault_id, actor=actor_of(request))
    actions.check_keeper(sender, actor_of(request))
    wanted = request.GET.get("pedido", "")
    serves = queries.order(wanted, actor=actor_of(request)) if wanted else None
    receivers = [serves.vault] if serves else list(queries.neighbours(sender))
    available = queries.spans_of(sender)
    initial = {"spans": rules.written(rules.first_of(available, serves.quantity))} if serves else {}

    def act(actor: Actor, typed: Typed) -> str:
        sent = actions.send(
            sender=sender,
            receiver=queries.receiver(UUID(typed["receiver"]), receivers),
            spans=typed["spans"],
            reason=Reason(typed["reason"]),
            note=typed["note"],
            order=serves,
            actor=actor,
        )
        return reverse("stickers:movement", args=[sent.number])

    return form_page(
        request,
        forms.Send(request.POST or None, receivers=receivers, serves=wanted, initial=initial),
        act,
        title="Enviar autoadhesivos",
        back=vault_page(sender),
        done="El envío está en tránsito hasta que lo acepten o lo rechacen.",
        intro=f"Desde {sender.name}. Disponibles: {rules.written(available) or 'ninguno'}.",
    )


@require_http_methods(["GET", "POST"])
def order_stock(request: HttpRequest, vault_id: UUID) -> HttpResponse:
    """Ask the vault above."""
    found = queries.vault(vault_id, actor=actor_of(request))
    actions.check_keeper(found, actor_of(request))

    def act(actor: Actor, typed: Typed) -> str:
        made = actions.order_stock(vault=found, quantity=typed["quantity"], note=typed["note"], actor=actor)
        return reverse("stickers:order", args=[made.number])

    return form_page(
        request,
        forms.OrderStock(request.POST or None),
        act,
        title="Pedir autoadhesivos",
        back=vault_page(found),
        done="El pedido está pendiente.",
        intro=f"A: {found.parent}." if found.parent else "",
    )


@require_GET
def movement(request: HttpRequest, movement_number: str) -> HttpResponse:
    """One movement, and what the actor may answer."""
    return _movement_page(request, movement_number, forms.ReasonGiven())


@require_POST
def accept(request: HttpRequest, movement_number: str) -> HttpResponse:
    """Take what was sent."""
    found = queries.movement(movement_number, actor=actor_of(request))
    actions.accept(movement=found, actor=actor_of(request))
    messages.success(request, "Recibió los autoadhesivos: desde ahora responde por ellos.")
    return redirect("stickers:movement", movement_number)


@require_POST
def reject(request: HttpRequest, movement_number: str) -> HttpResponse:
    """Send it back."""
    form = forms.ReasonGiven(request.POST)
    if not form.is_valid():
        return _movement_page(request, movement_number, form)
    found = queries.movement(movement_number, actor=actor_of(request))
    actions.reject(movement=found, reason=form.cleaned_data["reason"], actor=actor_of(request))
    messages.success(request, "Rechazó el envío: los autoadhesivos volvieron al remitente.")
    return redirect("stickers:movement", movement_number)


@require_POST
def annul(request: HttpRequest, movement_number: str) -> HttpResponse:
    """Take it back."""
    form = forms.ReasonGiven(request.POST)
    if not form.is_valid():
        return _movement_page(request, movement_number, form)
    found = queries.movement(movement_number, actor=actor_of(request))
    actions.annul(movement=found, reason=form.cleaned_data["reason"], actor=actor_of(request))
    messages.success(request, "Anuló el envío: los autoadhesivos están otra vez en su bóveda.")
    return redirect("stickers:movement", movement_number)


def _movement_page(request: HttpRequest, number: str, form: forms.ReasonGiven) -> HttpResponse:
    actor = actor_of(request)
    found = queries.movement(number, actor=actor)
    is_open, keeps = not found.outcome, actor.holds(*queries.KEEPERS)
    context = {
        "movement": found,
        "answer": getattr(found, "answer", None),
        "way": Way(found.way).label,
        "form": form,
        "may_answer": is_open and keeps and queries.keeps(found.receiver, actor),
        "may_annul": is_open and keeps and queries.keeps(found.sender, actor),
        "history": [(entry, _words(entry.verb)) for entry in ledger.entries(found.id)],
    }
    return render(request, "stickers/movement.html", context, status=422 if form.errors else 200)


def _words(verb: str) -> str:
    """What was done with a movement: it was sent, and then answered."""
    _, _, code = verb.partition(".")
    return "Enviado" if code == "send" else Outcome(code).label


@require_GET
def order(request: HttpRequest, order_number: str) -> HttpResponse:
    """One order, and what becomes of it."""
    return _order_page(request, order_number, forms.ReasonGiven())


@require_POST
def refuse_order(request: HttpRequest, order_number: str) -> HttpResponse:
    """Say no."""
    form = forms.ReasonGiven(request.POST)
    if not form.is_valid():
        return _order_page(request, order_number, form)
    found = queries.order(order_number, actor=actor_of(request))
    actions.refuse_order(order=found, reason=form.cleaned_data["reason"], actor=actor_of(request))
    messages.success(request, "Rechazó el pedido.")
    return redirect("stickers:order", order_number)


@require_POST
def cancel_order(request: HttpRequest, order_number: str) -> HttpResponse:
    """Take it back."""
    form = forms.ReasonGiven(request.POST)
    if not form.is_valid():
        return _order_page(request, order_number, form)
    found = queries.order(order_number, actor=actor_of(request))
    actions.cancel_order(order=found, reason=form.cleaned_data["reason"], actor=actor_of(request))
    messages.success(request, "Anuló el pedido.")
    return redirect("stickers:order", order_number)


def _order_page(request: HttpRequest, number: str, form: forms.ReasonGiven) -> HttpResponse:
    actor = actor_of(request)
    found = queries.order(number, actor=actor)
    is_open, keeps = found.state is OrderState.PENDING, actor.holds(*queries.KEEPERS)
    context = {
        "order": found,
        "decision": getattr(found, "decision", None),
        "form": form,
        "may_serve": is_open and keeps and queries.keeps(found.supplier, actor),
        "may_cancel": is_open and keeps and queries.keeps(found.vault, actor),
    }
    return render(request, "stickers/order.html", context, status=422 if form.errors else 200)
